#include "query/track/likeness.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "seisaku/unicode.h"

static int by_pair(const void *a, const void *b)
{
    const struct pair_weight *x = a, *y = b;
    return (x->pair > y->pair) - (x->pair < y->pair);
}

/* Sorts, and adds up the weights of the same pair. */
static size_t add_up(struct pair_weight *items, size_t count)
{
    size_t kept = 0;
    if (count)
        qsort(items, count, sizeof *items, by_pair);
    for (size_t i = 0; i < count; i++)
        if (kept && items[kept - 1].pair == items[i].pair)
            items[kept - 1].weight += items[i].weight;
        else
            items[kept++] = items[i];
    return kept;
}

bool pair_vector_read(struct pair_vector *out, const char *text)
{
    size_t length = strlen(text), count = 0;
    uint64_t before = 0;
    *out = (struct pair_vector){calloc(length + 1, sizeof *out->items), 0, 0};
    for (size_t byte = 0; byte < length && out->items;) {
        uint64_t point = ssk_utf8_next(text, length, &byte);
        if (before)
            out->items[count++] = (struct pair_weight){before << 32 | point, 1};
        before = point;
    }
    out->count = add_up(out->items, count);
    return out->items != NULL;
}

bool pair_counts_of(struct pair_counts *out, const struct pair_vector *texts, size_t count)
{
    size_t all = 0;
    for (size_t i = 0; i < count; i++)
        all += texts[i].count;
    *out = (struct pair_counts){calloc(all + 1, sizeof *out->items), 0, count};
    for (size_t i = 0; i < count && out->items; i++)
        for (size_t j = 0; j < texts[i].count; j++)
            out->items[out->count++] = (struct pair_weight){texts[i].items[j].pair, 1};
    out->count = add_up(out->items, out->count);
    return out->items != NULL;
}

void pair_vector_weigh(struct pair_vector *vector, const struct pair_counts *counts)
{
    double squares = 0;
    for (size_t i = 0; i < vector->count; i++) {
        struct pair_weight *item = &vector->items[i];
        const struct pair_weight *known =
            bsearch(item, counts->items, counts->count, sizeof *counts->items, by_pair);
        double texts = known ? known->weight : 1;
        item->weight = (1 + log(item->weight)) * log(1 + (double)counts->texts / texts);
        squares += item->weight * item->weight;
    }
    vector->length = sqrt(squares);
    for (size_t i = 0; i < vector->count; i++)
        vector->items[i].weight /= vector->length;
}

/* Sums over the pairs of both: the products, and the first's weights. */
static void compare(const struct pair_vector *a, const struct pair_vector *b, double *product, double *shared)
{
    *product = *shared = 0;
    for (size_t i = 0, j = 0; i < a->count && j < b->count;) {
        uint64_t x = a->items[i].pair, y = b->items[j].pair;
        if (x == y) {
            *product += a->items[i].weight * b->items[j].weight;
            *shared += a->items[i].weight;
        }
        i += x <= y;
        j += y <= x;
    }
}

double pair_cosine(const struct pair_vector *a, const struct pair_vector *b)
{
    double product, shared;
    compare(a, b, &product, &shared);
    return product;
}

double pair_containment(const struct pair_vector *a, const struct pair_vector *b)
{
    double product, shared, all = 0;
    compare(a, b, &product, &shared);
    for (size_t i = 0; i < a->count; i++)
        all += a->items[i].weight;
    return all > 0 ? shared / all : 0;
}

void pair_vector_free(struct pair_vector *vector)
{
    free(vector->items);
    *vector = (struct pair_vector){0};
}

void pair_counts_free(struct pair_counts *counts)
{
    free(counts->items);
    *counts = (struct pair_counts){0};
}
