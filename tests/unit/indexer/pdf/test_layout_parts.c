/* Pages laid out from their glyphs: parts of a row with labels of their own, where paragraphs begin, columns
 * of ragged lines, boxes and marks of slides, and tiers of vertical writing under a head. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "tests/unit/laid_page.h"

#define TEXT1 "海の上を照らす明かりは毎日の日の"
#define TEXT2 "入りから日の出までともす。"

static void test_parts(void **state)
{
    (void)state;
    clear();
    for (int broken = 0; broken < 3; broken++) {
        put(60, 100, 10, "港");
        put(120, 100, 10, "注１");
        put(200, 100, 10, TEXT1);
        put(200, 116, 10, broken == 1 ? "入りから日の出まで" : TEXT2);
        put(120, 134, 10, "注２");
        if (broken != 2)
            put(200, 132, 10, TEXT1);
        put(200, 148, 10, TEXT2);
        if (broken == 2) {
            put(120, 166, 10, "注３");
            put(200, 164, 10, TEXT2);
            put(120, 182, 10, "注４");
            put(200, 180, 10, TEXT1);
        }
        expect(broken == 0   ? "港|注１|" TEXT1 "|" TEXT2 "|注２|" TEXT1 "|" TEXT2
               : broken == 1 ? "港|注１|注２|" TEXT1 "|入りから日の出まで|" TEXT1 "|" TEXT2
                             : "港|注１|注２|" TEXT1 "|" TEXT2 "|" TEXT2 "|注３|" TEXT2 "|注４|" TEXT1);
    }
    put(60, 100, 10, "港"); /* no label but a name */
    put(120, 100, 10, "注１");
    put(200, 100, 10, TEXT1);
    put(200, 116, 10, TEXT2);
    put(120, 132, 10, "島の橋");
    put(200, 132, 10, TEXT1);
    put(200, 148, 10, TEXT2);
    expect("港|注１|島の橋|" TEXT1 "|" TEXT2 "|" TEXT1 "|" TEXT2);
}

/* How far a list's labels reach is told from all of them. */
static void test_long_labels(void **state)
{
    (void)state;
    clear();
    put(60, 100, 10, "港");
    put(160, 100, 10, TEXT1);
    put(160, 116, 10, TEXT2);
    put(60, 132, 10, "港の町と島の町");
    put(160, 132, 10, TEXT1);
    put(60, 148, 10, "の橋の長さの事");
    put(160, 148, 10, TEXT2);
    expect("港　" TEXT1 "|" TEXT2 "|港の町と島の町|の橋の長さの事|" TEXT1 "|" TEXT2);
}

/* Columns whose lines end anywhere are read across. */
static void test_ragged(void **state)
{
    (void)state;
    clear();
    for (int full = 1; full < 3; full++) {
        for (int l = 0; l < 3; l++) {
            put(60, 100 + 16 * (float)l, 10, l < full ? "港の町と島の町の橋" : "港の町と島の町");
            put(260, 100 + 16 * (float)l, 10, l < full ? "海の上を照らす明か" : "海の上を照らす");
        }
        expect(full == 1 ? "港の町と島の町の橋|港の町と島の町|海の上を照らす明か"
                           "|海の上を照らす|港の町と島の町　海の上を照らす"
                         : "1>港の町と島の町の橋|1>港の町と島の町の橋|1>港の町と島の町"
                           "|2>海の上を照らす明か|2>海の上を照らす明か|2>海の上を照らす");
    }
}

static void test_upright_runs(void **state)
{
    (void)state;
    clear();
    put(60, 100, 10, TEXT1);
    put(60, 116, 10, TEXT1);
    put(60, 132, 10, TEXT2);
    for (int run = 0; run < 2; run++) {
        size_t first = page.count;
        float x = run ? 312 : 300;
        put(x, 100, 10, run ? "第" : "港");
        put(x, 110, 10, run ? "二" : "の");
        put(x, 120, 10, run ? "章" : "町");
        for (size_t i = first; i < page.count; i++)
            page.glyphs[i].stack = run + 1;
        page.stacks++;
    }
    expect("1>" TEXT1 "|1>" TEXT1 "|1>" TEXT2 "|2>第二章|2>港の町");
}

