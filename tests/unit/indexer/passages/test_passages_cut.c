/* Pages that their reader has laid out, into passages: what is read on into what follows, and where a
 * paragraph, a cell, a row, a column, a page ends it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "indexer/passages/passages.h"
#include "tests/unit/placed_document.h"
#include "tests/unit/with_dictionary.h"

static char said[8192];
static size_t used;

static ssk_status take(void *context, const struct ssk_passage *passage, struct ssk_error *error)
{
    (void)context;
    (void)error;
    used += (size_t)snprintf(said + used, sizeof said - used, "%d %d-%d %s\n", passage->page,
                             passage->line_start, passage->line_end, passage->text);
    return SSK_OK;
}

/* The passages, a line each: page, first and last line of it, text. Each row of a table has keys of its own.
 */
static void assert_cut(const char *text, const char *expected)
{
    struct document document = placed_document(text);
    struct ssk_error error;
    const struct sink sink = {.passage = take};
    struct keys *keys[10];
    for (size_t i = 0; i < 10; i++) {
        keys[i] = document_add_keys(&document);
        keys[i]->row = (int)i;
    }
    for (size_t p = 0; p < document.count; p++) {
        document.pages[p].laid_out = true;
        for (size_t l = 0; l < document.pages[p].count; l++)
            document.pages[p].lines[l].keys = keys[document.pages[p].lines[l].row];
    }
    document.id = strdup("d");
    used = 0;
    said[0] = '\0';
    assert_int_equal(passages_cut(&document, dictionary, &sink, &error), SSK_OK);
    assert_string_equal(said, expected);
    document_free(&document);
}

#define LINE(flags, text) "0.0 60-276 100-300 " flags "|" text "\n"
#define FULL              "海の上を照らす明かりは毎日の日の入りから"

/* What ends no sentence is read on into the next paragraph; what ends one is a passage. */
static void test_sentences(void **state)
{
    (void)state;
    assert_cut(LINE("p", FULL) LINE("-", "日の出までともす。") LINE("p", "霧の日は昼もともす。"),
               "1 1-2 " FULL "日の出までともす。\n1 3-3 霧の日は昼もともす。\n");
    assert_cut(LINE("p", "灯台の明かり") LINE("p", "昼は消す。"), "1 1-2 灯台の明かり　昼は消す。\n");
    assert_cut(LINE("hp", "灯台の明かり") LINE("hp", "夏の明かり") LINE("p", "昼は消す。"),
               "1 1-3 灯台の明かり　夏の明かり　昼は消す。\n");
    assert_cut(LINE("p", "昼は消す。") LINE("hp", "夏の明かり") LINE("p", "昼は消す。"),
               "1 1-1 昼は消す。\n1 2-3 夏の明かり　昼は消す。\n");
    /* nothing stands between the parts of a phrase */
    assert_cut(LINE("p", "灯台の明かりを") LINE("p", "昼は消す。"), "1 1-2 灯台の明かりを昼は消す。\n");
    assert_cut(LINE("p", "灯台の明かりを") LINE("p", "・昼は消す。"), "1 1-2 灯台の明かりを　・昼は消す。\n");
    assert_cut(LINE("p", "海の上を照らす明かりは毎日の日の入り頃望") LINE("p", "ましい。"),
               "1 1-2 海の上を照らす明かりは毎日の日の入り頃望ましい。\n");
    assert_cut(LINE("p", "海の上を照らす明かりが望") LINE("p", "ましい。"),
               "1 1-2 海の上を照らす明かりが望　ましい。\n");
}

