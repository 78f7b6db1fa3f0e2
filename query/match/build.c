/* Tree → Xapian query: what must hold decides the hits, what may hold only ranks them. */
#include "query/match/build.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "query/match/candidates.h"
#include "query/match/filter.h"
#include "query/match/literal.h"
#include "query/match/near.h"
#include "query/match/occurrences.h"
#include "query/match/title_phrase.h"
#include "query/session/statistics.h"
#include "seisaku/schema.h"

enum { MANY_WORDS = 64 };

/* A list of queries on their way into one; owned. */
struct queries {
    struct xap_query **items;
    size_t count, capacity;
    struct xap_query *outer; /* lent: the session's scope around the list */
};

static ssk_status fail_memory(struct ssk_error *error)
{
    return ssk_fail(error, SSK_MEMORY, "out of memory");
}

static ssk_status wrapped(const struct session *session, xap_status status, struct ssk_error *error)
{
    return status == XAP_OK ? SSK_OK : session_fail(session, status, "the query cannot be built", error);
}

/* Takes the query, also when it fails. */
static ssk_status push(struct queries *queries, struct xap_query *query, struct ssk_error *error)
{
    if (queries->count == queries->capacity) {
        size_t capacity = queries->capacity * 2 + 8;
        struct xap_query **bigger = reallocarray(queries->items, capacity, sizeof *bigger);
        if (!bigger) {
            xap_query_free(query);
            return fail_memory(error);
        }
        queries->items = bigger;
        queries->capacity = capacity;
    }
    queries->items[queries->count++] = query;
    return SSK_OK;
}

static void clear(struct queries *queries)
{
    for (size_t i = 0; i < queries->count; i++)
        xap_query_free(queries->items[i]);
    free(queries->items);
    *queries = (struct queries){0};
}

/* Combines and frees the list; a list of one is that one. */
static ssk_status combine(struct xap_query **out, const struct session *session, xap_op op,
                          struct queries *queries, uint32_t window, struct ssk_error *error)
{
    ssk_status status = SSK_OK;
    if (queries->count == 1) {
        *out = queries->items[0];
        queries->count = 0;
    } else {
        status = wrapped(session, xap_query_combine(out, op, queries->items, queries->count, window), error);
    }
    clear(queries);
    return status;
}

/* Replaces *query by itself with its weight multiplied. */
static ssk_status scale(struct xap_query **query, const struct session *session, double factor,
                        struct ssk_error *error)
{
    struct xap_query *plain = *query;
    if (factor == 1.0)
        return SSK_OK;
    *query = NULL;
    ssk_status status = wrapped(session, xap_query_scale(query, plain, factor), error);
    xap_query_free(plain);
    return status;
}

static ssk_status push_term(struct queries *queries, struct session *session, const char *prefix,
                            const char *text, struct ssk_error *error)
{
    char term[256];
    struct xap_query *query = NULL;
    int length = snprintf(term, sizeof term, "%s%s", prefix, text);
    ssk_status status = session_term(&query, session, term, (size_t)length, error);
    if (status == SSK_OK)
        return push(queries, query, error);
    xap_query_free(query);
    return status;
}

/* ------------------------------------------------------------------------------------------ spellings */

/* Words that are typed again and again only cost; but in a name of a few words each counts as often as it
 * stands there. */
static bool is_typed_often(const struct spelling *spelling)
{
    return spelling->term_count > MANY_WORDS;
}

/* The texts that a spelling's words may stand in, and the terms there. */
struct place {
    const char *prefix;
    candidate_test stands;
};

static ssk_status stands_in_text(bool *holds, struct session *session, const struct candidate *candidate,
                                 const void *context, struct ssk_error *error)
{
    struct passage_view view = {0};
    struct occurrences found = {0};
    *holds = literal_is_plain(context, candidate->record);
    if (*holds)
        return SSK_OK;
    ssk_status status = passage_view_open(&view, session, candidate->record, error);
    if (status == SSK_OK)
        status = occurrences_of_phrase(&found, &view, context);
    *holds = found.count > 0;
    free(found.items);
    passage_view_free(&view);
    return status == SSK_MEMORY ? fail_memory(error) : status;
}

