#include "query/survey/word_study.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "query/print/print_words.h"
#include "query/rank/facets.h"
#include "query/run/output.h"
#include "query/run/query_to_search.h"
#include "query/survey/survey_tally.h"
#include "query/words/keywords.h"

enum { WORDS = 30 }; /* listed when -n does not say how many */

bool wants_word_study(const struct options *options)
{
    return options->words || options->collocates.left || options->collocates.right || options->compare ||
           options->trend || options->rates;
}

/* One study on its way. */
struct study {
    struct session *session;
    const struct options *options;
    struct printer printer;
    struct node *root;
    struct search search; /* the question with the filters */
    bool found;
    struct ssk_error *error;
};

static size_t limit_of(const struct study *study)
{
    return study->options->limit_given ? study->options->limit : WORDS;
}

/* ------------------------------------------------------------------------------------------ words */

static ssk_status study_words(struct study *study)
{
    struct word_table table = {0};
    const struct search all = question_search(study->options, NULL);
    ssk_status status = count_words(&table, study->session, &study->search, &all, true, study->error);
    study->found = table.totals[0] > 0;
    if (status == SSK_OK)
        print_keywords(&study->printer, &table, study->options->word_sort, limit_of(study));
    word_table_free(&table);
    return status;
}

static ssk_status study_collocates(struct study *study)
{
    struct word_table table = {0};
    uint64_t matches = 0;
    const struct search all = question_search(study->options, NULL);
    const struct span span = {study->options->collocates.left, study->options->collocates.right};
    ssk_status status =
        count_collocates(&table, &matches, study->session, &study->search, &all, span, study->error);
    study->found = matches > 0;
    if (status == SSK_OK)
        print_collocates(&study->printer, &table, matches, study->options->word_sort, limit_of(study));
    word_table_free(&table);
    return status;
}

/* ------------------------------------------------------------------------------------------ two sides */

/* The search with the compared key's filter at `value` alone. A document is named by its path. */
static struct search side_of(const struct study *study, const struct search *search, const char *const *value)
{
    static const enum field fields[FACETS] = {
        [FACET_MINISTRY] = FIELD_MINISTRY, [FACET_SECTION] = FIELD_SECTION, [FACET_KIND] = FIELD_KIND,
        [FACET_YEAR] = FIELD_YEAR,         [FACET_GENRE] = FIELD_GENRE,     [FACET_SPEAKER] = FIELD_SPEAKER,
        [FACET_ISSUER] = FIELD_ISSUER,     [FACET_DATE] = FIELD_DATE,       [FACET_MONTH] = FIELD_DATE,
        [FACET_DATE_YEAR] = FIELD_DATE,    [FACET_DOCUMENT] = FIELD_PATH,
    };
    struct search side = *search;
    side.filters.of[fields[study->options->compared]] = (struct filter){value, 1};
    return side;
}

static ssk_status compare_words(struct study *study, const char *const *sides)
{
    struct word_table table = {0};
    const struct search a = side_of(study, &study->search, &sides[0]),
                        b = side_of(study, &study->search, &sides[1]);
    ssk_status status = count_words(&table, study->session, &a, &b, false, study->error);
    study->found = table.count > 0;
    if (status == SSK_OK)
        print_compared_words(&study->printer, &table, study->options->word_sort, limit_of(study));
    word_table_free(&table);
    return status;
}

static ssk_status count_side(uint64_t *out, struct study *study, const struct node *root,
                             const char *const *value)
{
    const struct search all = question_search(study->options, root);
    struct search side = side_of(study, &all, value);
    side.limit = 0;
    ssk_status status = search_run(&side, study->session, study->error);
    *out = side.total;
    search_free(&side);
    return status;
}

static ssk_status compare_topics(struct study *study, const char *const *sides)
{
    struct query_file file;
    ssk_status status = query_file_read(&file, study->session, study->options->survey, false, study->error);
    struct compared_topic *topics = calloc(file.count + 1, sizeof *topics);
    uint64_t of[2] = {0};
    if (status == SSK_OK && !topics)
        status = ssk_no_memory(study->error);
    for (int side = 0; side < 2 && status == SSK_OK; side++)
        status = count_side(&of[side], study, NULL, &sides[side]);
    for (size_t i = 0; i < file.count && status == SSK_OK; i++) {
        struct node *root = NULL;
        topics[i] = (struct compared_topic){file.items[i].name, {0}, {of[0], of[1]}};
        status = query_file_parse(&root, study->session, &file, i, study->error);
        for (int side = 0; side < 2 && status == SSK_OK; side++)
            status = query_file_failed(
                &file, i, count_side(&topics[i].counts[side], study, root, &sides[side]), study->error);
        study->found |= topics[i].counts[0] || topics[i].counts[1];
        node_free(root);
    }
    if (status == SSK_OK)
        print_compared_topics(&study->printer, topics, file.count);
    free(topics);
    query_file_free(&file);
    return status;
}

