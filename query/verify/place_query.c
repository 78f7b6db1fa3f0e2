/* A set is a list of runs: neighbours of one block of 64. A whole block is its term; else values narrow it.
 */
#include "query/verify/place_query.h"

#include <stdlib.h>
#include <string.h>

#include "seisaku/array.h"
#include "seisaku/buffer.h"
#include "seisaku/schema.h"

/* The blocks found so far; owned. */
struct places {
    struct xap_query **blocks;
    size_t count, capacity;
    struct ssk_buffer term, name; /* of the passage at hand and of the one before */
    struct xap_query *runs[64];   /* of the block at hand */
    size_t run_count;
};

static xap_status push(struct places *places, struct xap_query *block)
{
    if (!SSK_GROW(places->blocks, places->count, places->capacity)) {
        xap_query_free(block);
        return XAP_MEMORY;
    }
    places->blocks[places->count++] = block;
    return XAP_OK;
}

static void free_runs(struct places *places)
{
    for (size_t i = 0; i < places->run_count; i++)
        xap_query_free(places->runs[i]);
    places->run_count = 0;
}

/* The block's passages that are in one of the runs. */
static xap_status end_block(struct places *places)
{
    struct xap_query *term = NULL, *runs = NULL, *both = NULL;
    if (!places->run_count)
        return XAP_OK;
    xap_status status = xap_query_term(&term, ssk_buffer_string(&places->name), places->name.length, 1, 0);
    if (status == XAP_OK)
        status = xap_query_combine(&runs, XAP_OP_OR, places->runs, places->run_count, 0);
    if (status == XAP_OK)
        status = xap_query_combine(&both, XAP_OP_FILTER, (struct xap_query *[]){term, runs}, 2, 0);
    free_runs(places);
    xap_query_free(term);
    xap_query_free(runs);
    if (status == XAP_OK)
        return push(places, both);
    xap_query_free(both);
    return status;
}

static xap_status add_run(struct places *places, unsigned char first, unsigned char last)
{
    const char from = (char)first, to = (char)last;
    struct xap_query **run = &places->runs[places->run_count];
    *run = NULL;
    xap_status status = xap_query_value_range(run, SSK_SLOT_PLACE, &from, 1, &to, 1);
    places->run_count++;
    return status;
}

static bool is_same(const struct ssk_buffer *a, const struct ssk_buffer *b)
{
    return a->length == b->length && memcmp(a->data, b->data, a->length) == 0;
}

static xap_status add_set(struct places *places, const struct ssk_segment *segment,
                          const struct ssk_docids *set)
{
    xap_status status = XAP_OK;
    for (size_t i = 0, next; i < set->count && status == XAP_OK; i = next) {
        unsigned char first, last, slot;
        ssk_segment_place(&places->term, &first, segment, set->items[i]);
        last = first;
        if (places->run_count && !is_same(&places->term, &places->name))
            status = end_block(places);
        ssk_buffer_clear(&places->name);
        ssk_buffer_append(&places->name, ssk_buffer_string(&places->term), places->term.length);
        for (next = i + 1; next < set->count && set->items[next] == set->items[next - 1] + 1; next++) {
            ssk_segment_place(&places->term, &slot, segment, set->items[next]);
            if (slot != last + 1 || !is_same(&places->term, &places->name))
                break;
            last = slot;
        }
        if (places->term.failed || places->name.failed)
            status = XAP_MEMORY;
        if (status == XAP_OK)
            status = add_run(places, first, last);
    }
    return status == XAP_OK ? end_block(places) : status;
}

xap_status place_query(struct xap_query **out, const struct session *session, const struct ssk_docids *sets)
{
    struct places places = {0};
    struct xap_query *any = NULL;
    xap_status status = XAP_OK;
    for (size_t i = 0; i < session->segment_count && status == XAP_OK; i++)
        status = add_set(&places, session->segments[i], &sets[i]);
    if (status == XAP_OK)
        status = xap_query_combine(&any, XAP_OP_OR, places.blocks, places.count, 0);
    if (status == XAP_OK)
        status = xap_query_scale(out, any, 0);
    free_runs(&places);
    for (size_t i = 0; i < places.count; i++)
        xap_query_free(places.blocks[i]);
    free(places.blocks);
    ssk_buffer_free(&places.term);
    ssk_buffer_free(&places.name);
    xap_query_free(any);
    return status;
}
