/* Where what a source holds goes, one after the other: documents, and the members of an archive. */
#ifndef SEISAKU_INDEXER_DOCUMENT_DOCUMENT_SINK_H
#define SEISAKU_INDEXER_DOCUMENT_DOCUMENT_SINK_H

#include "indexer/document/document.h"
#include "seisaku/status.h"

/* Anything but SSK_OK ends the reading and is returned. */
struct document_sink {
    void *context;
    /* Takes a document that is filled but for its path and keys; its id tells it from the source's others,
     * NULL when it is the only one. What it holds is lent until the call returns, and may be changed. */
    ssk_status (*document)(void *context, struct document *document, struct ssk_error *error);
    /* Takes a member's bytes, lent; `bytes` is NULL when they cannot be had, which was reported. */
    ssk_status (*member)(void *context, const char *name, const char *bytes, size_t length,
                         struct ssk_error *error);
};

#endif