static ssk_status study_sides(struct study *study)
{
    const char *values = study->options->compare;
    size_t length = strcspn(values, ",");
    char *first = strndup(values, length);
    if (!first)
        return ssk_no_memory(study->error);
    const char *const sides[] = {first, values + length + 1};
    ssk_status status = study->options->survey ? compare_topics(study, sides) : compare_words(study, sides);
    free(first);
    return status;
}

/* ------------------------------------------------------------------------------------------ rates */

static void print_rate(struct printer *printer, const char *facet, const struct facet_count *count)
{
    print_map(printer, NULL);
    print_string(printer, "facet", facet);
    print_string(printer, "value", count->value && *count->value ? count->value : NULL);
    print_integer(printer, "count", count->count);
    print_integer(printer, "documents", count->documents);
    print_integer(printer, "of", count->of);
    print_real(printer, "per_1000", count->of ? 1000.0 * count->count / count->of : 0, 3);
    print_end(printer);
}

static void print_facet_rates(struct study *study, const struct search *found, enum facet facet)
{
    const struct facet_counts *counts = &found->facets[facet];
    size_t most = study->options->limit_given ? study->options->limit : counts->count;
    for (size_t i = 0; i < counts->count && i < most; i++)
        print_rate(&study->printer, facet_names[facet], &counts->items[i]);
}

/* Facets with documents and denominators, below a line of the totals. */
static ssk_status study_rates(struct study *study)
{
    static const char *const names[] = {"facet", "value", "count", "documents", "of", "per_1000"};
    struct search found = study->search;
    found.limit = 0;
    ssk_status status = search_run(&found, study->session, study->error);
    if (status == SSK_OK)
        status = facets_rate(&found, study->session, study->error);
    study->found = found.total > 0;
    print_columns(&study->printer, names, sizeof names / sizeof *names);
    print_list(&study->printer, NULL);
    if (status == SSK_OK)
        print_rate(&study->printer, "total",
                   &(struct facet_count){NULL, found.total, found.documents, found.of});
    for (int facet = 0; facet < FACETS && status == SSK_OK; facet++)
        if (found.wants_facet[facet])
            print_facet_rates(study, &found, (enum facet)facet);
    print_end(&study->printer);
    search_free(&found);
    return status;
}

/* ------------------------------------------------------------------------------------------ years */

static ssk_status study_years(struct study *study)
{
    const char *by = trend_names[study->options->trend_by == FACET_MONTH];
    const char *const names[] = {by, "passages", "documents", "of", "per_1000"};
    struct printer *printer = &study->printer;
    struct tally tally = {0};
    ssk_status status = tally_times(&tally, &study->search, study->options->trend_by, study->session,
                                    study->options, study->error);
    print_columns(printer, names, sizeof names / sizeof *names);
    print_list(printer, NULL);
    for (size_t i = 0; i < tally.count && status == SSK_OK; i++) {
        const struct tally_cell *cell = &tally.cells[i];
        study->found |= cell->passages > 0;
        print_map(printer, NULL);
        print_string(printer, by, *cell->keys ? cell->keys : NULL);
        print_integer(printer, "passages", cell->passages);
        print_integer(printer, "documents", cell->documents);
        print_integer(printer, "of", cell->of);
        print_real(printer, "per_1000", 1000.0 * cell->passages / cell->of, 3);
        print_end(printer);
    }
    print_end(printer);
    tally_free(&tally);
    return status;
}

/* ------------------------------------------------------------------------------------------ all of them */

static ssk_status answer(struct study *study)
{
    if (study->options->rates)
        return study_rates(study);
    if (study->options->trend)
        return study_years(study);
    if (study->options->compare)
        return study_sides(study);
    return study->options->words ? study_words(study) : study_collocates(study);
}

ssk_status run_word_study(bool *found, struct session *session, const struct options *options,
                          struct ssk_error *error)
{
    struct study study = {.session = session, .options = options, .error = error};
    ssk_status status = options->query ? question_parse(&study.root, session, options->query, error) : SSK_OK;
    study.search = question_search(options, study.root);
    output_open(&study.printer, options);
    if (status == SSK_OK)
        status = answer(&study);
    if (printer_close(&study.printer) != SSK_OK && status == SSK_OK)
        status = ssk_no_memory(error);
    *found = study.found;
    node_free(study.root);
    return status;
}
