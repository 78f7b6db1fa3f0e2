/* Pages laid out from their glyphs alone: lines, blanks, raised marks and ruby, gutters, rows, boxes of
 * slides. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "tests/unit/laid_page.h"

/* Between kanji a blank is three quarters of an em, between Latin letters a seventh; figures stay together.
 */
static void test_blanks(void **state)
{
    (void)state;
    clear();
    put_apart(60, 100, 10, "港町", 7.5F);
    expect("港町");
    put_apart(60, 100, 10, "港町", 7.6F);
    expect("港　町");
    put_apart(60, 100, 10, "ab", 1.5F);
    expect("ab");
    put_apart(60, 100, 10, "ab", 1.6F);
    expect("a b");
    put_apart(60, 100, 10, "12", 7.5F);
    expect("12");
    put_apart(60, 100, 10, "12", 7.6F);
    expect("1 2");
    put_apart(60, 100, 10, "1,234", 2);
    expect("1,234");
    put_apart(60, 100, 10, "1,23", 2); /* the numbers of a list */
    expect("1, 23");
    put_apart(60, 100, 10, "1,2345", 2);
    expect("1, 2345");
    put_apart(60, 100, 10, "a,234", 2);
    expect("a , 234");
    for (int gap = 0; gap < 2; gap++) { /* the page's own blank wants less */
        put_apart(60, 100, 10, "ab", gap ? 0.6F : 0.5F);
        page.glyphs[1].blank = true;
        expect(gap ? "a b" : "ab");
        put_apart(60, 100, 10, "12", gap ? 3.1F : 3);
        page.glyphs[1].blank = true;
        expect(gap ? "1 2" : "12");
    }
}

/* Digits that are smaller and above the foot are raised, but for those that open a line. */
static void test_raised(void **state)
{
    (void)state;
    clear();
    float x = put(60, 100, 10, "港");
    x = put(x, 100, 6, "12");
    put(x, 100, 10, "町");
    expect("港¹²町");
    x = put(60, 100, 10, "港");
    x = put(x, 104, 6, "2"); /* at the foot: below */
    put(x, 100, 10, "町");
    expect("港2町");
    x = put(60, 100, 10, "港");
    x = put(x, 101, 8, "2");
    put(x, 100, 10, "町");
    expect("港2町");
    x = put(60, 100, 10, "港");
    x = put(x, 100, 6, "注4");
    put(x, 100, 10, "町");
    expect("港⁴町");
    x = put(60, 100, 6, "3");
    put(x, 100, 10, "港町");
    expect("*3港町");
    put(60, 100, 10, "3港町");
    expect("3港町");
}

/* Kana of half the size close above are a reading; lower or larger ones, or other letters, are a line. */
static void test_ruby(void **state)
{
    (void)state;
    clear();
    put(60, 95, 5, "みなと");
    put(60, 101, 10, "港町の橋");
    expect("港町の橋");
    put(60, 92, 5, "みなと"); /* four points above */
    put(60, 101, 10, "港町の橋");
    expect("みなと|港町の橋");
    put(60, 93, 7, "みな");
    put(60, 101, 10, "港町の橋");
    expect("みな|港町の橋");
    put(60, 95, 5, "港");
    put(60, 101, 10, "港町の橋");
    expect("港|港町の橋");
    put(60, 95, 5, "みなとみなとみなとみなとみなと"); /* reaches beyond by more than a character */
    put(60, 101, 10, "港町の橋");
    expect("みなとみなとみなとみなとみなと|港町の橋");
}

/* What stands level is one line: half of the lower one's height. */
static void test_lines(void **state)
{
    (void)state;
    clear();
    float x = put(60, 100, 10, "港");
    put(x, 105, 10, "町");
    expect("港町");
    x = put(60, 100, 10, "港");
    put(x, 105.5F, 10, "町");
    expect("港|町");
    x = put(60, 100, 10, "港");
    put(x, 88, 20, "町"); /* a large one stretches the line */
    expect("港町");
}

