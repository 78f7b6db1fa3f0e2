#include "indexer/index/lost_corrections.h"

#include <stdlib.h>
#include <string.h>

#include "indexer/base/messages.h"
#include "indexer/index/older_segments.h"
#include "seisaku/schema.h"

struct telling {
    const struct older_segments *older;
    const struct manifest *now;
    const struct deaths *deaths;
    struct string_map told; /* sources */
    const char *source;     /* at hand */
};

/* Ends the visit at a living passage whose document was read again. */
static bool tell_passage(void *context, uint32_t docid, uint32_t wdf, uint32_t length)
{
    struct telling *telling = context;
    struct ssk_passage passage;
    const struct ssk_block *block;
    struct ssk_error ignored;
    size_t index;
    bool added = false;
    (void)wdf, (void)length;
    if (deaths_have(telling->deaths, docid) ||
        ssk_segment_block(&block, &index, telling->deaths->segment, docid, &ignored) != SSK_OK ||
        ssk_block_passage(&passage, NULL, NULL, block, index, &ignored) != SSK_OK)
        return true;
    const struct manifest_entry *document = manifest_find(telling->now, passage.doc_id),
                                *entry = manifest_find(telling->older->manifest, telling->source);
    ssk_passage_free(&passage);
    if (!document)
        return true;
    if (string_map_put(&telling->told, telling->source, 0, &added) && added)
        message_print(
            "%s: was corrected by %s, which is not read now: the correction is gone, index it again",
            document->place, entry ? entry->place : "-");
    return false;
}

static bool tell_source(void *context, const char *term, size_t length, uint32_t count)
{
    struct telling *telling = context;
    char *source = strndup(term + strlen(SSK_TERM_SOURCE), length - strlen(SSK_TERM_SOURCE));
    char *whole = strndup(term, length);
    (void)count;
    telling->source = source;
    if (source && whole && !manifest_find(telling->now, source))
        xap_db_visit_postings(telling->deaths->segment->db, whole, strlen(whole), tell_passage, telling);
    free(source);
    free(whole);
    return true;
}

void lost_corrections_tell(const char *folder, const struct manifest *now)
{
    struct older_segments older = {0};
    struct manifest manifest = {0};
    struct ssk_error ignored;
    struct telling telling = {.older = &older, .now = now};
    if (older_segments_open(&older, folder, NULL, &manifest, &ignored) == SSK_OK)
        for (size_t i = 0; i < older.count; i++) {
            telling.deaths = &older.deaths[i];
            xap_db_visit_terms(older.segments[i]->db, SSK_TERM_SOURCE, strlen(SSK_TERM_SOURCE), tell_source,
                               &telling);
        }
    string_map_free(&telling.told);
    older_segments_close(&older);
    manifest_free(&manifest);
}
