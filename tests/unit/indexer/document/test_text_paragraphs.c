/* Paragraphs of pages of text, from the look of their lines: how wide a column is set, what ends a line
 * early, and which lines go on. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "indexer/document/paragraph.h"

/* `w` and the width of a column that is wrapped, `-` and the widest line of another; then of each line
 * whether it goes on `.` or begins a paragraph `p`. A line behind `¶` is known to begin one. */
static void assert_paragraphs(const char *text, const char *expected)
{
    struct document document = {0};
    struct page *page = document_add_page(&document);
    char said[256];
    for (int number = 1; *text; number++) {
        size_t length = strcspn(text, "\n"), mark = strncmp(text, "¶", strlen("¶")) == 0 ? strlen("¶") : 0;
        page_add_line(page, text + mark, length - mark, number)->begins_paragraph = mark > 0;
        text += length + (text[length] == '\n');
    }
    for (size_t l = 0; l < page->count; l++) { /* #: set aside, %: of a table's row, |: of another column */
        struct line *line = &page->lines[l];
        line->role = *line->text == '#' ? LINE_SET_ASIDE : LINE_TEXT;
        line->row = *line->text == '%';
        line->column = *line->text == '|';
    }
    struct measure measure = measure_column(page, 0);
    size_t used = (size_t)snprintf(said, sizeof said, "%c%zu ", measure.wrapped ? 'w' : '-', measure.width);
    bool bullet = false;
    for (size_t l = 0; l < page->count; l++) {
        bool on = l > 0 && paragraph_goes_on(&page->lines[l - 1], &page->lines[l], bullet, &measure);
        bullet = on ? bullet : opens_with_bullet(page->lines[l].text);
        said[used++] = on ? '.' : 'p';
    }
    said[used] = '\0';
    if (strcmp(said, expected) != 0)
        fail_msg("%s, not %s", said, expected);
    document_free(&document);
}

#define FULL  "海の上を照らす明かりは毎日の日の入りから\n" /* 40 columns */
#define NINTH "海の上を照らす明かりは毎日の日の入り\n"
#define SHORT "海の上を照らす明かりは毎日の日\n"
#define END   "日の出までともす。\n"

static void test_widths(void **state)
{
    (void)state;
    assert_paragraphs(FULL FULL END, "w40 p..");
    assert_paragraphs(FULL NINTH END, "w40 p..");
    assert_paragraphs(FULL SHORT END, "-40 p..");
    assert_paragraphs(FULL FULL END END END END END END END,
                      "-40 p..pppppp"); /* under a quarter of the lines are full */
    assert_paragraphs(FULL FULL END END END END END END, "w40 p..ppppp");
    assert_paragraphs("海の上を照らす明かりは毎日の\n海の上を照らす明かりは毎日の\n" END, "-28 p.."); /* 28 */
    assert_paragraphs("海の上を照らす明かりは毎日の日\n海の上を照らす明かりは毎日の日\n" END, "w30 p..");
    assert_paragraphs(FULL FULL FULL FULL END "海の上を照らす明かりは毎日の日の入りから海の上を照らす\n",
                      "w40 p....p");
    assert_paragraphs(FULL FULL FULL END "海の上を照らす明かりは毎日の日の入りから海の上を照らす\n",
                      "-54 p...p");
}

/* Lines of a list or of cells are as long by chance. */
static void test_lists(void **state)
{
    (void)state;
#define ITEM "・海の上を照らす明かりの数と色と高さの話\n"
#define KEY  "日時: 海の上を照らす明かりを見る毎月の日\n"
#define CELL "海の上の明かり  港の上の明かり  橋の明\n"
    assert_paragraphs(ITEM ITEM ITEM, "-40 ppp");
    assert_paragraphs(KEY KEY KEY, "-40 ppp");
    assert_paragraphs(CELL CELL CELL, "-38 ppp");
    assert_paragraphs("海の上を照らす明かりの港  上の明かりの色\n海の上を照らす明かりの港  "
                      "上の明かりの色\n海の上を照らす明かりの港  上の明かりの色\n",
                      "w40 p..");
    assert_paragraphs(FULL ITEM FULL END, "w40 p...");
}

/* Only the column's own lines are measured: of five each, that are no more than a quarter full. */
static void test_other_lines(void **state)
{
    (void)state;
#define OTHERS(sign)                                                                                         \
    sign "・海\n" sign "・海\n" sign "・海\n" sign "・海\n" sign "・海\n" sign                               \
         "・海の上を照らす明かりは毎日の日の入りから海の上を照らす\n"
    assert_paragraphs(FULL FULL END OTHERS("#"), "w40 p..pppppp");
    assert_paragraphs(FULL FULL END OTHERS("%"), "w40 p..pppppp");
    assert_paragraphs(FULL FULL END OTHERS("|"), "w40 p..pppppp");
    assert_paragraphs(FULL FULL END OTHERS(""), "-56 p..pppppp");
}

/* A line ends early where the next word would have had room, and a quarter of the width besides. */
static void test_early(void **state)
{
    (void)state;
    assert_paragraphs(FULL FULL "海の上を照らす明かりは毎日\n" FULL, "w40 p..p");
    assert_paragraphs(FULL FULL "海の上を照らす明かりは毎日の日\n" FULL, "w40 p...");
    assert_paragraphs(FULL FULL "海の上を照らす明かりは毎日\n"
                                "lighthouses の上を照らす明かりは毎日の日\n",
                      "w40 p...");
    assert_paragraphs(FULL FULL "海の上を照らす明かりは\n"
                                "lights の上を照らす明かりは毎日の日の入り\n",
                      "w41 p..p");
}

