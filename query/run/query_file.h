/* Files of named queries, one a line: a name, a tab, a query. For --batch and --survey. */
#ifndef SEISAKU_QUERY_RUN_QUERY_FILE_H
#define SEISAKU_QUERY_RUN_QUERY_FILE_H

#include <stdbool.h>
#include <stddef.h>

#include "query/parse/tree.h"
#include "query/session/session.h"
#include "seisaku/checksum.h"

struct named_query {
    const char *name, *query; /* lent from the file */
    size_t line;              /* 1-based */
};

struct query_file {
    const char *path; /* lent; "stdin" for - */
    char *text;       /* the whole file, cut into strings */
    struct named_query *items;
    size_t count, capacity;
    char checksum[SSK_CHECKSUM_SIZE]; /* of the file's bytes */
};

/* Reads the file at `path`, - for stdin. Lines that start with # and blank ones mean nothing; CRLF and a byte
 * order mark are fine. Every query is parsed, every name must be the only one (and, for `trec`, without white
 * space). Fails: SSK_INPUT when a line is wrong: all such lines have been told on stderr but the last, which
 * is the error's. Fails: SSK_NOT_FOUND, SSK_IO. Call query_file_free whatever comes. */
ssk_status query_file_read(struct query_file *file, struct session *session, const char *path, bool trec,
                           struct ssk_error *error);

/* Query number `number`, parsed and expanded. The caller frees *root with node_free. */
ssk_status query_file_parse(struct node **root, struct session *session, const struct query_file *file,
                            size_t number, struct ssk_error *error);

/* Returns `status`; unless it is SSK_OK, file and line are put before the error's message. */
ssk_status query_file_failed(const struct query_file *file, size_t number, ssk_status status,
                             struct ssk_error *error);

void query_file_free(struct query_file *file);

#endif
