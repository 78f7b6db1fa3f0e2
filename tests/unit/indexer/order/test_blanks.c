/* Blanks in plain text: those that spread a letterhead, those that part columns, and those of a table of
 * numbers. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "indexer/order/order.h"
#include "seisaku/buffer.h"

typedef bool (*stage)(struct document *document);

/* The lines after the stage, those of a table with `ROW `; what is spent is left out. Lent until the next
 * call. */
static const char *lines_after(stage run, const char *text, bool laid_out)
{
    static char out[4096];
    size_t at = 0;
    struct document document = {0};
    struct page *page = document_add_page(&document);
    page->laid_out = laid_out;
    for (int number = 1; *text; number++) {
        size_t length = strcspn(text, "\n");
        assert_non_null(page_add_line(page, text, length, number));
        text += length + (text[length] == '\n');
    }
    assert_true(run(&document));
    page = document.pages;
    out[0] = '\0';
    for (size_t l = 0; l < page->count; l++)
        if (page->lines[l].role != LINE_SPENT) {
            if (page->lines[l].row)
                at += (size_t)snprintf(out + at, sizeof out - at, "%d ", page->lines[l].row);
            at += (size_t)snprintf(out + at, sizeof out - at, "%s\n", page->lines[l].text);
        }
    document_free(&document);
    return out;
}

static void assert_lines(stage run, const char *text, const char *expected)
{
    assert_string_equal(lines_after(run, text, false), expected);
}

static void assert_same(stage run, const char *text)
{
    assert_lines(run, text, text);
}

/* Five characters and more, three of them kanji, a blank between any two; numbers of two digits are one. */
static void test_spread_lines(void **state)
{
    (void)state;
    assert_lines(spread_lines_close, "文 部 科 学 省\n", "文部科学省\n");
    assert_same(spread_lines_close, "文 部 科 学\n");
    assert_lines(spread_lines_close, "み な と 町 役 場\n", "みなと町役場\n");
    assert_lines(spread_lines_close, "み ナ 港 町 会\n", "みナ港町会\n");
    assert_same(spread_lines_close, "み な と 町 会\n");
    assert_lines(spread_lines_close, "　　　令 和 ７ 年 11 月 27 日\n", "　　　令和７年11月27日\n");
    assert_lines(spread_lines_close, "令 和 7 年 9 月 0 日\n", "令和7年9月0日\n");
    assert_same(spread_lines_close, "西 暦 2025 年 度 分\n");
    assert_same(spread_lines_close, "西 暦 202 年 度 分\n");
    assert_same(spread_lines_close, "港 町 の 会 ： 名 簿\n");
    assert_same(spread_lines_close, "港 町 会 名A 簿 覧\n");
    assert_same(spread_lines_close, "文 部 科学 省 令 第\n");
    assert_same(spread_lines_close, "文 部 科  学 省 令\n");
    assert_lines(spread_lines_close, "文 部 科 学 省  \n", "文部科学省\n");
    assert_same(spread_lines_close, "月 火 水 木 金 土 日\n");
    assert_same(spread_lines_close, "月 火 水 木 金 曜\n");
    assert_lines(spread_lines_close, "月 火 水 木 曜 会\n", "月火水木曜会\n");
    assert_string_equal(lines_after(spread_lines_close, "文 部 科 学 省\n", true), "文 部 科 学 省\n");
}

/* A line of more than 400 bytes is no letterhead. */
static void test_long_spread_lines(void **state)
{
    (void)state;
    for (size_t more = 0; more < 2; more++) {
        char line[512] = "", closed[512] = "";
        for (size_t i = 0; i < 99 + more; i++) {
            strcat(line, i ? " 港" : "　港");
            strcat(closed, i ? "港" : "　港");
        }
        strcat(line, more ? "  \n" : "   \n"); /* 401 and 404 bytes, or */
        strcat(closed, "\n");
        if (strlen(line) - 1 <= 400)
            assert_lines(spread_lines_close, line, closed);
        else
            assert_same(spread_lines_close, line);
    }
}

#define LEFT  "港の橋を新しく架け替え、" /* 24 columns */
#define RIGHT "町の費用で行う。"         /* 16 */

