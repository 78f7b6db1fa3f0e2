/* Which hits are kept of those that were found. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "query/run/selection.h"

/* Six hits, of the documents a, b, a, none, c, a, and of the texts x, y, z, x, y, w. */
static struct search found(void)
{
    static const char *const documents[] = {"a", "b", "a", NULL, "c", "a"};
    static const char *const texts[] = {"x", "y", "z", "x", "y", "w"};
    struct search search = {.hits = calloc(6, sizeof *search.hits), .hit_count = 6, .total = 6};
    for (size_t i = 0; i < 6; i++) {
        char id[8];
        snprintf(id, sizeof id, "id%zu", i + 1);
        search.hits[i].rank = i + 1;
        search.hits[i].passage.id = strdup(id);
        search.hits[i].passage.doc_id = documents[i] ? strdup(documents[i]) : NULL;
        search.hits[i].passage.text = strdup(texts[i]);
    }
    return search;
}

/* The ranks of the hits that the options keep, and the total. */
static const char *chosen(struct options options)
{
    static char text[100];
    struct search search = found();
    assert_int_equal(selection_choose(&search, &options, NULL), SSK_OK);
    *text = '\0';
    for (size_t i = 0; i < search.hit_count; i++)
        sprintf(text + strlen(text), "%zu ", search.hits[i].rank);
    sprintf(text + strlen(text), "of %u", search.total);
    search_free(&search);
    return text;
}

static void keeps_all_unless_asked(void **state)
{
    (void)state;
    assert_string_equal(chosen((struct options){.limit = 2, .offset = 1}), "1 2 3 4 5 6 of 6");
}

static void keeps_the_best_of_each_document(void **state)
{
    (void)state;
    assert_string_equal(chosen((struct options){.group = 1, .limit = 10}), "1 2 4 5 of 6");
    assert_string_equal(chosen((struct options){.group = 1, .limit = 2}), "1 2 of 6");
    assert_string_equal(chosen((struct options){.group = 1, .limit = 2, .offset = 1}), "2 4 of 6");
    assert_string_equal(chosen((struct options){.group = 1, .limit = 9, .offset = 3}), "5 of 6");
    assert_string_equal(chosen((struct options){.group = 1, .limit = 9, .offset = 4}), "of 6");
    assert_string_equal(chosen((struct options){.group = 1, .limit = 9, .offset = 5}), "of 6");
    assert_string_equal(chosen((struct options){.group = 1, .limit = 0}), "of 6");
}

static void keeps_one_of_each_text(void **state)
{
    (void)state;
    assert_string_equal(chosen((struct options){.unique = true, .limit = 10}), "1 2 3 6 of 4");
    assert_string_equal(chosen((struct options){.unique = true, .limit = 1, .offset = 2}), "3 of 4");
    assert_string_equal(chosen((struct options){.unique = true, .group = 1, .limit = 10}), "1 2 of 4");
}

static void draws_by_the_seed(void **state)
{
    (void)state;
    char first[100];
    strcpy(first, chosen((struct options){.sample = 3, .seed = 1, .limit = 1}));
    assert_int_equal(strlen(first), strlen("1 2 3 of 6"));
    assert_string_equal(chosen((struct options){.sample = 3, .seed = 1, .offset = 9}), first);
    bool differs = false;
    for (size_t seed = 2; seed < 9; seed++)
        differs |= strcmp(chosen((struct options){.sample = 3, .seed = seed}), first) != 0;
    assert_true(differs);
    assert_string_equal(chosen((struct options){.sample = 9, .seed = 1}), "1 2 3 4 5 6 of 6");
    assert_string_equal(chosen((struct options){.sample = 4, .seed = 1, .group = 1}), "1 2 4 5 of 6");
    assert_string_equal(chosen((struct options){.sample = 2, .kwic = 40}),
                        "1 2 3 4 5 6 of 6"); /* its matches */
}

static void asks_for_all_that_it_chooses_from(void **state)
{
    (void)state;
    static const struct options some[] = {
        {.sample = 2}, {.group = 1}, {.documents = true}, {.unique = true}, {.limit = 3}};
    const struct session session = {.passages = 1000};
    for (size_t i = 0; i < sizeof some / sizeof *some; i++) {
        struct search search = {.offset = 4, .limit = 3, .sort = SORT_YEAR};
        bool all = !some[i].limit;
        selection_ask(&search, &some[i], &session);
        assert_int_equal(search.offset, all ? 0 : 4);
        assert_int_equal(search.limit, all ? 1000 : 3);
        assert_int_equal(search.unmarked, some[i].documents);
        assert_int_equal(search.sort, some[i].documents ? SORT_DOCUMENT : SORT_YEAR);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(keeps_all_unless_asked),
        cmocka_unit_test(keeps_the_best_of_each_document),
        cmocka_unit_test(keeps_one_of_each_text),
        cmocka_unit_test(draws_by_the_seed),
        cmocka_unit_test(asks_for_all_that_it_chooses_from),
    };
    return cmocka_run_group_tests_name("selection", tests, NULL, NULL);
}
