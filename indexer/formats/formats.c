#include "indexer/formats/formats.h"

#include <string.h>
#include <strings.h>

#include "indexer/formats/read_csv.h"
#include "indexer/formats/read_jsonl.h"
#include "indexer/formats/read_text.h"
#include "indexer/html/read_html.h"
#include "indexer/pdf/read_pdf.h"

const char *const reader_names[] = {"auto", "text", "html", "pdf", "jsonl", "csv", NULL};

static const struct reader READERS[] = {
    {"text", " .txt .text ", NULL, false, read_text, NULL},
    {"html", " .html .htm .xhtml ", "<!doctype html\n<html", true, read_html, NULL},
    {"pdf", " .pdf ", "%PDF-", true, read_pdf, NULL},
    {"jsonl", " .jsonl .ndjson ", NULL, false, NULL, read_jsonl},
    {"csv", " .csv ", NULL, false, NULL, read_csv},
};

enum { COUNT = sizeof READERS / sizeof *READERS };

const struct reader *format_reader_named(const char *name)
{
    for (size_t i = 0; i < COUNT; i++)
        if (strcmp(READERS[i].name, name) == 0)
            return &READERS[i];
    return NULL;
}

/* Is `extension` one of the blank-separated list? */
static bool lists(const char *list, const char *extension)
{
    size_t length = strlen(extension);
    for (const char *at = list; (at = strcasestr(at, extension)); at++)
        if (at[length] == ' ')
            return true;
    return false;
}

const struct reader *format_reader_for_name(const char *path)
{
    const char *extension = strrchr(path, '.');
    if (!extension || strchr(extension, '/') || strchr(extension, ' ') || !extension[1])
        return NULL;
    for (size_t i = 0; i < COUNT; i++)
        if (lists(READERS[i].extensions, extension))
            return &READERS[i];
    return NULL;
}

/* Do the bytes open with one of the lines of `magic`? */
static bool opens_with(const char *bytes, const char *magic)
{
    while (*magic) {
        size_t length = strcspn(magic, "\n");
        if (strncasecmp(bytes, magic, length) == 0)
            return true;
        magic += length + (magic[length] == '\n');
    }
    return false;
}

const struct reader *format_reader(const struct source *source)
{
    const char *bytes = ssk_buffer_string(&source->bytes);
    if (strncmp(bytes, "\xef\xbb\xbf", 3) == 0)
        bytes += 3;
    bytes += strspn(bytes, " \t\r\n");
    for (size_t i = 0; i < COUNT; i++)
        if (READERS[i].magic && opens_with(bytes, READERS[i].magic))
            return &READERS[i];
    const struct reader *reader = format_reader_for_name(source->path);
    return reader ? reader : &READERS[0];
}
