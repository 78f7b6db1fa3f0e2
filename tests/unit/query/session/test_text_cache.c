/* What is kept is found until something else needs its place, and never grows without bound. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "query/session/text_cache.h"

static void keeps_texts_and_ids(void **state)
{
    (void)state;
    struct text_cache *cache = text_cache_new();
    uint32_t points[] = {0x653f, 0x7b56, 0x6587};
    text_cache_keep(cache, 7, &(struct folded_text){points, 3, 1});
    text_cache_keep_id(cache, 7, "a-7");
    text_cache_keep_id(cache, 8, "a-8"); /* whose text is not there */
    points[0] = 0;                       /* it is a copy */
    const struct folded_text *found = text_cache_find(cache, 7);
    assert_non_null(found);
    assert_int_equal(found->count, 3);
    assert_int_equal(found->heading, 1);
    assert_int_equal(found->points[0], 0x653f);
    assert_string_equal(text_cache_find_id(cache, 7), "a-7");
    assert_null(text_cache_find(cache, 8));
    assert_null(text_cache_find_id(cache, 8));
    assert_null(text_cache_find(cache, 7 + (1 << 14))); /* of the same place */
    text_cache_keep(cache, 7 + (1 << 14), &(struct folded_text){points, 3, 0});
    assert_null(text_cache_find(cache, 7));
    assert_null(text_cache_find_id(cache, 7 + (1 << 14)));
    text_cache_free(cache);
}

static void keeps_counts(void **state)
{
    (void)state;
    struct text_cache *cache = text_cache_new();
    uint32_t count = 0;
    text_cache_keep_count(cache, "政策", 6, 0);
    text_cache_keep_count(cache, "ab", 2, 12);
    text_cache_keep_count(cache, "123456789", 9, 5); /* too long to be one */
    text_cache_keep_count(cache, "𠮷𠮷", 8, 3);      /* the longest */
    assert_true(text_cache_find_count(&count, cache, "𠮷𠮷", 8));
    assert_int_equal(count, 3);
    assert_true(text_cache_find_count(&count, cache, "ab", 2));
    assert_int_equal(count, 12);
    assert_true(text_cache_find_count(&count, cache, "政策", 6));
    assert_int_equal(count, 0);
    assert_false(text_cache_find_count(&count, cache, "策政", 6));
    assert_false(text_cache_find_count(&count, cache, "12345678", 8));
    text_cache_free(cache);
}

static void stays_small(void **state)
{
    (void)state;
    struct text_cache *cache = text_cache_new();
    enum { POINTS = 100000 };
    uint32_t *points = calloc(POINTS, sizeof *points);
    size_t found = 0;
    for (uint32_t docid = 1; docid <= 500; docid++)
        text_cache_keep(cache, docid, &(struct folded_text){points, POINTS, 0});
    for (uint32_t docid = 1; docid <= 500; docid++)
        found += text_cache_find(cache, docid) != NULL;
    assert_non_null(text_cache_find(cache, 500));
    assert_true(found * POINTS * sizeof *points <= 32u << 20);
    free(points);
    text_cache_free(cache);
}

static void does_without(void **state)
{
    (void)state;
    uint32_t count;
    text_cache_keep(NULL, 1, &(struct folded_text){NULL, 0, 0});
    text_cache_keep_id(NULL, 1, "a");
    text_cache_keep_count(NULL, "ab", 2, 1);
    assert_null(text_cache_find(NULL, 1));
    assert_null(text_cache_find_id(NULL, 1));
    assert_false(text_cache_find_count(&count, NULL, "ab", 2));
    text_cache_free(NULL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(keeps_texts_and_ids),
        cmocka_unit_test(keeps_counts),
        cmocka_unit_test(stays_small),
        cmocka_unit_test(does_without),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
