/* Spies' counts → facets. */
#include "query/rank/facets.h"

#include <stdlib.h>
#include <string.h>

#include "query/rank/passage_values.h"
#include "seisaku/array.h"
#include "seisaku/schema.h"

uint32_t facet_slot(enum facet facet)
{
    static const uint32_t slots[FACETS] = {
        [FACET_MINISTRY] = SSK_SLOT_MINISTRIES, [FACET_SECTION] = SSK_SLOT_SECTION,
        [FACET_KIND] = SSK_SLOT_KIND,           [FACET_YEAR] = SSK_SLOT_YEAR,
        [FACET_GENRE] = SSK_SLOT_GENRE,         [FACET_SPEAKER] = SSK_SLOT_SPEAKER,
        [FACET_ISSUER] = SSK_SLOT_ISSUER,       [FACET_DATE] = SSK_SLOT_DATE,
        [FACET_MONTH] = SSK_SLOT_DATE,          [FACET_DATE_YEAR] = SSK_SLOT_DATE,
        [FACET_DOCUMENT] = SSK_SLOT_ORDER,      [FACET_EXACT_MINISTRY] = SSK_SLOT_MINISTRIES,
        [FACET_EXACT_ISSUER] = SSK_SLOT_ISSUER,
    };
    return slots[facet];
}

/* How much of its slot's value a facet is: the month or the year of a date, the document before its tab. */
static size_t part_length(enum facet facet, const char *value, size_t length)
{
    static const size_t most[FACETS] = {
        [FACET_MONTH] = sizeof "2025-03" - 1, [FACET_DATE_YEAR] = sizeof "2025" - 1};
    const char *tab = facet == FACET_DOCUMENT ? memchr(value, '\t', length) : NULL;
    if (tab)
        return (size_t)(tab - value);
    return most[facet] && most[facet] < length ? most[facet] : length;
}

static bool add(struct facet_counts *counts, const char *value, size_t length, uint32_t count)
{
    if (!SSK_GROW(counts->items, counts->count, counts->capacity))
        return false;
    char *copy = strndup(value, length);
    if (!copy)
        return false;
    counts->items[counts->count++] = (struct facet_count){copy, count};
    return true;
}

static int by_value(const void *a, const void *b)
{
    const struct facet_count *x = a, *y = b;
    return strcmp(x->value, y->value);
}

/* One item a value: those of a ministry alone and with others are added up. */
static void merge(struct facet_counts *counts)
{
    size_t kept = 0;
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
}

struct gathering {
    struct facet_counts *counts;
    enum facet facet;
    const struct ssk_ministries *ministries;
};

/* Ministries come joined; each gets the count. Sections keep their blanks, so only SSK_JOIN parts. */
static bool add_value(void *context, const char *value, size_t length, uint32_t count)
{
    struct gathering *gathering = context;
    struct ssk_strings parts = {0};
    bool added = true;
    length = part_length(gathering->facet, value, length);
    for (const char *join = value; join && added;) {
        join = memchr(value, *SSK_JOIN, length);
        size_t part = join ? (size_t)(join - value) : length;
        added = add_body(&parts, value, part, gathering->facet, gathering->ministries);
        value += part + 1;
        length -= join ? part + 1 : 0;
    }
    for (size_t i = 0; i < parts.count && added; i++)
        added = add(gathering->counts, parts.items[i], strlen(parts.items[i]), count);
    ssk_strings_free(&parts);
    return added;
}

static int by_count(const void *a, const void *b)
{
    const struct facet_count *x = a, *y = b;
    return x->count != y->count ? (x->count < y->count) - (x->count > y->count) : strcmp(x->value, y->value);
}

static bool sum_up(void *context, const char *value, size_t length, uint32_t count)
{
    (void)value, (void)length;
    *(uint32_t *)context += count;
    return true;
}

ssk_status facet_read(struct facet_counts *out, enum facet facet, struct xap_spy *spy,
                      const struct ssk_ministries *ministries, struct ssk_error *error)
{
    uint32_t with_value = 0;
    struct gathering gathering = {out, facet, ministries};

    *out = (struct facet_counts){0};
    xap_status status = xap_spy_visit_values(spy, sum_up, &with_value);
    if (status == XAP_OK)
        status = xap_spy_visit_values(spy, add_value, &gathering);
    bool complete = status == XAP_OK;
    if (complete && xap_spy_total(spy) > with_value)
        complete = add(out, "", 0, xap_spy_total(spy) - with_value);
    if (!complete) {
        facet_counts_free(out);
        return ssk_no_memory(error);
    }
    if (!out->count)
        return SSK_OK;
    merge(out);
    qsort(out->items, out->count, sizeof *out->items, by_count);
    return SSK_OK;
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
