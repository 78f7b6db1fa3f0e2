/* Joins the pipeline to the writer. */
#include "index_sink.h"

static ssk_status begin(void *context, const struct document *document, struct ssk_error *error)
{
    return writer_begin_document(context, document->id, error);
}

static ssk_status passage(void *context, const struct ssk_passage *passage, struct ssk_error *error)
{
    return writer_add(context, passage, error);
}

struct sink index_sink(struct writer *writer)
{
    return (struct sink){.context = writer, .begin = begin, .passage = passage};
}
