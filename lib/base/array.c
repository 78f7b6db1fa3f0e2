/* Doubles, so that adding n items costs n. */
#include "seisaku/array.h"

#include <stdlib.h>
#include <string.h>

enum { LEAST = 16 };

bool ssk_array_reserve(void *array, size_t *capacity, size_t wanted, size_t size)
{
    void *items;
    if (wanted <= *capacity)
        return true;
    if (wanted < *capacity * 2)
        wanted = *capacity * 2;
    if (wanted < LEAST)
        wanted = LEAST;
    memcpy(&items, array, sizeof items); /* a pointer of any type */
    if (!(items = reallocarray(items, wanted, size)))
        return false;
    memcpy(array, &items, sizeof items);
    *capacity = wanted;
    return true;
}
