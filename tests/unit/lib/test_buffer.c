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

static void test_list(void **state)
{
    (void)state;
    static const char *const cases[][2] = {
        {"year,kind", "year,kind"},
        {"year、kind", "year,kind"},
        {"ｙｅａｒ，ｋｉｎｄ；", "year,kind"},
        {"year・kind｜genre", "year,kind,genre"},
        {" 2029 , 令和 12　、", "2029,令和 12"},
        {"ministry＝exact", "ministry=exact"},
        {"、、", ""},
        {"", ""},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct ssk_buffer buffer = SSK_BUFFER_INIT;
        ssk_buffer_append_list(&buffer, cases[i][0]);
        assert_string_equal(ssk_buffer_string(&buffer), cases[i][1]);
        ssk_buffer_free(&buffer);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_too_large), cmocka_unit_test(test_list)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
