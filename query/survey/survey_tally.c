/* Topics counted by keys, with the sizes of what they are parts of. */
#include "query/survey/survey_tally.h"

#include <stdlib.h>
#include <string.h>

#include "query/run/query_to_search.h"

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
    return tally_compare_keys(x->keys, y->keys);
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
