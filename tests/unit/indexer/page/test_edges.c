/* Texts near the edges of pages, and the borders between a line's characters at which a note's number may
 * stand. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "indexer/page/edge_texts.h"
#include "indexer/page/footnotes.h"
#include "indexer/page/note_mark_gaps.h"
#include "indexer/page/printed_sheet.h"
#include "indexer/page/recurring_texts.h"

/* Texts, `;` between them: `PAGE ROW FLAGS TEXT`, with flags `s` in the margin, `f` text wherever it stands,
 * `p` with a place, `q` in one five points lower, `-` none. Each is answered by `h` a running head, `l` a
 * label, `d` one of many rows, `t` that stays where it stands first, `.` nothing. */
static void assert_recurs(size_t pages, const char *text, const char *expected)
{
    struct edge_texts texts = {0};
    char *copy = strdup(text), *rest = copy, found[128] = "";
    for (char *one; (one = strsep(&rest, ";"));) {
        int page, row, read = 0;
        char flags[8];
        assert_int_equal(sscanf(one, "%d %d %7s %n", &page, &row, flags, &read), 3);
        struct box box = {0};
        if (strpbrk(flags, "pq"))
            box = (struct box){60, strchr(flags, 'q') ? 35 : 30, 100, 40};
        assert_true(edge_texts_add(&texts, (struct edge_text){.page = (size_t)page,
                                                              .row = row,
                                                              .side = strchr(flags, 's'),
                                                              .fixed = strchr(flags, 'f'),
                                                              .box = box,
                                                              .text = strdup(one + read)}));
    }
    assert_true(recurring_texts_find(&texts, pages, NULL, NULL));
    for (size_t i = 0; i < texts.count; i++) {
        const struct edge_text *one = &texts.list[i];
        char *end = found + strlen(found);
        sprintf(end, "%s%s%s%s%s", i ? " " : "", one->recurs ? "h" : ".", one->label ? "l" : "",
                one->deep && one->recurs ? "d" : "", one->stays ? "t" : "");
    }
    if (strcmp(found, expected) != 0)
        fail_msg("%s: %s", text, found);
    edge_texts_free(&texts);
    free(copy);
}

/* The same on three pages, or on two where these are all or few pages have places. */
static void test_repeated(void **state)
{
    (void)state;
    assert_recurs(2, "0 0 - 港の白書;1 0 - 港の白書", "h h");
    assert_recurs(3, "0 0 - 港の白書;1 0 - 港の白書", ". .");
    assert_recurs(3, "0 0 - 港の白書;1 0 - 港の白書;2 0 - 港の白書", "h h h");
    assert_recurs(4, "0 0 p 港の白書;1 0 p 港の白書", "h h");
    assert_recurs(5, "0 0 p 港の白書;1 0 p 港の白書", ". .");
    assert_recurs(5, "0 0 ps 港の白書;1 0 ps 港の白書", "h h");
    assert_recurs(4, "0 0 p 港の白書;1 0 q 港の白書", ". .");
    assert_recurs(2, "0 0 - 港の白書;0 -1 - 港の白書", ". .");
    assert_recurs(2, "0 0 - 港の白書;1 -1 - 港の白書", ". .");
    assert_recurs(2, "0 0 f 港の白書;1 0 f 港の白書", ". .");
    assert_recurs(2, "0 0 - 港;1 0 - 港", ". .");
    /* blanks do not count, a number that counts the pages does not either */
    assert_recurs(2, "0 0 - 港 の白書;1 0 - 港の 白書", "h h");
    assert_recurs(2, "0 0 - 港の白書 4;1 0 - 港の白書 5", "h h");
    assert_recurs(2, "0 0 - 港の白書 4;1 0 - 港の白書 6", ". .");
    assert_recurs(2, "0 0 - 4 港の 7 白書;1 0 - 5 港の 7 白書", "h h");
    assert_recurs(2, "0 0 - 7 港の 4 白書;1 0 - 7 港の 5 白書", "h h");
    assert_recurs(2, "0 0 - 7 港の 4 白書;1 0 - 7 港の 6 白書", ". .");
    assert_recurs(2, "0 0 - 1 港の 4 白書 7;1 0 - 1 港の 5 白書 7", ". .");
}

