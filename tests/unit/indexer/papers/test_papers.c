/* What papers are called, small print, and the form of titles. The cases stand in tests/cases/papers.tsv. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "indexer/papers/paper_names.h"
#include "indexer/papers/small_print.h"
#include "indexer/papers/title_form.h"
#include "tests/unit/rows_of.h"

static const char TABLE[] = "tests/cases/papers.tsv";

static char said[512];

/* Which of the questions about names the line answers with yes. */
static const char *names_of(const char *line)
{
    static const struct {
        const char *name;
        bool (*is)(struct cursor text);
    } all[] = {
        {"minutes", names_minutes},        {"of-minutes", mentions_minutes},
        {"report", names_report},          {"report-first", opens_with_report},
        {"press", names_press_release},    {"of-press", mentions_press_release},
        {"announces", announces},          {"order", names_judgment_order},
        {"judgment", names_judgment_part}, {"addressee", names_addressee},
    };
    size_t used = 0;
    said[0] = '\0';
    for (size_t i = 0; i < sizeof all / sizeof *all; i++)
        if (all[i].is(cursor_of(line)))
            used += (size_t)snprintf(said + used, sizeof said - used, "%s%s", used ? " " : "", all[i].name);
    return used ? said : "none";
}

/* What small print the line is. */
static const char *print_of(const char *line)
{
    snprintf(said, sizeof said, "%s%s%s", small_print_is_stamp(cursor_of(line)) ? "stamp " : "",
             small_print_is_signer(cursor_of(line)) ? "signer " : "",
             small_print_is_office(cursor_of(line)) ? "office " : "");
    said[strlen(said) - (said[0] != '\0')] = '\0';
    return *said ? said : "none";
}

/* What a title's form says of the line. */
static const char *form_of(const char *line)
{
    size_t length = strlen(line);
    snprintf(said, sizeof said, "%s%s%s%s", title_is_unfit(line, length) ? "unfit " : "",
             title_ends_well(line, length) ? "well " : "", title_is_bare_year(line, length) ? "year " : "",
             title_is_short_number(line, length) ? "number " : "");
    said[strlen(said) - (said[0] != '\0')] = '\0';
    return *said ? said : "none";
}

static const char *bare_of(const char *line)
{
    struct cursor bare = title_without_brackets(cursor_of(line));
    snprintf(said, sizeof said, "%.*s", (int)(bare.end - bare.at), bare.at);
    return said;
}

/* Whether a sign that parts a title from a site's name stands first, and what is left; behind `_` for a
 * blank. */
static const char *sign_of(const char *line)
{
    bool blank = *line == '_';
    struct cursor at = cursor_of(line + blank);
    bool taken = take_site_sign(&at, blank);
    snprintf(said, sizeof said, "%s %s", taken ? "yes" : "no", at.at);
    return said;
}

static const struct question questions[] = {
    {"names", names_of}, {"print", print_of}, {"form", form_of}, {"bare", bare_of}, {"sign", sign_of}};

static void rows(void **state)
{
    (void)state;
    assert_int_equal(rows_wrong(TABLE, questions, sizeof questions / sizeof *questions), 0);
}

/* A line of more than 512 bytes is no title, whatever it says. */
static void long_lines(void **state)
{
    (void)state;
    char line[600] = "";
    while (strlen(line) < 508)
        strcat(line, "a");
    strcat(line, "bcde");
    assert_false(title_is_unfit(line, 512));
    strcat(line, "f");
    assert_true(title_is_unfit(line, 513));
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(rows), cmocka_unit_test(long_lines)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
