/* Explanations as indented lines. */
#include <string.h>

#include "query/show/explain.h"
#include "query/show/snippet.h"

#include "seisaku/translate.h"

enum { TERMS = 12 }; /* of a hit, that are told */

static void append(struct ssk_buffer *out, const json_t *object, const char *key)
{
    const char *text = json_string_value(json_object_get(object, key));
    if (text)
        append_printable(out, text, strlen(text));
}

/* A word of the explanation's own. */
static void append_label(struct ssk_buffer *out, const json_t *object, const char *key)
{
    const char *text = json_string_value(json_object_get(object, key));
    ssk_buffer_append_string(out, text ? _(text) : "");
}

static bool is(const json_t *object, const char *key, const char *value)
{
    const char *text = json_string_value(json_object_get(object, key));
    return text && strcmp(text, value) == 0;
}

static void indent(struct ssk_buffer *out, int depth)
{
    for (int i = 0; i < depth; i++)
        ssk_buffer_append_string(out, "  ");
}

static void append_list(struct ssk_buffer *out, const json_t *list, const char *between)
{
    for (size_t i = 0; i < json_array_size(list); i++) {
        const char *text = json_string_value(json_array_get(list, i));
        ssk_buffer_append_string(out, i ? between : "");
        append_printable(out, text, strlen(text));
    }
}

/* ------------------------------------------------------------------------------------------ the query */

static void append_changes(struct ssk_buffer *out, const json_t *changes, int depth)
{
    for (size_t i = 0; i < json_array_size(changes); i++) {
        const json_t *change = json_array_get(changes, i);
        indent(out, depth);
        append(out, change, "from");
        ssk_buffer_append_string(out, " → ");
        append(out, change, "to");
        ssk_buffer_append_string(out, ": ");
        append_label(out, change, "why");
        ssk_buffer_append_char(out, '\n');
    }
}

/* "北大西洋条約機構 (topic NATO, weight 0.5): 北大西洋 条約 機構", and what became of its words. Of a
 * literal, and of some words, only the string counts, of 語* where it begins a word. */
static void append_spelling(struct ssk_buffer *out, const json_t *spelling, const json_t *node, int depth)
{
    bool prefix = is(node, "kind", "prefix"), literal = prefix || is(node, "kind", "literal");
    indent(out, depth);
    append(out, spelling, "text");
    ssk_buffer_append_string(out, " (");
    append_label(out, spelling, "from");
    if (is(spelling, "from", "topic")) {
        ssk_buffer_append_char(out, ' ');
        append(out, spelling, "topic");
    }
    json_int_t edits = json_integer_value(json_object_get(spelling, "edits"));
    if (edits)
        ssk_buffer_printf(out, edits == 1 ? _(", %d edit") : _(", %d edits"), (int)edits);
    double weight = json_real_value(json_object_get(spelling, "weight"));
    if (weight != 1.0)
        ssk_buffer_printf(out, _(", weight %g"), weight);
    ssk_buffer_append_string(out, "): ");
    const json_t *words = json_object_get(spelling, "words");
    if (literal || !json_array_size(words) || json_is_true(json_object_get(spelling, "exact"))) {
        ssk_buffer_append_string(out, _("the string "));
        append(out, spelling, "string");
        ssk_buffer_append_string(out, prefix ? _(", where a word begins") : "");
    } else {
        append_list(out, words, " ");
    }
    ssk_buffer_append_char(out, '\n');
    if (!literal)
        append_changes(out, json_object_get(spelling, "changes"), depth + 1);
}