/* No more than 1,500 bytes are carried on, 700 into a heading's section; what ended before does not count. */
static void test_limits(void **state)
{
    (void)state;
    static const struct {
        const char *before, *behind;
        int characters;
        bool carried;
    } cases[] = {{"", LINE("p", "昼は消す。"), 500, true},
                 {"", LINE("p", "昼は消す。"), 501, false},
                 {"港。", LINE("p", "昼は消す。"), 500, true},
                 {"", LINE("hp", "夏の明かり"), 233, true},
                 {"", LINE("hp", "夏の明かり"), 234, false}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct ssk_buffer text = {0};
        ssk_buffer_printf(&text, "0.0 60-276 100-300 p|%s", cases[i].before);
        for (int c = 0; c < cases[i].characters; c++)
            ssk_buffer_append_string(&text, "港");
        ssk_buffer_printf(&text, "\n%s", cases[i].behind);
        struct ssk_buffer expected = {0};
        ssk_buffer_printf(&expected, "1 1-%d %s", cases[i].carried ? 2 : 1, cases[i].before);
        for (int c = 0; c < cases[i].characters; c++)
            ssk_buffer_append_string(&expected, "港");
        ssk_buffer_printf(&expected, "%s%s\n", cases[i].carried ? "　" : "\n1 2-2 ",
                          strstr(cases[i].behind, "|") + 1);
        expected.data[--expected.length] = '\0'; /* the behind's own line end */
        assert_cut(ssk_buffer_string(&text), ssk_buffer_string(&expected));
        ssk_buffer_free(&text);
        ssk_buffer_free(&expected);
    }
}

/* A long paragraph is cut at ends of sentences, and each piece says which lines it is from. */
static void test_pieces(void **state)
{
    (void)state;
    static const char line[] = "海の上を照らす明かりは毎日ともす。";
    struct ssk_buffer text = SSK_BUFFER_INIT, expected = SSK_BUFFER_INIT;
    for (int l = 0; l < 100; l++)
        ssk_buffer_printf(&text, "0.0 60-276 100-300 %s|%s\n", l ? "-" : "p", line);
    for (int start = 0, end; start < 100; start = end) {
        end = start + 35 < 100 ? start + 35 : 100;
        ssk_buffer_printf(&expected, "1 %d-%d ", start + 1, end);
        for (int l = start; l < end; l++)
            ssk_buffer_append_string(&expected, line);
        ssk_buffer_append_char(&expected, '\n');
    }
    assert_cut(ssk_buffer_string(&text), ssk_buffer_string(&expected));
    ssk_buffer_free(&text);
    ssk_buffer_free(&expected);
}

#define CELL(n, c, flags, text) #n "." #c " 60-276 100-300 " flags "|" text "\n"

/* Cells of a row are read on; the next row, where no sentence ended in it: a table's head. Behind the last
 * cell of a table its text ends. */
static void test_rows(void **state)
{
    (void)state;
    assert_cut(CELL(1, 1, "p", "港") CELL(1, 2, "p", "町") CELL(2, 1, "p", "島")
                   CELL(2, 2, "p", "橋は長い。"),
               "1 1-2 港　町\n1 3-4 島　橋は長い。\n");
    assert_cut(CELL(1, 1, "p", "港") LINE("p", "島は遠い。"), "1 1-1 港\n1 2-2 島は遠い。\n");
    assert_cut(CELL(1, 1, "p", "港は深い。") CELL(1, 2, "p", "町") LINE("p", "以上"),
               "1 1-1 港は深い。\n1 2-2 町\n1 3-3 以上\n");
    assert_cut(LINE("p", "表") CELL(1, 1, "p", "港は深い。"), "1 1-1 表\n1 2-2 港は深い。\n");
}

/* Text of three lines in a cell is not read on from one of the row's that had a sentence. */
static void test_cells(void **state)
{
    (void)state;
    assert_cut(CELL(1, 1, "p", "港は深い。") CELL(1, 1, "p", "橋") CELL(1, 2, "p", "町は")
                   CELL(1, 2, "-", "古い") CELL(1, 2, "-", "ものだ。"),
               "1 1-1 港は深い。\n1 2-2 橋\n1 3-5 町は古いものだ。\n");
    assert_cut(CELL(1, 1, "p", "港は深い。") CELL(1, 1, "p", "橋") CELL(1, 2, "p", "町は")
                   CELL(1, 2, "-", "古い。"),
               "1 1-1 港は深い。\n1 2-4 橋　町は古い。\n");
    assert_cut(CELL(1, 1, "p", "港は深い") CELL(1, 1, "p", "橋") CELL(1, 2, "p", "町は")
                   CELL(1, 2, "-", "古い") CELL(1, 2, "-", "ものだ。"),
               "1 1-5 港は深い　橋　町は古いものだ。\n");
}

