/* What single lines are: headings, marks, page labels, titles, organisations, and how characters are read.
 * The cases stand in tests/cases/line_shapes.tsv; a line that is two has `|` between them. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "indexer/lines/cursor.h"
#include "indexer/lines/heading_number.h"
#include "indexer/lines/line_phrases.h"
#include "indexer/lines/list_label.h"
#include "indexer/lines/numerals.h"
#include "indexer/lines/page_label.h"
#include "indexer/lines/script_edges.h"
#include "indexer/papers/paper_names.h"
#include "indexer/papers/title_form.h"
#include "seisaku/buffer.h"
#include "tests/unit/rows_of.h"

static const char TABLE[] = "tests/cases/line_shapes.tsv";

static char said[512];

static const char *yes(bool is)
{
    return is ? "yes" : "no";
}

static int bytes_of(struct cursor cursor)
{
    return (int)(cursor.end - cursor.at);
}

/* Parts a line at its bar. */
static void halves(const char *line, char one[256], const char **other)
{
    size_t bytes = strcspn(line, "|");
    snprintf(one, 256, "%.*s", (int)bytes, line);
    *other = line[bytes] ? line + bytes + 1 : "";
}

/* LEVEL NUMBER TITLE, `!` behind the number where nothing parts it from the title. */
static const char *heading_of(const char *line)
{
    struct heading heading;
    if (!heading_parse(line, &heading))
        return "none";
    snprintf(said, sizeof said, "%d %s%s %.*s", heading.level, heading.number, heading.tight ? "!" : "",
             bytes_of(heading.title), heading.title.at);
    return said;
}

static const char *heading_alone(const char *line)
{
    return yes(heading_number_alone(line, strlen(line)));
}

static const char *titled(const char *line)
{
    struct heading heading;
    return heading_parse(line, &heading) ? yes(heading_is_titled(&heading)) : "none";
}

static const char *follows(const char *line)
{
    char last[256];
    const char *next;
    struct heading one, other;
    halves(line, last, &next);
    bool first = !heading_parse(last, &one);
    return heading_parse(next, &other) ? yes(heading_follows(&other, first ? NULL : &one)) : "none";
}

static const char *title_of(const char *line)
{
    return yes(heading_title(cursor_of(line)));
}

static const char *marked_title(const char *line)
{
    return yes(heading_title_of_mark(cursor_of(line)));
}

static const char *spread(const char *line)
{
    return yes(heading_is_spread(cursor_of(line)));
}

static const char *beside(const char *line)
{
    return yes(heading_is_beside_parts(cursor_of(line)));
}

static const char *closed_up(const char *line)
{
    struct ssk_buffer buffer = SSK_BUFFER_INIT;
    heading_append_title(&buffer, cursor_of(line));
    snprintf(said, sizeof said, "%s", ssk_buffer_string(&buffer));
    ssk_buffer_free(&buffer);
    return said;
}

/* STYLE VALUE LABEL TITLE */
static const char *mark_of(const char *line)
{
    static const char *const styles[] = {"none", "roman",          "bracket", "circle",
                                         "kana", "bracketed kana", "letter",  "annex"};
    struct list_label label;
    if (!list_label_parse(line, &label))
        return "none";
    snprintf(said, sizeof said, "%s %d %s %.*s", styles[label.style], label.value, label.label,
             bytes_of(label.title), label.title.at);
    return said;
}

static const char *page_of(const char *line)
{
    static const char *const shapes[] = {"none", "bare", "named", "sure"};
    return shapes[page_label_shape(line)];
}

/* UNIT NUMBER.NUMBER… and what is left */
static const char *ordinal_of(const char *line)
{
    static const char *const units[] = {"book",     "part",    "chapter", "section", "subsection",
                                        "division", "article", "table",   "other"};
    struct cursor cursor = cursor_of(line);
    struct ordinal ordinal;
    if (!ordinal_take(&cursor, &ordinal))
        return "none";
    int used = snprintf(said, sizeof said, "%s", units[ordinal.unit]);
    for (int i = 0; i < ordinal.count; i++)
        used += snprintf(said + used, sizeof said - (size_t)used, "%c%d", i ? '.' : ' ', ordinal.numbers[i]);
    snprintf(said + used, sizeof said - (size_t)used, "%s%s", cursor_done(&cursor) ? "" : " ", cursor.at);
    return said;
}

/* Two ordinals: which is the earlier, and whether the other is the very next. */
static const char *ordinals(const char *line)
{
    char first[256];
    const char *second;
    halves(line, first, &second);
    struct cursor one = cursor_of(first), other = cursor_of(second);
    struct ordinal last, next;
    if (!ordinal_take(&one, &last) || !ordinal_take(&other, &next))
        return "none";
    int order = ordinal_compare(&last, &next);
    snprintf(said, sizeof said, "%s%s",
             order < 0   ? "earlier"
             : order > 0 ? "later"
                         : "same",
             ordinal_succeeds(&next, &last) ? ", next" : "");
    return said;
}