static ssk_status stands_in_title(bool *holds, struct session *session, const struct candidate *candidate,
                                  const void *context, struct ssk_error *error)
{
    return title_has_phrase(holds, session, candidate, false, context, error);
}

/* Whether the word at `index` stands before it in the spelling, too. */
static bool is_repeated(const struct spelling *spelling, size_t index)
{
    for (size_t i = 0; i < index; i++)
        if (strcmp(spelling->terms[i], spelling->terms[index]) == 0)
            return true;
    return false;
}

/* All of the spelling's words. */
static ssk_status all_words(struct xap_query **out, struct session *session, const char *prefix,
                            const struct spelling *spelling, struct ssk_error *error)
{
    struct queries words = {0};
    ssk_status status = SSK_OK;
    for (size_t i = 0; i < spelling->term_count && status == SSK_OK; i++)
        if (!is_typed_often(spelling) || !is_repeated(spelling, i))
            status = push_term(&words, session, prefix, spelling->terms[i], error);
    if (status == SSK_OK)
        return combine(out, session, XAP_OP_AND, &words, 0, error);
    clear(&words);
    return status;
}

/* The spelling's words where they stand together: passages that have all of them, verified. */
static ssk_status phrase(struct xap_query **out, struct session *session, const struct place *place,
                         const struct spelling *spelling, struct ssk_error *error)
{
    struct xap_query *loose = NULL, *exact = NULL;
    if (spelling->term_count <= 1)
        return all_words(out, session, place->prefix, spelling, error);
    ssk_status status = all_words(&loose, session, place->prefix, spelling, error);
    if (status == SSK_OK)
        status = candidates_verified(&exact, session, loose, place->stands, spelling, error);
    if (status == SSK_OK)
        status =
            wrapped(session,
                    xap_query_combine(out, XAP_OP_FILTER, (struct xap_query *[]){loose, exact}, 2, 0), error);
    xap_query_free(loose);
    xap_query_free(exact);
    return status;
}

static const struct place text_place = {"", stands_in_text}, title_place = {SSK_TERM_TITLE, stands_in_title};

/* Any of the spelling's words, for --match=any. */
static ssk_status any_word(struct xap_query **out, struct session *session, const struct spelling *spelling,
                           struct ssk_error *error)
{
    struct queries words = {0};
    ssk_status status = SSK_OK;
    for (size_t i = 0; i < spelling->term_count && status == SSK_OK; i++)
        if (!is_typed_often(spelling) || !is_repeated(spelling, i))
            status = push_term(&words, session, "", spelling->terms[i], error);
    if (status == SSK_OK)
        return combine(out, session, XAP_OP_OR, &words, 0, error);
    clear(&words);
    return status;
}

/* The phrase of the spelling's words, or its string where words begin and end so. */
static ssk_status standing_together(struct xap_query **out, struct session *session,
                                    const struct spelling *spelling, struct ssk_error *error)
{
    struct xap_query *words = NULL, *string = NULL;
    ssk_status status = phrase(&words, session, &text_place, spelling, error);
    if (status == SSK_OK)
        status = literal_query(&string, session, spelling, words, error);
    struct queries either = {0};
    if (status == SSK_OK)
        status = push(&either, words, error), words = NULL;
    if (status == SSK_OK)
        status = push(&either, string, error), string = NULL;
    if (status == SSK_OK)
        return combine(out, session, XAP_OP_OR, &either, 0, error);
    xap_query_free(words);
    xap_query_free(string);
    clear(&either);
    return status;
}

/* The string exactly, weighed by its words. */
static ssk_status exactly(struct xap_query **out, struct session *session, const struct spelling *spelling,
                          struct ssk_error *error)
{
    struct xap_query *string = NULL, *words = NULL;
    ssk_status status = literal_query(&string, session, spelling, NULL, error);
    if (status == SSK_OK)
        status = any_word(&words, session, spelling, error);
    if (status == SSK_OK)
        status = wrapped(
            session, xap_query_combine(out, XAP_OP_AND_MAYBE, (struct xap_query *[]){string, words}, 2, 0),
            error);
    xap_query_free(string);
    xap_query_free(words);
    return status;
}

