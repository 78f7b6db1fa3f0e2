/* The rows of tests/cases/line_marks.tsv: what a line says by itself. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "indexer/lines/broken_sentence.h"
#include "indexer/lines/cursor.h"
#include "indexer/lines/figures.h"
#include "indexer/lines/line_marks.h"
#include "indexer/lines/numerals.h"
#include "tests/unit/rows_of.h"

static const char TABLE[] = "tests/cases/line_marks.tsv";

static const char *opening_of(const char *line)
{
    static const char *const names[] = {"nothing",   "bullet", "circled", "doubtful",
                                        "bracketed", "label",  "article", "marker"};
    return names[line_opening(line, strlen(line)).kind];
}

static const char *ending_of(const char *line)
{
    static const char *const names[] = {"open", "sentence", "closed", "colon", "dots"};
    return names[line_ending(line, strlen(line))];
}

static const char *number_of(const char *line)
{
    static char number[16];
    struct cursor cursor = cursor_of(line);
    int value;
    if (!numeral_take(&cursor, &value))
        return "none";
    snprintf(number, sizeof number, "%d", value);
    return number;
}

static const char *label_of(const char *line)
{
    return line_is_label(line, strlen(line)) ? "yes" : "no";
}

static const char *amount_of(const char *line)
{
    return figures_are_amount(cursor_of(line)) ? "yes" : "no";
}

static const char *breaking_of(const char *line)
{
    return line_breaks_inside(line) ? "inside" : line_breaks_off(line) ? "off" : "no";
}

/* The two lines with `|` between. */
static const char *going_on_of(const char *lines)
{
    char above[256];
    const char *bar = strchr(lines, '|');
    if (!bar || bar - lines >= (ptrdiff_t)sizeof above)
        return "no two lines";
    memcpy(above, lines, (size_t)(bar - lines));
    above[bar - lines] = '\0';
    return sentence_goes_on(above, bar + 1) ? "yes" : "no";
}

/* What closes the bracket that the line begins with, and whether it closes one itself: `) closing`. */
static const char *bracket_of(const char *line)
{
    static char said[32];
    struct cursor cursor = cursor_of(line);
    size_t byte = 0;
    uint32_t point = ssk_utf8_next(line, strlen(line), &byte), closing = bracket_closing(point);
    int bytes = closing ? (int)ssk_utf8_put(said, closing) : 0;
    snprintf(said + bytes, sizeof said - (size_t)bytes, "%s%s%s", closing ? "" : "none",
             is_closing_bracket(point) ? " closing" : "", is_comma(cursor_peek(&cursor)) ? " comma" : "");
    return said;
}

/* What the table asks. */
static const struct question questions[] = {
    {"open", opening_of},  {"end", ending_of},      {"number", number_of},    {"label", label_of},
    {"amount", amount_of}, {"breaks", breaking_of}, {"goes on", going_on_of}, {"bracket", bracket_of}};

static void rows(void **state)
{
    (void)state;
    assert_int_equal(rows_wrong(TABLE, questions, sizeof questions / sizeof *questions), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(rows)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
