/* Topics → counts → columns. One search a topic: a spy counts by key while the search runs. */
#include "query/survey/survey.h"

#include <stdlib.h>
#include <string.h>

#include "query/run/query_to_search.h"
#include "query/run/selection.h"
#include "query/survey/print_survey.h"
#include "query/survey/survey_report.h"
#include "query/survey/survey_stamp.h"
#include "query/survey/survey_tally.h"
#include "seisaku/translate.h"

enum { TRIES = 3, REPORTED = 200 /* passages of a topic in a report */ };

/* ------------------------------------------------------------------------------------------ the table */

static int by_value(const void *a, const void *b)
{
    const struct survey_column *x = a, *y = b;
    return strcmp(x->value, y->value);
}

static int by_place(const struct survey_column *x, const struct survey_column *y)
{
    if (!*x->value || !*y->value)
        return (*x->value == '\0') - (*y->value == '\0');
    return strverscmp(x->value, y->value);
}

/* Sections by their numbers (3.2 before 3.10), kinds and years as they sort. */
static int in_order(const void *a, const void *b)
{
    return by_place(a, b);
}

/* Ministries and people by falling totals. Passages without a value come last. */
static int most_first(const void *a, const void *b)
{
    const struct survey_column *x = a, *y = b;
    int order = !*x->value || !*y->value ? 0 : (x->total < y->total) - (x->total > y->total);
    return order ? order : by_place(x, y);
}

/* A column for each value that any topic has, by value; since each passage is of some kind, for all kinds. */
static ssk_status find_columns(struct survey *survey, enum facet by)
{
    size_t count = 0, kept = 0, most = SSK_KINDS + 1;
    for (size_t i = 0; i < survey->file.count; i++)
        most += survey->topics[i].facets[by].count;
    struct survey_column *columns = calloc(most, sizeof *columns);
    if (!columns)
        return SSK_MEMORY;
    survey->columns = columns;
    for (int kind = 0; by == FACET_KIND && kind < SSK_KINDS; kind++)
        columns[count++].value = ssk_kind_name((enum ssk_kind)kind);
    for (size_t i = 0; i < survey->file.count; i++)
        for (size_t v = 0; v < survey->topics[i].facets[by].count; v++)
            columns[count++].value = survey->topics[i].facets[by].items[v].value;
    qsort(columns, count, sizeof *columns, by_value);
    for (size_t i = 0; i < count; i++)
        if (!kept || strcmp(columns[kept - 1].value, columns[i].value) != 0)
            columns[kept++] = columns[i];
    survey->column_count = kept;
    return SSK_OK;
}

/* Names have no order of their own. */
static bool is_named(enum facet by)
{
    return by == FACET_MINISTRY || by == FACET_SPEAKER || by == FACET_ISSUER || by == FACET_EXACT_MINISTRY ||
           by == FACET_EXACT_ISSUER;
}

static ssk_status tabulate(struct survey *survey, enum facet by)
{
    ssk_status status = find_columns(survey, by);
    for (size_t i = 0; i < survey->column_count && status == SSK_OK; i++)
        if (!(survey->columns[i].counts = calloc(survey->file.count, sizeof(uint32_t))))
            status = SSK_MEMORY;
    for (size_t i = 0; i < survey->file.count && status == SSK_OK; i++) {
        const struct facet_counts *counts = &survey->topics[i].facets[by];
        survey->total += survey->topics[i].total;
        for (size_t v = 0; v < counts->count; v++) {
            const struct survey_column key = {.value = counts->items[v].value};
            struct survey_column *column =
                bsearch(&key, survey->columns, survey->column_count, sizeof key, by_value);
            column->counts[i] = counts->items[v].count;
            column->total += counts->items[v].count;
        }
    }
    if (status == SSK_OK)
        qsort(survey->columns, survey->column_count, sizeof *survey->columns,
              is_named(by) ? most_first : in_order);
    return status;
}

/* ------------------------------------------------------------------------------------------ the searches */

