/* Describes searches as JSON, of which explain_text.c makes lines. */
#include "query/show/explain.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "query/language/spelling_reasons.h"
#include "query/parse/regex_pattern.h"
#include "seisaku/schema.h"
#include "seisaku/translate.h"

static const char *const kind_names[] = {
    [NODE_WORD] = N_("word"),     [NODE_LITERAL] = N_("literal"),
    [NODE_PREFIX] = N_("prefix"), [NODE_SIMILAR] = N_("similar"),
    [NODE_FIELD] = "field",       [NODE_JOIN] = "join",
    [NODE_AND] = "and",           [NODE_OR] = "or",
    [NODE_NOT] = "not",           [NODE_NEAR] = "near",
    [NODE_REGEX] = N_("regex"),
};

/* ------------------------------------------------------------------------------------------ spellings */

static void add_change(const struct change *change, void *context)
{
    json_array_append_new(context, json_pack("{s:s%, s:s, s:s}", "from", change->surface, change->length,
                                             "to", change->term, "why", change->why));
}

static json_t *words_json(const struct spelling *spelling)
{
    json_t *words = json_array();
    for (size_t i = 0; words && i < spelling->term_count; i++)
        json_array_append_new(words, json_string(spelling->terms[i]));
    return words;
}

static json_t *points_json(const uint32_t *points, size_t count)
{
    struct ssk_buffer string = SSK_BUFFER_INIT;
    for (size_t i = 0; i < count; i++) {
        char bytes[4];
        ssk_buffer_append(&string, bytes, ssk_utf8_put(bytes, points[i]));
    }
    json_t *json = json_stringn(ssk_buffer_string(&string), string.length);
    ssk_buffer_free(&string);
    return json;
}

static json_t *spelling_json(struct session *session, const struct spelling *spelling)
{
    static const char *const origins[] = {N_("typed"), N_("topic"), N_("near"), N_("form")};
    json_t *changes = json_array();
    if (!changes || spelling_changes(session, spelling, add_change, changes) != SSK_OK) {
        json_decref(changes);
        return NULL;
    }
    json_t *edits = spelling->origin == ORIGIN_NEAR ? json_integer(spelling->edits) : NULL;
    return json_pack("{s:s, s:s, s:s*, s:o*, s:f, s:o, s:b, s:o, s:o}", "text", spelling->text, "from",
                     origins[spelling->origin], "topic", spelling->topic, "edits", edits, "weight",
                     spelling->weight, "words", words_json(spelling), "exact", spelling->exact, "string",
                     points_json(spelling->points, spelling->point_count), "changes", changes);
}

/* ------------------------------------------------------------------------------------------ fields */

static void add_year(json_t *means, const struct session *session, const char *value)
{
    const char *dots = strstr(value, "..");
    char years[32] = "";
    int from = ssk_year_of(session->dictionary->eras, session->dictionary->folder, value,
                           dots ? (size_t)(dots - value) : strlen(value));
    int to =
        dots ? ssk_year_of(session->dictionary->eras, session->dictionary->folder, dots + 2, strlen(dots + 2))
             : 0;
    size_t length = 0;
    if (from)
        length = (size_t)snprintf(years, sizeof years, "%d", from);
    length += (size_t)snprintf(years + length, sizeof years - length, "%s", dots ? ".." : "");
    if (to)
        snprintf(years + length, sizeof years - length, "%d", to);
    json_array_append_new(means, json_string(years));
}

/* What a field's value stands for: a ministry's names through time, a western year. */
static json_t *means_json(const struct session *session, enum field field, const char *value)
{
    const struct ssk_ministries *ministries = session->dictionary->ministries;
    json_t *means = json_array();
    bool body = field == FIELD_MINISTRY || field == FIELD_ISSUER || field == FIELD_MENTIONS;
    const char *name = body ? ssk_ministry_find(ministries, value, strlen(value)) : NULL;
    const char *const *lineage = name ? ssk_ministry_lineage(ministries, name) : NULL;
    for (; means && lineage && *lineage; lineage++)
        json_array_append_new(means, json_string(*lineage));
    if (means && field == FIELD_YEAR)
        add_year(means, session, value);
    if (means && !json_array_size(means))
        json_array_append_new(means, json_string(value));
    return means;
}

