#include "query/words/keywords.h"

#include <pthread.h>
#include <stdlib.h>
#include <string.h>

#include "query/words/corpus.h"
#include "seisaku/array.h"

/* Passages that are worth a thread. */
enum { EACH = 100 };

/* What one thread counts. */
struct worker {
    const struct counting *counting;
    struct session *session;
    struct word_table table;
    struct text_words words;
    uint64_t matches;
    /* Of the batch at hand: */
    const struct hit *hits;
    size_t count;
    uint32_t first; /* the number of the first */
    pthread_t thread;
    ssk_status status;
    struct ssk_error error;
};

struct counting {
    struct worker workers[1 + SESSION_HELPERS];
    ssk_status (*count)(struct worker *worker, const struct hit *hit, uint32_t passage);
    int corpus;
    uint32_t passages; /* so far */
    struct span span;
    char **ids; /* of the search's passages, in order once it is sorted; to leave them out of the rest */
    size_t id_count, id_capacity;
    bool keeps_ids, leaves_out;
};

static void counting_free(struct counting *counting)
{
    for (size_t i = 0; i < counting->id_count; i++)
        free(counting->ids[i]);
    free(counting->ids);
    for (size_t i = 0; i <= SESSION_HELPERS; i++) {
        word_table_free(&counting->workers[i].table);
        free(counting->workers[i].words.items);
    }
}

/* ------------------------------------------------------------------------------------------ ids */

static int by_id(const void *a, const void *b)
{
    return strcmp(*(char *const *)a, *(char *const *)b);
}

static bool keep_id(struct counting *counting, const char *id)
{
    char *copy = SSK_GROW(counting->ids, counting->id_count, counting->id_capacity) ? strdup(id) : NULL;
    if (copy)
        counting->ids[counting->id_count++] = copy;
    return copy != NULL;
}

static bool is_kept(const struct counting *counting, const char *id)
{
    return counting->id_count &&
           bsearch(&id, counting->ids, counting->id_count, sizeof *counting->ids, by_id);
}

/* ------------------------------------------------------------------------------------------ threads */

static void *count_share(void *context)
{
    struct worker *worker = context;
    for (size_t i = 0; i < worker->count && worker->status == SSK_OK; i++)
        worker->status = worker->counting->count(worker, &worker->hits[i], worker->first + (uint32_t)i);
    return NULL;
}

/* Gives each of `count` workers its hits. */
static void deal(struct counting *counting, size_t count, const struct hit *hits, size_t hit_count)
{
    struct session *session = counting->workers[0].session;
    for (size_t i = 0; i < count; i++) {
        struct worker *worker = &counting->workers[i];
        size_t first = hit_count * i / count;
        worker->counting = counting;
        worker->session = i ? session->helpers[i - 1] : session;
        worker->hits = hits + first;
        worker->count = hit_count * (i + 1) / count - first;
        worker->first = counting->passages + (uint32_t)first;
    }
}

/* Counts the hits, several threads at a time. */
static ssk_status count_batch(const struct hit *hits, size_t count, void *context, struct ssk_error *error)
{
    struct counting *counting = context;
    struct session *session = counting->workers[0].session;
    size_t workers = 1, threads = 1;
    for (size_t i = 0; i < count && counting->keeps_ids; i++)
        if (!keep_id(counting, hits[i].passage.id))
            return ssk_no_memory(error);
    if (count >= 2 * EACH && !session->distant)
        workers += session_helpers(session, count / EACH - 1);
    deal(counting, workers, hits, count);
    while (threads < workers && pthread_create(&counting->workers[threads].thread, NULL, count_share,
                                               &counting->workers[threads]) == 0)
        threads++;
    count_share(&counting->workers[0]);
    for (size_t i = threads; i < workers; i++)
        count_share(&counting->workers[i]);
    for (size_t i = 1; i < threads; i++)
        pthread_join(counting->workers[i].thread, NULL);
    counting->passages += (uint32_t)count;
    for (size_t i = 0; i < workers; i++)
        if (counting->workers[i].status != SSK_OK)
            return ssk_fail(error, counting->workers[i].status, "%s", counting->workers[i].error.message);
    return SSK_OK;
}