/* Beside a figure lines are narrower, if those below end a sentence. */
static void test_narrow(void **state)
{
    (void)state;
#define NARROW "海の上を照らす明かり\n"
    assert_paragraphs(FULL FULL FULL FULL FULL FULL NARROW NARROW NARROW "ともす。\n", "w40 p.........");
    assert_paragraphs(FULL FULL FULL FULL FULL FULL NARROW NARROW NARROW "ともす\n", "w40 p......ppp");
    assert_paragraphs(FULL FULL FULL FULL FULL FULL NARROW "ともす。\n", "w40 p......p");
    assert_paragraphs(FULL FULL FULL FULL FULL FULL NARROW NARROW "・海\n", "w40 p......pp");
}

/* A middle dot below a full line may part words. */
static void test_dots(void **state)
{
    (void)state;
    assert_paragraphs(FULL "海の上を照らす明かりは毎日のグローバル\n・パートナーと共に見る。\n", "w40 p..");
    assert_paragraphs(FULL "海の上を照らす明かりは毎日の日の入り八\n・八兆円を超える。\n", "w40 p..");
    assert_paragraphs(FULL FULL "・島の上を照らす。\n", "w40 p..");
    assert_paragraphs(FULL FULL "・島の上を照らす\n・港の上を照らす\n", "w40 p.pp");
    assert_paragraphs(FULL SHORT "・島の上を照らす。\n", "-40 p.p");
    assert_paragraphs(FULL FULL "海の上を照らす明かりは毎日の日の入り\n・島の上を照らす。\n", "w40 p..p");
}

static void test_openings(void **state)
{
    (void)state;
    assert_paragraphs(FULL FULL "（１）島の上を照らす。\n", "w40 p..");
    assert_paragraphs(FULL END "（１）島の上を照らす。\n", "-40 p.p");
    assert_paragraphs(FULL FULL "　島の上を照らす。\n", "w40 p.p");
    assert_paragraphs(FULL FULL "¶島の上を照らす。\n", "w40 p.p");
    assert_paragraphs(FULL FULL "海の上を照らす明かりは毎日ともす。\n" FULL, "w40 p..p");
    assert_paragraphs(FULL "海の上を照らす明かりは毎日の日にともす。\n" FULL, "w40 p..");
    assert_paragraphs(
        "・海の上を照らす明かりは毎日の日の入りか\n　海の上を照らす明かりは毎日の日の入りか\n" END,
        "w40 p..");
    assert_paragraphs(FULL FULL "日時: 島の上\n", "w40 p..");
    assert_paragraphs(FULL FULL "海の上を照らす明か\n日時: 島の上\n", "w40 p..p");
    assert_paragraphs("海の上……… 1\n橋の上……… 2\n", "-11 pp");
}

static void test_keys(void **state)
{
    (void)state;
    assert_true(opens_with_key("日時: ９時"));
    assert_true(opens_with_key("Tel: 03"));
    assert_true(opens_with_key("電話－番: 03"));
    assert_false(opens_with_key("港: ９時"));
    assert_false(opens_with_key("http://a"));
    assert_false(opens_with_key("電話（港）: 03"));
    assert_true(opens_with_key("あいうえおかきく: 03"));
    assert_false(opens_with_key("あいうえおかきくけ: 03"));
    assert_false(opens_with_key("日時"));
    assert_false(opens_with_key(""));
    assert_int_equal(indent_of("　　海"), 4);
    assert_int_equal(indent_of("  海"), 2);
    assert_int_equal(indent_of("海"), 0);
}

/* Text that is not wrapped: a short line ends, unless it breaks off in its sentence. */
static void test_by_itself(void **state)
{
    (void)state;
    const struct measure loose = {.width = 60}, wrapped = {.width = 60, .wrapped = true},
                         whole = {.width = 60, .whole = true};
    assert_true(ends_by_itself("海の上の明かり", "橋の上の明かり", &loose));
    assert_false(ends_by_itself("海の上の明かり", "橋の上の明かり", &wrapped));
    assert_false(ends_by_itself("海の上の明かり", "橋の上の明かり", &whole));
    assert_false(ends_by_itself("海の上の明かりを", "橋の上の明かり", &loose));
    assert_false(ends_by_itself("海", "橋の上", &loose)); /* upright */
    assert_false(ends_by_itself("海の上", "橋", &loose));
    assert_true(ends_by_itself("海  橋  町", "橋の上の明かり", &loose));
    assert_true(ends_by_itself("橋の上の明かりを", "海  橋  町", &loose));
    assert_false(ends_by_itself("橋の上の明かりを", "海  橋", &loose));
    assert_true(ends_by_itself("海の上の明かりと橋の上の明かり", "橋の上の明かり", &loose));
    assert_false(ends_by_itself("海の上の明かりと橋の上の明かりx", "橋の上の明かり", &loose));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_widths),      cmocka_unit_test(test_lists),  cmocka_unit_test(test_early),
        cmocka_unit_test(test_other_lines), cmocka_unit_test(test_narrow), cmocka_unit_test(test_dots),
        cmocka_unit_test(test_openings),    cmocka_unit_test(test_keys),   cmocka_unit_test(test_by_itself),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
