#include "indexer/formats/format_names.h"

#include <string.h>
#include <strings.h>

const char *const reader_names[] = {"auto",    "text", "html",     "pdf",   "office", "xml", "json",
                                    "archive", "mail", "markdown", "jsonl", "csv",    NULL};

static const char *const EXTENSIONS[FORMATS] = {
    [FORMAT_TEXT] = " .txt .text ",
    [FORMAT_HTML] = " .html .htm .xhtml ",
    [FORMAT_PDF] = " .pdf ",
    [FORMAT_OFFICE] = " .docx .docm .xlsx .xlsm .pptx .pptm .ppsx .odt .ods .odp .epub ",
    [FORMAT_XML] = " .xml ",
    [FORMAT_JSON] = " .json ",
    [FORMAT_ARCHIVE] = " .zip .tar .tgz .tar.gz .7z .lzh ",
    [FORMAT_MAIL] = " .eml .mht .mhtml ",
    [FORMAT_MARKDOWN] = " .md .markdown ",
    [FORMAT_JSONL] = " .jsonl .ndjson ",
    [FORMAT_CSV] = " .csv ",
};

/* Is `extension` one of the blank-separated list? */
static bool lists(const char *list, const char *extension)
{
    size_t length = strlen(extension);
    for (const char *at = list; (at = strcasestr(at, extension)); at++)
        if (at[length] == ' ')
            return true;
    return false;
}

/* With its dot, .tar.gz as one; NULL when there is none. */
static const char *extension_of(const char *path)
{
    const char *extension = strrchr(path, '.'), *packed = strcasestr(path, ".tar.gz");
    bool good = extension && !strchr(extension, '/') && !strchr(extension, ' ') && extension[1];
    return !good ? NULL : packed && packed + strlen(".tar") == extension ? packed : extension;
}

bool format_is_tex(const char *path)
{
    const char *extension = extension_of(path);
    return extension && lists(" .tex .ltx .latex ", extension);
}

enum format format_of_name(const char *path)
{
    const char *extension = extension_of(path);
    if (!extension)
        return FORMATS;
    for (int format = 0; format < FORMATS; format++)
        if (lists(EXTENSIONS[format], extension))
            return (enum format)format;
    return FORMATS;
}

bool format_is_of_passages(enum format format)
{
    return format == FORMAT_JSONL || format == FORMAT_CSV;
}
