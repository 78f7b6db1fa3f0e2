/* Tab-separated dictionaries: `#` comments, blank lines, UTF-8, fields lent from one buffer. */
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
 * UTF-8 are SSK_INPUT with file and line; a missing file is SSK_NOT_FOUND. */
ssk_status ssk_tsv_read(const char *path, ssk_tsv_visit visit, void *context, struct ssk_error *error);

#endif
