/* Values sort as what they stand for. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "seisaku/numbers.h"
#include "seisaku/segment.h"

static int compare(const struct ssk_buffer *a, const struct ssk_buffer *b)
{
    size_t shorter = a->length < b->length ? a->length : b->length;
    int order = memcmp(a->data, b->data, shorter);
    return order ? order : (a->length > b->length) - (a->length < b->length);
}

static const uint32_t numbers[] = {0,       1,       127,       128,       16383,     16384,
                                   2097151, 2097152, 268435455, 268435456, UINT32_MAX};
enum { NUMBERS = sizeof numbers / sizeof *numbers };

static void sortable_numbers(void **state)
{
    struct ssk_buffer before = SSK_BUFFER_INIT, now = SSK_BUFFER_INIT;
    (void)state;
    for (size_t i = 0; i < NUMBERS; i++) {
        uint32_t number;
        ssk_buffer_clear(&now);
        ssk_append_sortable(&now, numbers[i]);
        struct ssk_bytes bytes = {now.data, now.data + now.length};
        assert_true(ssk_take_sortable(&bytes, &number));
        assert_int_equal(number, numbers[i]);
        assert_ptr_equal(bytes.at, bytes.end);
        bytes = (struct ssk_bytes){now.data, now.data + now.length - 1};
        assert_false(ssk_take_sortable(&bytes, &number));
        if (i)
            assert_true(compare(&before, &now) < 0);
        ssk_buffer_clear(&before);
        ssk_buffer_append(&before, now.data, now.length);
    }
    ssk_buffer_free(&before);
    ssk_buffer_free(&now);
}

static void dates(void **state)
{
    /* What says less stands first; 99 is behind every day and month. */
    static const char *const rising[] = {"0",          "0001",       "1999-12-31", "2024",    "2024-01",
                                         "2024-01-01", "2024-01-31", "2024-01-99", "2024-02", "2024-12-31",
                                         "2024-99",    "2025",       "9999-12-31", "9999-99"};
    struct ssk_buffer before = SSK_BUFFER_INIT, now = SSK_BUFFER_INIT;
    (void)state;
    for (size_t i = 0; i < sizeof rising / sizeof *rising; i++) {
        ssk_buffer_clear(&now);
        ssk_date_value(&now, rising[i]);
        assert_int_equal(now.length, 3);
        if (i && strcmp(rising[i], "2024-01-99") == 0)
            assert_true(compare(&before, &now) <= 0); /* a month has 31 days at most */
        else if (i)
            assert_true(compare(&before, &now) < 0);
        ssk_buffer_clear(&before);
        ssk_buffer_append(&before, now.data, now.length);
    }
    ssk_buffer_free(&before);
    ssk_buffer_free(&now);
}

static void orders_within_a_document(void **state)
{
    struct ssk_buffer one = SSK_BUFFER_INIT, other = SSK_BUFFER_INIT;
    (void)state;
    ssk_order_value(&one, "paper", 9);
    ssk_order_value(&other, "paper", 1000);
    assert_true(compare(&one, &other) < 0);
    ssk_buffer_free(&one);
    ssk_buffer_free(&other);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(sortable_numbers), cmocka_unit_test(dates),
                                       cmocka_unit_test(orders_within_a_document)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