/* What the user typed decides the hits here and is weighed apart, by words_of. */
static bool is_typed(const struct node *node, const struct spelling *spelling)
{
    return spelling == &node->spellings[0] && node->kind != NODE_FIELD && !node->joined;
}

static ssk_status build_spelling(struct xap_query **out, struct session *session, const struct node *node,
                                 const struct spelling *spelling, struct ssk_error *error)
{
    ssk_status status;
    if (node->kind == NODE_FIELD)
        status = phrase(out, session, &title_place, spelling, error);
    else if (spelling->exact)
        status = exactly(out, session, spelling, error);
    else if (session->match_any && spelling->term_count && spelling->weight == 1.0 && !node->joined)
        status = any_word(out, session, spelling, error);
    else
        status = standing_together(out, session, spelling, error);
    double weight = is_typed(node, spelling) ? 0 : spelling->weight;
    session->weighs |= weight > 0;
    return status == SSK_OK ? scale(out, session, weight, error) : status;
}

static ssk_status build_leaf(struct xap_query **out, struct session *session, const struct node *node,
                             struct ssk_error *error)
{
    struct queries spellings = {0};
    ssk_status status = SSK_OK;
    for (size_t i = 0; i < node->spelling_count && status == SSK_OK; i++) {
        struct xap_query *query = NULL;
        status = build_spelling(&query, session, node, &node->spellings[i], error);
        if (status == SSK_OK)
            status = push(&spellings, query, error);
        else
            xap_query_free(query);
    }
    if (status == SSK_OK)
        return combine(out, session, XAP_OP_OR, &spellings, 0, error);
    clear(&spellings);
    return status;
}

/* ------------------------------------------------------------------------------------------ operators */

static ssk_status build(struct xap_query **out, struct session *session, const struct node *node,
                        struct ssk_error *error);

/* What a hit of the whole must match besides, narrowed by one more query. The scope before it is the
 * caller's. */
static ssk_status narrow(struct session *session, struct xap_query *query, struct ssk_error *error)
{
    struct xap_query *both[] = {session->scope, query}, *scope = NULL;
    bool first = !session->scope;
    xap_status status =
        first ? xap_query_scale(&scope, query, 0) : xap_query_combine(&scope, XAP_OP_FILTER, both, 2, 0);
    session->scope = scope;
    return wrapped(session, status, error);
}

/* Builds the children that are `negated`, or those that are not. What an AND has already built narrows what
 * the next one looks at: many words cost little more than the first. */
static ssk_status build_children(struct queries *out, struct session *session, const struct node *node,
                                 xap_op op, bool negated, struct ssk_error *error)
{
    ssk_status status = SSK_OK;
    for (size_t i = 0; i < node->count && status == SSK_OK; i++) {
        const struct node *child = node->children[i];
        struct xap_query *query = NULL, *before = session->scope;
        if ((child->kind == NODE_NOT && op == XAP_OP_AND) != negated)
            continue;
        status = build(&query, session, negated ? child->children[0] : child, error);
        if (status == SSK_OK)
            status = push(out, query, error);
        if (status == SSK_OK && op == XAP_OP_AND && !negated) {
            status = narrow(session, query, error);
            if (before != out->outer)
                xap_query_free(before);
        }
    }
    return status;
}

/* `positive` less all of `refused`, which it empties. */
static ssk_status subtract(struct xap_query **positive, struct session *session, struct queries *refused,
                           struct ssk_error *error)
{
    struct queries pair = {0};
    struct xap_query *negative = NULL;
    ssk_status status = combine(&negative, session, XAP_OP_OR, refused, 0, error);
    if (status == SSK_OK)
        status = push(&pair, *positive, error), *positive = NULL;
    if (status == SSK_OK)
        status = push(&pair, negative, error);
    if (status == SSK_OK)
        status = combine(positive, session, XAP_OP_AND_NOT, &pair, 0, error);
    clear(&pair);
    return status;
}

