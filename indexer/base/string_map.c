#include "indexer/base/string_map.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "seisaku/checksum.h"

struct name {
    char *text; /* NULL: an empty slot */
    uint64_t hash;
    size_t number;
};

static uint64_t hash_of(const char *text)
{
    return ssk_checksum(SSK_CHECKSUM_START, text, strlen(text));
}

/* The slot of the name, or the empty one where it belongs. */
static struct name *slot_of(const struct string_map *names, const char *text, uint64_t hash)
{
    size_t at = hash & (names->size - 1);
    while (names->slots[at].text &&
           (names->slots[at].hash != hash || strcmp(names->slots[at].text, text) != 0))
        at = (at + 1) & (names->size - 1);
    return &names->slots[at];
}

size_t *string_map_find(const struct string_map *names, const char *name)
{
    struct name *slot = names->size ? slot_of(names, name, hash_of(name)) : NULL;
    return slot && slot->text ? &slot->number : NULL;
}

static bool grow(struct string_map *names)
{
    struct string_map bigger = {.count = names->count, .size = names->size ? names->size * 2 : 64};
    bigger.slots = calloc(bigger.size, sizeof *bigger.slots);
    if (!bigger.slots)
        return false;
    for (size_t i = 0; i < names->size; i++)
        if (names->slots[i].text)
            *slot_of(&bigger, names->slots[i].text, names->slots[i].hash) = names->slots[i];
    free(names->slots);
    *names = bigger;
    return true;
}

bool string_map_put(struct string_map *names, const char *name, size_t number, bool *added)
{
    if (names->count * 2 >= names->size && !grow(names))
        return false;
    uint64_t hash = hash_of(name);
    struct name *slot = slot_of(names, name, hash);
    if (added)
        *added = !slot->text;
    if (slot->text)
        return true;
    char *copy = strdup(name);
    if (!copy)
        return false;
    *slot = (struct name){copy, hash, number};
    names->count++;
    return true;
}

void string_map_each(const struct string_map *names, string_map_visit visit, void *context)
{
    for (size_t i = 0; i < names->size; i++)
        if (names->slots[i].text && !visit(context, names->slots[i].text, names->slots[i].number))
            return;
}

void string_map_free(struct string_map *names)
{
    for (size_t i = 0; i < names->size; i++)
        free(names->slots[i].text);
    free(names->slots);
    *names = (struct string_map){0};
}
