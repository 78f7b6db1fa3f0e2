/* Tables with ruling lines: a row is one line, under the heads of its columns. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "indexer/order/order.h"
#include "tests/unit/read_made_pdf.h"

static void assert_rows(struct make_pdf *pdf, const char *text)
{
    struct document document;
    read_good(pdf, &document);
    assert_true(ruled_tables_write(&document));
    assert_string_equal(lines_of(&document, LINE_TEXT), text);
    document_free(&document);
}

static void make_row(struct make_pdf *pdf, const double *xs, double y, const char *const *cells, size_t count)
{
    for (size_t c = 0; c < count; c++)
        if (cells[c])
            make_text(pdf, xs[c] + 4, y + 5, 11, cells[c]);
}

/* The head is printed again overleaf, and holds there; what stands below is not read on into a row. */
static void test_heads(void **state)
{
    (void)state;
    const double xs[] = {60, 220, 340, 460}, ys[] = {100, 124, 148, 172};
    static const char *const rows[][3] = {{"施策", "担当", "予算額"},
                                          {"水門の塗り替え", "河川課", "1,200"},
                                          {"渡し船の修理", "港湾課", "340"},
                                          {"火の見の新設", "消防署", "95"},
                                          {"井戸の検査", "衛生課", "18"}};
    struct make_pdf pdf = {0};
    for (size_t p = 0; p < 2; p++) {
        make_page(&pdf);
        make_grid(&pdf, xs, 4, ys, 4);
        make_row(&pdf, xs, ys[0], rows[0], 3);
        make_row(&pdf, xs, ys[1], rows[1 + 2 * p], 3);
        make_row(&pdf, xs, ys[2], rows[2 + 2 * p], 3);
    }
    make_text(&pdf, 60, 200, 11, "金額の単位は、千円とする。");
    assert_rows(&pdf, "|施策: 水門の塗り替え　担当: 河川課　予算額: 1,200"
                      "|施策: 渡し船の修理　担当: 港湾課　予算額: 340"
                      "|施策: 火の見の新設　担当: 消防署　予算額: 95"
                      "|施策: 井戸の検査　担当: 衛生課　予算額: 18|金額の単位は、千円とする。");
}

/* A label over two rows stands in both; a head over two columns before each of theirs. */
static void test_merged_cells(void **state)
{
    (void)state;
    struct make_pdf pdf = {0};
    make_page(&pdf);
    const double xs[] = {60, 160, 300, 380, 460};
    make_rule(&pdf, 60, 100, 460, 100);
    make_rule(&pdf, 300, 124, 460, 124);
    make_rule(&pdf, 60, 148, 460, 148);
    make_rule(&pdf, 160, 172, 460, 172);
    make_rule(&pdf, 60, 196, 460, 196);
    make_rule(&pdf, 60, 220, 460, 220);
    for (size_t c = 0; c < 5; c++)
        make_rule(&pdf, xs[c], c == 3 ? 124 : 100, xs[c], 220);
    make_text(&pdf, 70, 118, 11, "分野");
    make_text(&pdf, 170, 118, 11, "事業");
    make_text(&pdf, 350, 105, 11, "件数");
    make_text(&pdf, 310, 129, 11, "昨年");
    make_text(&pdf, 390, 129, 11, "今年");
    make_text(&pdf, 70, 166, 11, "治水");
    const double *columns = xs;
    make_row(&pdf, columns, 148, (const char *const[]){NULL, "水門の点検", "12", "15"}, 4);
    make_row(&pdf, columns, 172, (const char *const[]){NULL, "堤の草刈り", "8", "9"}, 4);
    make_row(&pdf, columns, 196, (const char *const[]){"消防", "夜の見回り", "30", "31"}, 4);
    assert_rows(&pdf, "|分野: 治水　事業: 水門の点検　件数 昨年: 12　件数 今年: 15"
                      "|分野: 治水　事業: 堤の草刈り　件数 昨年: 8　件数 今年: 9"
                      "|分野: 消防　事業: 夜の見回り　件数 昨年: 30　件数 今年: 31");
}

/* A row of sentences is read on from cell to cell; heads between them would part it. */
static void test_row_of_sentences(void **state)
{
    (void)state;
    const double xs[] = {60, 160, 340, 460}, ys[] = {100, 124, 148, 172};
    struct make_pdf pdf = {0};
    make_page(&pdf);
    make_grid(&pdf, xs, 4, ys, 4);
    make_row(&pdf, xs, 100, (const char *const[]){"分野", "目標", "担当"}, 3);
    make_row(&pdf, xs, 124, (const char *const[]){"水路", "底の泥をさらう。", "河川課"}, 3);
    make_row(&pdf, xs, 148, (const char *const[]){"橋", "三つ", "道路課"}, 3);
    assert_rows(&pdf, "|水路　底の泥をさらう。　河川課|分野: 橋　目標: 三つ　担当: 道路課");
}

/* Eight columns keep their cells apart; a form has no heads. */
static void test_wide_table_and_form(void **state)
{
    (void)state;
    const double wide[] = {40, 110, 170, 230, 290, 350, 410, 470, 530}, ys[] = {100, 124, 148, 172};
    const double form[] = {60, 160, 460}, fields[] = {300, 324, 348};
    struct make_pdf pdf = {0};
    make_page(&pdf);
    make_grid(&pdf, wide, 9, ys, 4);
    make_row(&pdf, wide, 100, (const char *const[]){"村", "春", "夏", "秋", "冬", "朝", "昼", "夜"}, 8);
    make_row(&pdf, wide, 124, (const char *const[]){"東村", "1", "2", "3", "4", "5", "6", "7"}, 8);
    make_row(&pdf, wide, 148, (const char *const[]){"西村", "8", "9", "10", "11", "12", NULL, "14"}, 8);
    make_page(&pdf);
    make_text(&pdf, 60, 200, 11, "次のとおり届け出る。");
    make_grid(&pdf, form, 3, fields, 3);
    make_row(&pdf, form, 300, (const char *const[]){"船の名", "青波丸"}, 2);
    make_row(&pdf, form, 324, (const char *const[]){"着く所", "北の浜"}, 2);
    assert_rows(&pdf, "|村: 東村　春: 1　夏: 2　秋: 3　冬: 4　朝: 5　昼: 6　夜: 7"
                      "|村: 西村　春: 8　夏: 9　秋: 10　冬: 11　朝: 12　夜: 14"
                      "|次のとおり届け出る。|船の名　青波丸|着く所　北の浜");
}

/* A formula whose terms stand in boxes: each sign is read beside its own. */
static void test_formula(void **state)
{
    (void)state;
    struct make_pdf pdf = {0};
    const double xs[] = {90, 190, 260, 360}, ys[] = {192, 236};
    make_page(&pdf);
    make_text(&pdf, 90, 120, 11, "船を留める料金は、次の式による。");
    for (int box = 0; box < 2; box++) {
        make_grid(&pdf, xs + 2 * box, 2, ys, 2);
        make_lines(&pdf, xs[2 * box] + 4, 200, 11,
                   box == 0 ? "一日の料金\nを決める額" : "船の長さに\n応じた日数");
    }
    make_text(&pdf, 194, 209, 11, "＝");
    make_text(&pdf, 364, 209, 11, "×");
    assert_rows(&pdf, "|船を留める料金は、次の式による。|一日の料金を決める額|＝|船の長さに応じた日数|×");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_heads),
        cmocka_unit_test(test_merged_cells),
        cmocka_unit_test(test_row_of_sentences),
        cmocka_unit_test(test_wide_table_and_form),
        cmocka_unit_test(test_formula),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