/* Children that must (or may) hold, less those that are negated. */
static ssk_status build_list(struct xap_query **out, struct session *session, const struct node *node,
                             xap_op op, struct ssk_error *error)
{
    struct queries held = {.outer = session->scope}, refused = {0};
    struct xap_query *all = NULL;
    ssk_status status = build_children(&held, session, node, op, false, error);
    if (status == SSK_OK)
        status = build_children(&refused, session, node, op, true, error);
    if (session->scope != held.outer)
        xap_query_free(session->scope);
    session->scope = held.outer;
    if (status == SSK_OK && !held.count) {
        status = wrapped(session, xap_query_match_all(&all), error);
        if (status == SSK_OK)
            status = push(&held, all, error);
    }
    if (status == SSK_OK)
        status = combine(out, session, op, &held, 0, error);
    if (status == SSK_OK && refused.count)
        status = subtract(out, session, &refused, error);
    clear(&held);
    clear(&refused);
    return status;
}

/* Side by side: filters and negations always hold; of the rest --match says all or any. */
static ssk_status build_join(struct xap_query **out, struct session *session, const struct node *node,
                             struct ssk_error *error)
{
    if (!session->match_any)
        return build_list(out, session, node, XAP_OP_AND, error);
    struct node must = {.kind = NODE_AND}, may = {.kind = NODE_OR};
    struct node *may_place = &may;
    must.children = calloc(node->count + 1, sizeof *must.children);
    may.children = calloc(node->count + 1, sizeof *may.children);
    ssk_status status = must.children && may.children ? SSK_OK : fail_memory(error);
    for (size_t i = 0; i < node->count && status == SSK_OK; i++) {
        struct node *child = node->children[i];
        bool always = child->kind == NODE_NOT || child->kind == NODE_FIELD;
        struct node *list = always ? &must : &may;
        list->children[list->count++] = child;
    }
    if (may.count && status == SSK_OK)
        must.children[must.count++] = may_place;
    if (status == SSK_OK)
        status = build_list(out, session, &must, XAP_OP_AND, error);
    free(must.children);
    free(may.children);
    return status;
}

/* The children of a NEAR node, each of them as --match=all has it, then near each other. */
static ssk_status build_near(struct xap_query **out, struct session *session, const struct node *node,
                             struct ssk_error *error)
{
    bool match_any = session->match_any;
    struct xap_query *all = NULL;
    session->match_any = false;
    ssk_status status = build_list(&all, session, node, XAP_OP_AND, error);
    session->match_any = match_any;
    if (status == SSK_OK)
        status = near_query(out, session, node, all, error);
    xap_query_free(all);
    return status;
}

static ssk_status build(struct xap_query **out, struct session *session, const struct node *node,
                        struct ssk_error *error)
{
    const struct node alone = {.kind = NODE_AND, .children = (struct node **)&node, .count = 1};
    switch (node->kind) {
    case NODE_NOT:
        return build_list(out, session, &alone, XAP_OP_AND, error);
    case NODE_JOIN:
        return build_join(out, session, node, error);
    case NODE_AND:
        return build_list(out, session, node, XAP_OP_AND, error);
    case NODE_OR:
        return build_list(out, session, node, XAP_OP_OR, error);
    case NODE_NEAR:
        return build_near(out, session, node, error);
    case NODE_FIELD:
        return node->field == FIELD_TITLE ? build_leaf(out, session, node, error)
                                          : filter_query(out, session, node->field, node->text, error);
    default:
        return build_leaf(out, session, node, error);
    }
}

/* ------------------------------------------------------------------------------------------ the whole */

static size_t times_in(const struct spelling *spelling, const char *word)
{
    size_t times = 0;
    for (size_t i = 0; i < spelling->term_count; i++)
        times += strcmp(spelling->terms[i], word) == 0;
    return times;
}

