/* Each hit gives an entry for each combination of its values; entries are sorted and added up. */
#include "query/survey/survey_tally.h"

#include <stdlib.h>
#include <string.h>

#include "query/rank/passage_values.h"
#include "query/run/query_to_search.h"
#include "seisaku/array.h"

struct entry {
    char *keys;
    size_t document; /* a number for each */
};

struct entries {
    struct entry *items;
    size_t count, capacity;
};

/* ------------------------------------------------------------------------------------------ entries */

static bool add_entry(struct entries *entries, const char *keys, size_t document)
{
    if (!SSK_GROW(entries->items, entries->count, entries->capacity))
        return false;
    char *copy = strdup(keys);
    if (copy)
        entries->items[entries->count++] = (struct entry){copy, document};
    return copy != NULL;
}

/* What passages are counted by. */
struct keys {
    const enum facet *by;
    size_t count;
    const struct ssk_ministries *ministries;
};

/* One entry for each combination of the values of the keys from `key` on, behind those in `prefix`. */
static bool add_combinations(struct entries *entries, const struct ssk_passage *passage,
                             const struct keys *keys, size_t key, struct ssk_buffer *prefix, size_t document)
{
    if (key == keys->count)
        return !prefix->failed && add_entry(entries, ssk_buffer_string(prefix), document);
    size_t length = prefix->length;
    bool added = true;
    for (size_t i = 0; added; i++) {
        ssk_buffer_append_string(prefix, key ? "\t" : "");
        if (!passage_value(prefix, passage, keys->by[key], i, keys->ministries))
            break;
        added = add_combinations(entries, passage, keys, key + 1, prefix, document);
        prefix->length = length;
        if (prefix->data)
            prefix->data[length] = '\0';
    }
    prefix->length = length;
    if (prefix->data)
        prefix->data[length] = '\0';
    return added;
}

/* By the first key, then the second …; numbers in them as numbers, passages without a value last. */
static int compare_keys(const char *a, const char *b)
{
    for (;;) {
        size_t a_length = strcspn(a, "\t"), b_length = strcspn(b, "\t");
        if (!a_length || !b_length) {
            if (a_length || b_length)
                return a_length ? -1 : 1;
        } else {
            char *x = strndup(a, a_length), *y = strndup(b, b_length);
            int order = x && y ? strverscmp(x, y) : 0;
            free(x);
            free(y);
            if (order)
                return order;
        }
        if (!a[a_length] || !b[b_length])
            return (a[a_length] != 0) - (b[b_length] != 0);
        a += a_length + 1;
        b += b_length + 1;
    }
}

static int by_keys(const void *a, const void *b)
{
    const struct entry *x = a, *y = b;
    int order = strcmp(x->keys, y->keys) == 0 ? 0 : compare_keys(x->keys, y->keys);
    return order ? order : (x->document > y->document) - (x->document < y->document);
}

/* Adds up what is sorted; the first entry of each cell gives up its keys. */
static ssk_status add_up(struct tally *out, struct entries *entries)
{
    out->cells = calloc(entries->count + 1, sizeof *out->cells);
    if (!out->cells)
        return SSK_MEMORY;
    for (size_t i = 0; i < entries->count; i++) {
        struct entry *entry = &entries->items[i];
        struct tally_cell *cell = out->count ? &out->cells[out->count - 1] : NULL;
        if (!cell || strcmp(cell->keys, entry->keys) != 0) {
            cell = &out->cells[out->count++];
            *cell = (struct tally_cell){.keys = entry->keys, .documents = 1};
            entry->keys = NULL;
        } else if (entry->document != entries->items[i - 1].document)
            cell->documents++;
        cell->passages++;
    }
    return SSK_OK;
}

ssk_status tally_hits(struct tally *out, const struct search *search, const enum facet *by, size_t by_count,
                      const struct ssk_ministries *ministries)
{
    const struct keys keys = {by, by_count, ministries};
    struct entries entries = {0};
    struct ssk_buffer prefix = SSK_BUFFER_INIT;
    size_t document = 0;
    bool added = true;
    *out = (struct tally){0};
    for (size_t i = 0; i < search->hit_count && added; i++) {
        const char *before = i ? search->hits[i - 1].passage.doc_id : "",
                   *now = search->hits[i].passage.doc_id;
        document += !before || !now || strcmp(before, now) != 0;
        added = add_combinations(&entries, &search->hits[i].passage, &keys, 0, &prefix, document);
    }
    if (entries.count)
        qsort(entries.items, entries.count, sizeof *entries.items, by_keys);
    ssk_status status = added ? add_up(out, &entries) : SSK_MEMORY;
    for (size_t i = 0; i < entries.count; i++)
        free(entries.items[i].keys);
    free(entries.items);
    ssk_buffer_free(&prefix);
    return status;
}

void tally_free(struct tally *tally)
{
    for (size_t i = 0; i < tally->count; i++)
        free(tally->cells[i].keys);
    free(tally->cells);
    *tally = (struct tally){0};
}

/* ------------------------------------------------------------------------------------------ searches */

ssk_status tally_fetch(struct search *search, struct session *session, struct ssk_error *error)
{
    search->limit = session->passages;
    search->offset = 0;
    search->sort = SORT_DOCUMENT;
    search->unmarked = true;
    return search_run(search, session, error);
}

