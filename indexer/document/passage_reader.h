/* Formats that hold passages already (JSON Lines, CSV): they need no layout, no structure, no cutting. */
#ifndef SEISAKU_INDEXER_DOCUMENT_PASSAGE_READER_H
#define SEISAKU_INDEXER_DOCUMENT_PASSAGE_READER_H

#include "seisaku/passage.h"
#include "seisaku/status.h"

struct passage_sink {
    void *context;
    const char *doc_id; /* of the source, for passages that name none */
    /* Takes the passage of a line; its doc_id may be NULL: then it is the source's. SSK_INPUT refuses this
     * passage alone: the reader hands the reason to `refuse`, with the line. Anything else but SSK_OK ends
     * the reading and is returned. */
    ssk_status (*passage)(void *context, struct ssk_passage *passage, int line, struct ssk_error *error);
    /* A line that cannot be read; the reason is worded to follow "PATH:LINE: ". Line 0 is the whole source.
     */
    void (*refuse)(void *context, int line, const char *reason);
};

#endif
