/* One source on its way through the pipeline, as the pipeline's own files see it. */
#ifndef SEISAKU_INDEXER_RUN_PASSING_H
#define SEISAKU_INDEXER_RUN_PASSING_H

#include "indexer/document/document.h"
#include "indexer/document/passage_sink.h"
#include "indexer/formats/formats.h"
#include "indexer/run/pipeline.h"

struct pipeline {
    const struct options *options;
    const struct ssk_dictionary *dictionary;
    struct ssk_tagger *tagger;
};

struct members; /* of an archive, see send_documents.c */

struct passing {
    const struct pipeline *pipeline;
    const struct source *source;
    const char *id;          /* the doc_id of its document, or what theirs begin with */
    const struct sink *sink; /* the caller's */
    struct source_result *source_result;
    size_t refused;          /* lines that are no passages */
    size_t elsewhere;        /* passages of documents that the sink does not want */
    struct members *members; /* of the outermost archive that the source is in; NULL outside of any */
    int depth;               /* of archives around it */
    struct ssk_error *error;
};

/* stages.c: counts a passage and gives it to the caller's sink. `context` is the passing. */
ssk_status passing_send_passage(void *context, const struct ssk_passage *passage, struct ssk_error *error);

/* stages.c: the stages between the reader and the sink, whose failures alone and SSK_MEMORY it returns. */
ssk_status stages_send(struct passing *passing, struct document *document);

/* send_documents.c: reads the source and sends its documents on. Fails: SSK_INPUT and SSK_IO, with the reason
 * in *reason, when it, or the rest of it, cannot be read. */
ssk_status send_documents(struct passing *passing, const struct reader *reader, struct ssk_error *reason);

#endif
