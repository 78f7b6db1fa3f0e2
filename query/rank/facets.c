/* A spy counts each segment's passages by their rows of keys; the rows say what that means. */
#include "query/rank/facets.h"

#include <stdlib.h>
#include <string.h>

#include "query/rank/passage_values.h"
#include "seisaku/array.h"
#include "seisaku/schema.h"
#include "seisaku/segment.h"

struct counting {
    struct facet_counts *counts;
    const bool *wanted;
    const struct ssk_ministries *ministries;
    struct ssk_key_reader reader;
    struct ssk_buffer value;
    ssk_status status;
    struct ssk_error *error;
};

/* Neighbouring rows have many values in common: these are added up at once. */
static bool add(struct facet_counts *counts, const char *value, uint32_t count)
{
    if (counts->count && strcmp(counts->items[counts->count - 1].value, value) == 0) {
        counts->items[counts->count - 1].count += count;
        return true;
    }
    char *copy = SSK_GROW(counts->items, counts->count, counts->capacity) ? strdup(value) : NULL;
    if (copy)
        counts->items[counts->count++] = (struct facet_count){.value = copy, .count = count};
    return copy != NULL;
}

static bool add_row(struct counting *counting, const struct ssk_passage *row, uint32_t count)
{
    struct ssk_buffer *value = &counting->value;
    bool added = true;
    for (int facet = 0; facet < FACETS && added; facet++) {
        ssk_buffer_clear(value);
        for (size_t i = 0; counting->wanted[facet] && added &&
                           passage_value(value, row, (enum facet)facet, i, counting->ministries);
             i++) {
            added = !value->failed && add(&counting->counts[facet], ssk_buffer_string(value), count);
            ssk_buffer_clear(value);
        }
    }
    return added && !value->failed;
}

static bool count_row(void *context, const char *value, size_t length, uint32_t count)
{
    struct counting *counting = context;
    struct ssk_passage row;
    counting->status = ssk_key_read(&row, &counting->reader, value, length, counting->error);
    if (counting->status != SSK_OK)
        return false;
    if (!add_row(counting, &row, count))
        counting->status = ssk_no_memory(counting->error);
    ssk_passage_free(&row);
    return counting->status == SSK_OK;
}

/* ------------------------------------------------------------------------------------------ in order */

static int by_value(const void *a, const void *b)
{
    const struct facet_count *x = a, *y = b;
    return strcmp(x->value, y->value);
}

static int by_count(const void *a, const void *b)
{
    const struct facet_count *x = a, *y = b;
    return x->count != y->count ? (x->count < y->count) - (x->count > y->count) : strcmp(x->value, y->value);
}

/* One item a value. */
static void merge(struct facet_counts *counts)
{
    size_t kept = 0;
    if (!counts->count)
        return;
    qsort(counts->items, counts->count, sizeof *counts->items, by_value);
    for (size_t i = 0; i < counts->count; i++) {
        struct facet_count *item = &counts->items[i];
        if (kept && strcmp(counts->items[kept - 1].value, item->value) == 0) {
            counts->items[kept - 1].count += item->count;
            free(item->value);
        } else {
            counts->items[kept++] = *item;
        }
    }
    counts->count = kept;
    qsort(counts->items, counts->count, sizeof *counts->items, by_count);
}

void facet_counts_cut(struct facet_counts *counts, size_t most)
{
    while (counts->count > most)
        free(counts->items[--counts->count].value);
}

void facet_counts_free(struct facet_counts *counts)
{
    for (size_t i = 0; i < counts->count; i++)
        free(counts->items[i].value);
    free(counts->items);
    *counts = (struct facet_counts){0};
}

/* ------------------------------------------------------------------------------------------ counting */

static ssk_status spy_on(struct xap_spy **spy, uint32_t *total, struct session *session,
                         struct ssk_segment *segment, const struct xap_query *query, struct ssk_error *error)
{
    struct xap_enquire *enquire = NULL;
    struct xap_mset *mset = NULL;
    xap_status status = xap_enquire_new(&enquire, segment->db);
    if (status == XAP_OK)
        status = xap_enquire_set_bool_weight(enquire);
    if (status == XAP_OK)
        status = xap_enquire_set_query(enquire, query, 0);
    if (status == XAP_OK)
        status = xap_spy_new(spy, SSK_SLOT_KEYS);
    if (status == XAP_OK)
        status = xap_enquire_add_spy(enquire, *spy);
    if (status == XAP_OK)
        status = xap_enquire_mset(&mset, enquire, 0, 0, segment->passages, NULL);
    if (status == XAP_OK)
        *total += xap_mset_matches_estimated(mset); /* exact: every passage was checked */
    const char *message = mset ? xap_mset_message(mset) : enquire ? xap_enquire_message(enquire) : "";
    ssk_status result = status == XAP_OK ? SSK_OK : session_fail(session, status, message, error);
    xap_mset_free(mset);
    xap_enquire_free(enquire);
    return result;
}

static ssk_status count_segment(struct counting *counting, uint32_t *total, struct session *session,
                                struct ssk_segment *segment, const struct xap_query *query)
{
    struct xap_spy *spy = NULL;
    counting->reader = (struct ssk_key_reader){.segment = segment};
    counting->status = spy_on(&spy, total, session, segment, query, counting->error);
    if (counting->status == SSK_OK && xap_spy_visit_values(spy, count_row, counting) != XAP_OK)
        counting->status = ssk_no_memory(counting->error);
    ssk_key_reader_free(&counting->reader);
    xap_spy_free(spy);
    return counting->status;
}

ssk_status facets_count(struct facet_counts counts[FACETS], const bool wanted[FACETS], uint32_t *total,
                        struct session *session, const struct xap_query *query, struct ssk_error *error)
{
    struct counting counting = {.counts = counts, .wanted = wanted, .error = error};
    ssk_status status = SSK_OK;
    *total = 0;
    if (wanted[FACET_MINISTRY] || wanted[FACET_ISSUER])
        status = ssk_dictionary_add_ministries(session->dictionary, error);
    counting.ministries = session->dictionary->ministries;
    for (size_t i = 0; i < session->segment_count && status == SSK_OK; i++)
        status = count_segment(&counting, total, session, session->segments[i], query);
    ssk_buffer_free(&counting.value);
    for (int facet = 0; facet < FACETS; facet++) {
        merge(&counts[facet]);
        if (status != SSK_OK)
            facet_counts_free(&counts[facet]);
    }
    return status;
}
