/* The order of many hits, most of which rank alike, whichever of them are asked for; and what is counted of
 * them. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "query/rank/facets.h"
#include "query/rank/search.h"
#include "query/run/query_to_search.h"
#include "query/words/corpus.h"
#include "query/words/keywords.h"
#include "tests/unit/with_index.h"

enum { DOCUMENTS = 300, EACH = 4, PASSAGES = DOCUMENTS * EACH };

/* Passage number `i`: the documents come in another order than that of their names; bridges are in the last
 * alone. */
static void add_made(struct passage_batch *batch, int i)
{
    static const char *const texts[] = {"届出は書面による。", "届出の届出。別の文。", "書面の届出による。"};
    int document = i / EACH * 37 % DOCUMENTS;
    char doc_id[32], id[64], text[128];
    snprintf(doc_id, sizeof doc_id, "d%03d", document);
    snprintf(id, sizeof id, "%s:%d", doc_id, i % EACH);
    snprintf(text, sizeof text, "%s%s", texts[i % 3], document >= 200 && i % 5 == 0 ? "橋。" : "");
    const struct ssk_passage passage = {.id = id,
                                        .doc_id = doc_id,
                                        .text = text,
                                        .kind = i % 2 ? SSK_KIND_PLAN : SSK_KIND_TEXT,
                                        .fiscal_year = i % 7 ? 2020 + i % 4 : 0};
    assert_true(passage_batch_add(batch, &passage, "made", (size_t)i + 1));
}

static int open_session(void **state)
{
    struct passage_batch *batches[] = {passage_batch_new(), passage_batch_new(), passage_batch_new()};
    if (open_dictionary(state) != 0)
        return -1;
    for (int i = 0; i < PASSAGES; i++)
        add_made(batches[i / EACH % 3], i);
    for (int i = 0; i < 3; i++)
        add_index(batches[i]);
    open_indexes();
    return 0;
}

static int close_session(void **state)
{
    close_indexes();
    return free_dictionary(state);
}

/* ------------------------------------------------------------------------------------------ asking */

struct asked {
    const char *query; /* "" for all passages */
    enum sort_order sort;
    size_t total;
};

static struct search run(struct node **root, const struct asked *asked, size_t offset, size_t limit)
{
    struct ssk_error error = {""};
    *root = NULL;
    if (*asked->query)
        assert_int_equal(question_parse(root, &session, asked->query, &error), SSK_OK);
    struct search search = {.root = *root, .offset = offset, .limit = limit, .sort = asked->sort};
    assert_int_equal(search_run(&search, &session, &error), SSK_OK);
    return search;
}

/* Below 0 where the first hit comes first. */
static int compare(const struct hit *a, const struct hit *b, enum sort_order sort)
{
    double by[] = {sort == SORT_YEAR ? b->passage.fiscal_year - a->passage.fiscal_year : 0,
                   sort != SORT_DOCUMENT ? b->score - a->score : 0,
                   sort != SORT_DOCUMENT ? b->from_terms - a->from_terms : 0};
    for (size_t i = 0; i < sizeof by / sizeof *by; i++)
        if (by[i] != 0)
            return by[i] < 0 ? -1 : 1;
    return strcmp(a->passage.id, b->passage.id); /* these sort as the documents and their passages do */
}

/* Some of the hits are what all of them have there. */
static void check_window(const struct asked *asked, const struct search *all, size_t offset, size_t limit)
{
    struct node *root;
    struct search some = run(&root, asked, offset, limit);
    size_t left = offset < all->hit_count ? all->hit_count - offset : 0;
    assert_int_equal(some.total, all->total);
    assert_int_equal(some.hit_count, left < limit ? left : limit);
    for (size_t i = 0; i < some.hit_count; i++) {
        const struct hit *hit = &some.hits[i], *same = &all->hits[offset + i];
        assert_string_equal(hit->passage.id, same->passage.id);
        assert_int_equal(hit->rank, offset + i + 1);
        assert_true(hit->score == same->score && hit->from_terms == same->from_terms);
    }
    search_free(&some);
    node_free(root);
}

