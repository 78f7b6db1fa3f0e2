/* Running heads: many pages take no more time each than few. tests/cases/running_heads.case has which lines
 * are taken for them. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include <cmocka.h>

#include "indexer/document/document.h"
#include "indexer/page/page.h"
#include "tests/unit/with_dictionary.h"

static void add_line(struct page *page, const char *text, size_t length)
{
    assert_non_null(page_add_line(page, text, length, 0));
}

static void find(struct document *document)
{
    struct ssk_error error;
    assert_int_equal(running_heads_find(document, dictionary, &error), SSK_OK);
}

/* Seconds of processor time a page, for pages of which each bears a head of its own. */
static double seconds_a_page(size_t pages)
{
    struct document document = {0};
    for (size_t p = 0; p < pages; p++) {
        char head[32] = "";
        struct page *page = document_add_page(&document);
        assert_non_null(page);
        for (size_t number = p, i = 0; i < 5; i++, number /= 26)
            head[i] = (char)('a' + number % 26);
        add_line(page, head, strlen(head));
        add_line(page, "港湾を整備する。", strlen("港湾を整備する。"));
    }
    clock_t start = clock();
    find(&document);
    clock_t end = clock();
    document_free(&document);
    return (double)(end - start) / CLOCKS_PER_SEC / (double)pages;
}

static void many_pages(void **state)
{
    (void)state;
    double few = seconds_a_page(3000), many = seconds_a_page(60000);
    print_message("microseconds a page: %.1f of 3,000, %.1f of 60,000\n", few * 1e6, many * 1e6);
    assert_true(many < 4 * few);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(many_pages),
    };
    return cmocka_run_group_tests(tests, open_dictionary, free_dictionary);
}
