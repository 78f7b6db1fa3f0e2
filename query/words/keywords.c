#include "query/words/keywords.h"

#include <stdlib.h>
#include <string.h>

#include "query/words/corpus.h"
#include "seisaku/array.h"

struct counting {
    struct word_table *table;
    struct session *session;
    struct text_words words;
    int corpus;
    uint32_t passage;
    struct span span;
    uint64_t matches;
    char **ids; /* of the search's passages, in order once it is sorted; to leave them out of the rest */
    size_t id_count, id_capacity;
    bool keeps_ids, leaves_out;
};

static void counting_free(struct counting *counting)
{
    for (size_t i = 0; i < counting->id_count; i++)
        free(counting->ids[i]);
    free(counting->ids);
    free(counting->words.items);
}

/* ------------------------------------------------------------------------------------------ ids */

static int by_id(const void *a, const void *b)
{
    return strcmp(*(char *const *)a, *(char *const *)b);
}

static bool keep_id(struct counting *counting, const char *id)
{
    if (!SSK_GROW(counting->ids, counting->id_count, counting->id_capacity))
        return false;
    char *copy = strdup(id);
    if (copy)
        counting->ids[counting->id_count++] = copy;
    return copy != NULL;
}

static bool is_kept(const struct counting *counting, const char *id)
{
    return counting->id_count &&
           bsearch(&id, counting->ids, counting->id_count, sizeof *counting->ids, by_id);
}

/* ------------------------------------------------------------------------------------------ words */

static ssk_status add(struct counting *counting, const struct text_word *word, const char *text,
                      struct ssk_error *error)
{
    const struct word_place place = {word, text, counting->corpus, counting->passage};
    return word_table_add(counting->table, counting->session, &place) ? SSK_OK : ssk_no_memory(error);
}

static ssk_status count_passage(const struct hit *hit, void *context, struct ssk_error *error)
{
    struct counting *counting = context;
    const char *text = hit->passage.text;
    if (counting->leaves_out && is_kept(counting, hit->passage.id))
        return SSK_OK;
    if (counting->keeps_ids && !keep_id(counting, hit->passage.id))
        return ssk_no_memory(error);
    counting->passage++;
    ssk_status status = text_words_read(&counting->words, counting->session, text, error);
    for (size_t i = 0; i < counting->words.count && status == SSK_OK; i++)
        status = add(counting, &counting->words.items[i], text, error);
    return status;
}

ssk_status count_words(struct word_table *out, struct session *session, const struct search *search,
                       const struct search *other, bool rest, struct ssk_error *error)
{
    struct counting counting = {.table = out, .session = session, .keeps_ids = rest};
    ssk_status status = corpus_each(search, false, session, count_passage, &counting, error);
    if (counting.id_count)
        qsort(counting.ids, counting.id_count, sizeof *counting.ids, by_id);
    counting.corpus = 1;
    counting.keeps_ids = false;
    counting.leaves_out = rest;
    if (status == SSK_OK)
        status = corpus_each(other, false, session, count_passage, &counting, error);
    counting_free(&counting);
    return status;
}

/* ------------------------------------------------------------------------------------------ collocates */

/* Marks the words near one match. `*first` is the first word that ends behind it or in it: it goes on with
 * the matches, which stand in the order of the text. */
static void mark_near(bool *near, size_t *first, const struct text_words *words,
                      const struct occurrence *match, struct span span)
{
    while (*first < words->count && words->items[*first].end <= match->start)
        ++*first;
    size_t behind = *first;
    while (behind < words->count && words->items[behind].start < match->end)
        behind++;
    for (size_t i = *first > span.left ? *first - span.left : 0; i < *first; i++)
        near[i] = true;
    for (size_t i = behind; i < words->count && i < behind + span.right; i++)
        near[i] = true;
}

/* The words of the matches themselves are near none. */
static void unmark_matches(bool *near, const struct text_words *words, const struct occurrences *matches)
{
    size_t match = 0;
    for (size_t i = 0; i < words->count; i++) {
        while (match < matches->count && matches->items[match].end <= words->items[i].start)
            match++;
        if (match < matches->count && matches->items[match].start < words->items[i].end)
            near[i] = false;
    }
}

static ssk_status count_near(const struct hit *hit, void *context, struct ssk_error *error)
{
    struct counting *counting = context;
    const char *text = hit->passage.text;
    ssk_status status = text_words_read(&counting->words, counting->session, text, error);
    const struct text_words *words = &counting->words;
    bool *near = calloc(words->count + 1, sizeof *near);
    if (status == SSK_OK && !near)
        status = ssk_no_memory(error);
    counting->matches += hit->matches.count;
    counting->passage++;
    for (size_t i = 0, first = 0; i < hit->matches.count && status == SSK_OK; i++)
        mark_near(near, &first, words, &hit->matches.items[i], counting->span);
    if (status == SSK_OK)
        unmark_matches(near, words, &hit->matches);
    for (size_t i = 0; i < words->count && status == SSK_OK; i++)
        if (near[i])
            status = add(counting, &words->items[i], text, error);
    free(near);
    return status;
}

ssk_status count_collocates(struct word_table *out, uint64_t *matches, struct session *session,
                            const struct search *search, const struct search *all, struct span span,
                            struct ssk_error *error)
{
    struct counting counting = {.table = out, .session = session, .span = span};
    ssk_status status = corpus_each(search, true, session, count_near, &counting, error);
    *matches = counting.matches;
    counting.corpus = 1;
    if (status == SSK_OK)
        status = corpus_each(all, false, session, count_passage, &counting, error);
    counting_free(&counting);
    return status;
}
