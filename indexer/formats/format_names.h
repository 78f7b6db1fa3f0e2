/* The formats, and the names of their files. */
#ifndef SEISAKU_INDEXER_FORMATS_FORMAT_NAMES_H
#define SEISAKU_INDEXER_FORMATS_FORMAT_NAMES_H

#include <stdbool.h>

enum format {
    FORMAT_TEXT,
    FORMAT_HTML,
    FORMAT_PDF,
    FORMAT_OFFICE,
    FORMAT_XML,
    FORMAT_JSON,
    FORMAT_ARCHIVE,
    FORMAT_MAIL,
    FORMAT_MARKDOWN,
    FORMAT_JSONL,
    FORMAT_CSV,
    FORMATS
};

/* What --format takes: auto, and the name of each format; ended by NULL. */
extern const char *const reader_names[];

/* The format of files called so, by their extension; FORMATS when the name does not say. A folder's walk
 * takes documents by it, and passages when the user asked for their format. */
enum format format_of_name(const char *path);

/* Are files called so TeX, which is not read? */
bool format_is_tex(const char *path);

/* Whether files of the format hold passages and not documents. */
bool format_is_of_passages(enum format format);

#endif
