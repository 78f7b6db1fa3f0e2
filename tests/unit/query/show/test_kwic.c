/* Concordances: where contexts are cut, and in what order the lines come. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "query/show/kwic.h"
#include "query/show/kwic_order.h"
#include "tests/unit/with_dictionary.h"

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

/* The right contexts (or the left ones) of あ in texts of two words on either side, in the order asked for.
 */
static const char *words_of(struct kwic_order order, bool left)
{
    static char joined[400];
    static char *const texts[] = {"船の港、あ、灯台の船", "島に船あはな、港", "船が島あハトに島",
                                  "港と船あばらや船"};
    struct occurrences places[4];
    struct occurrence found[4];
    struct hit hits[4];
    for (size_t i = 0; i < 4; i++) {
        uint32_t start = i ? 3 : 4;
        found[i] = (struct occurrence){.start = start, .end = start + 1};
        places[i] = (struct occurrences){&found[i], 1, 1};
        hits[i] = (struct hit){.rank = i + 1, .passage = {.text = texts[i]}, .matches = places[i]};
    }
    const struct search search = {.hits = hits, .hit_count = 4};
    struct kwic kwic;
    assert_int_equal(kwic_of(&kwic, &search, 40, order.sort), SSK_OK);
    assert_int_equal(kwic_sort_words(&kwic, &order, dictionary, NULL), SSK_OK);
    joined[0] = '\0';
    for (size_t i = 0; i < kwic.count; i++)
        strcat(strcat(joined, i ? "|" : ""), left ? kwic.rows[i].left : kwic.rows[i].right);
    kwic_free(&kwic);
    return joined;
}

static void sorts_by_words(void **state)
{
    (void)state;
    assert_string_equal(words_of((struct kwic_order){.sort = KWIC_RIGHT}, false),
                        "、灯台の船|はな、港|ばらや船|ハトに島"); /* by characters */
    assert_string_equal(words_of((struct kwic_order){.sort = KWIC_RIGHT, .word = 1}, false),
                        "はな、港|ばらや船|ハトに島|、灯台の船"); /* a mark is no word */
    assert_string_equal(words_of((struct kwic_order){.sort = KWIC_RIGHT, .word = 2}, false),
                        "ハトに島|、灯台の船|ばらや船|はな、港");
    assert_string_equal(words_of((struct kwic_order){.sort = KWIC_RIGHT, .word = 1, .japanese = true}, false),
                        "ハトに島|はな、港|ばらや船|、灯台の船"); /* by sounds */
    assert_string_equal(words_of((struct kwic_order){.sort = KWIC_LEFT, .word = 1}, true),
                        "船が島|船の港、|港と船|島に船");
    assert_string_equal(words_of((struct kwic_order){.sort = KWIC_LEFT, .word = 3}, true),
                        "島に船|港と船|船の港、|船が島");
    assert_string_equal(words_of((struct kwic_order){.sort = KWIC_HIT, .word = 1}, false),
                        "、灯台の船|はな、港|ハトに島|ばらや船");
}

/* Contexts run on into the neighbours, behind a mark. */
static void runs_on_into_neighbours(void **state)
{
    (void)state;
    struct ssk_passage neighbours[] = {
        {.text = "いろ"}, {.text = "はに"}, {.text = "ちり"}, {.text = "ぬる"}};
    struct occurrence place = {.start = 1, .end = 2};
    struct hit hit = {.rank = 1,
                      .passage = {.text = "ほ防と"},
                      .matches = {&place, 1, 1},
                      .neighbours = neighbours,
                      .before = 2,
                      .after = 2};
    const struct search search = {.hits = &hit, .hit_count = 1};
    struct kwic kwic;
    assert_int_equal(kwic_of(&kwic, &search, 40, KWIC_HIT), SSK_OK);
    assert_int_equal(kwic.count, 1);
    assert_string_equal(kwic.rows[0].left, "いろ¶はに¶ほ");
    assert_string_equal(kwic.rows[0].match, "防");
    assert_string_equal(kwic.rows[0].right, "と¶ちり¶ぬる");
    assert_int_equal(kwic.rows[0].start, 1);
    kwic_free(&kwic);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(cuts_by_columns),
        cmocka_unit_test(keeps_grapheme_clusters_whole),
        cmocka_unit_test(blanks_control_characters),
        cmocka_unit_test(sorts_by_either_context),
        cmocka_unit_test(sorts_by_words),
        cmocka_unit_test(runs_on_into_neighbours),
    };
    return cmocka_run_group_tests(tests, open_dictionary, free_dictionary);
}
