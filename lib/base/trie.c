/* The trie's edges stand in one hash table keyed by (node, code point): a step is one probe. Most characters
 * of a text start no name, which a small set of bits tells without a probe. */
#include "lib/base/trie.h"

#include <stdlib.h>

struct edge {
    uint32_t from, point, to; /* `to` 0: an empty slot */
};

enum { START_BITS = 8192 }; /* a power of two */

struct ssk_trie {
    uint64_t starts[START_BITS / 64]; /* code points, modulo START_BITS, that leave the root */
    struct edge *edges;               /* `capacity` slots, a power of two, at most half of them taken */
    size_t edge_count, capacity;
    uint32_t *values; /* by node; slot 0 is never used */
    size_t node_count, node_capacity;
};

static struct edge *slot_of(struct edge *edges, size_t capacity, uint32_t from, uint32_t point)
{
    uint64_t hash = (((uint64_t)from << 32) | point) * UINT64_C(0x9e3779b97f4a7c15);
    for (size_t i = (size_t)(hash >> 32);; i++) {
        struct edge *edge = &edges[i & (capacity - 1)];
        if (!edge->to || (edge->from == from && edge->point == point))
            return edge;
    }
}

static bool grow_edges(struct ssk_trie *trie)
{
    size_t capacity = trie->capacity * 2;
    struct edge *edges = calloc(capacity, sizeof *edges);
    if (!edges)
        return false;
    for (size_t i = 0; i < trie->capacity; i++)
        if (trie->edges[i].to)
            *slot_of(edges, capacity, trie->edges[i].from, trie->edges[i].point) = trie->edges[i];
    free(trie->edges);
    trie->edges = edges;
    trie->capacity = capacity;
    return true;
}

static bool grow_nodes(struct ssk_trie *trie)
{
    size_t capacity = trie->node_capacity * 2;
    uint32_t *values = reallocarray(trie->values, capacity, sizeof *values);
    if (!values)
        return false;
    trie->values = values;
    trie->node_capacity = capacity;
    return true;
}

struct ssk_trie *ssk_trie_new(void)
{
    struct ssk_trie *trie = calloc(1, sizeof *trie);
    if (!trie)
        return NULL;
    trie->capacity = 32768; /* a table of a thousand names, some of them English, fits without growing */
    trie->node_capacity = 16384;
    trie->edges = calloc(trie->capacity, sizeof *trie->edges);
    trie->values = calloc(trie->node_capacity, sizeof *trie->values);
    trie->node_count = SSK_TRIE_ROOT + 1;
    if (!trie->edges || !trie->values) {
        ssk_trie_free(trie);
        return NULL;
    }
    return trie;
}

void ssk_trie_free(struct ssk_trie *trie)
{
    if (!trie)
        return;
    free(trie->edges);
    free(trie->values);
    free(trie);
}

/* The node behind the edge, made if it is not there; 0 without memory. */
static uint32_t child(struct ssk_trie *trie, uint32_t node, uint32_t point)
{
    struct edge *edge = slot_of(trie->edges, trie->capacity, node, point);
    if (edge->to)
        return edge->to;
    if (trie->node_count == trie->node_capacity && !grow_nodes(trie))
        return 0;
    uint32_t made = (uint32_t)trie->node_count;
    *edge = (struct edge){node, point, made};
    trie->values[trie->node_count++] = 0;
    if (++trie->edge_count * 2 > trie->capacity && !grow_edges(trie))
        return 0;
    return made;
}

bool ssk_trie_add(struct ssk_trie *trie, const uint32_t *points, size_t count, uint32_t value,
                  uint32_t *previous)
{
    uint32_t node = SSK_TRIE_ROOT;
    for (size_t i = 0; i < count; i++)
        if (!(node = child(trie, node, points[i])))
            return false;
    if (count)
        trie->starts[points[0] % START_BITS / 64] |= UINT64_C(1) << points[0] % 64;
    if (previous)
        *previous = trie->values[node];
    if (!trie->values[node])
        trie->values[node] = value;
    return true;
}

uint32_t ssk_trie_step(const struct ssk_trie *trie, uint32_t node, uint32_t point)
{
    if (node == SSK_TRIE_ROOT && !(trie->starts[point % START_BITS / 64] >> point % 64 & 1))
        return 0;
    return slot_of(trie->edges, trie->capacity, node, point)->to;
}

uint32_t ssk_trie_value(const struct ssk_trie *trie, uint32_t node)
{
    return trie->values[node];
}
