/* A set of strings, each with a number: how a run over a hundred thousand sources finds one of them. */
#ifndef SEISAKU_INDEXER_BASE_STRING_MAP_H
#define SEISAKU_INDEXER_BASE_STRING_MAP_H

#include <stdbool.h>
#include <stddef.h>

/* Zero it to have an empty one. */
struct string_map {
    struct name *slots; /* open addressing; `size` is a power of two */
    size_t count, size;
};

/* The number under `name`; NULL when it has none. Lent until the next string_map_put. */
size_t *string_map_find(const struct string_map *names, const char *name);

/* Adds a copy of `name` with `number` unless it is there; *added (may be NULL) says if it was new.
 * Fails: false without memory. */
bool string_map_put(struct string_map *names, const char *name, size_t number, bool *added);

/* Calls `visit` for each, in no order, until it returns false. */
typedef bool (*string_map_visit)(void *context, const char *name, size_t number);
void string_map_each(const struct string_map *names, string_map_visit visit, void *context);

void string_map_free(struct string_map *names);

#endif
