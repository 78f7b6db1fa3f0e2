/* A set of strings, each with a number: how a run over a hundred thousand sources finds one of them. */
#ifndef SEISAKU_INDEXER_BASE_STRING_MAP_H
#define SEISAKU_INDEXER_BASE_STRING_MAP_H

#include <stdbool.h>
#include <stddef.h>

/* Zero it to have an empty one. */
struct names {
    struct name *slots; /* open addressing; `size` is a power of two */
    size_t count, size;
};

/* The number under `name`; NULL when it has none. Lent until the next names_put. */
size_t *names_find(const struct names *names, const char *name);

/* Adds a copy of `name` with `number` unless it is there; *fresh (may be NULL) says if it was new. False
 * without memory. */
bool names_put(struct names *names, const char *name, size_t number, bool *fresh);

void names_free(struct names *names);

#endif