static void check(const struct asked *asked)
{
    static const size_t windows[][2] = {{0, 1},   {0, 10},  {5, 3},    {60, 40},   {95, 10},
                                        {99, 1},  {100, 2}, {0, 99},   {0, 100},   {0, 101},
                                        {0, 140}, {163, 1}, {165, 70}, {250, 300}, {79, 1},
                                        {80, 1},  {81, 5},  {1199, 1}, {1200, 10}, {3, 0}};
    struct node *root;
    struct search all = run(&root, asked, 0, PASSAGES);
    assert_int_equal(all.total, asked->total);
    assert_int_equal(all.hit_count, asked->total);
    for (size_t i = 1; i < all.hit_count; i++)
        if (compare(&all.hits[i - 1], &all.hits[i], asked->sort) >= 0)
            fail_msg("%s: %s before %s", asked->query, all.hits[i - 1].passage.id, all.hits[i].passage.id);
    for (size_t i = 0; i < sizeof windows / sizeof *windows; i++)
        check_window(asked, &all, windows[i][0], windows[i][1]);
    search_free(&all);
    node_free(root);
}

/* ------------------------------------------------------------------------------------------ tests */

static void stand_in_one_order(void **state)
{
    static const struct asked questions[] = {
        {"届出", SORT_RELEVANCE, PASSAGES},
        {"届出 書面", SORT_RELEVANCE, PASSAGES / 3 * 2},
        {"書面 OR 橋", SORT_RELEVANCE, 827},
        {"橋", SORT_RELEVANCE, 80},
        {"\"による\"", SORT_RELEVANCE, PASSAGES / 3 * 2},
        {"届出 NEAR/2 書面", SORT_RELEVANCE, PASSAGES / 3 * 2},
        {"届*", SORT_RELEVANCE, PASSAGES},
        {"kind:plan", SORT_RELEVANCE, PASSAGES / 2},
        {"", SORT_DOCUMENT, PASSAGES},
        {"届出", SORT_DOCUMENT, PASSAGES},
        {"橋", SORT_DOCUMENT, 80},
        {"\"橋\"", SORT_DOCUMENT, 80},
        {"kind:plan", SORT_DOCUMENT, PASSAGES / 2},
        {"届出", SORT_YEAR, PASSAGES},
        {"書面 OR 橋", SORT_YEAR, 827},
        {"橋", SORT_YEAR, 80},
        {"\"による\"", SORT_YEAR, PASSAGES / 3 * 2},
        {"", SORT_YEAR, PASSAGES},
    };
    (void)state;
    for (size_t i = 0; i < sizeof questions / sizeof *questions; i++)
        check(&questions[i]);
}

/* Whatever segment a hit is in, what its terms gave adds up to what all of them gave. */
static void are_explained(void **state)
{
    static const struct asked asked = {"届出 書面 OR 橋", SORT_RELEVANCE, 0};
    struct node *root;
    struct ssk_error error = {""};
    (void)state;
    assert_int_equal(question_parse(&root, &session, asked.query, &error), SSK_OK);
    struct search search = {.root = root, .limit = 90, .explained = true};
    assert_int_equal(search_run(&search, &session, &error), SSK_OK);
    for (size_t i = 0; i < search.hit_count; i++) {
        double sum = 0;
        for (size_t term = 0; term < search.hits[i].term_count; term++)
            sum += search.hits[i].terms[term].weight;
        assert_true(search.hits[i].explained && search.hits[i].term_count > 0);
        assert_float_equal(sum, search.hits[i].from_terms, 1e-6);
    }
    search_free(&search);
    node_free(root);
}

static const struct word_count *word(const struct word_table *table, const char *shown)
{
    for (size_t i = 0; i < table->count; i++)
        if (strcmp(table->words[i].shown, shown) == 0)
            return &table->words[i];
    fail_msg("no %s", shown);
    return NULL;
}