/* The node's own line. */
static void append_head(struct ssk_buffer *out, const json_t *node, bool any)
{
    static const char *const heads[][2] = {
        {"and", N_("all of")}, {"or", N_("any of")}, {"not", N_("none of")}};
    if (is(node, "kind", "field")) {
        append(out, node, "field");
        ssk_buffer_append_string(out, ": ");
        append(out, node, "text");
        if (!is(node, "field", "title")) {
            ssk_buffer_append_string(out, " = ");
            append_list(out, json_object_get(node, "means"), ", ");
        }
        return;
    }
    if (is(node, "kind", "join"))
        ssk_buffer_append_string(out, any ? _("any of") : _("all of"));
    else if (is(node, "kind", "near"))
        ssk_buffer_printf(out, _("within %d words"),
                          (int)json_integer_value(json_object_get(node, "distance")));
    else if (json_object_get(node, "text"))
        append_label(out, node, "kind"), ssk_buffer_append_char(out, ' '), append(out, node, "text");
    const json_t *strings = is(node, "kind", "regex") ? json_object_get(node, "means") : NULL;
    if (strings && !json_array_size(strings))
        ssk_buffer_append_string(out, _(", looked for in all passages"));
    else if (strings) {
        ssk_buffer_append_string(out, _(", looked for in passages with "));
        append_list(out, strings, ", ");
    }
    for (size_t i = 0; i < sizeof heads / sizeof *heads; i++)
        if (is(node, "kind", heads[i][0]))
            ssk_buffer_append_string(out, _(heads[i][1]));
}

static void append_node(struct ssk_buffer *out, const json_t *node, bool any, int depth)
{
    const json_t *spellings = json_object_get(node, "spellings"),
                 *children = json_object_get(node, "children");
    indent(out, depth);
    append_head(out, node, any);
    ssk_buffer_append_char(out, '\n');
    for (size_t i = 0; i < json_array_size(spellings); i++)
        append_spelling(out, json_array_get(spellings, i), node, depth + 1);
    for (size_t i = 0; i < json_array_size(children); i++)
        append_node(out, json_array_get(children, i), any, depth + 1);
}

static void append_filter(struct ssk_buffer *out, const json_t *filter)
{
    const json_t *values = json_object_get(filter, "values");
    for (size_t i = 0; i < json_array_size(values); i++) {
        const json_t *value = json_array_get(values, i);
        ssk_buffer_append_string(out, i ? _("    or ") : _("  only "));
        append(out, filter, "field");
        ssk_buffer_append_string(out, ": ");
        append(out, value, "value");
        ssk_buffer_append_string(out, " = ");
        append_list(out, json_object_get(value, "means"), ", ");
        ssk_buffer_append_char(out, '\n');
    }
}

void explain_append_query(struct ssk_buffer *out, const json_t *explanation)
{
    const json_t *tree = json_object_get(explanation, "tree"),
                 *filters = json_object_get(explanation, "filters");
    ssk_buffer_append_string(out, _("query "));
    append(out, explanation, "query");
    ssk_buffer_append_char(out, '\n');
    if (json_is_object(tree))
        append_node(out, tree, is(explanation, "match", "any"), 1);
    for (size_t i = 0; i < json_array_size(filters); i++)
        append_filter(out, json_array_get(filters, i));
    if (json_is_string(json_object_get(explanation, "similar"))) {
        ssk_buffer_append_string(out, _("  similar to "));
        append(out, explanation, "similar");
        ssk_buffer_append_char(out, '\n');
    }
    ssk_buffer_append_char(out, '\n');
}

/* ------------------------------------------------------------------------------------------ hits */

/* Words of titles stand behind the title's kind. */
static void append_term(struct ssk_buffer *out, const char *term)
{
    size_t length = strlen(term);
    if (*term == 'H' || *term == 'T')
        ssk_buffer_printf(out, "%s:%s", *term == 'H' ? _("heading") : _("title"), term + 1);
    else
        append_printable(out, term, length);
}

void explain_append_hit(struct ssk_buffer *out, const struct hit *hit)
{
    double from_text = hit->score - hit->from_terms;
    ssk_buffer_printf(out, _("    %.2f from terms:"), hit->from_terms);
    for (size_t i = 0; i < hit->term_count && i < TERMS; i++) {
        ssk_buffer_append_string(out, i ? ", " : " ");
        append_term(out, hit->terms[i].term);
        ssk_buffer_printf(out, " %.2f", hit->terms[i].weight);
    }
    if (hit->term_count > TERMS)
        ssk_buffer_printf(out, _(", and %zu more"), hit->term_count - TERMS);
    ssk_buffer_append_char(out, '\n');
    if (from_text > 0.005)
        ssk_buffer_printf(out, _("    %.2f from the text: words close together and in a row\n"), from_text);
}
