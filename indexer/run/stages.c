/* The stages between the reader of a document and the sink of its passages. */
#include "indexer/genres/genres.h"
#include "indexer/keys/keys.h"
#include "indexer/page/page.h"
#include "indexer/passages/passages.h"
#include "indexer/run/lay_out.h"
#include "indexer/run/passing.h"

ssk_status passing_send_passage(void *context, const struct ssk_passage *passage, struct ssk_error *error)
{
    struct passing *passing = context;
    passing->source_result->passages++;
    return passing->sink->passage(passing->sink->context, passage, error);
}

ssk_status stages_send(struct passing *passing, struct document *document)
{
    const struct pipeline *pipeline = passing->pipeline;
    const struct sink counting = {.context = passing, .passage = passing_send_passage};
    bool known;
    ssk_status status = lay_out_places(document) ? SSK_OK : ssk_no_memory(passing->error);
    if (status == SSK_OK)
        status = running_heads_find(document, pipeline->dictionary, passing->error);
    if (status == SSK_OK)
        status = genres_read(document, pipeline->dictionary, &known, passing->error);
    if (status == SSK_OK && !known)
        status = lay_out(document, pipeline->dictionary, pipeline->tagger, passing->error);
    if (status == SSK_OK)
        status = keys_find(document, pipeline->dictionary, passing->error);
    if (status == SSK_OK)
        status = passages_cut(document, pipeline->dictionary, &counting, passing->error);
    return status;
}
