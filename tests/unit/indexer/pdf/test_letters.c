/* Letters, tables of measures and slides, as offices print them. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "indexer/document/placed_paragraphs.h"
#include "indexer/order/order.h"
#include "indexer/structure/structure.h"
#include "tests/unit/read_made_pdf.h"
#include "tests/unit/with_dictionary.h"

/* The sender, set right, is not read on into the letter below a title of another size. */
static void test_sender_set_right(void **state)
{
    (void)state;
    struct document document;
    struct make_pdf pdf = {0};
    make_page(&pdf);
    make_text(&pdf, 60, 80, 11, "各渡し場の長　殿");
    make_text(&pdf, 440, 110, 11, "港の役所の長");
    make_text(&pdf, 451, 126, 11, "（印は略）");
    make_text(&pdf, 180, 150, 14, "渡し船の灯の取扱いについて");
    make_text(&pdf, 71, 176, 11,
              "渡し船の灯については、昔からのならわしによってきたところであるが、船の数がふえ");
    make_text(&pdf, 60, 192, 11, "ので、別紙のとおり改めることとした。");
    read_good(&pdf, &document);
    assert_string_equal(lines_of(&document, LINE_TEXT),
                        "|各渡し場の長　殿|港の役所の長|（印は略）|渡し船の灯の取扱いについて"
                        "|渡し船の灯については、昔からのならわしによってきたところであるが、船の数がふえ"
                        "ので、別紙のとおり改めることとした。");
    document_free(&document);
}

/* Number and date above, sender below, each a line of its own, whatever gaps the addressee's name has. */
static void test_letterhead(void **state)
{
    (void)state;
    struct document document;
    struct make_pdf pdf = {0};
    make_page(&pdf);
    make_text(&pdf, 469, 80, 11, "渡し第１２号");
    make_text(&pdf, 447, 98, 11, "令和６年３月１日");
    make_text(&pdf, 60, 116, 11, "港の長");
    make_text(&pdf, 120, 116, 11, "甲");
    make_text(&pdf, 150, 116, 11, "野");
    make_text(&pdf, 180, 116, 11, "殿");
    make_text(&pdf, 436, 134, 11, "港の見守りの会の長");
    make_text(&pdf, 480, 152, 11, "乙　山　進");
    make_text(&pdf, 60, 180, 11,
              "　渡し船の灯については、昔からのならわしによってきたところであるが、船の数がふ");
    make_text(&pdf, 60, 196, 11, "えたので、次のとおり改めることとした。");
    read_good(&pdf, &document);
    const char *text = lines_of(&document, LINE_TEXT);
    assert_non_null(strstr(text, "|渡し第１２号|令和６年３月１日|港の長"));
    assert_non_null(strstr(text, "殿|港の見守りの会の長|乙　山　進|"));
    document_free(&document);
}

/* Heads that are a plan's words make no plan's row of a table that has neither items nor markers. */
static void test_table_of_measures(void **state)
{
    (void)state;
    const double xs[] = {60, 160, 340, 460, 540}, ys[] = {100, 124, 148, 172};
    static const char *const rows[][4] = {{"施策", "計画", "実績", "担当府省"},
                                          {"水門", "水門を塗り替える。", "塗り替えた。", "河川課"},
                                          {"渡し船", "渡し船を直す。", "直した。", "港湾課"},
                                          {"井戸", "井戸を調べる。", "調べた。", "衛生課"},
                                          {"火の見", "火の見を建てる。", "建てた。", "消防署"}};
    struct ssk_error error = {""};
    struct document document;
    struct make_pdf pdf = {0};
    for (size_t p = 0; p < 2; p++) {
        make_page(&pdf);
        make_grid(&pdf, xs, 5, ys, 4);
        for (size_t c = 0; c < 4; c++) {
            make_text(&pdf, xs[c] + 4, ys[0] + 5, 11, rows[0][c]);
            make_text(&pdf, xs[c] + 4, ys[1] + 5, 11, rows[1 + 2 * p][c]);
            make_text(&pdf, xs[c] + 4, ys[2] + 5, 11, rows[2 + 2 * p][c]);
        }
    }
    read_good(&pdf, &document);
    assert_int_equal(structure_read(&document, dictionary, &error), SSK_OK);
    assert_true(ruled_tables_write(&document));
    assert_string_equal(
        lines_of(&document, LINE_TEXT),
        "|水門　水門を塗り替える。　塗り替えた。　河川課|渡し船　渡し船を直す。　直した。　港湾課"
        "|井戸　井戸を調べる。　調べた。　衛生課|火の見　火の見を建てる。　建てた。　消防署");
    for (size_t l = 0; l < document.pages[0].count; l++)
        if (document.pages[0].lines[l].role == LINE_TEXT)
            assert_int_equal(document.pages[0].lines[l].keys->kind, SSK_KIND_TEXT);
    document_free(&document);
}

/* A slide's steps: each with what stands in the box below it, apart from the next. */
static void test_steps_of_a_slide(void **state)
{
    (void)state;
    static const char *const boxes[] = {"①届け", "村へ出す", "②調べ", "町が見る"};
    struct document document = {0};
    struct page *page = document_add_page(&document);
    for (size_t b = 0; page && b < 4; b++) {
        struct line *line = page_add_line(page, boxes[b], strlen(boxes[b]), b + 1);
        float x = 60 + 200 * (float)(b / 2), y = 100 + 30 * (float)(b % 2);
        assert_non_null(line);
        line->place = (struct place){.box = {x, y, x + 44, y + 11},
                                     .field = {x, y, x + 44, y + 11},
                                     .size = 11,
                                     .right = x + 44,
                                     .slide_box = (int)b + 1};
    }
    document.body = 11;
    placed_paragraphs_find(&document);
    const bool apart[] = {true, false, true, false};
    for (size_t b = 0; b < 4; b++)
        assert_int_equal(document.pages[0].lines[b].apart, apart[b]);
    document_free(&document);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_sender_set_right),
        cmocka_unit_test(test_letterhead),
        cmocka_unit_test(test_table_of_measures),
        cmocka_unit_test(test_steps_of_a_slide),
    };
    return cmocka_run_group_tests(tests, open_dictionary, free_dictionary);
}