/* Where four lines have a wide blank with as much before it as a column has, the blanks part columns. */
static void test_wide_gaps(void **state)
{
    (void)state;
#define LINE   LEFT "　" RIGHT "\n"
#define PARTED LEFT " " RIGHT "\n"
    assert_lines(wide_gaps_narrow, LINE LINE LINE LINE, PARTED PARTED PARTED PARTED);
    assert_same(wide_gaps_narrow, LINE LINE LINE);
    assert_string_equal(lines_after(wide_gaps_narrow, LINE LINE LINE LINE, true), LINE LINE LINE LINE);
    /* what indents a line stays; two blanks are as good as one */
    assert_lines(wide_gaps_narrow, "　" LINE LEFT "　　" RIGHT "\n" LINE LINE,
                 "　" PARTED LEFT "  " RIGHT "\n" PARTED PARTED);
#define SHORT "港の橋を新しく架け替え　" RIGHT "。\n"
    assert_same(wide_gaps_narrow, LINE LINE LINE SHORT); /* 22 before */
#define BARE LEFT "　町の費用で行う\n"
    assert_lines(wide_gaps_narrow, LINE LINE LINE BARE,
                 PARTED PARTED PARTED LEFT " 町の費用で行う\n");           /* 14 behind */
    assert_same(wide_gaps_narrow, LINE LINE LINE LEFT "　町の費用で行\n"); /* 12 */
    assert_same(wide_gaps_narrow, LINE LINE LINE LEFT "　町の費　" RIGHT "\n");
#undef SHORT
#undef BARE
}

/* One line in seven or so must have one, of those that are wide enough for two columns. */
static void test_share_of_gaps(void **state)
{
    (void)state;
#define WIDE LEFT RIGHT "\n"
#define FIVE WIDE WIDE WIDE WIDE WIDE
#define FOUR LINE LINE LINE LINE
#define TEXT FIVE FIVE FIVE FIVE WIDE WIDE
    assert_lines(wide_gaps_narrow, FOUR TEXT, PARTED PARTED PARTED PARTED TEXT);
    assert_same(wide_gaps_narrow, FOUR TEXT WIDE);
#define NARROW "港の橋を新しく架け替え、町の費用で行う\n" /* 38 */
    assert_lines(wide_gaps_narrow, FOUR TEXT NARROW, PARTED PARTED PARTED PARTED TEXT NARROW);
    /* nor do lines that are paragraphs */
    assert_lines(wide_gaps_narrow, FOUR TEXT LEFT LEFT LEFT LEFT LEFT LEFT LEFT "\n",
                 PARTED PARTED PARTED PARTED TEXT LEFT LEFT LEFT LEFT LEFT LEFT LEFT "\n");
    assert_same(wide_gaps_narrow, FOUR TEXT LEFT LEFT LEFT LEFT LEFT LEFT RIGHT "\n"); /* 160 */
}

/* In a plan's table one gap tells, and less before a marker. */
static void test_markers(void **state)
{
    (void)state;
    assert_lines(wide_gaps_narrow, LINE "<成果・進捗状況>\n", PARTED "<成果・進捗状況>\n");
    assert_lines(wide_gaps_narrow, "港の橋を新しく　<成果・進捗状況>\n",
                 "港の橋を新しく <成果・進捗状況>\n"); /* 14 */
    assert_same(wide_gaps_narrow, "港の橋を新し　<成果・進捗状況>\n");
    assert_same(wide_gaps_narrow, "港の橋を新しく\n<成果・進捗状況>\n");
    assert_same(wide_gaps_narrow, "港の橋を新しく　<成果・進捗状況\n");
}

#define HEAD "島　　　　人口　　　井戸\n"
#define ONE  "甲島　　　1,234　　　12\n"
#define TWO  "乙島　　　　890　　　 3\n"
#define READ "1 島: 甲島　人口: 1,234　井戸: 12\n2 島: 乙島　人口: 890　井戸: 3\n"

