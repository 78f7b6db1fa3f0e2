/* Guesses at a table's columns off its lines, the rows that a search finds with a layout, and which of them
 * are none. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "indexer/order/columns/line_words.h"
#include "indexer/order/tables/false_tables.h"
#include "indexer/order/tables/fit_columns.h"
#include "indexer/order/tables/guess_table.h"
#include "indexer/order/tables/table_search.h"

enum { LINES = 40 };

static struct strip strips[LINES];
static char texts[LINES][256];
static size_t count;

/* The lines of the text, each a strip that spans. */
static void take_lines(const char *text)
{
    count = 0;
    for (; *text; count++) {
        size_t length = strcspn(text, "\n");
        snprintf(texts[count], sizeof texts[count], "%.*s", (int)length, text);
        strips[count] = (struct strip){
            .text = texts[count], .length = length, .pieces = {{0, length, COLUMN_SPAN}}, .count = 1};
        text += length + (text[length] == '\n');
    }
}

static const char *widths_of(const struct table_layout *layout)
{
    static char said[64];
    size_t used = 0;
    for (int k = 0; k < layout->layout.columns; k++)
        used += (size_t)snprintf(said + used, sizeof said - used, "%s%d%s", k ? " " : "",
                                 layout->layout.widths[k], layout->latin[k] ? "a" : "");
    return said;
}

/* The first guesses, `;` between them. */
static void assert_guessed(const char *text, int most, const char *expected)
{
    struct table_layout layouts[GUESSES_MAX];
    char said[512] = "";
    take_lines(text);
    int found = guess_table(strips, count, layouts, GUESSES_MAX);
    for (int i = 0; i < found && i < most; i++)
        strcat(strcat(said, i ? ";" : ""), widths_of(&layouts[i]));
    if (strcmp(said, expected) != 0)
        fail_msg("%s, not %s", said, expected);
}

/* Two lines that hold all columns tell their widths, the widest of each; of four and more one may stick out.
 */
static void test_whole_lines(void **state)
{
    (void)state;
    assert_guessed("港の町 橋の長さ 船\n島 橋の 船の数\n", 1, "6 8 6");
    assert_guessed("港の町 橋の長さ 船\n島の町\n", 1, "");
    assert_guessed("港の町 橋の長さ\n島 橋の\n島 橋の\n島 橋\n", 1, "2 4");
    assert_guessed("港の町 橋の長さ\n島 橋の\n島 橋の\n", 1, "6 8");
    assert_guessed("港の町 Port town\n島の町 Isle\n", 1, "6 9a");
    assert_guessed("港の町 橋の長さ\n島の町 橋の\n島の町の橋の上\n島の町の橋の下\n", 2, "6 8;6 14");
}

/* Where few lines hold all of them, any columns of common widths are tried on the lines. */
static void test_fitted(void **state)
{
    (void)state;
    struct table_layout layouts[GUESSES_MAX];
    struct table_guesses guesses = {.layouts = layouts, .limit = 6, .text_width = 80};
    take_lines("港の町の橋を渡る\n島の町の\n港の町の橋を渡る "
               "島の町の\n島の町の\n港の町の橋を渡る\n島の町の\n港の町の橋を渡る 島の町の\n");
    assert_true(fit_table_columns(strips, count, &guesses));
    assert_true(guesses.count > 0);
    assert_string_equal(widths_of(&layouts[0]), "16 8");
    guesses.count = 0;
    take_lines(
        "Port of isle\n島の町の\n島の町の Port of isle\n島の町の\nPort of isle\n島の町の Port of isle\n");
    assert_true(fit_table_columns(strips, count, &guesses));
    assert_string_equal(widths_of(&layouts[0]), "8 12a");
    guesses.count = 0;
    take_lines("港の町の橋を渡る\n");
    assert_true(fit_table_columns(strips, count, &guesses));
    assert_int_equal(guesses.count, 0);
}

static struct ssk_model *model;
static struct ssk_tagger *tagger;

/* Each line's row, counted from 1; 0 for text. */
static const char *rows_of(const struct stretch *stretch)
{
    static char said[LINES + 1];
    char row = '0';
    int last = 0;
    for (size_t i = 0; i < stretch->count; i++) {
        int number = stretch->strips[i].row;
        row = (char)(row + (number > 0 && number != last));
        said[i] = number > 0 ? row : '0';
        last = number;
    }
    said[stretch->count] = '\0';
    return said;
}

#define TABLE                                                                                                                     \
    "水門の整 海の水が町に入らな\n備 いように、水門を閉じ\nる設備を新しくする。\n灯台の保 " \
    "電球を半年に一度取り替\n守 え、明かりの届く距離を\n確かめる。\n"

