/* Sizes that no buffer can have. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "seisaku/buffer.h"

static void test_too_large(void **state)
{
    (void)state;
    const size_t sizes[] = {SIZE_MAX, SIZE_MAX - 1, SIZE_MAX - 3, SIZE_MAX / 2, SIZE_MAX / 2 + 1};
    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
        struct ssk_buffer buffer = SSK_BUFFER_INIT;
        ssk_buffer_append_string(&buffer, "abc");
        assert_false(ssk_buffer_reserve(&buffer, sizes[i]));
        assert_true(buffer.failed);
        assert_string_equal(ssk_buffer_string(&buffer), "");
        ssk_buffer_append_string(&buffer, "abc"); /* goes on failing */
        assert_int_equal(buffer.length, 0);
        ssk_buffer_free(&buffer);
        assert_false(buffer.failed);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_too_large)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