/* Three columns and a row of heads above two of numbers. */
static void test_tables(void **state)
{
    (void)state;
    assert_lines(blank_tables_write, HEAD ONE TWO, READ);
    assert_same(blank_tables_write, HEAD ONE);
    assert_lines(blank_tables_write, "島の井戸の数\n" HEAD ONE TWO "数は町による。\n",
                 "島の井戸の数\n" READ "数は町による。\n");
    assert_same(blank_tables_write,
                "島　　　　人口\n甲島　　　1,234\n乙島　　　　890\n"); /* two columns are a list's */
    assert_same(blank_tables_write,
                "島　　　　港　　　　色\n甲島　　　東　　　　青\n乙島　　　西　　　　赤\n");
    assert_same(blank_tables_write,
                "島　　　　人口　　　井戸\n甲島　　　多い　　　12\n乙島　　　少し　　　浅い\n");
    assert_string_equal(lines_after(blank_tables_write, HEAD ONE TWO, true), HEAD ONE TWO);
}

/* Tabs part cells, and two blanks; one is part of a cell. A cell wider than forty columns is text. */
static void test_cells(void **state)
{
    (void)state;
    assert_lines(blank_tables_write, "島\t人口\t井戸\n甲島\t1,234\t12\n乙島\t890\t3\n", READ);
    assert_lines(blank_tables_write, "Isle  People  Deep wells\nKo       1234  12\nOtsu      890   3\n",
                 "1 Isle: Ko　People: 1234　Deep wells: 12\n2 Isle: Otsu　People: 890　Deep wells: 3\n");
#define WIDE_CELL "甲島の北の浜のそばにある古くて小さな井戸" /* 40 */
#define WIDE_HEAD "井戸　　　　　　　　　　　　　　　　　　　　"
#define WIDE_ROW  "乙島の井戸　　　　　　　　　　　　　　　　　"
    assert_lines(blank_tables_write,
                 WIDE_HEAD "数　　深さ\n" WIDE_CELL "　　12　　34\n" WIDE_ROW "56　　78\n",
                 "1 井戸: " WIDE_CELL "　数: 12　深さ: 34\n2 井戸: 乙島の井戸　数: 56　深さ: 78\n");
    assert_same(blank_tables_write,
                WIDE_HEAD "　　数　　深さ\n" WIDE_CELL "、　　12　　34\n" WIDE_ROW "　　56　　78\n");
    /* eight of ten make a column of numbers; a unit behind one is four characters at most */
    assert_lines(blank_tables_write, "島　　人口　　　色\n甲　　12万千人  青\n乙　　3人　　　　赤\n",
                 "1 島: 甲　人口: 12万千人　色: 青\n2 島: 乙　人口: 3人　色: 赤\n");
    assert_same(blank_tables_write, "島　　人口　　　　色\n甲　　12人と犬猫魚  青\n乙　　3人　　　　　赤\n");
}

/* A line of fewer cells goes on with those above; one that fits no column is text below the table. */
static void test_lines_that_go_on(void **state)
{
    (void)state;
    assert_lines(blank_tables_write, HEAD ONE "の北　　　　　　　　　本\n" TWO,
                 "1 島: 甲島の北　人口: 1,234　井戸: 12本\n2 島: 乙島　人口: 890　井戸: 3\n");
    assert_lines(blank_tables_write, HEAD ONE TWO "島の数と人口はいずれも町\n",
                 READ "島の数と人口はいずれも町\n");
    struct ssk_buffer text = {0};
    for (int lines = 7; lines <= 8; lines++) { /* more that go on are a list */
        ssk_buffer_append_string(&text, HEAD ONE TWO);
        for (int l = 0; l < lines; l++)
            ssk_buffer_append_string(&text, "村\n");
        const char *found = lines_after(blank_tables_write, ssk_buffer_string(&text), false);
        assert_non_null(strstr(found, "2 島: 乙島村　人口: 890　井戸: 3\n3 島: 村\n"));
        assert_int_equal(strstr(found, "\n村\n") != NULL, lines == 8);
        ssk_buffer_clear(&text);
    }
    ssk_buffer_free(&text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_spread_lines), cmocka_unit_test(test_long_spread_lines),
        cmocka_unit_test(test_wide_gaps),    cmocka_unit_test(test_share_of_gaps),
        cmocka_unit_test(test_markers),      cmocka_unit_test(test_tables),
        cmocka_unit_test(test_cells),        cmocka_unit_test(test_lines_that_go_on),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
