#include "indexer/formats/formats.h"

#include <string.h>
#include <strings.h>

#include "indexer/formats/format_bytes.h"
#include "indexer/formats/format_names.h"
#include "indexer/formats/read_archive.h"
#include "indexer/formats/read_mail.h"
#include "indexer/formats/read_xml.h"
#include "indexer/html/read_html.h"
#include "indexer/office/read_office.h"
#include "indexer/pdf/read_pdf.h"
#include "indexer/text/read_csv.h"
#include "indexer/text/read_jsonl.h"
#include "indexer/text/read_markdown.h"
#include "indexer/text/read_text.h"

static ssk_status refuse_rtf(const struct source *source, struct document *out, struct ssk_error *error)
{
    (void)source;
    (void)out;
    return ssk_fail(error, SSK_INPUT, "RTF: save it as .docx, or give --pre a command that prints its text");
}

static ssk_status refuse_tex(const struct source *source, struct document *out, struct ssk_error *error)
{
    (void)source;
    (void)out;
    return ssk_fail(error, SSK_INPUT, "TeX or PostScript: give --pre a command that prints its text");
}

static ssk_status refuse_old_office(const struct source *source, struct document *out,
                                    struct ssk_error *error)
{
    (void)source;
    (void)out;
    return ssk_fail(
        error, SSK_INPUT,
        "an old office file (.doc, .xls, .ppt), or one with a password: save it as .docx, .xlsx or "
        ".pptx without, or give --pre a command that prints its text");
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
    {"tex", "\\documentclass\n\\documentstyle\n%!PS", false, refuse_tex, NULL, NULL},
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

/* By what every file of the format begins with. */
static const struct reader *reader_by_bytes(const struct source *source, const char *opening)
{
    if (strncmp(opening, "<?xml", 5) == 0)
        return format_reader_named(format_root_is(opening, "html") ? "html" : "xml");
    if (office_is(ssk_buffer_string(&source->bytes), source->bytes.length))
        return format_reader_named("office");
    for (size_t i = 0; i < sizeof REFUSED / sizeof *REFUSED; i++)
        if (opens_with(opening, REFUSED[i].magic))
            return &REFUSED[i];
    for (size_t i = 0; i < FORMATS; i++)
        if (READERS[i].magic && opens_with(opening, READERS[i].magic))
            return &READERS[i];
    return NULL;
}

/* What is named as text, or not at all, may be mark-up all the same, and is never read as its tags. */
static const struct reader *reader_of_markup(const struct source *source, const char *opening)
{
    static const char *const names[] = {
        [MARKUP_NONE] = "", [MARKUP_HTML] = "html", [MARKUP_XML] = "xml", [MARKUP_JSON] = "json"};
    const struct ssk_buffer *bytes = &source->bytes;
    return format_reader_named(names[format_markup(opening, ssk_buffer_string(bytes), bytes->length)]);
}

/* The format of a source: by its first bytes, by its name; NULL when neither says. */
static const struct reader *format_reader_if_known(const struct source *source)
{
    const struct reader *by_name = source->converted ? NULL : format_reader_for_name(source->path);
    char opening[OPENING_BYTES];
    format_opening(opening, ssk_buffer_string(&source->bytes), source->bytes.length);
    const struct reader *by_bytes = reader_by_bytes(source, opening);
    if (!by_bytes && (!by_name || by_name == &READERS[FORMAT_TEXT]))
        by_bytes = reader_of_markup(source, opening);
    if (!by_bytes && !source->converted && format_is_tex(source->path))
        by_bytes = &REFUSED[0];
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