/* The last line of a table of contents ends it. */
static void test_contents(void **state)
{
    (void)state;
    assert_cut(LINE("p", "1.1 背景 ........ 4") LINE("p", "1.2 目的 ........ 5") LINE("p", "島は遠い。"),
               "1 1-2 1.1 背景 ........ 4　1.2 目的 ........ 5\n1 3-3 島は遠い。\n");
    assert_cut(LINE("p", "1.1 背景 ........ 四") LINE("p", "島は遠い。"),
               "1 1-2 1.1 背景 ........ 四　島は遠い。\n");
}

/* Overleaf only what is in the midst of a sentence goes on in a new paragraph. */
static void test_pages(void **state)
{
    (void)state;
    assert_cut(LINE("p", "灯台の明かり") "\f" LINE("p", "昼は消す。"),
               "1 1-1 灯台の明かり\n2 1-1 昼は消す。\n");
    assert_cut(LINE("p", "灯台の明かりは") "\f" LINE("p", "昼は消す。"),
               "1 1-1 灯台の明かりは　昼は消す。\n");
    assert_cut(LINE("p", "灯台の明かり") "\f" LINE("p", "を昼は消す。"),
               "1 1-1 灯台の明かり　を昼は消す。\n");
    assert_cut(LINE("p", "海の上を照らす明かりの毎日の日の入りの光") "\f" LINE("p", "昼は消す。"),
               "1 1-1 海の上を照らす明かりの毎日の日の入りの光　昼は消す。\n");
    assert_cut(LINE("p", FULL) "\f" LINE("-", "昼は消す。"), "1 1-1 " FULL "昼は消す。\n");
}

/* A note parts no paragraph, and goes on among the next page's, not on the one behind. */
static void test_notes(void **state)
{
    (void)state;
    assert_cut(LINE("p", FULL) LINE("np", "注は短い。") LINE("-", "昼は消す。"),
               "1 2-2 注は短い。\n1 1-3 " FULL "昼は消す。\n");
    assert_cut(LINE("p", "昼は消す。") LINE("np", "注は長く") "\f" LINE("p", "夜はともす。")
                   LINE("n", "次に続く。"),
               "1 1-1 昼は消す。\n2 1-1 夜はともす。\n1 2-2 注は長く次に続く。\n");
    assert_cut(LINE("p", "昼は消す。")
                   LINE("np", "注は長く") "\f" LINE("p", "夜はともす。") "\f" LINE("p", "朝は消す。")
                       LINE("n", "次に続く。"),
               "1 1-1 昼は消す。\n1 2-2 注は長く\n2 1-1 夜はともす。\n3 1-1 朝は消す。\n3 2-2 次に続く。\n");
}

/* The lines of a passage are all from the first to the last, in whatever order they were read. */
static void test_lines(void **state)
{
    (void)state;
    static const int numbers[][3] = {{5, 3, 4}, {3, 5, 4}, {4, 5, 3}};
    for (size_t i = 0; i < 3; i++) {
        struct document document =
            placed_document(LINE("p", "港は") LINE("-", "深く、") LINE("-", "町は古い。"));
        document.pages[0].laid_out = true;
        document.id = strdup("d");
        struct keys *keys = document_add_keys(&document);
        for (size_t l = 0; l < 3; l++) {
            document.pages[0].lines[l].number = numbers[i][l];
            document.pages[0].lines[l].keys = keys;
        }
        struct ssk_error error;
        used = 0;
        assert_int_equal(passages_cut(&document, dictionary, &(struct sink){.passage = take}, &error),
                         SSK_OK);
        assert_string_equal(said, "1 3-5 港は深く、町は古い。\n");
        document_free(&document);
    }
}

/* Rules and dots alone are no passage; blanks at its ends are none of it. */
static void test_words(void **state)
{
    (void)state;
    assert_cut(LINE("p", "――――。") LINE("p", "…。") LINE("p", "港。"), "1 3-3 港。\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_sentences), cmocka_unit_test(test_limits), cmocka_unit_test(test_pieces),
        cmocka_unit_test(test_rows),      cmocka_unit_test(test_cells),  cmocka_unit_test(test_contents),
        cmocka_unit_test(test_pages),     cmocka_unit_test(test_notes),  cmocka_unit_test(test_words),
        cmocka_unit_test(test_lines),
    };
    return cmocka_run_group_tests(tests, open_dictionary, free_dictionary);
}
