/* Concordances: where contexts are cut, and in what order the lines come. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "query/show/kwic.h"

/* The only line of a match from code point `start` to `end`. */
static void cut(const char *text, uint32_t start, uint32_t end, size_t width, const char *left,
                const char *match, const char *right)
{
    struct occurrence place = {.start = start, .end = end};
    struct hit hit = {.rank = 1, .passage = {.text = (char *)text}, .matches = {&place, 1, 1}};
    const struct search search = {.hits = &hit, .hit_count = 1};
    struct kwic kwic;
    assert_int_equal(kwic_of(&kwic, &search, width, KWIC_HIT), SSK_OK);
    assert_int_equal(kwic.count, 1);
    assert_string_equal(kwic.rows[0].left, left);
    assert_string_equal(kwic.rows[0].match, match);
    assert_string_equal(kwic.rows[0].right, right);
    kwic_free(&kwic);
}

static void cuts_by_columns(void **state)
{
    (void)state;
    cut("海底ケーブルの防護を加える", 7, 9, 6, "ブルの", "防護", "を加え");
    cut("海底ケーブルの防護を加える", 7, 9, 7, "ブルの", "防護", "を加え");
    cut("海底ケーブルの防護を加える", 7, 9, 100, "海底ケーブルの", "防護", "を加える");
    cut("海底ケーブルの防護を加える", 0, 2, 4, "", "海底", "ケー");
    cut("海底ケーブルの防護を加える", 11, 13, 2, "加", "える", "");
    cut("24時間以内", 2, 4, 3, "24", "時間", "以");
    cut("ｻｲﾊﾞｰ攻撃", 5, 7, 3, "ﾊﾞｰ", "攻撃", "");
    cut("防護", 0, 2, 5, "", "防護", "");
}

static void keeps_grapheme_clusters_whole(void **state)
{
    (void)state;
    cut("xか\xe3\x82\x99x防護xか\xe3\x82\x99y", 4, 6, 3, "か\xe3\x82\x99x", "防護", "xか\xe3\x82\x99");
    cut("xか\xe3\x82\x99x防護xか\xe3\x82\x99y", 4, 6, 1, "x", "防護", "x");
    cut("か\xe3\x82\x99防護", 2, 4, 1, "", "防護", "");
}

static void blanks_control_characters(void **state)
{
    (void)state;
    cut("a\nb\033防護\tc\xc2\x85", 4, 6, 10, "a b ", "防護", " c ");
}

/* The right contexts (or the left ones) of あ in the texts, each a hit, in order, joined by |. */
static const char *order_of(enum kwic_sort sort, bool left)
{
    static char joined[200];
    static char *const texts[] = {"いaあcう", "うbあaい", "うaあbい", "いbあaい"};
    struct occurrence place = {.start = 2, .end = 3};
    struct hit hits[4];
    for (size_t i = 0; i < 4; i++)
        hits[i] = (struct hit){.rank = i + 1, .passage = {.text = texts[i]}, .matches = {&place, 1, 1}};
    const struct search search = {.hits = hits, .hit_count = 4};
    struct kwic kwic;
    assert_int_equal(kwic_of(&kwic, &search, 10, sort), SSK_OK);
    joined[0] = '\0';
    for (size_t i = 0; i < kwic.count; i++)
        strcat(strcat(joined, i ? "|" : ""), left ? kwic.rows[i].left : kwic.rows[i].right);
    kwic_free(&kwic);
    return joined;
}

static void sorts_by_either_context(void **state)
{
    (void)state;
    assert_string_equal(order_of(KWIC_HIT, false), "cう|aい|bい|aい");
    assert_string_equal(order_of(KWIC_RIGHT, false), "aい|aい|bい|cう");
    assert_string_equal(order_of(KWIC_RIGHT, true), "うb|いb|うa|いa"); /* equal ones as the hits */
    assert_string_equal(order_of(KWIC_LEFT, true), "いa|うa|いb|うb");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(cuts_by_columns),
        cmocka_unit_test(keeps_grapheme_clusters_whole),
        cmocka_unit_test(blanks_control_characters),
        cmocka_unit_test(sorts_by_either_context),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
