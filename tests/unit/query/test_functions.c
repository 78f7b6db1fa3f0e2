/* What functions of the query tool answer, by tests/cases/query_functions.tsv. Add a case there; a new
 * function is a row of the table below. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "query/base/written_values.h"
#include "query/forms/date_range.h"
#include "query/parse/regex_pattern.h"
#include "query/parse/text_matcher.h"
#include "query/parse/tree.h"
#include "query/parse/wildcards.h"
#include "query/rank/tally.h"
#include "query/show/sampling.h"
#include "query/show/snippet.h"
#include "query/statutes/paragraphs.h"
#include "query/words/measures.h"
#include "tests/unit/answer_table.h"
#include "tests/unit/with_dictionary.h"

static void append_points(struct ssk_buffer *out, const uint32_t *points, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        char bytes[4];
        ssk_buffer_append(out, bytes, ssk_utf8_put(bytes, points[i]));
    }
}

/* Up to four numbers. */
static void numbers(double out[4], const char *text)
{
    assert_in_range(sscanf(text, "%lf %lf %lf %lf", &out[0], &out[1], &out[2], &out[3]), 1, 4);
}

/* ------------------------------------------------------------------------------------------ the query */

static void append_tree(struct ssk_buffer *out, const struct node *node)
{
    static const char *const kinds[] = {"word", "literal", "regex", "prefix", "similar", "field",
                                        "join", "and",     "or",    "not",    "near"};
    ssk_buffer_printf(out, "(%s", node->kind == NODE_FIELD ? field_name(node->field) : kinds[node->kind]);
    if (node->kind == NODE_NEAR)
        ssk_buffer_printf(out, "/%u", node->distance);
    ssk_buffer_printf(out, " %zu-%zu", node->start, node->end);
    if (node->text)
        ssk_buffer_printf(out, " %s", node->text);
    for (size_t i = 0; i < node->count; i++)
        append_tree(out, node->children[i]);
    ssk_buffer_append_char(out, ')');
}

static void parse(struct ssk_buffer *out, const char *text, size_t length)
{
    struct node *root = NULL;
    size_t place = SIZE_MAX;
    struct ssk_error error = {""};
    if (query_parse(&root, text, length, &place, &error) == SSK_OK)
        append_tree(out, root);
    else
        ssk_buffer_printf(out, "%zd: %s", (ssize_t)place, error.message);
    node_free(root);
}

/* The pattern as it is looked for, and the strings that its matches have. */
static void regex(struct ssk_buffer *out, const char *text, size_t length)
{
    struct regex_string strings[REGEX_STRINGS];
    char *pattern = regex_folded(dictionary->folder, text);
    size_t count = regex_strings(strings, pattern);
    (void)length;
    ssk_buffer_append_string(out, pattern);
    for (size_t i = 0; i < count; i++) {
        ssk_buffer_append_string(out, i ? "," : " has ");
        append_points(out, strings[i].points, strings[i].count);
    }
    free(pattern);
}

static void wildcards(struct ssk_buffer *out, const char *text, size_t length)
{
    char *pattern = wildcards_pattern(text, length);
    ssk_buffer_printf(out, "%zu%s %s", wildcards_count(text, length),
                      wildcards_have_text(text, length) ? "" : " and no text", pattern);
    free(pattern);
}

/* WORD|TEXT: where a word with wildcards stands; and the string that all of them have, where that is all of
 * it. */
static void wildcard_match(struct ssk_buffer *out, const char *text, size_t length)
{
    const char *bar = memchr(text, '|', length);
    struct node *leaf = node_new(NODE_REGEX, "", 0);
    struct ssk_folded folded = {0};
    struct ssk_error error = {""};
    bool found = true;
    size_t start, end, count;
    free(leaf->text);
    leaf->typed = strndup(text, (size_t)(bar - text));
    leaf->text = wildcards_pattern(text, (size_t)(bar - text));
    assert_int_equal(node_compile(leaf, dictionary->folder, &error), SSK_OK);
    assert_int_equal(ssk_fold(dictionary->folder, SSK_FOLD_LITERAL, bar + 1, strlen(bar + 1), &folded),
                     SSK_OK);
    assert_int_equal(text_matcher_open(leaf->matcher, &folded, &error), SSK_OK);
    while (text_matcher_next(&found, &start, &end, leaf->matcher, &error) == SSK_OK && found) {
        ssk_buffer_append_string(out, out->length ? "," : "");
        append_points(out, folded.points + start, end - start);
    }
    const uint32_t *string = text_matcher_string(&count, leaf->matcher);
    ssk_buffer_append_string(out, count ? " of " : "");
    append_points(out, string, count);
    ssk_folded_free(&folded);
    node_free(leaf);
}

/* ------------------------------------------------------------------------------------------ values */

static void dates(struct ssk_buffer *out, const char *text, size_t length)
{
    struct date_range range;
    struct ssk_error error = {""};
    (void)length;
    if (date_range_read(&range, dictionary, text, &error) == SSK_OK)
        ssk_buffer_printf(out, "%s to %s, unsure %s, %s", range.begin, range.end, range.unsure_month,
                          range.unsure_year);
    ssk_buffer_append_string(out, error.message);
}

