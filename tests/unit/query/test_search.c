/* What searches find, by tests/cases/query_search.tsv: rows of a function of the table below, arguments of
 * seisaku-query as a shell has them, and the answer. Add a case there. */
#include <malloc.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <wordexp.h>

#include <cmocka.h>

#include "query/cli/options.h"
#include "query/match/estimate.h"
#include "query/parse/tree.h"
#include "query/rank/facets.h"
#include "query/rank/neighbours.h"
#include "query/rank/search.h"
#include "query/rank/tally.h"
#include "query/run/query_to_search.h"
#include "query/words/keywords.h"
#include "tests/unit/answer_table.h"
#include "tests/unit/with_index.h"

/* ------------------------------------------------------------------------------------------ asking */

/* A command line, and the search that it asks for. */
struct asked {
    wordexp_t words;
    struct options options;
    struct node *root;
    struct search search;
    struct topics *topics; /* the session's */
    bool understood;
};

/* Says what is wrong with a question that is not understood. */
static void ask(struct asked *asked, struct ssk_buffer *out, const char *text)
{
    struct ssk_error error = {""};
    char *line;
    *asked = (struct asked){.topics = session.topics};
    assert_true(asprintf(&line, "seisaku-query %s", text) > 0);
    assert_int_equal(wordexp(line, &asked->words, WRDE_NOCMD | WRDE_UNDEF), 0);
    free(line);
    query_options_parse(&asked->options, (int)asked->words.we_wordc, asked->words.we_wordv);
    session.match_any = asked->options.match == 1;
    session.exact = asked->options.exact;
    if (asked->options.no_expand)
        session.topics = NULL;
    asked->understood = !asked->options.query ||
                        question_parse(&asked->root, &session, asked->options.query, &error) == SSK_OK;
    if (!asked->understood)
        ssk_buffer_append_string(out, error.message);
    asked->search = question_search(&asked->options, asked->root);
}

static bool run(struct asked *asked, struct ssk_buffer *out)
{
    struct ssk_error error = {""};
    if (asked->understood && search_run(&asked->search, &session, &error) == SSK_OK)
        return true;
    ssk_buffer_append_string(out, error.message);
    return false;
}

static void done(struct asked *asked)
{
    search_free(&asked->search);
    node_free(asked->root);
    options_free(&asked->options);
    wordfree(&asked->words);
    session.topics = asked->topics;
}

/* ------------------------------------------------------------------------------------------ hits */

static void append_hit(struct ssk_buffer *out, const struct hit *hit)
{
    ssk_buffer_printf(out, "; %zu %s %.4f", hit->rank, hit->passage.id, hit->score);
    if (hit->from_terms != hit->score)
        ssk_buffer_printf(out, "/%.4f", hit->from_terms);
    for (size_t i = 0; i < hit->matches.count; i++)
        ssk_buffer_printf(out, "%c%u-%u", i ? ',' : ' ', hit->matches.items[i].start,
                          hit->matches.items[i].end);
    for (size_t i = 0; i < hit->term_count; i++)
        ssk_buffer_printf(out, " %s=%.4f", hit->terms[i].term, hit->terms[i].weight);
    for (size_t i = 0; i < hit->before + hit->after; i++)
        ssk_buffer_printf(out, " %c%s", i < hit->before ? '<' : '>', hit->neighbours[i].id);
}

/* As search, with the neighbours of the first hit as hits. */
static void beside(struct ssk_buffer *out, const char *text, size_t length)
{
    struct asked asked;
    struct ssk_error error = {""};
    (void)length;
    ask(&asked, out, text);
    assert_true(run(&asked, out));
    assert_int_equal(neighbours_read(&asked.search, asked.options.context, &session, &error), SSK_OK);
    assert_int_equal(neighbours_to_hits(&asked.search), SSK_OK);
    ssk_buffer_printf(out, "%u", asked.search.total);
    for (size_t i = 0; i < asked.search.hit_count; i++)
        append_hit(out, &asked.search.hits[i]);
    done(&asked);
}

/* The number of hits, and of each that is asked for its rank, id, score, what of that is from terms, where
 * the matches are, with --explain the terms, and with --context the neighbours. */
static void search(struct ssk_buffer *out, const char *text, size_t length)
{
    struct asked asked;
    struct ssk_error error = {""};
    (void)length;
    ask(&asked, out, text);
    if (run(&asked, out)) {
        if (asked.options.context)
            assert_int_equal(neighbours_read(&asked.search, asked.options.context, &session, &error), SSK_OK);
        ssk_buffer_printf(out, "%u", asked.search.total);
        for (size_t i = 0; i < asked.search.hit_count; i++)
            append_hit(out, &asked.search.hits[i]);
    }
    done(&asked);
}

/* The number of passages and their ids, in the order of the documents; of many the first. */
static void ids(struct ssk_buffer *out, const char *text, size_t length)
{
    struct asked asked;
    (void)length;
    ask(&asked, out, text);
    asked.search.sort = SORT_DOCUMENT;
    asked.search.limit = session.passages;
    asked.search.unmarked = true;
    if (run(&asked, out)) {
        ssk_buffer_printf(out, "%u", asked.search.total);
        for (size_t i = 0; i < asked.search.hit_count && i < 20; i++)
            ssk_buffer_printf(out, " %s", asked.search.hits[i].passage.id);
    }
    done(&asked);
}

