/* Where passages go. */
#ifndef SEISAKU_INDEXER_DOCUMENT_PASSAGE_SINK_H
#define SEISAKU_INDEXER_DOCUMENT_PASSAGE_SINK_H

#include <stdbool.h>

#include "seisaku/passage.h"
#include "seisaku/status.h"

/* The call may fail; nothing is read after that. The passage is lent until it returns. */
struct sink {
    void *context;
    ssk_status (*passage)(void *context, const struct ssk_passage *passage, struct ssk_error *error);
    /* Before that, for a passage whose id comes from outside, on this line of its source: SSK_INPUT, with the
     * reason, when the id was met before. NULL is fine. */
    ssk_status (*claim)(void *context, const char *id, int line, struct ssk_error *error);
    /* Claims a speech, by its id: *other is the path of the source that claimed it before, lent, NULL when
     * none did. SSK_MEMORY. NULL is fine. */
    ssk_status (*claim_speech)(void *context, const char *id, const char **other, struct ssk_error *error);
    /* Whether the document is one to send, by its doc_id; asked for passages that come from outside. NULL
     * is fine. */
    bool (*wants)(void *context, const char *doc_id);
};

#endif
