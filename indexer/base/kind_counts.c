#include "indexer/base/kind_counts.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "seisaku/array.h"

enum { ENDING_BYTES = 12 }; /* longer ones tell no kind */

/* The ending in lower case. */
static void kind_of(const char *path, char out[ENDING_BYTES + 12])
{
    const char *slash = strrchr(path, '/'), *name = slash ? slash + 1 : path, *dot = strrchr(name, '.');
    size_t length = dot ? strlen(dot) : 0;
    strcpy(out, "without ending");
    if (!dot || dot == name || length < 2 || length > ENDING_BYTES)
        return;
    for (size_t i = 1; i < length; i++)
        if (!isalnum((unsigned char)dot[i]))
            return;
    for (size_t i = 0; i <= length; i++)
        out[i] = (char)tolower((unsigned char)dot[i]);
}

bool kind_counts_add(struct kind_counts *counts, const char *path)
{
    char kind[ENDING_BYTES + 12];
    bool added = false;
    kind_of(path, kind);
    if (!string_map_put(&counts->numbers, kind, counts->count, &added))
        return false;
    if (added && !SSK_GROW(counts->items, counts->count, counts->capacity))
        return false;
    if (added) {
        counts->items[counts->count] = (struct kind_count){strdup(kind), 0};
        if (!counts->items[counts->count].kind)
            return false;
        counts->count++;
    }
    counts->items[*string_map_find(&counts->numbers, kind)].count++;
    counts->total++;
    return true;
}

static int by_count(const void *one, const void *other)
{
    const struct kind_count *a = one, *b = other;
    if (a->count != b->count)
        return a->count < b->count ? 1 : -1;
    return strcmp(a->kind, b->kind);
}

void kind_counts_tell(struct kind_counts *counts, struct ssk_buffer *out)
{
    struct kind_count *sorted = calloc(counts->count + 1, sizeof *sorted);
    if (!sorted) {
        out->failed = true;
        return;
    }
    if (counts->count)
        memcpy(sorted, counts->items, counts->count * sizeof *sorted);
    qsort(sorted, counts->count, sizeof *sorted, by_count);
    for (size_t i = 0; i < counts->count; i++)
        ssk_buffer_printf(out, "%s%zu %s", i ? ", " : "", sorted[i].count, sorted[i].kind);
    free(sorted);
}

void kind_counts_free(struct kind_counts *counts)
{
    for (size_t i = 0; i < counts->count; i++)
        free(counts->items[i].kind);
    free(counts->items);
    string_map_free(&counts->numbers);
    *counts = (struct kind_counts){0};
}