/* A number alone is its page's label where it goes up with the pages near by, or is dressed as one. */
static void test_labels(void **state)
{
    (void)state;
    assert_recurs(3, "0 -1 - 4;1 -1 - 5;2 -1 - 9", "hl hl .");
    assert_recurs(4, "0 -1 - 4;2 -1 - 6", "hl hl");
    assert_recurs(4, "0 -1 - 4;3 -1 - 7", ". .");
    assert_recurs(3, "0 -1 - - 4 -", "hl");
    assert_recurs(3, "0 -2 - - 4 -", ".");
    assert_recurs(3, "0 -1 - 1", "hl");
    assert_recurs(3, "1 -1 - 1", ".");
    assert_recurs(3, "0 -1 - iv;1 -1 - v", ". .");
}

/* From the edge inward: what is behind a line of text is none, nor part of a row with figures. */
static void test_peeled(void **state)
{
    (void)state;
    assert_recurs(2, "0 0 - 港の白書;0 1 - 町の白書;1 0 - 港の白書;1 1 - 町の白書", "h h h h");
    assert_recurs(2, "0 0 - 港;0 1 - 町の白書;1 0 - 船;1 1 - 町の白書", ". . . .");
    assert_recurs(2, "0 0 - 港の白書;0 0 - 船;1 0 - 港の白書;1 0 - 橋", "h . h .");
    assert_recurs(2, "0 0 - 港の白書;0 0 - 船 37;1 0 - 港の白書;1 0 - 橋 52", ". . . .");
    assert_recurs(2, "0 -1 - 港の白書;0 -2 - 町の白書;1 -1 - 港の白書;1 -2 - 町の白書", "h h h h");
    assert_recurs(2, "0 -1 - 港;0 -2 - 町の白書;1 -1 - 船;1 -2 - 町の白書", ". . . .");
    /* three rows and more are a form's head, which is text where it stands first */
    assert_recurs(2,
                  "0 0 - 港の書式;0 1 - 船の書式;0 2 - 町の書式;1 0 - 港の書式;1 1 - 船の書式;1 2 - 町の書式",
                  "hdt hdt hdt hd hd hd");
}

static void test_rows(void **state)
{
    (void)state;
    assert_int_equal(edge_row(0, 5), 0);
    assert_int_equal(edge_row(2, 5), 2);
    assert_int_equal(edge_row(3, 5), -2);
    assert_int_equal(edge_row(4, 5), -1);
    assert_true(edge_is_near(4) && edge_is_near(-5));
    assert_false(edge_is_near(5) || edge_is_near(-6));
}

