/* Rows of pages without rules, laid out from their glyphs: labels beside text, prices, parts of a row, wide
 * gutters, bands that begin higher on the right, upright runs, and frames in the text. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "tests/unit/laid_page.h"

#define TEXT1 "海の上を照らす明かりは毎日の日の"
#define TEXT2 "入りから日の出までともす。"

/* A label's row goes on to where the next label stands: its text is read below it. */
static void test_labels(void **state)
{
    (void)state;
    clear();
    put(60, 100, 10, "港");
    put(160, 100, 10, TEXT1);
    put(160, 116, 10, TEXT2);
    put(60, 132, 10, "島");
    put(160, 132, 10, TEXT1);
    put(160, 148, 10, TEXT2);
    expect("港　" TEXT1 "|" TEXT2 "|島　" TEXT1 "|" TEXT2);
    put(60, 100, 10, "港"); /* one line each: read across */
    put(160, 100, 10, TEXT1);
    put(60, 132, 10, "島");
    put(160, 132, 10, TEXT1);
    expect("港　" TEXT1 "|島　" TEXT1);
    put(60, 100, 10, "港の町と島の町"); /* a label of two lines, the first of which is full */
    put(160, 100, 10, TEXT1);
    put(60, 111, 10, "の橋の長さの事");
    put(160, 116, 10, TEXT2);
    expect("港の町と島の町|の橋の長さの事|" TEXT1 "|" TEXT2);
}

/* A last column of numbers with units is read with what they are the price of. */
static void test_prices(void **state)
{
    (void)state;
    clear();
    for (int numbers = 0; numbers < 2; numbers++) {
        put(60, 100, 10, "港");
        put(160, 100, 10, "橋の幅の長さ");
        put(160, 116, 10, "橋の高さの事");
        put(360, 100, 10, numbers ? "300円" : "三百の円");
        put(360, 116, 10, numbers ? "120円" : "百の円");
        expect(numbers ? "港　橋の幅の長さ　300円|橋の高さの事　120円"
                       : "港|橋の幅の長さ|橋の高さの事|三百の円|百の円");
    }
}

/* A gutter beside few lines is wider than a blank may be; beside many, it may be narrow. */
static void test_gutters(void **state)
{
    (void)state;
    for (int narrow = 0; narrow < 2; narrow++)
        for (int lines = 2; lines <= 6; lines += 4) {
            clear();
            for (int l = 0; l < lines; l++) {
                put(60, 100 + 16 * (float)l, 10, "港の町の橋");
                put(110 + (narrow ? 15.5F : 16.5F), 100 + 16 * (float)l, 10, "島の町の橋");
            }
            char expected[512] = "";
            bool parted = lines == 6 || !narrow;
            for (int l = 0; l < (parted ? 2 * lines : lines); l++)
                strcat(strcat(expected, l ? "|" : ""), !parted     ? "港の町の橋　島の町の橋"
                                                       : l < lines ? "港の町の橋"
                                                                   : "島の町の橋");
            expect(expected);
        }
}

/* An upright run on a page of lines is read downward, behind the lines that it stands among. */
static void test_upright(void **state)
{
    (void)state;
    clear();
    put(60, 100, 10, TEXT1);
    put(60, 116, 10, TEXT1);
    put(60, 132, 10, TEXT2);
    size_t first = page.count;
    put(300, 100, 10, "第");
    put(300, 110, 10, "二");
    put(300, 120, 10, "章");
    for (size_t i = first; i < page.count; i++)
        page.glyphs[i].stack = 1;
    page.stacks = 1;
    expect("1>" TEXT1 "|1>" TEXT1 "|1>" TEXT2 "|2>第二章");
}

/* A table in the text is read where it stands, its cells by themselves. */
static void test_frames(void **state)
{
    (void)state;
    clear();
    put(60, 80, 10, TEXT1);
    for (int i = 0; i < 3; i++) {
        rule(60, 100 + 20 * (float)i, 220, 100 + 20 * (float)i);
        rule(60 + 80 * (float)i, 100, 60 + 80 * (float)i, 140);
    }
    put(64, 105, 10, "港");
    put(144, 105, 10, "町");
    put(64, 125, 10, "島");
    put(144, 125, 10, "橋");
    put(60, 160, 10, TEXT2);
    expect(TEXT1 "|1.1:港|1.2:町|2.1:島|2.2:橋|" TEXT2);
    /* a box of one cell */
    put(60, 80, 10, TEXT1);
    for (int i = 0; i < 2; i++) {
        rule(60, 100 + 40 * (float)i, 220, 100 + 40 * (float)i);
        rule(60 + 160 * (float)i, 100, 60 + 160 * (float)i, 140);
    }
    put(64, 105, 10, "港の町");
    put(60, 160, 10, TEXT2);
    expect(TEXT1 "|港の町|" TEXT2);
    /* rules so close together are one */
    for (int i = 0; i < 2; i++) {
        rule(60, 100 + 20 * (float)i, 220, 100 + 20 * (float)i);
        rule(60 + 160 * (float)i, 100, 60 + 160 * (float)i, 120);
        rule(140 + 4 * (float)i, 100, 140 + 4 * (float)i, 120);
    }
    put(64, 105, 10, "港");
    put(150, 105, 10, "町");
    expect("1.1:港|1.2:町");
}

/* Kanji that are spread over a line are one word, up to four; other text so far apart is not. */
static void test_spread_words(void **state)
{
    (void)state;
    clear();
    for (int l = 0; l < 3; l++)
        put_apart(60, 100 + 20 * (float)l, 10, "港町島橋", 40);
    expect("港　町　島　橋|港　町　島　橋|港　町　島　橋");
    for (int l = 0; l < 3; l++)
        put_apart(60, 100 + 20 * (float)l, 10, "港町島橋道", 40);
    expect("1.1:港|1.2:町|1.3:島|1.4:橋|1.5:道|2.1:港|2.2:町|2.3:島|2.4:橋|2.5:道|3.1:港|3.2:町|3.3:島|3.4:"
           "橋|3.5:道");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_labels),  cmocka_unit_test(test_prices), cmocka_unit_test(test_gutters),
        cmocka_unit_test(test_upright), cmocka_unit_test(test_frames), cmocka_unit_test(test_spread_words),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
