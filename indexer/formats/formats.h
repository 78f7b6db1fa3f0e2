/* The table of formats. A format is one function, one line in formats.c, and one in format_names.c. */
#ifndef SEISAKU_INDEXER_FORMATS_FORMATS_H
#define SEISAKU_INDEXER_FORMATS_FORMATS_H

#include <stdbool.h>
#include <stddef.h>

#include "indexer/document/document.h"
#include "indexer/document/document_sink.h"
#include "indexer/document/passage_reader.h"
#include "indexer/formats/format_names.h"
#include "indexer/input/source.h"
#include "seisaku/status.h"

struct reader {
    const char *name; /* for --format */
    /* How such files begin, white space and case aside, a line each; NULL when there is no telling. */
    const char *magic;
    bool in_child; /* to be run by child_read(): it calls a library on bytes from anywhere */
    /* Fills a zeroed document but for path and id, which its caller knows. Warnings go to report().
     * Fails: SSK_INPUT, worded to follow "PATH: ", for what cannot be read; SSK_MEMORY. The caller frees the
     * document, after a failure too. */
    ssk_status (*read)(const struct source *source, struct document *out, struct ssk_error *error);
    /* Instead of `read`, for formats that hold any number of documents; always in a child. */
    ssk_status (*read_many)(const struct source *source, const struct document_sink *sink,
                            struct ssk_error *error);
    /* Instead of `read`, for formats that hold passages already. */
    ssk_status (*read_passages)(const struct source *source, const struct passage_sink *sink,
                                struct ssk_error *error);
};

/* NULL when there is no such format. */
const struct reader *format_reader_named(const char *name);

/* The format of files called so; NULL when the name does not say. */
const struct reader *format_reader_for_name(const char *path);

/* Is it known, and one that is read? */
bool format_is_read(const struct source *source);

/* The format of a source: by its first bytes, by its name; text when neither says. */
const struct reader *format_reader(const struct source *source);

#endif