static ssk_status count_topic(struct survey *survey, size_t number, struct session *session,
                              const struct options *options, struct ssk_error *error)
{
    struct node *root = NULL;
    struct search *search = &survey->topics[number];
    ssk_status status = query_file_parse(&root, session, &survey->file, number, error);
    *search = question_search(options, root);
    search->limit = options->limit_given ? options->limit : options->html ? REPORTED : 0;
    selection_ask(search, options, session);
    search->wants_facet[options->by[0]] = true;
    search->wants_facet[FACET_YEAR] |= options->html != NULL;
    if (status == SSK_OK)
        status = query_file_failed(&survey->file, number, search_run(search, session, error), error);
    if (status == SSK_OK)
        status = selection_choose(search, options, error);
    search->root = NULL;
    node_free(root);
    return status;
}

static void forget(struct survey *survey)
{
    tally_survey_free(survey);
    for (size_t i = 0; survey->topics && i < survey->file.count; i++)
        search_free(&survey->topics[i]);
    for (size_t i = 0; i < survey->column_count; i++)
        free(survey->columns[i].counts);
    free(survey->topics);
    free(survey->columns);
    ssk_buffer_free(&survey->stamp);
    *survey = (struct survey){.file = survey->file};
}

static ssk_status count_all(struct survey *survey, struct session *session, const struct options *options,
                            struct ssk_error *error)
{
    survey->topics = calloc(survey->file.count, sizeof *survey->topics);
    ssk_status status = survey->topics ? SSK_OK : ssk_no_memory(error);
    if (status == SSK_OK)
        status = stamp_append(&survey->stamp, session, options, survey->file.checksum, error);
    progress_begin(session->progress, N_("%zu of %zu topics"), survey->file.count);
    for (size_t i = 0; i < survey->file.count && status == SSK_OK; i++) {
        status = count_topic(survey, i, session, options, error);
        progress_step(session->progress, i + 1);
    }
    if (status == SSK_OK && options->tidy)
        status = tally_survey(survey, session, options, error);
    return status;
}

/* Whether the index is still in the state that the stamp names. */
static ssk_status still_holds(bool *holds, const struct survey *survey, struct session *session,
                              const struct options *options, struct ssk_error *error)
{
    struct ssk_buffer now = SSK_BUFFER_INIT;
    ssk_status status = stamp_append(&now, session, options, survey->file.checksum, error);
    *holds = status == SSK_OK && strcmp(ssk_buffer_string(&now), ssk_buffer_string(&survey->stamp)) == 0;
    ssk_buffer_free(&now);
    return status;
}

/* Counts all topics in one state of the index: when it was reopened on the way, all of them again. */
static ssk_status count_in_one_state(struct survey *survey, struct session *session,
                                     const struct options *options, struct ssk_error *error)
{
    bool holds = false;
    ssk_status status = SSK_OK;
    for (int tries = 0; tries < TRIES && !holds && status == SSK_OK; tries++) {
        forget(survey);
        status = count_all(survey, session, options, error);
        if (status == SSK_OK)
            status = still_holds(&holds, survey, session, options, error);
    }
    return status == SSK_OK && !holds ? session_fail(session, XAP_MODIFIED, "", error) : status;
}

ssk_status run_survey(bool *found, struct session *session, const struct options *options,
                      struct ssk_error *error)
{
    struct survey survey = {0};
    ssk_status status = query_file_read(&survey.file, session, options->survey, false, error);
    if (status == SSK_OK)
        status = count_in_one_state(&survey, session, options, error);
    if (status == SSK_OK && tabulate(&survey, options->by[0]) != SSK_OK)
        status = ssk_no_memory(error);
    progress_end(session->progress);
    if (status == SSK_OK)
        status = options->html ? survey_report(&survey, session, options, error)
                               : print_survey(&survey, options, error);
    *found = survey.total > 0;
    forget(&survey);
    query_file_free(&survey.file);
    return status;
}
