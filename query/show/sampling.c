#include "query/show/sampling.h"

#include <stdlib.h>
#include <string.h>

#include "seisaku/checksum.h"

/* The finalizer of SplitMix64 (Steele, Lea and Flood, "Fast splittable pseudorandom number generators",
 * 2014). */
static uint64_t mix(uint64_t number)
{
    number += 0x9e3779b97f4a7c15;
    number = (number ^ (number >> 30)) * 0xbf58476d1ce4e5b9;
    number = (number ^ (number >> 27)) * 0x94d049bb133111eb;
    return number ^ (number >> 31);
}

uint64_t sampling_number(uint64_t seed, const char *name, uint64_t place)
{
    return mix(mix(ssk_checksum(SSK_CHECKSUM_START, name, strlen(name)) ^ mix(seed)) + place);
}

struct drawn {
    uint64_t number;
    size_t index;
};

static int by_number(const void *a, const void *b)
{
    const struct drawn *x = a, *y = b;
    int order = (x->number > y->number) - (x->number < y->number);
    return order ? order : (x->index > y->index) - (x->index < y->index);
}

bool sampling_choose(bool *kept, const uint64_t *numbers, size_t count, size_t wanted)
{
    struct drawn *drawn = calloc(count + 1, sizeof *drawn);
    for (size_t i = 0; drawn && i < count; i++)
        drawn[i] = (struct drawn){numbers[i], i};
    if (drawn)
        qsort(drawn, count, sizeof *drawn, by_number);
    for (size_t i = 0; drawn && i < count && i < wanted; i++)
        kept[drawn[i].index] = true;
    free(drawn);
    return drawn != NULL;
}
