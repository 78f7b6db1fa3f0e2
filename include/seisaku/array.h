/* Growable arrays. Items, their count and the capacity are members of whatever owns them, and begin as zero:
 *
 *     if (!SSK_GROW(list->items, list->count, list->capacity))
 *         return ssk_no_memory(error);
 *     list->items[list->count++] = item;
 */
#ifndef SEISAKU_ARRAY_H
#define SEISAKU_ARRAY_H

#include <stdbool.h>
#include <stddef.h>

/* Makes room for one more item. Fails: false without memory, and then all is as it was. */
#define SSK_GROW(items, count, capacity) SSK_RESERVE(items, (count) + 1, capacity)

/* As above, for `wanted` items in all. */
#define SSK_RESERVE(items, wanted, capacity)                                                                 \
    ((wanted) <= (capacity) || ssk_array_reserve(&(items), &(capacity), wanted, sizeof *(items)))

/* What the macros call: `array` is the address of a pointer to items of `size` bytes. The capacity at least
 * doubles, so that n items cost n copies. */
bool ssk_array_reserve(void *array, size_t *capacity, size_t wanted, size_t size);

#endif