#define A1 "海の上を照らす明かりは"
#define A2 "毎日の日の入りから日の"
#define A3 "出までともすこととした"

static void put_column(float x, float y, const char *one, const char *two, const char *three)
{
    put(x, y, 10, one);
    put(x, y + 16, 10, two);
    put(x, y + 32, 10, three);
}

/* Three full lines and more on both sides of a gutter are columns; shorter ones are read across. */
static void test_columns(void **state)
{
    (void)state;
    clear();
    put_column(60, 100, A1, A2, A3);
    put_column(200, 100, "町の橋は古いので架け替", "えることとし、三年の間", "は船で人を渡すものとし");
    expect("1>" A1 "|1>" A2 "|1>" A3
           "|2>町の橋は古いので架け替|2>えることとし、三年の間|2>は船で人を渡すものとし");
    put(60, 100, 10, A1);
    put(60, 116, 10, A2);
    put(200, 100, 10, "町の橋は古いので架け替");
    put(200, 116, 10, "えることとし、三年の間");
    expect(A1 "|" A2 "|町の橋は古いので架け替|えることとし、三年の間"); /* a label of two lines */
    put_column(60, 100, "港の町", "町の港", "島の町");                  /* labels */
    put_column(200, 100, "町の橋は古いので架け替", "えることとし、三年の間", "は船で人を渡すものとし");
    expect("港の町　町の橋は古いので架け替|町の港　えることとし、三年の間|島の町　は船で人を渡すものとし");
}

/* A figure's words, which keep no line with the text beside them, stand apart. */
static void test_beside_text(void **state)
{
    (void)state;
    clear();
    put_column(60, 100, A1, A2, A3);
    put(200, 107, 10, "港の町");
    put(230, 124, 10, "島の港");
    expect("1>" A1 "|1>" A2 "|1>" A3 "|2>港の町|2>島の港");
    put_column(60, 100, A1, A2, A3);
    put(200, 100, 10, "港の町");
    put(200, 132, 10, "島の港");
    expect(A1 "|" A2 "|" A3 "|港の町|島の港");
}

/* Rows of a table without rules: three and more, of three columns, nearly all filled, that no list makes. */
static void test_open_rows(void **state)
{
    (void)state;
    static const char *const rows[][3] = {{"船の名", "港", "長さ"},
                                          {"はま", "東の港", "十二"},
                                          {"しお", "西の港", "九"},
                                          {"なみ", "南の港", "八"}};
    clear();
    for (size_t r = 0; r < 4; r++)
        for (size_t c = 0; c < 3; c++)
            put(60 + 120 * (float)c, 100 + 18 * (float)r, 10, rows[r][c]);
    expect("1.1:船の名|1.2:港|1.3:長さ|2.1:はま|2.2:東の港|2.3:十二|3.1:しお|3.2:西の港|3.3:九|4.1:"
           "なみ|4.2:南の港|4.3:八");
    for (size_t r = 0; r < 2; r++)
        for (size_t c = 0; c < 3; c++)
            put(60 + 120 * (float)c, 100 + 18 * (float)r, 10, rows[r][c]);
    expect("船の名　港　長さ|はま　東の港　十二");
    for (size_t r = 0; r < 4; r++)
        for (size_t c = 0; c < 2; c++)
            put(60 + 120 * (float)c, 100 + 18 * (float)r, 10, rows[r][c]);
    expect("船の名　港|はま　東の港|しお　西の港|なみ　南の港");
    /* the last line of a sentence above is no row */
    for (size_t r = 0; r < 4; r++)
        for (size_t c = 0; c < 3; c++)
            put(60 + 120 * (float)c, 100 + 18 * (float)r, 10, r == 0 && c == 2 ? "。" : rows[r][c]);
    expect("船の名　港　。|はま　東の港　十二|しお　西の港　九|なみ　南の港　八");
    /* a list of items with a price each */
    for (size_t r = 0; r < 4; r++) {
        put(60, 100 + 18 * (float)r, 10, r == 1 || r == 3 ? "・港" : "・");
        put(180, 100 + 18 * (float)r, 10, "橋の幅");
        put(300, 100 + 18 * (float)r, 10, "三百円");
    }
    expect("・　橋の幅　三百円|・港　橋の幅　三百円|・　橋の幅　三百円|・港　橋の幅　三百円");
    /* rows that the white between them tells, of several lines */
    for (size_t r = 0; r < 3; r++)
        for (size_t c = 0; c < 3; c++) {
            put(60 + 120 * (float)c, 100 + 40 * (float)r, 10, rows[r + 1][c]);
            put(60 + 120 * (float)c, 112 + 40 * (float)r, 10, "の辺");
        }
    expect("1.1:はま|1.1:の辺|1.2:東の港|1.2:の辺|1.3:十二|1.3:の辺|2.1:しお|2.1:の辺|2.2:西の港|2.2:"
           "の辺|2.3:九|2.3:の辺|"
           "3.1:なみ|3.1:の辺|3.2:南の港|3.2:の辺|3.3:八|3.3:の辺");
}

