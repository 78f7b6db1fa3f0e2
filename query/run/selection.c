/* Sampling keeps the hits with the least random numbers, which follow from the seed and each id (bottom-k
 * sampling, Cohen and Kaplan, 2007): no state, so a hit's chance is the same in every index that has it. */
#include "query/run/selection.h"

#include <stdlib.h>
#include <string.h>

#include "query/show/sampling.h"
#include "seisaku/translate.h"

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

/* Keeps `count` hits, chosen by the seed and their ids alone: the same index, or another with the same
 * passages, gives the same sample, whatever the order of the hits, which stays. Fails: SSK_MEMORY only, with
 * all hits kept. */
static ssk_status sample_hits(struct search *search, size_t count, size_t seed)
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

/* ------------------------------------------------------------------------------------------ firsts */

struct place {
    const char *string;
    size_t index;
};

static int by_string(const void *a, const void *b)
{
    const struct place *x = a, *y = b;
    int order = strcmp(x->string, y->string);
    return order ? order : (x->index > y->index) - (x->index < y->index);
}

static const char *document_of(const struct ssk_passage *passage)
{
    return passage->doc_id ? passage->doc_id : passage->id;
}

static const char *text_of(const struct ssk_passage *passage)
{
    return passage->text;
}

/* Keeps the first of the hits of which `string_of` says the same. */
static ssk_status keep_firsts(struct search *search, const char *(*string_of)(const struct ssk_passage *))
{
    size_t count = search->hit_count;
    struct place *places = calloc(count + 1, sizeof *places);
    bool *kept = calloc(count + 1, sizeof *kept);
    for (size_t i = 0; places && i < count; i++)
        places[i] = (struct place){string_of(&search->hits[i].passage), i};
    bool done = places && kept;
    if (done && count)
        qsort(places, count, sizeof *places, by_string);
    for (size_t i = 0; done && i < count; i++)
        kept[places[i].index] = i == 0 || strcmp(places[i - 1].string, places[i].string) != 0;
    if (done)
        keep(search, kept);
    free(places);
    free(kept);
    return done ? SSK_OK : SSK_MEMORY;
}

/* Keeps the first hit of each document. Returns SSK_MEMORY, with all hits kept, or SSK_OK. */
static ssk_status group_hits(struct search *search)
{
    return keep_firsts(search, document_of);
}

/* Keeps the first of the hits that have the same text, and sets the total. Returns SSK_MEMORY, with all hits
 * kept, or SSK_OK; *dropped says how many were left out. */
static ssk_status unique_hits(struct search *search, size_t *dropped)
{
    size_t count = search->hit_count;
    ssk_status status = keep_firsts(search, text_of);
    *dropped = count - search->hit_count;
    search->total = (uint32_t)search->hit_count;
    return status;
}

/* Leaves out the first `offset` hits and all behind the next `limit`. */
static void cut_hits(struct search *search, size_t offset, size_t limit)
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

/* ------------------------------------------------------------------------------------------ options */

static bool needs_all(const struct options *options)
{
    return options->sample || options->group || options->documents || options->unique;
}

void selection_ask(struct search *search, const struct options *options, const struct session *session)
{
    if (!needs_all(options))
        return;
    search->offset = 0;
    search->limit = session->passages;
    search->unmarked = options->documents;
    if (options->documents)
        search->sort = SORT_DOCUMENT;
}

static ssk_status drop_repeats(struct search *search)
{
    size_t dropped;
    ssk_status status = unique_hits(search, &dropped);
    if (status == SSK_OK && dropped)
        ssk_tell("seisaku-query", dropped == 1 ? N_("%zu repeat left out") : N_("%zu repeats left out"),
                 dropped);
    return status;
}

ssk_status selection_choose(struct search *search, const struct options *options, struct ssk_error *error)
{
    ssk_status status = SSK_OK;
    if (options->unique)
        status = drop_repeats(search);
    if (options->group && status == SSK_OK)
        status = group_hits(search);
    if (options->sample && !options->kwic && status == SSK_OK)
        status = sample_hits(search, options->sample, options->seed);
    if ((options->group || options->unique) && !options->sample)
        cut_hits(search, options->offset, options->limit);
    return status == SSK_OK ? SSK_OK : ssk_no_memory(error);
}
