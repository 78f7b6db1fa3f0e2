/* Sets of document ids and their lists. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "seisaku/postings.h"

static struct ssk_docids set_of(const uint32_t *items, size_t count)
{
    struct ssk_docids set = {0};
    for (size_t i = 0; i < count; i++)
        assert_true(ssk_docids_add(&set, items[i]));
    return set;
}

#define SET(...) set_of((const uint32_t[]){__VA_ARGS__}, sizeof((const uint32_t[]){__VA_ARGS__}) / 4)

static void assert_set(struct ssk_docids set, struct ssk_docids wanted)
{
    assert_int_equal(set.count, wanted.count);
    for (size_t i = 0; i < set.count; i++)
        assert_int_equal(set.items[i], wanted.items[i]);
    ssk_docids_free(&set);
    ssk_docids_free(&wanted);
}

static void sets_are_combined(void **state)
{
    struct ssk_docids others = SET(2, 3, 9, 4000000000u), set;
    (void)state;
    assert_true(ssk_docids_has(&others, 9));
    assert_false(ssk_docids_has(&others, 10));
    set = SET(1, 2, 9, 10);
    ssk_docids_keep(&set, &others);
    assert_set(set, SET(2, 9));
    ssk_docids_free(&others);
}

static void lists_are_read_again(void **state)
{
    struct ssk_docids set = SET(1, 2, 130, 70000, 4000000000u), read = {0}, some = SET(2, 3, 70000);
    struct ssk_buffer list = SSK_BUFFER_INIT;
    (void)state;
    ssk_postings_append(&list, &set);
    assert_int_equal(ssk_postings_count(list.data, list.length), 5);
    assert_true(ssk_postings_read(&read, list.data, list.length));
    assert_set(read, set);
    assert_true(ssk_postings_keep(&some, list.data, list.length));
    assert_set(some, SET(2, 70000));
    read = (struct ssk_docids){0};
    assert_false(ssk_postings_read(&read, list.data, list.length - 1)); /* cut off */
    assert_true(ssk_postings_read(&read, "", 0));
    assert_int_equal(read.count, 0);
    assert_false(ssk_postings_read(&read, "\xff\xff\xff\x7f", 4));             /* more than there are bytes */
    assert_false(ssk_postings_read(&read, "\x02\x05\xff\xff\xff\xff\x0f", 7)); /* not rising */
    assert_true(ssk_postings_read(&read, "\x02\x05\xf9\xff\xff\xff\x0f", 7));
    assert_int_equal(read.items[1], UINT32_MAX);
    some = SET(5, 6);
    assert_false(ssk_postings_keep(&some, "\x02\x05\xff\xff\xff\xff\xff\xff\x0f", 9));
    ssk_docids_free(&some);
    ssk_docids_free(&read);
    ssk_buffer_free(&list);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(sets_are_combined),
        cmocka_unit_test(lists_are_read_again),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
