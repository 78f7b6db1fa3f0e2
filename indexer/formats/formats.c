#include "indexer/formats/formats.h"

#include <string.h>
#include <strings.h>

#include "indexer/formats/format_names.h"
#include "indexer/formats/read_archive.h"
#include "indexer/formats/read_csv.h"
#include "indexer/formats/read_jsonl.h"
#include "indexer/formats/read_mail.h"
#include "indexer/formats/read_markdown.h"
#include "indexer/formats/read_text.h"
#include "indexer/formats/read_xml.h"
#include "indexer/html/read_html.h"
#include "indexer/office/read_office.h"
#include "indexer/pdf/read_pdf.h"

static ssk_status refuse_rtf(const struct source *source, struct document *out, struct ssk_error *error)
{
    (void)source;
    (void)out;
    return ssk_fail(error, SSK_INPUT, "RTF: save it as .docx, or give --pre a command that prints its text");
}

static ssk_status refuse_old_office(const struct source *source, struct document *out,
                                    struct ssk_error *error)
{
    (void)source;
    (void)out;
    return ssk_fail(error, SSK_INPUT,
                    "an office file of before 2007, or one with a password: save it as .docx, .xlsx or .pptx "
                    "without, or give --pre a command that prints its text");
}

static const struct reader READERS[FORMATS] = {
    [FORMAT_TEXT] = {"text", NULL, false, read_text, NULL, NULL},
    [FORMAT_HTML] = {"html", "<!doctype html\n<html", true, read_html, NULL, NULL},
    [FORMAT_PDF] = {"pdf", "%PDF-", true, read_pdf, NULL, NULL},
    [FORMAT_OFFICE] = {"office", NULL, true, read_office, NULL, NULL},
    [FORMAT_XML] = {"xml", NULL, true, NULL, read_xml, NULL},
    [FORMAT_JSON] = {"json", NULL, true, NULL, read_json, NULL},
    [FORMAT_ARCHIVE] = {"archive", "PK\003\004\n7z\274\257'\034", true, NULL, read_archive, NULL},
    [FORMAT_MAIL] = {"mail", NULL, true, NULL, read_mail, NULL},
    [FORMAT_MARKDOWN] = {"markdown", NULL, true, read_markdown, NULL, NULL},
    [FORMAT_JSONL] = {"jsonl", NULL, false, NULL, NULL, read_jsonl},
    [FORMAT_CSV] = {"csv", NULL, false, NULL, NULL, read_csv},
};

/* What would be read as its mark-up, or is not text: said so. */
static const struct reader REFUSED[] = {
    {"rtf", "{\\rtf", false, refuse_rtf, NULL, NULL},
    {"old office", "\320\317\021\340\241\261", false, refuse_old_office, NULL, NULL},
};

const struct reader *format_reader_named(const char *name)
{
    for (size_t i = 0; i < FORMATS; i++)
        if (strcmp(READERS[i].name, name) == 0)
            return &READERS[i];
    return NULL;
}

const struct reader *format_reader_for_name(const char *path)
{
    enum format format = format_of_name(path);
    return format < FORMATS ? &READERS[format] : NULL;
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

/* The name of the root element behind the declaration, comments and white space. */
static bool root_is(const char *xml, const char *name)
{
    for (;;) {
        xml += strspn(xml, " \t\r\n");
        const char *end = strncmp(xml, "<!--", 4) == 0 ? strstr(xml, "-->") : NULL;
        if (!end && (strncmp(xml, "<?", 2) == 0 || strncmp(xml, "<!", 2) == 0))
            end = strchr(xml, '>');
        if (!end)
            break;
        xml = strchr(end, '>') + 1;
    }
    size_t length = strlen(name);
    return *xml == '<' && strncasecmp(xml + 1, name, length) == 0 && strchr(" \t\r\n>/", xml[1 + length]);
}

/* By what every file of the format begins with. */
static const struct reader *reader_by_bytes(const struct source *source)
{
    const char *bytes = ssk_buffer_string(&source->bytes);
    if (strncmp(bytes, "\xef\xbb\xbf", 3) == 0)
        bytes += 3;
    bytes += strspn(bytes, " \t\r\n");
    if (strncmp(bytes, "<?xml", 5) == 0)
        return format_reader_named(root_is(bytes, "html") ? "html" : "xml");
    if (office_is(ssk_buffer_string(&source->bytes), source->bytes.length))
        return format_reader_named("office");
    for (size_t i = 0; i < sizeof REFUSED / sizeof *REFUSED; i++)
        if (opens_with(bytes, REFUSED[i].magic))
            return &REFUSED[i];
    for (size_t i = 0; i < FORMATS; i++)
        if (READERS[i].magic && opens_with(bytes, READERS[i].magic))
            return &READERS[i];
    return NULL;
}

/* The format of a source: by its first bytes, by its name; NULL when neither says. */
static const struct reader *format_reader_if_known(const struct source *source)
{
    const struct reader *by_name = source->converted ? NULL : format_reader_for_name(source->path);
    const struct reader *by_bytes = reader_by_bytes(source);
    /* an office file is an archive, whose name knows better which entry stands first */
    bool office = by_bytes && by_bytes->read_many == read_archive && by_name && by_name->read == read_office;
    return by_bytes && !office ? by_bytes : by_name;
}

bool format_is_read(const struct source *source)
{
    const struct reader *reader = format_reader_if_known(source);
    return reader && reader >= READERS && reader < READERS + FORMATS;
}

const struct reader *format_reader(const struct source *source)
{
    const struct reader *reader = format_reader_if_known(source);
    return reader ? reader : &READERS[0];
}
