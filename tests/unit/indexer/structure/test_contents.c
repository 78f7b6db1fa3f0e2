/* Tables of contents: what announces one, which lines are of it, and where the text begins. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "indexer/structure/contents_lines.h"

static void test_announced(void **state)
{
    (void)state;
    static const char *const announcing[] = {"目次",   "目　次", "［目次］", "【目次】", "（目次）",
                                             "もくじ", "目録",   "Contents", "CONTENTS"};
    static const char *const others[] = {"目次一覧", "目次］",   "港の目次",
                                         "【】",     "contents", "この報告書の目次です"};
    struct page page = {0};
    for (size_t i = 0; i < sizeof announcing / sizeof *announcing; i++)
        if (!contents_opens(page_add_line(&page, announcing[i], strlen(announcing[i]), 1)))
            fail_msg("%s", announcing[i]);
    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        if (contents_opens(page_add_line(&page, others[i], strlen(others[i]), 1)))
            fail_msg("%s", others[i]);
    page_free_lines(&page);
}

/* For each line, `|` between them and pages parted by `~`: `#` where it is of the table of contents, else
 * `.`; behind `=` a line is a heading by its markup. */
static void assert_held(const char *text, const char *expected)
{
    struct document document = {0};
    struct page *page = document_add_page(&document);
    char found[64] = "";
    for (int number = 1; *text; number++) {
        size_t length = strcspn(text, "|~");
        bool heading = *text == '=';
        struct line *line = page_add_line(page, text + heading, length - heading, number);
        line->role = heading ? LINE_HEADING : LINE_TEXT;
        text += length;
        if (*text == '~')
            page = document_add_page(&document);
        text += *text != '\0';
    }
    struct heading_context around = {.document = &document};
    for (size_t p = 0; p < document.count; p++) {
        around.page = &document.pages[p];
        for (size_t l = 0; l < document.pages[p].count; l++)
            strcat(found, contents_holds(&around, &document.pages[p].lines[l]) ? "#" : ".");
    }
    if (strcmp(found, expected) != 0)
        fail_msg("%s, not %s", found, expected);
    document_free(&document);
}

static void test_held(void **state)
{
    (void)state;
    /* up to where the first heading comes again */
    assert_held("目次|第１章 港|第２章 町|第１章 港|港は深い。|第２章 町|町は古い。", "###....");
    assert_held("目次|第１章 港 3|第２章 町 7|第１章 港|港は深い。|第２章 町", "###...");
    assert_held("目次|第１章 港…3|第２章 町…7|第１章 港|港は深い。", "###..");
    assert_held("目次|第１章 港……3|第１章 港|港は深い。", "#...");
    assert_held("目次|=第１章 港……3|第１章 港|港は深い。", "##..");
    assert_held("目次|=第１章 港…3|第１章 港|港は深い。", "##..");
    assert_held("目次|第１章 港|第２章 町~第１章 港|第２章 町", "###..");
    /* a line that leads to a page is of it, a sentence that ends in a number none */
    assert_held("目次|付録 9|港は深い。", "##.");
    assert_held("目次|港は深い。9|付録 9", "#..");
    /* nothing that comes again: the text has begun */
    assert_held("目次|第１章 港|港は深い。|付録 9", "#...");
    assert_held("第１章 港|第１章 港", "..");
    /* dots and blanks aside */
    assert_held("目次|第１章　港 ・・ 3|第１章港|港は深い。", "##..");
}

/* The first heading is looked for among two hundred lines below. */
static void test_far(void **state)
{
    (void)state;
    for (int far = 199; far <= 200; far++) {
        struct document document = {0};
        struct page *page = document_add_page(&document);
        struct heading_context around = {.document = &document};
        page_add_line(page, "目次", strlen("目次"), 1);
        page_add_line(page, "第１章 港 3", strlen("第１章 港 3"), 2);
        page_add_line(page, "第２章 町", strlen("第２章 町"), 3);
        for (int l = 0; l < far; l++)
            page_add_line(page, "船", strlen("船"), 4 + l);
        page_add_line(page, "第１章 港", strlen("第１章 港"), 300);
        around.page = page;
        assert_true(contents_holds(&around, &page->lines[0]));
        assert_true(contents_holds(&around, &page->lines[1]));
        around.looked = 0;
        bool held = contents_holds(&around, &page->lines[2]);
        assert_int_equal(held, far == 199);
        document_free(&document);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_announced),
        cmocka_unit_test(test_held),
        cmocka_unit_test(test_far),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
