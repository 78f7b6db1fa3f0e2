/* The documents' order is that of SSK_SLOT_ORDER, then of the docid. By years, the latest come first. */
#include "query/rank/ties.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "seisaku/schema.h"

struct value {
    char *bytes; /* malloc'd */
    size_t length;
};

struct tied {
    struct ranked ranked;
    struct value year; /* empty unless they stand by years */
    struct value order;
};

static bool rank_alike(const struct ranked *a, const struct ranked *b)
{
    return a->score == b->score && a->from_terms == b->from_terms;
}

size_t ties_begin(const struct best *best, size_t count)
{
    size_t first = count;
    if (!best->free || !count || count >= best->count)
        return SIZE_MAX;
    while (first && rank_alike(&best->items[first - 1], &best->items[count]))
        first--;
    return first < count ? first : SIZE_MAX;
}

static int compare(const struct value *x, const struct value *y)
{
    size_t shorter = x->length < y->length ? x->length : y->length;
    int sign = shorter ? memcmp(x->bytes, y->bytes, shorter) : 0;
    return sign ? sign : (x->length > y->length) - (x->length < y->length);
}

static int by_order(const void *a, const void *b)
{
    const struct tied *x = a, *y = b;
    int sign = compare(&y->year, &x->year);
    if (sign == 0)
        sign = compare(&x->order, &y->order);
    return sign ? sign : (x->ranked.docid > y->ranked.docid) - (x->ranked.docid < y->ranked.docid);
}

static void tied_free(struct tied *tied)
{
    free(tied->year.bytes);
    free(tied->order.bytes);
}

static xap_status read_value(struct value *out, struct xap_document *document, uint32_t slot)
{
    const char *value;
    xap_status status = xap_document_value(&value, &out->length, document, slot);
    if (status == XAP_OK && !(out->bytes = malloc(out->length + 1)))
        status = XAP_MEMORY;
    if (status == XAP_OK)
        memcpy(out->bytes, value, out->length);
    return status;
}

static ssk_status read_values(struct tied *tied, bool by_year, struct session *session,
                              struct ssk_error *error)
{
    struct xap_document *document = NULL;
    xap_status status = xap_db_document(&document, session->db, tied->ranked.docid);
    if (status == XAP_OK)
        status = read_value(&tied->order, document, SSK_SLOT_ORDER);
    if (status == XAP_OK && by_year)
        status = read_value(&tied->year, document, SSK_SLOT_YEAR);
    ssk_status result =
        status == XAP_OK ? SSK_OK : session_fail(session, status, xap_db_message(session->db), error);
    xap_document_free(document);
    return result;
}

/* Takes over what the buffer holds. */
static void take_value(struct value *out, struct ssk_buffer *buffer)
{
    out->length = buffer->length;
    out->bytes = ssk_buffer_detach(buffer);
}

/* As read_values, for a server does not tell the values of a document. */
static ssk_status make_values(struct tied *tied, struct session *session, struct ssk_error *error)
{
    const struct ssk_block *block;
    size_t index, number;
    struct ssk_passage passage = {0};
    struct ssk_buffer order = SSK_BUFFER_INIT, year = SSK_BUFFER_INIT;
    ssk_status status = session_block(&block, &index, session, tied->ranked.docid, error);
    if (status == SSK_OK)
        status = ssk_block_passage(&passage, NULL, &number, block, index, error);
    if (status != SSK_OK)
        return status;
    ssk_order_value(&order, passage.doc_id ? passage.doc_id : passage.id, (uint32_t)number);
    if (ssk_passage_year(&passage))
        ssk_year_value(&year, ssk_passage_year(&passage));
    ssk_passage_free(&passage);
    take_value(&tied->order, &order);
    take_value(&tied->year, &year);
    return tied->order.bytes && tied->year.bytes ? SSK_OK : ssk_no_memory(error);
}

static ssk_status read_order(struct tied *tied, const struct ranked *ranked, bool by_year,
                             struct session *session, struct ssk_error *error)
{
    *tied = (struct tied){.ranked = *ranked};
    return session->distant ? make_values(tied, session, error) : read_values(tied, by_year, session, error);
}

ssk_status ties_are(bool *out, const struct ranked *a, const struct ranked *b, bool by_year,
                    struct session *session, struct ssk_error *error)
{
    struct tied one = {0}, other = {0};
    ssk_status status = SSK_OK;
    *out = a->score == b->score;
    if (*out && by_year) {
        status = read_order(&one, a, true, session, error);
        if (status == SSK_OK)
            status = read_order(&other, b, true, session, error);
        *out = compare(&one.year, &other.year) == 0;
    }
    tied_free(&one);
    tied_free(&other);
    return status;
}

static ssk_status settle(struct ranked *alike, size_t count, bool by_year, struct session *session,
                         struct ssk_error *error)
{
    struct tied *all = calloc(count, sizeof *all);
    ssk_status status = all ? SSK_OK : ssk_no_memory(error);
    for (size_t i = 0; i < count && status == SSK_OK; i++)
        status = read_order(&all[i], &alike[i], by_year, session, error);
    if (status == SSK_OK)
        qsort(all, count, sizeof *all, by_order);
    for (size_t i = 0; all && i < count; i++) {
        if (status == SSK_OK)
            alike[i] = all[i].ranked;
        tied_free(&all[i]);
    }
    free(all);
    return status;
}

ssk_status ties_settle(struct best *best, size_t first, size_t end, size_t wanted, struct session *session,
                       struct ssk_error *error)
{
    const struct ranked *items = best->items;
    ssk_status status = SSK_OK;
    for (size_t i = first, next; best->free && i < end && i < wanted && status == SSK_OK; i = next) {
        for (next = i + 1; next < end && rank_alike(&items[i], &items[next]);)
            next++;
        if (next > i + 1)
            status = settle(best->items + i, next - i, best->by_year, session, error);
    }
    return status;
}