/* A typed word, wherever it stands, as often as it was typed. */
static ssk_status push_word(struct queries *words, struct session *session, const char *word, size_t times,
                            struct ssk_error *error)
{
    struct xap_query *query = NULL;
    ssk_status status = session_word(&query, session, word, error);
    if (status == SSK_OK)
        status = scale(&query, session, (double)times, error);
    if (status == SSK_OK)
        return push(words, query, error);
    xap_query_free(query);
    return status;
}

/* The words of everything that was typed. */
static ssk_status gather_words(struct queries *words, struct session *session, const struct node *node,
                               struct ssk_error *error)
{
    const struct spelling *typed = node->spelling_count ? &node->spellings[0] : NULL;
    ssk_status status = SSK_OK;
    if (node->kind == NODE_NOT || node->kind == NODE_FIELD)
        return SSK_OK;
    for (size_t i = 0; i < node->count && status == SSK_OK; i++)
        status = gather_words(words, session, node->children[i], error);
    for (size_t i = 0; typed && is_typed(node, typed) && i < typed->term_count && status == SSK_OK; i++)
        if (!is_repeated(typed, i))
            status = push_word(words, session, typed->terms[i], times_in(typed, typed->terms[i]), error);
    return status;
}

static ssk_status words_of(struct xap_query **out, struct session *session, const struct node *root,
                           struct ssk_error *error)
{
    struct queries words = {0};
    ssk_status status = gather_words(&words, session, root, error);
    if (status == SSK_OK && words.count)
        status = combine(out, session, XAP_OP_OR, &words, 0, error);
    clear(&words);
    return status;
}

/* Takes the dead out of *hits. */
static ssk_status drop_dead(struct xap_query **hits, struct session *session, struct ssk_error *error)
{
    struct ssk_docids *sets = calloc(session->segment_count + 1, sizeof *sets);
    struct xap_query *dead = NULL, *before = *hits;
    if (!sets)
        return fail_memory(error);
    for (size_t i = 0; i < session->segment_count; i++)
        sets[i] = session->segments[i]->dead;
    ssk_status status = candidates_query(&dead, session, sets, error);
    if (status == SSK_OK) {
        *hits = NULL;
        status = wrapped(session,
                         xap_query_combine(hits, XAP_OP_AND_NOT, (struct xap_query *[]){before, dead}, 2, 0),
                         error);
        xap_query_free(before);
    }
    xap_query_free(dead);
    free(sets);
    return status;
}

/* The filters hold for every hit: they are the outermost scope. */
static ssk_status open_scope(struct session *session, const struct filters *filters, struct ssk_error *error)
{
    session->scope = NULL;
    if (filters_empty(filters))
        return SSK_OK;
    ssk_status status = wrapped(session, xap_query_match_all(&session->scope), error);
    return status == SSK_OK ? filter_apply(&session->scope, session, filters, error) : status;
}

static ssk_status restrict_to_scope(struct xap_query **hits, struct session *session, struct ssk_error *error)
{
    struct xap_query *before = *hits;
    if (!session->scope)
        return SSK_OK;
    *hits = NULL;
    ssk_status status = wrapped(
        session, xap_query_combine(hits, XAP_OP_FILTER, (struct xap_query *[]){before, session->scope}, 2, 0),
        error);
    xap_query_free(before);
    return status;
}

ssk_status query_build(struct built *out, struct session *session, const struct node *root,
                       const struct filters *filters, struct ssk_error *error)
{
    *out = (struct built){0};
    session->weighs = false;
    ssk_status status = open_scope(session, filters, error);
    if (status == SSK_OK)
        status = root ? build(&out->hits, session, root, error)
                      : wrapped(session, xap_query_match_all(&out->hits), error);
    if (status == SSK_OK)
        status = restrict_to_scope(&out->hits, session, error);
    xap_query_free(session->scope);
    session->scope = NULL;
    if (status == SSK_OK && root)
        status = words_of(&out->words, session, root, error);
    if (status == SSK_OK && session->mourning)
        status = drop_dead(&out->hits, session, error);
    out->weighs = session->weighs;
    if (status != SSK_OK)
        built_free(out);
    return status;
}

void built_free(struct built *built)
{
    xap_query_free(built->hits);
    xap_query_free(built->words);
    *built = (struct built){0};
}
