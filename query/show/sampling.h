/* Random samples that can be drawn again. */
#ifndef SEISAKU_QUERY_SHOW_SAMPLING_H
#define SEISAKU_QUERY_SHOW_SAMPLING_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* A number for the item, evenly spread, that follows from the seed, its name and its place alone. */
uint64_t sampling_number(uint64_t seed, const char *name, uint64_t place);

/* Marks the `wanted` items with the least numbers in `kept`, which is all false; all where there are no more.
 * Fails: false without memory. */
bool sampling_choose(bool *kept, const uint64_t *numbers, size_t count, size_t wanted);

#endif