static void kind(struct ssk_buffer *out, const char *text, size_t length)
{
    const char *name = kind_called(text, length);
    ssk_buffer_append_string(out, name ? name : "-");
}

static void years(struct ssk_buffer *out, const char *text, size_t length)
{
    append_year_range(out, text, length);
}

static void paragraphs(struct ssk_buffer *out, const char *text, size_t length)
{
    struct paragraphs found = paragraphs_of(text, length);
    ssk_buffer_printf(out, "%d %d", found.first, found.last);
}

static void cited(struct ssk_buffer *out, const char *text, size_t length)
{
    int paragraph;
    size_t article = paragraph_cited(text, &paragraph);
    (void)length;
    ssk_buffer_append(out, text, article);
    ssk_buffer_printf(out, " and %d", paragraph);
}

/* A|B, with / for the tabs that part keys. */
static void keys_order(struct ssk_buffer *out, const char *text, size_t length)
{
    char *a = strndup(text, length), *b = strchr(a, '|');
    *b++ = '\0';
    for (char *at = a; at < a + length; at++)
        *at = *at == '/' ? '\t' : *at;
    int order = tally_compare_keys(a, b), again = tally_compare_keys(b, a);
    assert_true((order > 0) - (order < 0) == (again < 0) - (again > 0));
    ssk_buffer_append_string(out, order < 0 ? "<" : order > 0 ? ">" : "=");
    free(a);
}

/* ------------------------------------------------------------------------------------------ figures */

/* A M B N: how often a word stands in two corpora. */
static void keyness(struct ssk_buffer *out, const char *text, size_t length)
{
    double n[4];
    (void)length;
    numbers(n, text);
    ssk_buffer_printf(out, "%.4f %.4f", log_likelihood(n[0], n[1], n[2], n[3]),
                      log_ratio(n[0], n[1], n[2], n[3]));
}

/* TOGETHER WINDOW WORD CORPUS */
static void nearness(struct ssk_buffer *out, const char *text, size_t length)
{
    double n[4];
    (void)length;
    numbers(n, text);
    ssk_buffer_printf(out, "%.4f %.4f %.4f", expected_together(n[1], n[2], n[3]),
                      mutual_information(n[0], n[1], n[2], n[3]), log_dice(n[0], n[1], n[2]));
}

/* SEED NAME PLACE, and a sample of WANTED of numbers that follow. */
static void sample(struct ssk_buffer *out, const char *text, size_t length)
{
    unsigned seed, wanted, count;
    uint64_t drawn[64] = {0};
    bool kept[64] = {false};
    (void)length;
    assert_int_equal(sscanf(text, "%u %u %u", &seed, &wanted, &count), 3);
    for (unsigned i = 0; i < count; i++)
        drawn[i] = sampling_number(seed, i % 2 ? "a" : "b", i);
    assert_true(sampling_choose(kept, drawn, count, wanted));
    for (unsigned i = 0; i < count; i++)
        ssk_buffer_append_char(out, kept[i] ? '+' : '-');
    ssk_buffer_printf(out, " %016llx", (unsigned long long)drawn[0]);
}

/* A text with matches between < and >, and %N for N characters: what of it is shown, with [ ] around matches.
 */
static void snippet(struct ssk_buffer *out, const char *text, size_t length)
{
    struct ssk_buffer plain = SSK_BUFFER_INIT;
    struct occurrence places[32];
    struct occurrences matches = {places, 0, 32};
    uint32_t point = 0;
    for (size_t byte = 0; byte < length;) {
        size_t start = byte;
        uint32_t sign = ssk_utf8_next(text, length, &byte);
        if (sign == '<') {
            places[matches.count++] = (struct occurrence){.start = point};
        } else if (sign == '>') {
            places[matches.count - 1].end = point;
        } else if (sign == '%') {
            unsigned long count = strtoul(text + byte, NULL, 10);
            byte += strspn(text + byte, "0123456789");
            for (unsigned long i = 0; i < count; i++, point++)
                ssk_buffer_append_string(&plain, i % 10 ? "字" : "行");
        } else {
            ssk_buffer_append(&plain, text + start, byte - start);
            point++;
        }
    }
    snippet_append(out, ssk_buffer_string(&plain), &matches, "[", "]");
    ssk_buffer_free(&plain);
}

/* ------------------------------------------------------------------------------------------ the table */

static const struct answer_row rows[] = {
    {"cited", cited},           {"dates", dates},     {"keyness", keyness},
    {"keys_order", keys_order}, {"kind", kind},       {"nearness", nearness},
    {"paragraphs", paragraphs}, {"parse", parse},     {"regex", regex},
    {"sample", sample},         {"snippet", snippet}, {"wildcard_match", wildcard_match},
    {"wildcards", wildcards},   {"years", years},
};

static void answers_by_the_table(void **state)
{
    (void)state;
    answer_table("tests/cases/query_functions.tsv", rows, sizeof rows / sizeof *rows);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(answers_by_the_table)};
    return cmocka_run_group_tests_name("query functions", tests, open_dictionary, free_dictionary);
}