/* By several threads, where there are processors for them. */
static void have_words_that_add_up(void **state)
{
    struct word_table table = {0};
    struct ssk_error error = {""};
    struct node *root;
    struct search bridges = run(&root, &(struct asked){"橋", SORT_DOCUMENT, 0}, 0, 0);
    const struct search all = {0};
    (void)state;
    assert_int_equal(count_words(&table, &session, &all, &bridges, false, &error), SSK_OK);
    assert_int_equal(word(&table, "届出")->counts[0], PASSAGES / 3 * 4);
    assert_int_equal(word(&table, "届出")->passages, PASSAGES);
    assert_int_equal(word(&table, "書面")->passages, PASSAGES / 3 * 2);
    assert_int_equal(word(&table, "橋")->counts[0], 80);
    assert_int_equal(word(&table, "橋")->counts[1], 80);
    assert_string_equal(table.words[0].shown, "届出"); /* as they come first */
    word_table_free(&table);
    assert_int_equal(count_words(&table, &session, &bridges, &all, true, &error), SSK_OK);
    assert_int_equal(word(&table, "橋")->counts[0], 80);
    assert_int_equal(word(&table, "橋")->counts[1], 0);
    assert_int_equal(word(&table, "書面")->passages + word(&table, "書面")->counts[1], PASSAGES / 3 * 2);
    word_table_free(&table);
    search_free(&bridges);
    node_free(root);
}

struct visited {
    size_t count, marks;
    char last[64];
};

static ssk_status visit(const struct hit *hit, void *context, struct ssk_error *error)
{
    struct visited *visited = context;
    (void)error;
    assert_true(strcmp(visited->last, hit->passage.id) < 0);
    snprintf(visited->last, sizeof visited->last, "%s", hit->passage.id);
    visited->count++;
    visited->marks += hit->matches.count;
    return visited->count == 1150 ? SSK_INPUT : SSK_OK;
}

/* Whatever part of them the search asks for. */
static void are_visited_in_order(void **state)
{
    struct node *root;
    struct ssk_error error = {""};
    struct visited visited = {0};
    struct search bridges = run(&root, &(struct asked){"橋", SORT_RELEVANCE, 0}, 3, 2), all = {0};
    (void)state;
    assert_int_equal(corpus_each(&bridges, true, &session, visit, &visited, &error), SSK_OK);
    assert_int_equal(visited.count, 80);
    assert_int_equal(visited.marks, 80);
    visited = (struct visited){0};
    assert_int_equal(corpus_each(&bridges, false, &session, visit, &visited, &error), SSK_OK);
    assert_int_equal(visited.count, 80);
    assert_int_equal(visited.marks, 0);
    visited = (struct visited){0};
    assert_int_equal(corpus_each(&all, false, &session, visit, &visited, &error), SSK_INPUT);
    assert_int_equal(visited.count, 1150); /* a failure ends the visit */
    search_free(&bridges);
    node_free(root);
}

/* How many of how many is shown on standard error. */
static void show_how_far_they_are(void **state)
{
    FILE *file = tmpfile();
    char shown[512] = "";
    int kept = dup(STDERR_FILENO);
    struct ssk_error error = {""};
    struct progress progress;
    struct visited visited = {0};
    const struct search all = {0};
    (void)state;
    fflush(stderr);
    assert_true(dup2(fileno(file), STDERR_FILENO) >= 0);
    progress_open(&progress, PROGRESS_ALWAYS);
    session.progress = &progress;
    ssk_status status = corpus_each(&all, false, &session, visit, &visited, &error);
    session.progress = NULL;
    fflush(stderr);
    assert_true(dup2(kept, STDERR_FILENO) >= 0);
    close(kept);
    rewind(file);
    shown[fread(shown, 1, sizeof shown - 1, file)] = '\0';
    fclose(file);
    assert_int_equal(status, SSK_INPUT);
    assert_non_null(strstr(shown, "0 of 1200 passages"));
    assert_int_equal(progress_drawn, 0); /* nothing is left of it */
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(stand_in_one_order),     cmocka_unit_test(are_explained),
        cmocka_unit_test(have_words_that_add_up), cmocka_unit_test(are_visited_in_order),
        cmocka_unit_test(show_how_far_they_are),
    };
    return cmocka_run_group_tests_name("many hits", tests, open_session, close_session);
}