/* tally_hits with who followed whom. */
static ssk_status tally_found(struct tally *out, const struct search *search, struct session *session,
                              const enum facet *by, size_t by_count, struct ssk_error *error)
{
    ssk_status status = ssk_dictionary_add_ministries(session->dictionary, error);
    if (status != SSK_OK)
        return status;
    status = tally_hits(out, search, by, by_count, session->dictionary->ministries);
    return status == SSK_OK ? SSK_OK : ssk_no_memory(error);
}

static ssk_status tally_search(struct tally *out, struct search *search, struct session *session,
                               const enum facet *by, size_t by_count, struct ssk_error *error)
{
    ssk_status status = tally_fetch(search, session, error);
    if (status == SSK_OK)
        status = tally_found(out, search, session, by, by_count, error);
    search_free(search);
    return status;
}

/* The counts of one key over all passages that pass the filters, from a facet: none of them is read. */
static ssk_status tally_facet(struct tally *out, struct session *session, const struct options *options,
                              enum facet facet, struct ssk_error *error)
{
    struct search search = question_search(options, NULL);
    search.limit = 0;
    memset(search.wants_facet, 0, sizeof search.wants_facet);
    search.wants_facet[facet] = true;
    ssk_status status = search_run(&search, session, error);
    struct facet_counts *counts = &search.facets[facet];
    out->cells = calloc(counts->count + 1, sizeof *out->cells);
    if (status == SSK_OK && !out->cells)
        status = ssk_no_memory(error);
    for (size_t i = 0; i < counts->count && status == SSK_OK; i++) {
        out->cells[out->count++] =
            (struct tally_cell){.keys = counts->items[i].value, .passages = counts->items[i].count};
        counts->items[i].value = NULL;
    }
    search_free(&search);
    return status;
}

static int by_cell_keys(const void *a, const void *b)
{
    const struct tally_cell *x = a, *y = b;
    return strcmp(x->keys, y->keys);
}

static void add_denominators(struct tally *tally, const struct tally *all)
{
    for (size_t i = 0; i < tally->count; i++) {
        const struct tally_cell *cell =
            bsearch(&tally->cells[i], all->cells, all->count, sizeof *all->cells, by_cell_keys);
        tally->cells[i].of = cell ? cell->passages : 0;
    }
}

static int by_place(const void *a, const void *b)
{
    const struct tally_cell *x = a, *y = b;
    return compare_keys(x->keys, y->keys);
}

ssk_status tally_times(struct tally *out, const struct search *search, enum facet by, struct session *session,
                       const struct options *options, struct ssk_error *error)
{
    struct tally mine = {0};
    struct search all = *search;
    *out = (struct tally){0};
    ssk_status status = tally_facet(out, session, options, by, error);
    if (status == SSK_OK)
        status = tally_search(&mine, &all, session, &by, 1, error);
    if (mine.count)
        qsort(mine.cells, mine.count, sizeof *mine.cells, by_cell_keys);
    if (out->count)
        qsort(out->cells, out->count, sizeof *out->cells, by_place);
    for (size_t i = 0; i < out->count; i++) {
        const struct tally_cell *cell =
            bsearch(&out->cells[i], mine.cells, mine.count, sizeof *mine.cells, by_cell_keys);
        out->cells[i].of = out->cells[i].passages;
        out->cells[i].passages = cell ? cell->passages : 0;
        out->cells[i].documents = cell ? cell->documents : 0;
    }
    tally_free(&mine);
    return status;
}

static int most_first(const void *a, const void *b)
{
    const struct tally_cell *x = a, *y = b;
    return x->passages != y->passages ? (x->passages < y->passages ? 1 : -1) : compare_keys(x->keys, y->keys);
}

ssk_status tally_rates(struct tally *out, const struct search *found, enum facet facet,
                       struct session *session, const struct options *options, struct ssk_error *error)
{
    struct tally all = {0};
    ssk_status status = tally_found(out, found, session, &facet, 1, error);
    if (status != SSK_OK)
        return status;
    status = tally_facet(&all, session, options, facet, error);
    if (all.count)
        qsort(all.cells, all.count, sizeof *all.cells, by_cell_keys);
    add_denominators(out, &all);
    if (out->count)
        qsort(out->cells, out->count, sizeof *out->cells, most_first);
    tally_free(&all);
    return status;
}

ssk_status tally_survey(struct survey *survey, struct session *session, const struct options *options,
                        struct ssk_error *error)
{
    struct tally all = {0};
    struct search everything = question_search(options, NULL);
    survey->tallies = calloc(survey->file.count + 1, sizeof *survey->tallies);
    ssk_status status = survey->tallies ? SSK_OK : ssk_no_memory(error);
    if (status == SSK_OK)
        status = options->by_count == 1
                     ? tally_facet(&all, session, options, options->by[0], error)
                     : tally_search(&all, &everything, session, options->by, options->by_count, error);
    if (all.count)
        qsort(all.cells, all.count, sizeof *all.cells, by_cell_keys);
    for (size_t i = 0; i < survey->file.count && status == SSK_OK; i++) {
        struct node *root = NULL;
        status = query_file_parse(&root, session, &survey->file, i, error);
        struct search search = question_search(options, root);
        if (status == SSK_OK)
            status =
                tally_search(&survey->tallies[i], &search, session, options->by, options->by_count, error);
        add_denominators(&survey->tallies[i], &all);
        node_free(root);
    }
    tally_free(&all);
    return status;
}

void tally_survey_free(struct survey *survey)
{
    for (size_t i = 0; survey->tallies && i < survey->file.count; i++)
        tally_free(&survey->tallies[i]);
    free(survey->tallies);
    survey->tallies = NULL;
}