static void test_slides(void **state)
{
    (void)state;
    clear();
    page.slide = true; /* in the file the right box comes first */
    put(300, 200, 10, "島の町");
    put(60, 200, 10, "港の町");
    expect("@1 港の町|@2 島の町");
    page.slide = true; /* and the end of a line before its beginning */
    put(120, 200, 10, "島の町");
    put(60, 200, 10, "港の町と橋と");
    expect("@1 港の町と橋と島の町");
    page.slide = true; /* marks */
    put(put(60, 200, 10, "港の町と橋と"), 199, 6, "12");
    expect("@1 港の町と橋と¹²");
    page.slide = true; /* too far off */
    put(put(60, 200, 10, "港の町と橋と") + 4, 199, 6, "12");
    expect("@1 港の町と橋と|@2 12");
    page.slide = true; /* too high up */
    put(put(60, 200, 10, "港の町と橋と"), 195, 6, "12");
    expect("@1 12|@2 港の町と橋と");
    for (int long_mark = 0; long_mark < 2; long_mark++) {
        page.slide = true; /* first in the file */
        put(120, 199, 6, long_mark ? "1234567" : "123456");
        put(60, 200, 10, "港の町と橋と");
        expect(long_mark ? "@1 1234567|@2 港の町と橋と" : "@1 港の町と橋と¹²³⁴⁵⁶");
    }
    page.slide = true;
    put(put(60, 200, 10, "港の町と橋と") + 2, 199, 6, "12");
    expect("@1 港の町と橋と¹²");
    page.slide = true; /* but not so high */
    put(put(60, 200, 10, "港の町と橋と"), 198, 6, "12");
    expect("@1 港の町と橋と¹²");
    page.slide = true; /* a bullet behind a gap opens another box */
    put(put(60, 200, 10, "港の町と橋と") + 4, 200, 10, "・島の町");
    expect("@1 港の町と橋と|@2 ・島の町");
    page.slide = true;
    put(put(60, 200, 10, "港の町と橋と") + 2, 200, 10, "・島の町");
    expect("@1 港の町と橋と・島の町");
    page.slide = true; /* a line that only just stands below another */
    put(60, 200, 10, "港の町と橋と");
    put(75, 215, 10, "島の町と橋と");
    expect("@1 港の町と橋と|@1 島の町と橋と");
    page.slide = true;
    put(60, 200, 10, "港の町");
    put(80, 215, 10, "島の町");
    expect("@1 港の町|@2 島の町");
    for (int over = 68; over <= 71; over += 3) {
        page.slide = true; /* hanging, and hardly over one another */
        put(60, 200, 10, "港の町と橋と");
        put(75, 215, 10, "島の町と橋と");
        put((float)over, 230, 10, "海");
        expect(over == 68 ? "@1 港の町と橋と|@1 島の町と橋と|@2 海"
                          : "@1 港の町と橋と|@1 島の町と橋と|@1 海");
    }
    page.slide = true; /* two boxes; a line goes to the nearest */
    put(60, 200, 10, "港の町と橋と");
    put(70, 208, 10, "島の町と橋と");
    put(70, 222, 10, "海の町と橋と");
    expect("@1 港の町と橋と|@1 島の町と橋と|@1 海の町と橋と");
    page.slide = true; /* columns before lines, if the gap is the wider */
    put(60, 200, 10, "港の町");
    put(60, 240, 10, "港の橋");
    put(130, 200, 10, "島の町");
    put(130, 240, 10, "島の橋");
    expect("@1 港の町|@2 港の橋|@3 島の町|@4 島の橋");
    page.slide = true;
    put(60, 200, 10, "港の町");
    put(60, 240, 10, "港の橋");
    put(125, 200, 10, "島の町");
    put(125, 240, 10, "島の橋");
    expect("@1 港の町|@2 島の町|@3 港の橋|@4 島の橋");
}

/* Vertical writing: the page is turned, and its tiers are columns. */
static void test_tiers(void **state)
{
    (void)state;
    clear();
    page.turn = PDF_DOWNWARD;
    put(60, 500, 10, "橋");
    put(60, 520, 10, "の");
    put(60, 540, 10, "港");
    put(60, 560, 10, "海");
    rule(80, 100, 80, 700);
    for (int l = 0; l < 4; l++) {
        put(100, 300 + 16 * (float)l, 10, TEXT1);
        put(300, 300 + 16 * (float)l, 10, TEXT2);
    }
    rule(280, 100, 280, 700);
    expect("1>海港の橋|2>" TEXT1 "|2>" TEXT1 "|2>" TEXT1 "|2>" TEXT1 "|3>" TEXT2 "|3>" TEXT2 "|3>" TEXT2
           "|3>" TEXT2);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_parts),  cmocka_unit_test(test_long_labels),
        cmocka_unit_test(test_ragged), cmocka_unit_test(test_upright_runs),
        cmocka_unit_test(test_slides), cmocka_unit_test(test_tiers),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