/* What a blank between two characters says. */
static void test_borders(void **state)
{
    (void)state;
    static const struct {
        uint32_t before, after;
        enum border border;
    } cases[] = {{0x6e2f, 0x3002, BORDER_CLOSING},   {0x6e2f, 0x3001, BORDER_CLOSING},
                 {0x6e2f, 0xff09, BORDER_CLOSING},   {0x3002, 0x6e2f, BORDER_STOP},
                 {0xff09, 0x6e2f, BORDER_BRACKET},   {0x6e2f, 0xff08, BORDER_OPENING},
                 {0x30a2, 0x30a2, BORDER_KATAKANA},  {0x30a2, 0x6e2f, BORDER_CJK},
                 {0x6e2f, 0x30a2, BORDER_CJK},       {'a', 0x6e2f, BORDER_AFTER_LATIN},
                 {0x6e2f, 'a', BORDER_BEFORE_LATIN}, {'a', 'b', BORDER_NEVER},
                 {0x3001, 0x6e2f, BORDER_NEVER},     {0xff08, 0x6e2f, BORDER_NEVER},
                 {0x30fb, 0x6e2f, BORDER_NEVER},     {'a', ')', BORDER_CLOSING}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        if (border_of(cases[i].before, cases[i].after) != cases[i].border)
            fail_msg("case %zu: %d", i, border_of(cases[i].before, cases[i].after));
}

/* Where the gaps of a line are, `START+LENGTH`; of both columns a full line has forty columns. */
static void assert_gaps(int column, const char *text, const char *expected)
{
    struct note_mark_stats stats = {.full = {0, 40, 40}};
    struct gap gaps[GAPS];
    char found[128] = "", copy[256];
    snprintf(copy, sizeof copy, "%s", text);
    struct line line = {.text = copy, .column = column};
    int count = note_mark_gaps_find(&stats, &line, NULL, gaps, 0);
    for (int i = 0; i < count; i++)
        sprintf(found + strlen(found), "%s%zu+%zu", i ? " " : "", gaps[i].start, gaps[i].length);
    if (strcmp(found, expected) != 0)
        fail_msg("%s: %s", text, found);
}

#define TEN "海の上を照らす明かり"

/* A blank is one, but for what parts the columns of a line that was not cut; so is the line's end. */
static void test_gaps(void **state)
{
    (void)state;
    assert_gaps(1, "港の 町", "6+1 10+0");
    assert_gaps(1, "港の町、", "");
    assert_gaps(1, "port town", "9+0");
    assert_gaps(0, TEN TEN " " TEN TEN, "60+0 121+0");
    assert_gaps(1, TEN TEN " " TEN TEN, "60+1 121+0");
    assert_gaps(0, TEN " " TEN " " TEN TEN, "30+1 61+0 122+0");
    assert_gaps(0, TEN TEN " " TEN " " TEN, "60+0 91+1 122+0");
    assert_gaps(0,
                TEN TEN "港の町"
                        " " TEN TEN,
                "69+1 130+0"); /* too wide for the first */
    assert_gaps(0,
                TEN "港の町"
                    " " TEN "港の町",
                "39+1 79+0");
    assert_gaps(0, TEN TEN " " TEN TEN "港の町", "60+1 130+0");
}

/* The pieces of a line of the source, in its order, and how wide they are with the blanks between them. */
static void test_sheets(void **state)
{
    (void)state;
    struct page page = {0};
    struct sheet sheet;
    page_add_line(&page, "港の町", strlen("港の町"), 1);
    page_add_line(&page, "船", strlen("船"), 2);
    page_add_line(&page, " 島の町 ", strlen(" 島の町 "), 1);
    assert_true(sheet_of(&sheet, &page));
    assert_int_equal(sheet.count, 2);
    assert_int_equal(sheet.lines[0].count, 2);
    assert_int_equal(sheet.lines[1].count, 1);
    assert_string_equal(printed_text(&sheet.lines[0]), "港の町");
    assert_int_equal(printed_width(&sheet.lines[0]), 13);
    assert_int_equal(printed_width(&sheet.lines[1]), 2);
    sheet_free(&sheet);
    page_free_lines(&page);
}

/* The number that a footnote opens with. */
static void test_footnote_numbers(void **state)
{
    (void)state;
    assert_int_equal(footnote_number("12 港の町", false), 12);
    assert_int_equal(footnote_number("12港の町", false), 0);
    assert_int_equal(footnote_number("12http://a.jp", false), 12);
    assert_int_equal(footnote_number("12http", false), 0);
    assert_int_equal(footnote_number("12", false), 0);
    assert_int_equal(footnote_number("12", true), 12);
    assert_int_equal(footnote_number("0 港の町", false), 0);
    assert_int_equal(footnote_number("999 港の町", false), 999);
    assert_int_equal(footnote_number("1000 港の町", false), 0);
    assert_int_equal(footnote_number("港の町", false), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_repeated), cmocka_unit_test(test_labels),
        cmocka_unit_test(test_peeled),   cmocka_unit_test(test_rows),
        cmocka_unit_test(test_borders),  cmocka_unit_test(test_gaps),
        cmocka_unit_test(test_sheets),   cmocka_unit_test(test_footnote_numbers),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
