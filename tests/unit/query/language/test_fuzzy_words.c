/* Words spelt nearly alike. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "query/language/fuzzy_words.h"

static void allows_more_edits_in_longer_words(void **state)
{
    (void)state;
    assert_int_equal(fuzzy_edits(1), 0);
    assert_int_equal(fuzzy_edits(2), 1);
    assert_int_equal(fuzzy_edits(5), 1);
    assert_int_equal(fuzzy_edits(6), 2);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(allows_more_edits_in_longer_words),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
