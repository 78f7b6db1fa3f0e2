/* The rows of an annual plan: owners, items, headings between rows, and what a page says of its table's
 * years. The cases stand in tests/cases/plan.tsv. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "indexer/document/document.h"
#include "indexer/plan/owners.h"
#include "indexer/plan/plan_rows.h"
#include "indexer/plan/plan_table.h"
#include "tests/unit/rows_of.h"
#include "tests/unit/with_dictionary.h"

static const char TABLE[] = "tests/cases/plan.tsv";

static char said[1024];

static size_t list(size_t used, const struct ssk_strings *names)
{
    for (size_t i = 0; i < names->count; i++)
        used += (size_t)snprintf(said + used, sizeof said - used, "%s%s", i ? " " : "", names->items[i]);
    return used;
}

/* The ministries that stand first, and [what is left]. */
static const char *owners_of(const char *line)
{
    struct ssk_strings names = {0};
    struct cursor cursor = cursor_of(line);
    assert_int_equal(owners_take(dictionary->ministries, &cursor, &names), SSK_OK);
    said[0] = '\0';
    size_t used = list(0, &names);
    snprintf(said + used, sizeof said - used, "%s[%s]", used ? " " : "", cursor.at);
    ssk_strings_free(&names);
    return said;
}

/* Whether the line has nothing but owners; `new` where 外務省 is not among them. */
static const char *only_of(const char *line)
{
    struct ssk_strings known = {0};
    bool unmet;
    assert_true(ssk_strings_add(&known, "外務省", strlen("外務省")));
    bool only = owners_only(dictionary->ministries, line, &known, &unmet);
    ssk_strings_free(&known);
    return only ? unmet ? "new" : "yes" : "no";
}

static const char *style_of(const char *line)
{
    const char *label = strchr(line, '|');
    char *text = strndup(line, (size_t)(label - line));
    bool same = plan_rows_same_style(text, label + 1);
    free(text);
    return same ? "same" : "other";
}

static const char *marker_of(const char *line)
{
    const char *marker = plan_table_find_marker(line);
    return marker ? marker : "none";
}

static const char *added_of(const char *line)
{
    struct ssk_strings names = {0};
    assert_int_equal(plan_rows_add_owners(dictionary, cursor_of(line), &names), SSK_OK);
    said[0] = '\0';
    list(0, &names);
    ssk_strings_free(&names);
    return said;
}

/* Lines with `|` between them, pages with `~`; what a reader set aside behind `-`. */
static struct document document_of(const char *text)
{
    struct document document = {0};
    struct page *page = document_add_page(&document);
    for (; *text; text += *text != '\0') {
        size_t length = strcspn(text, "|~");
        bool aside = *text == '-';
        struct line *line = page_add_line(page, text + aside, length - aside, (int)page->count + 1);
        assert_non_null(line);
        line->role = aside ? LINE_SET_ASIDE : LINE_TEXT;
        text += length;
        if (*text == '~')
            page = document_add_page(&document);
    }
    return document;
}

/* Its lines afterwards: `I` of items, `O` of owners, `H` headings, `K` keys, `-` set aside. */
static const char *rows_of(const char *text)
{
    static const char roles[] = {
        [LINE_TEXT] = '.',   [LINE_HEADING] = 'H', [LINE_SET_ASIDE] = '-', [LINE_ITEM] = 'I',
        [LINE_OWNERS] = 'O', [LINE_KEY] = 'K',     [LINE_NOTE] = 'N',      [LINE_SPENT] = 'S'};
    struct document document = document_of(text);
    size_t used = 0;
    assert_int_equal(plan_rows_find(&document, dictionary, NULL), SSK_OK);
    said[0] = '\0';
    for (size_t p = 0; p < document.count; p++)
        for (size_t l = 0; l < document.pages[p].count; l++)
            used += (size_t)snprintf(said + used, sizeof said - used, "%s%c%s",
                                     l   ? "|"
                                     : p ? "~"
                                         : "",
                                     roles[document.pages[p].lines[l].role], document.pages[p].lines[l].text);
    document_free(&document);
    return said;
}

/* What the last page says of its table: the year, and whether plans come first. */
static const char *table_of(const char *text)
{
    struct document document = document_of(text);
    struct plan_table table = {0};
    for (size_t p = 0; p < document.count; p++)
        table = plan_table_of(&document.pages[p], p ? &table : NULL, dictionary);
    snprintf(said, sizeof said, "%d%s%s", table.year, table.present ? " table" : "",
             table.plan_first ? " plan first" : "");
    document_free(&document);
    return said;
}

static const struct question questions[] = {
    {"owners", owners_of}, {"only", only_of}, {"style", style_of}, {"marker", marker_of},
    {"added", added_of},   {"rows", rows_of}, {"table", table_of},
};

static void rows(void **state)
{
    (void)state;
    assert_int_equal(rows_wrong(TABLE, questions, sizeof questions / sizeof *questions), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(rows)};
    return cmocka_run_group_tests(tests, open_dictionary, free_dictionary);
}
