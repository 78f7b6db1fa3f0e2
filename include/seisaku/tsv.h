/* Tab-separated dictionaries: lines that start with `#` are comments, blank lines mean nothing, UTF-8 (a
 * byte order mark and CRLF are welcome). Blanks around a field do not count. Fields are lent from one
 * buffer. */
#ifndef SEISAKU_TSV_H
#define SEISAKU_TSV_H

#include <stddef.h>

#include "seisaku/status.h"

enum { SSK_TSV_FIELDS = 16 };

struct ssk_tsv_row {
    const char *path;                   /* of the file, for messages */
    int line;                           /* 1-based */
    size_t count;                       /* fields present; the rest are "" */
    const char *fields[SSK_TSV_FIELDS]; /* NUL-terminated, lent until the visit returns */
};

/* One row; anything but SSK_OK ends the reading and is returned. */
typedef ssk_status (*ssk_tsv_visit)(const struct ssk_tsv_row *row, void *context, struct ssk_error *error);

/* Reads the whole file, calling `visit` a row. Rows with more than SSK_TSV_FIELDS fields or invalid
 * UTF-8 (or a NUL) are SSK_INPUT with file and line; a missing file is SSK_NOT_FOUND, one that cannot
 * be read SSK_IO. */
ssk_status ssk_tsv_read(const char *path, ssk_tsv_visit visit, void *context, struct ssk_error *error);

/* A line of a user's own file that is wrong and left out; the message has file and line. */
typedef void (*ssk_tsv_skip)(const char *message, void *context);

/* As above, of a file that a user keeps: in any encoding, and a row that is SSK_INPUT is handed to `skip` and
 * left out. With a NULL `skip` it fails. */
ssk_status ssk_tsv_read_own(const char *path, ssk_tsv_visit visit, void *context, ssk_tsv_skip skip,
                            void *skip_context, struct ssk_error *error);

#endif
