/* The rows of tests/cases/line_marks.tsv: what a line says by itself. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "indexer/lines/cursor.h"
#include "indexer/lines/line_marks.h"
#include "indexer/lines/numerals.h"

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

/* What the table asks. */
static const struct {
    const char *name;
    const char *(*answer)(const char *line);
} QUESTIONS[] = {{"open", opening_of}, {"end", ending_of}, {"number", number_of}, {"label", label_of}};

/* The answer to the row's question; NULL for an unknown one. */
static const char *answer(const char *question, const char *line)
{
    for (size_t i = 0; i < sizeof QUESTIONS / sizeof *QUESTIONS; i++)
        if (strcmp(question, QUESTIONS[i].name) == 0)
            return QUESTIONS[i].answer(line);
    return NULL;
}

static void rows(void **state)
{
    (void)state;
    FILE *file = fopen(TABLE, "r");
    if (!file)
        fail_msg("%s cannot be read: run from the checkout's top folder", TABLE);
    char *line = NULL;
    size_t capacity = 0;
    int wrong = 0, number = 0;
    while (getline(&line, &capacity, file) > 0) {
        line[strcspn(line, "\n")] = '\0';
        number++;
        if (!*line || *line == '#')
            continue;
        char *rest = line, *question = strsep(&rest, "\t"), *expected = strsep(&rest, "\t");
        const char *found = rest ? answer(question, rest) : NULL;
        if (!found || strcmp(found, expected) != 0) {
            print_error("%s:%d: %s: expected %s, found %s\n", TABLE, number, rest ? rest : question, expected,
                        found ? found : "no such question");
            wrong++;
        }
    }
    free(line);
    fclose(file);
    assert_int_equal(wrong, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(rows)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