/* Rules cut a table into rows and these into cells; a rule that falls four points short of a side still does.
 */
static void test_ruled(void **state)
{
    (void)state;
    for (int miss = 0; miss < 2; miss++) {
        clear();
        for (int i = 0; i < 3; i++) {
            rule(60, 100 + 30 * (float)i, 260, 100 + 30 * (float)i);
            rule(60 + 100 * (float)i, i == 1 ? 104 + (float)miss : 100, 60 + 100 * (float)i, 160);
        }
        put(64, 110, 10, "港");
        put(164, 110, 10, "町");
        put(64, 140, 10, "島");
        put(164, 140, 10, "橋");
        expect(miss ? "1.1:港　町|2.1:島|2.2:橋" : "1.1:港|1.2:町|2.1:島|2.2:橋");
    }
}

/* Boxes of a slide: lines of one size close beneath each other, aligned; the title first. */
static void test_slides(void **state)
{
    (void)state;
    clear();
    page.slide = true;
    put(60, 200, 10, "・港の町");
    put(70, 216, 10, "の橋");
    put(300, 190, 10, "島の町");
    put(60, 100, 20, "町の計画");
    expect("@1 町の計画|@2 ・港の町|@2 の橋|@3 島の町");
    page.slide = true;
    put(60, 200, 10, "港の町");
    put(60, 221, 10, "の橋"); /* more than two lines below */
    expect("@1 港の町|@2 の橋");
    page.slide = true;
    put(60, 200, 10, "港の町");
    put(60, 220, 10, "の橋");
    expect("@1 港の町|@1 の橋");
    page.slide = true;
    put(60, 200, 10, "港の町の橋");
    put(76.5F, 214, 10, "の長さと幅"); /* set in by more than a hanging indent, and not in the middle */
    expect("@1 港の町の橋|@2 の長さと幅");
    page.slide = true;
    put(60, 200, 10, "港の町の橋");
    put(75, 214, 10, "の長さと幅");
    expect("@1 港の町の橋|@1 の長さと幅");
    page.slide = true;
    put(60, 200, 10, "港の町");
    put(60, 214, 14, "の橋"); /* of another size */
    expect("@1 港の町|@2 の橋");
    page.slide = true;
    put(60, 200, 10, "港の町");
    rule(50, 212, 200, 212); /* a rule parts them */
    put(60, 214, 10, "の橋");
    expect("@1 港の町|@2 の橋");
    page.slide = true;
    put(60, 200, 10, "港の町");
    put(103, 200, 10, "・島の橋"); /* a bullet behind a gap opens a box */
    expect("@1 港の町|@2 ・島の橋");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_blanks),    cmocka_unit_test(test_raised),  cmocka_unit_test(test_ruby),
        cmocka_unit_test(test_lines),     cmocka_unit_test(test_columns), cmocka_unit_test(test_beside_text),
        cmocka_unit_test(test_open_rows), cmocka_unit_test(test_ruled),   cmocka_unit_test(test_slides),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
