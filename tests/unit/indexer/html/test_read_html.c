/* Pages made to exhaust the reader. tests/cases/html.case has what comes of ordinary ones. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "tests/unit/passages_of.h"
#include "tests/unit/with_dictionary.h"

static void deep_elements(void **state)
{
    (void)state;
    struct ssk_buffer deep = SSK_BUFFER_INIT;
    for (int i = 0; i < 20000; i++)
        ssk_buffer_append_string(&deep, "<div><font>");
    ssk_buffer_append_string(&deep, "深い文。");
    char *passages = headings_of(dictionary, "html", ssk_buffer_string(&deep));
    assert_string_equal(passages, "-|-|-|深い文。\n");
    free(passages);
    ssk_buffer_free(&deep);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(deep_elements),
    };
    return cmocka_run_group_tests(tests, open_dictionary, free_dictionary);
}
