/* Sampling keeps the hits with the least random numbers, which follow from the seed and each id (bottom-k
 * sampling, Cohen and Kaplan, 2007): no state, so a hit's chance is the same in every index that has it. */
#include "query/run/selection.h"

#include <stdlib.h>
#include <string.h>

#include "query/show/sampling.h"

/* Frees hits that `kept` does not say to keep; the others move together. */
static void keep(struct search *search, const bool *kept)
{
    size_t count = 0;
    for (size_t i = 0; i < search->hit_count; i++) {
        if (kept[i])
            search->hits[count++] = search->hits[i];
        else
            hit_free(&search->hits[i]);
    }
    search->hit_count = count;
}

ssk_status sample_hits(struct search *search, size_t count, size_t seed)
{
    uint64_t *numbers = calloc(search->hit_count + 1, sizeof *numbers);
    bool *kept = calloc(search->hit_count + 1, sizeof *kept);
    for (size_t i = 0; numbers && i < search->hit_count; i++)
        numbers[i] = sampling_number(seed, search->hits[i].passage.id, 0);
    bool done = numbers && kept && sampling_choose(kept, numbers, search->hit_count, count);
    if (done)
        keep(search, kept);
    free(numbers);
    free(kept);
    return done ? SSK_OK : SSK_MEMORY;
}

/* ------------------------------------------------------------------------------------------ documents */

struct place {
    const char *document;
    size_t index;
};

static int by_document(const void *a, const void *b)
{
    const struct place *x = a, *y = b;
    int order = strcmp(x->document, y->document);
    return order ? order : (x->index > y->index) - (x->index < y->index);
}

ssk_status group_hits(struct search *search)
{
    struct place *places = calloc(search->hit_count + 1, sizeof *places);
    bool *kept = calloc(search->hit_count + 1, sizeof *kept);
    for (size_t i = 0; places && i < search->hit_count; i++) {
        const struct ssk_passage *passage = &search->hits[i].passage;
        places[i] = (struct place){passage->doc_id ? passage->doc_id : passage->id, i};
    }
    bool done = places && kept;
    if (done && search->hit_count)
        qsort(places, search->hit_count, sizeof *places, by_document);
    for (size_t i = 0; done && i < search->hit_count; i++)
        kept[places[i].index] = i == 0 || strcmp(places[i - 1].document, places[i].document) != 0;
    if (done)
        keep(search, kept);
    free(places);
    free(kept);
    return done ? SSK_OK : SSK_MEMORY;
}

void cut_hits(struct search *search, size_t offset, size_t limit)
{
    size_t first = offset < search->hit_count ? offset : search->hit_count;
    size_t count = limit < search->hit_count - first ? limit : search->hit_count - first;
    for (size_t i = 0; i < search->hit_count; i++)
        if (i < first || i >= first + count)
            hit_free(&search->hits[i]);
    if (count)
        memmove(search->hits, search->hits + first, count * sizeof *search->hits);
    search->hit_count = count;
}
