/* Arrays that are saved come back as they were, and no more of them. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "seisaku/compiled.h"

static void gives_back_what_was_saved(void **state)
{
    (void)state;
    static const char text[] = "政策";
    static const uint32_t numbers[] = {1, 2, 3};
    struct ssk_buffer section = SSK_BUFFER_INIT;
    const void *array;
    size_t bytes;
    ssk_saved_put(&section, text, sizeof text);
    ssk_saved_put(&section, NULL, 0);
    ssk_saved_put(&section, numbers, sizeof numbers);
    struct ssk_saved saved = {section.data, section.data + section.length};
    assert_true(ssk_saved_take(&array, &bytes, &saved));
    assert_int_equal(bytes, sizeof text);
    assert_memory_equal(array, text, bytes);
    assert_true(ssk_saved_take(&array, &bytes, &saved));
    assert_int_equal(bytes, 0);
    assert_true(ssk_saved_take(&array, &bytes, &saved));
    assert_int_equal(bytes, sizeof numbers);
    assert_memory_equal(array, numbers, bytes);
    assert_false(ssk_saved_take(&array, &bytes, &saved));
    ssk_buffer_free(&section);
}

static void takes_nothing_that_is_cut_off(void **state)
{
    (void)state;
    static const char text[] = "a text of some length";
    struct ssk_buffer section = SSK_BUFFER_INIT;
    const void *array;
    size_t bytes;
    ssk_saved_put(&section, text, sizeof text);
    for (size_t length = 0; length < section.length; length++) {
        struct ssk_saved saved = {section.data, section.data + length};
        assert_false(ssk_saved_take(&array, &bytes, &saved));
    }
    ssk_buffer_free(&section);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(gives_back_what_was_saved),
        cmocka_unit_test(takes_nothing_that_is_cut_off),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
