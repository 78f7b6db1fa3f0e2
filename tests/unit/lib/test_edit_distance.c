/* Edit distances. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "seisaku/unicode.h"

static unsigned distance(const char *a, const char *b, unsigned limit)
{
    uint32_t points[2][SSK_EDIT_POINTS + 2];
    size_t counts[2] = {0, 0};
    const char *const texts[2] = {a, b};
    for (int i = 0; i < 2; i++)
        for (size_t byte = 0; byte < strlen(texts[i]);)
            points[i][counts[i]++] = ssk_utf8_next(texts[i], strlen(texts[i]), &byte);
    return ssk_edit_distance(points[0], counts[0], points[1], counts[1], limit);
}

static const struct {
    const char *a, *b;
    unsigned edits;
} pairs[] = {
    {"", "", 0},
    {"", "ab", 2},
    {"サイバー", "サイバー", 0},
    {"サプライチェン", "サプライチェーン", 1},
    {"サプライチャイン", "サプライチェーン", 2},
    {"経済", "済経", 1},
    {"abcd", "badc", 2},
    {"abcd", "acbd", 1},
    {"ca", "abc", 3}, /* optimal string alignment: no edit within an exchange */
    {"kitten", "sitting", 3},
    {"データ", "デタ", 1},
    {"セキュリティ", "セキュリテイ", 1},
    {"外務省", "法務省", 1},
    {"abc", "xyz", 3},
};

static void counts_edits(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++)
        for (unsigned limit = 0; limit <= 4; limit++) {
            unsigned wanted = pairs[i].edits <= limit ? pairs[i].edits : limit + 1;
            assert_int_equal(distance(pairs[i].a, pairs[i].b, limit), wanted);
            assert_int_equal(distance(pairs[i].b, pairs[i].a, limit), wanted);
        }
}

static void leaves_long_words_alone(void **state)
{
    (void)state;
    uint32_t points[SSK_EDIT_POINTS + 1] = {0};
    assert_int_equal(ssk_edit_distance(points, SSK_EDIT_POINTS, points, SSK_EDIT_POINTS, 2), 0);
    assert_int_equal(ssk_edit_distance(points, SSK_EDIT_POINTS + 1, points, SSK_EDIT_POINTS + 1, 2), 3);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(counts_edits),
        cmocka_unit_test(leaves_long_words_alone),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