/* Gathers what all threads have counted. */
static ssk_status gather(struct word_table *out, struct counting *counting, struct ssk_error *error)
{
    *out = counting->workers[0].table;
    counting->workers[0].table = (struct word_table){0};
    for (size_t i = 1; i <= SESSION_HELPERS; i++)
        if (!word_table_take(out, &counting->workers[i].table))
            return ssk_no_memory(error);
    word_table_order(out);
    return SSK_OK;
}

/* ------------------------------------------------------------------------------------------ words */

static ssk_status add(struct worker *worker, size_t number, const char *text, uint32_t passage)
{
    const struct word_place place = {&worker->words.items[number], text, worker->counting->corpus, passage,
                                     (uint32_t)number};
    return word_table_add(&worker->table, worker->session, &place) ? SSK_OK : ssk_no_memory(&worker->error);
}

static ssk_status count_passage(struct worker *worker, const struct hit *hit, uint32_t passage)
{
    const char *text = hit->passage.text;
    if (worker->counting->leaves_out && is_kept(worker->counting, hit->passage.id))
        return SSK_OK;
    ssk_status status = text_words_read(&worker->words, worker->session, text, &worker->error);
    for (size_t i = 0; i < worker->words.count && status == SSK_OK; i++)
        status = add(worker, i, text, passage);
    return status;
}

ssk_status count_words(struct word_table *out, struct session *session, const struct search *search,
                       const struct search *other, bool rest, struct ssk_error *error)
{
    struct counting counting = {.workers = {{.session = session}}, .count = count_passage, .keeps_ids = rest};
    ssk_status status = corpus_batches(search, false, session, count_batch, &counting, error);
    if (counting.id_count)
        qsort(counting.ids, counting.id_count, sizeof *counting.ids, by_id);
    counting.corpus = 1;
    counting.keeps_ids = false;
    counting.leaves_out = rest;
    if (status == SSK_OK)
        status = corpus_batches(other, false, session, count_batch, &counting, error);
    if (status == SSK_OK)
        status = gather(out, &counting, error);
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

static ssk_status count_near(struct worker *worker, const struct hit *hit, uint32_t passage)
{
    const char *text = hit->passage.text;
    ssk_status status = text_words_read(&worker->words, worker->session, text, &worker->error);
    const struct text_words *words = &worker->words;
    bool *near = calloc(words->count + 1, sizeof *near);
    if (status == SSK_OK && !near)
        status = ssk_no_memory(&worker->error);
    worker->matches += hit->matches.count;
    for (size_t i = 0, first = 0; i < hit->matches.count && status == SSK_OK; i++)
        mark_near(near, &first, words, &hit->matches.items[i], worker->counting->span);
    if (status == SSK_OK)
        unmark_matches(near, words, &hit->matches);
    for (size_t i = 0; i < words->count && status == SSK_OK; i++)
        if (near[i])
            status = add(worker, i, text, passage);
    free(near);
    return status;
}

ssk_status count_collocates(struct word_table *out, uint64_t *matches, struct session *session,
                            const struct search *search, const struct search *all, struct span span,
                            struct ssk_error *error)
{
    struct counting counting = {.workers = {{.session = session}}, .count = count_near, .span = span};
    ssk_status status = corpus_batches(search, true, session, count_batch, &counting, error);
    *matches = 0;
    for (size_t i = 0; i <= SESSION_HELPERS; i++)
        *matches += counting.workers[i].matches;
    counting.corpus = 1;
    counting.count = count_passage;
    if (status == SSK_OK)
        status = corpus_batches(all, false, session, count_batch, &counting, error);
    if (status == SSK_OK)
        status = gather(out, &counting, error);
    counting_free(&counting);
    return status;
}
