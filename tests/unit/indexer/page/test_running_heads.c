/* Running heads and feet: which lines are taken for them, and that many pages take no more time each than
 * few. Add a case by adding a row. */
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
#include "indexer/page/running_heads.h"
#include "tests/unit/with_dictionary.h"

static void add_line(struct page *page, const char *text, size_t length)
{
    assert_non_null(page_add_line(page, text, length, 0));
}

/* Pages are parted by '|', lines by '\n'. */
static struct document document_of(const char *text)
{
    struct document document = {0};
    struct page *page = document_add_page(&document);
    for (;; text++) {
        size_t length = strcspn(text, "|\n");
        assert_non_null(page);
        add_line(page, text, length);
        text += length;
        if (!*text)
            return document;
        if (*text == '|')
            page = document_add_page(&document);
    }
}

static void find(struct document *document)
{
    struct ssk_error error;
    assert_int_equal(running_heads_find(document, dictionary, &error), SSK_OK);
}

/* A letter a line: running heads or text, pages parted as above. */
static void roles_of(char *roles, const struct document *document)
{
    for (size_t p = 0; p < document->count; p++) {
        for (size_t l = 0; l < document->pages[p].count; l++)
            *roles++ = document->pages[p].lines[l].role == LINE_SET_ASIDE ? 'f' : 't';
        *roles++ = '|';
    }
    roles[-1] = '\0';
}

static void running(void **state)
{
    (void)state;
    static const struct {
        const char *text, *roles;
    } cases[] = {
        {"白書の概要\n港湾。|白書の概要\n空港。", "ft|ft"},                          /* on all of two pages */
        {"白書の概要\n港湾。|白書の概要\n空港。|河川。", "tt|tt|t"},                 /* on two of three */
        {"白書 1\n港湾。|白書 2\n空港。|河川。|白書 13\n道路。", "ft|ft|t|ft"},      /* digits aside */
        {"省名\n白書\n港湾。|省名\n白書\n空港。|省名\n白書\n道路。", "fft|fft|fft"}, /* two lines deep */
        {"港湾。\n省名|空港。\n省名|道路。\n省名", "tf|tf|tf"},
        {"港湾。|港湾。|港湾。", "t|t|t"}, /* sentences do not run */
        {"甲\n港湾。|乙\n空港。|甲\n河川。|乙\n道路。|甲\n水道。|丙\n鉄道。", "ft|tt|ft|tt|ft|tt"},
        /* Titles of a part and its chapter take turns; what may be the title itself stays. */
        {"第1部 海路\n第1章 港町\n港湾。|第1章 港町\n空港。|第1部 海路\n河川。|第1章 港町\n道路。",
         "ttt|tt|ft|ft"},
        /* No part begins amid its chapter. */
        {"第1章 港町\n港湾。|12第1部 海路\n空港。|第1章 港町 13\n河川。|14 第1部 海路\n道路。|第1章 "
         "港町\n鉄道。",
         "tt|ft|ft|ft|ft"},
        {"第1章 港町\n港湾。|第2章 空路\n空港。|第3章 海運\n河川。", "tt|tt|tt"},
        {"第1節 概要\n港湾。|空港。|河川。|道路。|鉄道。|水道。|電気。|第1節 概要\n電話。",
         "tt|t|t|t|t|t|t|tt"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char roles[64];
        struct document document = document_of(cases[i].text);
        find(&document);
        roles_of(roles, &document);
        assert_string_equal(roles, cases[i].roles);
        document_free(&document);
    }
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
        cmocka_unit_test(running),
        cmocka_unit_test(many_pages),
    };
    return cmocka_run_group_tests(tests, open_dictionary, free_dictionary);
}