static json_t *filter_json(const struct session *session, enum field field, const char *const *values,
                           size_t count)
{
    json_t *list = json_array();
    for (size_t i = 0; list && i < count; i++)
        json_array_append_new(list, json_pack("{s:s, s:o}", "value", values[i], "means",
                                              means_json(session, field, values[i])));
    return json_pack("{s:s, s:o}", "field", field_name(field), "values", list);
}

static json_t *filters_json(const struct session *session, const struct filters *filters)
{
    json_t *list = json_array();
    for (int field = 0; list && field < FIELDS; field++)
        if (filters->of[field].count)
            json_array_append_new(list, filter_json(session, (enum field)field, filters->of[field].values,
                                                    filters->of[field].count));
    return list;
}

/* ------------------------------------------------------------------------------------------ the tree */

/* The strings that every match of the expression has. */
static json_t *strings_json(const struct session *session, const struct node *node)
{
    struct regex_string strings[REGEX_STRINGS];
    char *pattern = regex_folded(session->dictionary->folder, node->text);
    size_t count = pattern ? regex_strings(strings, pattern) : 0;
    json_t *list = json_array();
    for (size_t i = 0; i < count; i++)
        json_array_append_new(list, points_json(strings[i].points, strings[i].count));
    free(pattern);
    return list;
}

static json_t *node_json(struct session *session, const struct node *node)
{
    json_t *object = json_pack("{s:s, s:s*, s:s*}", "kind", kind_names[node->kind], "typed", node->typed,
                               "text", node->text);
    bool complete = object != NULL;
    if (complete && node->kind == NODE_NEAR)
        complete = json_object_set_new(object, "distance", json_integer(node->distance)) == 0;
    if (complete && node->kind == NODE_FIELD) {
        complete = json_object_set_new(object, "field", json_string(field_name(node->field))) == 0 &&
                   json_object_set_new(object, "means", means_json(session, node->field, node->text)) == 0;
    }
    if (complete && node->kind == NODE_REGEX)
        complete = json_object_set_new(object, "means", strings_json(session, node)) == 0;
    const size_t counts[] = {node->spelling_count, node->count};
    for (int which = 0; which < 2 && complete; which++) {
        json_t *list = counts[which] ? json_array() : NULL;
        for (size_t i = 0; list && complete && i < counts[which]; i++)
            complete = json_array_append_new(list, which == 0 ? spelling_json(session, &node->spellings[i])
                                                              : node_json(session, node->children[i])) == 0;
        if (list)
            complete &= json_object_set_new(object, which == 0 ? "spellings" : "children", list) == 0;
    }
    if (complete)
        return object;
    json_decref(object);
    return NULL;
}

json_t *explain_query(struct session *session, const struct search *search, const char *query)
{
    json_t *tree = search->root ? node_json(session, search->root) : json_null();
    return json_pack("{s:s?, s:s, s:o, s:s?, s:o}", "query", query, "match",
                     session->match_any ? "any" : "all", "tree", tree, "similar", search->similar, "filters",
                     filters_json(session, &search->filters));
}

/* ------------------------------------------------------------------------------------------ hits */

static const char *term_kind(const char *term)
{
    switch (*term) {
    case 'H':
        return "heading";
    case 'T':
        return "title";
    default:
        return "word";
    }
}

static double rounded(double number)
{
    return round(number * 1e6) / 1e6;
}

json_t *explain_hit(const struct hit *hit)
{
    json_t *terms = json_array();
    for (size_t i = 0; terms && i < hit->term_count; i++) {
        const char *term = hit->terms[i].term, *kind = term_kind(term);
        json_array_append_new(terms, json_pack("{s:s, s:s, s:f}", "term", term + (strcmp(kind, "word") != 0),
                                               "kind", kind, "weight", rounded(hit->terms[i].weight)));
    }
    return json_pack("{s:f, s:f, s:o}", "from_terms", rounded(hit->from_terms), "from_text",
                     rounded(hit->score - hit->from_terms), "terms", terms);
}