static const char *unfit(const char *line)
{
    return yes(title_is_unfit(line, strlen(line)));
}

static const char *ends_well(const char *line)
{
    return yes(title_ends_well(line, strlen(line)));
}

static const char *bare_year(const char *line)
{
    return yes(title_is_bare_year(line, strlen(line)));
}

static const char *short_number(const char *line)
{
    return yes(title_is_short_number(line, strlen(line)));
}

static const char *bracketed(const char *line)
{
    size_t length = strlen(line);
    return line_is_progress(line, length)    ? "progress"
           : line_is_plan(line, length)      ? "plan"
           : line_is_bracketed(line, length) ? "yes"
                                             : "no";
}

static const char *digits(const char *line)
{
    return yes(line_is_number(line, strlen(line)));
}

static const char *organisation(const char *line)
{
    return yes(line_is_organisation(line, strlen(line)));
}

/* What the text ends in, or holds, or is; first what says the most. */
static const char *paper(const char *line)
{
    struct cursor text = cursor_of(line);
    return names_judgment_order(text)     ? "order"
           : names_judgment_part(text)    ? "part of a judgment"
           : names_press_release(text)    ? "press release"
           : names_addressee(text)        ? "addressee"
           : names_minutes(text)          ? "minutes"
           : mentions_minutes(text)       ? "of minutes"
           : opens_with_report(text)      ? "report of"
           : names_report(text)           ? "report"
           : mentions_press_release(text) ? "of a press release"
           : announces(text)              ? "announcement"
                                          : "none";
}

/* Where the first sign that may part a site stands. */
static const char *site(const char *line)
{
    bool blank = false;
    for (struct cursor at = cursor_of(line); !cursor_done(&at);) {
        struct cursor behind = at;
        if (take_site_sign(&behind, blank)) {
            struct cursor rest = cursor_trimmed(behind);
            snprintf(said, sizeof said, "%.*s", bytes_of(rest), rest.at);
            return said;
        }
        blank = cursor_next(&at) == ' ';
    }
    return "none";
}

/* The characters that are not printed ASCII stand for themselves, others as they are read. */
static const char *narrow(const char *line)
{
    size_t used = 0;
    for (struct cursor at = cursor_of(line); !cursor_done(&at);) {
        const char *start = at.at;
        uint32_t point = cursor_next(&at);
        used += (size_t)(point < 0x80 ? snprintf(said + used, sizeof said - used, "%c", (char)point)
                                      : snprintf(said + used, sizeof said - used, "%.*s",
                                                 (int)(at.at - start), start));
    }
    said[used] = '\0';
    return said;
}

static const char *same(const char *line)
{
    char one[256];
    const char *other;
    halves(line, one, &other);
    return yes(cursor_same(cursor_of(one), cursor_of(other)));
}

static const char *holds(const char *line)
{
    char text[256];
    const char *string;
    halves(line, text, &string);
    struct cursor cursor = cursor_of(text), trimmed = cursor_trimmed(cursor);
    bool takes = cursor_take_string(&trimmed, string);
    return takes                             ? "opens"
           : cursor_ends_in(&cursor, string) ? "ends"
           : cursor_holds(&cursor, string)   ? "holds"
                                             : "no";
}

/* Columns, and characters; the bounds of both are met exactly. */
static const char *measures(const char *line)
{
    struct cursor cursor = cursor_of(line);
    size_t width = cursor_width(&cursor), points = cursor_points(&cursor);
    bool exact = cursor_is_wide(&cursor, width) && !cursor_is_wide(&cursor, width + 1) &&
                 !cursor_is_longer(&cursor, points) && (!points || cursor_is_longer(&cursor, points - 1));
    snprintf(said, sizeof said, "%zu %zu%s", width, points, exact ? "" : " inexact");
    return said;
}

static const char *edges(const char *line)
{
    size_t length = strlen(line);
    snprintf(said, sizeof said, "%s %s%s", begins_in_cjk(line, length) ? "cjk" : "other",
             ends_in_cjk(line, length) ? "cjk" : "other", has_latin_edges(line, length) ? " latin" : "");
    return said;
}

static const char *blanks(const char *line)
{
    return yes(set_with_blanks(line));
}

static const struct question questions[] = {
    {"heading", heading_of},
    {"alone", heading_alone},
    {"titled", titled},
    {"follows", follows},
    {"title", title_of},
    {"marked title", marked_title},
    {"spread", spread},
    {"beside", beside},
    {"closed up", closed_up},
    {"mark", mark_of},
    {"page", page_of},
    {"ordinal", ordinal_of},
    {"ordinals", ordinals},
    {"unfit", unfit},
    {"ends well", ends_well},
    {"bare year", bare_year},
    {"short number", short_number},
    {"bracketed", bracketed},
    {"digits", digits},
    {"organisation", organisation},
    {"paper", paper},
    {"site", site},
    {"narrow", narrow},
    {"same", same},
    {"holds", holds},
    {"measures", measures},
    {"edges", edges},
    {"blanks", blanks},
};

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