/* How many passages a query may be in, as it is built. */
static void estimate(struct ssk_buffer *out, const char *text, size_t length)
{
    struct asked asked;
    struct ssk_error error = {""};
    double passages = 0;
    (void)length;
    ask(&asked, out, text);
    assert_int_equal(estimate_node(&passages, &session, asked.root, &error), SSK_OK);
    ssk_buffer_printf(out, "%.0f", passages);
    done(&asked);
}

/* ------------------------------------------------------------------------------------------ figures */

/* Passages, documents and denominators of all hits and of the facets' values, with -n of the first. */
static void facets(struct ssk_buffer *out, const char *text, size_t length)
{
    struct asked asked;
    struct ssk_error error = {""};
    (void)length;
    ask(&asked, out, text);
    if (run(&asked, out)) {
        assert_int_equal(facets_rate(&asked.search, &session, &error), SSK_OK);
        ssk_buffer_printf(out, "%u/%u/%u", asked.search.total, asked.search.documents, asked.search.of);
        for (int facet = 0; facet < FACETS; facet++) {
            if (asked.options.limit_given)
                facet_counts_cut(&asked.search.facets[facet], asked.options.limit);
            for (size_t i = 0; i < asked.search.facets[facet].count; i++) {
                const struct facet_count *count = &asked.search.facets[facet].items[i];
                ssk_buffer_printf(out, "; %s %s %u/%u/%u", facet_names[facet], count->value, count->count,
                                  count->documents, count->of);
            }
        }
    }
    done(&asked);
}

/* Passages and documents by the keys of --facets, crossed. */
static void tally(struct ssk_buffer *out, const char *text, size_t length)
{
    struct asked asked;
    struct tally tally;
    struct ssk_error error = {""};
    enum facet by[FACETS];
    size_t count = 0;
    (void)length;
    ask(&asked, out, text);
    for (int facet = 0; facet < FACETS; facet++)
        if (asked.options.facets[facet])
            by[count++] = (enum facet)facet;
    assert_int_equal(tally_fetch(&asked.search, &session, &error), SSK_OK);
    assert_int_equal(ssk_dictionary_add_ministries(session.dictionary, &error), SSK_OK);
    assert_int_equal(tally_hits(&tally, &asked.search, by, count, session.dictionary->ministries), SSK_OK);
    for (size_t i = 0; i < tally.count; i++) {
        for (char *tab = tally.cells[i].keys; (tab = strchr(tab, '\t'));)
            *tab = '/';
        ssk_buffer_printf(out, "%s%s %u/%u", i ? "; " : "", tally.cells[i].keys, tally.cells[i].passages,
                          tally.cells[i].documents);
    }
    tally_free(&tally);
    done(&asked);
}

/* With --words or --collocates: words of either corpus, and each with its counts and passages. */
static void words(struct ssk_buffer *out, const char *text, size_t length)
{
    struct asked asked;
    struct word_table table = {0};
    struct ssk_error error = {""};
    uint64_t matches = 0;
    (void)length;
    ask(&asked, out, text);
    const struct search all = question_search(&asked.options, NULL);
    const struct span span = {asked.options.collocates.left, asked.options.collocates.right};
    ssk_status status = asked.options.words
                            ? count_words(&table, &session, &asked.search, &all, true, &error)
                            : count_collocates(&table, &matches, &session, &asked.search, &all, span, &error);
    assert_int_equal(status, SSK_OK);
    ssk_buffer_printf(out, "%u of %u near %u", (unsigned)table.totals[0], (unsigned)table.totals[1],
                      (unsigned)matches);
    for (size_t i = 0; i < table.count; i++)
        if (table.words[i].counts[0])
            ssk_buffer_printf(out, "; %s %u/%u/%u", table.words[i].shown, (unsigned)table.words[i].counts[0],
                              (unsigned)table.words[i].counts[1], table.words[i].passages);
    word_table_free(&table);
    done(&asked);
}

/* ------------------------------------------------------------------------------------------ the table */

static const struct answer_row rows[] = {
    {"beside", beside}, {"estimate", estimate}, {"facets", facets}, {"ids", ids},
    {"search", search}, {"tally", tally},       {"words", words},
};

static void answers_by_the_table(void **state)
{
    (void)state;
    answer_table("tests/cases/query_search.tsv", rows, sizeof rows / sizeof *rows);
}

/* The bytes in use after all rows are asked once more. */
static size_t bytes_after_asking(void)
{
    answer_table("tests/cases/query_search.tsv", rows, sizeof rows / sizeof *rows);
    return mallinfo2().uordblks;
}

/* Caches settle; what is lost is lost each time. */
static void questions_leave_nothing_behind(void **state)
{
    size_t before = bytes_after_asking(), rounds = 0;
    (void)state;
    for (size_t after = SIZE_MAX; after > before && rounds < 8; rounds++) {
        before = after == SIZE_MAX ? before : after;
        after = bytes_after_asking();
    }
    assert_true(rounds < 8);
}

static int open_session(void **state)
{
    if (open_dictionary(state) != 0)
        return -1;
    add_index(read_batch("tests/data/ports.jsonl"));
    add_index(read_batch("tests/data/wildfires.jsonl"));
    open_indexes();
    return 0;
}

static int close_session(void **state)
{
    close_indexes();
    return free_dictionary(state);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(answers_by_the_table),
                                       cmocka_unit_test(questions_leave_nothing_behind)};
    return cmocka_run_group_tests_name("searches", tests, open_session, close_session);
}
