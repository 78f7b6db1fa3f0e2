#include "readers.h"

#include <string.h>
#include <strings.h>

#include "read_jsonl.h"
#include "read_pdf.h"
#include "read_text.h"

static const struct reader READERS[] = {
    {"text", " .txt .text ", NULL, false, read_text, NULL},
    {"jsonl", " .jsonl .ndjson ", NULL, false, NULL, read_jsonl},
    {"pdf", " .pdf ", "%PDF-", true, read_pdf, NULL},
};

enum { COUNT = sizeof READERS / sizeof *READERS };

const struct reader *reader_named(const char *name)
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

const struct reader *reader_for_name(const char *path)
{
    const char *extension = strrchr(path, '.');
    if (!extension || strchr(extension, '/') || strchr(extension, ' ') || !extension[1])
        return NULL;
    for (size_t i = 0; i < COUNT; i++)
        if (lists(READERS[i].extensions, extension))
            return &READERS[i];
    return NULL;
}

const struct reader *reader_for(const struct source *source)
{
    const char *bytes = ssk_buffer_string(&source->bytes);
    for (size_t i = 0; i < COUNT; i++)
        if (READERS[i].magic && strncmp(bytes, READERS[i].magic, strlen(READERS[i].magic)) == 0)
            return &READERS[i];
    const struct reader *reader = reader_for_name(source->path);
    return reader ? reader : &READERS[0];
}