static void free_words(void)
{
    for (size_t i = 0; i < LINES; i++)
        for (int kind = 0; kind < STRETCH_KINDS; kind++) {
            line_words_free(strips[i].words[kind]);
            strips[i].words[kind] = NULL;
        }
}

/* Rows whose cells are read down are cheaper than lines, and cells that take turns in the middle of their
 * rows. */
static void test_search(void **state)
{
    (void)state;
    const struct table_layout layout = {.layout = {.columns = 2, .widths = {8, 20}}};
    struct continuity *continuity = continuity_new(tagger);
    long gain;
    take_lines(TABLE);
    struct stretch stretch = {.kind = STRETCH_FREE, .strips = strips, .count = count};
    assert_int_equal(table_search(continuity, &layout, &stretch, 24, &gain), SSK_OK);
    assert_string_equal(rows_of(&stretch), "111222");
    assert_true(gain > 10000);
    assert_int_equal(strips[0].count, 2);
    assert_int_equal(strips[2].count, 1);
    assert_int_equal(strips[2].pieces[0].column, 2);
    long better = gain;
    const struct table_layout worse = {.layout = {.columns = 2, .widths = {4, 20}}};
    assert_int_equal(table_search(continuity, &worse, &stretch, 24, &gain), SSK_OK);
    assert_true(gain < better);
    free_words();
    take_lines("海の上を照らす明かりは\n毎日の日の入りから日の\n出までともす。\n");
    stretch.count = count;
    assert_int_equal(table_search(continuity, &layout, &stretch, 24, &gain), SSK_OK);
    assert_string_equal(rows_of(&stretch), "000");
    assert_int_equal(gain, 0);
    free_words();
    continuity_free(continuity);
}

/* Gives a line the row and pieces: bytes of the first cell, and of what stands behind the blank. */
static void put_row(size_t line, int row, size_t first)
{
    struct strip *strip = &strips[line];
    strip->row = row;
    strip->count = 0;
    if (first)
        strip->pieces[strip->count++] = (struct piece){0, first, 1};
    size_t start = first ? first + 1 : 0;
    if (start < strip->length)
        strip->pieces[strip->count++] = (struct piece){start, strip->length - start, 2};
}

/* Rows stay that mend a cell's text; those that mend nothing, or are few columns cut across, become lines
 * again. */
static void test_false_tables(void **state)
{
    (void)state;
    const struct layout layout = {.columns = 2, .widths = {8, 20}};
    struct continuity *continuity = continuity_new(tagger);
    for (int few = 0; few < 2; few++) {
        take_lines(TABLE);
        struct stretch stretch = {.kind = STRETCH_FREE, .strips = strips, .count = count};
        for (size_t l = 0; l < count; l++)
            put_row(l, l < 3 ? 1 : 2, l % 3 == 0 ? 12 : l % 3 == 1 ? 3 : 0);
        false_tables_drop(continuity, &layout, few, &stretch);
        assert_string_equal(rows_of(&stretch), few ? "111222" : "000000");
    }
    take_lines(TABLE TABLE); /* more rows than few */
    struct stretch many = {.kind = STRETCH_FREE, .strips = strips, .count = count};
    for (size_t l = 0; l < count; l++)
        put_row(l, 1 + (int)l / 3, l % 3 == 0 ? 12 : l % 3 == 1 ? 3 : 0);
    many.count = 9;
    false_tables_drop(continuity, &layout, false, &many);
    assert_string_equal(rows_of(&many), "111222333");
    take_lines("港の橋 三つの橋がある。\n島の道 二つの道がある。\n町の川 一つの川がある。\n村の池 "
               "四つの池がある。\n");
    struct stretch stretch = {.kind = STRETCH_FREE, .strips = strips, .count = count};
    for (size_t l = 0; l < count; l++)
        put_row(l, (int)l + 1, 9);
    false_tables_drop(continuity, &layout, true, &stretch);
    assert_string_equal(rows_of(&stretch), "0000");
    continuity_free(continuity);
}

static int open_model(void **state)
{
    (void)state;
    return ssk_model_open(&model, NULL, NULL) != SSK_OK || ssk_tagger_new(&tagger, model, NULL) != SSK_OK;
}

static int close_model(void **state)
{
    (void)state;
    ssk_tagger_free(tagger);
    ssk_model_free(model);
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_whole_lines),
        cmocka_unit_test(test_fitted),
        cmocka_unit_test(test_search),
        cmocka_unit_test(test_false_tables),
    };
    return cmocka_run_group_tests(tests, open_model, close_model);
}
