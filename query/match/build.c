/* Tree → Xapian query: what must hold decides the hits, what may hold only ranks them. */
#include "query/match/build.h"

#include <stdlib.h>

#include "query/match/build_leaf.h"
#include "query/match/estimate.h"
#include "query/match/filter.h"
#include "query/session/statistics.h"
#include "query/verify/candidates.h"
#include "query/verify/near.h"
#include "query/verify/query_list.h"
#include "query/verify/regex.h"

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
    return query_checked(session, status, error);
}

/* A child of a node, to be built in the order of the estimates. */
struct turn {
    const struct node *child;
    double estimate;
    size_t place; /* among those that are built */
    struct xap_query *query;
};

static int by_estimate(const void *a, const void *b)
{
    const struct turn *x = a, *y = b;
    if (x->estimate != y->estimate)
        return x->estimate < y->estimate ? -1 : 1;
    return (x->place > y->place) - (x->place < y->place);
}

/* The rarest first, where one narrows the next. */
static ssk_status order_turns(struct turn *turns, size_t count, struct session *session,
                              struct ssk_error *error)
{
    ssk_status status = SSK_OK;
    for (size_t i = 0; i < count && status == SSK_OK; i++)
        status = estimate_node(&turns[i].estimate, session, turns[i].child, error);
    if (status == SSK_OK)
        qsort(turns, count, sizeof *turns, by_estimate);
    return status;
}

/* What has been built of an AND narrows what the next one looks at: many words cost little more than the
 * rarest. `outer` is the scope around all. */
static ssk_status build_turns(struct turn *turns, size_t count, struct session *session, bool narrows,
                              const struct xap_query *outer, struct ssk_error *error)
{
    ssk_status status = SSK_OK;
    if (narrows && count > 1 && !session->distant)
        status = order_turns(turns, count, session, error);
    for (size_t i = 0; i < count && status == SSK_OK; i++) {
        struct xap_query *before = session->scope;
        status = build(&turns[i].query, session, turns[i].child, error);
        if (status == SSK_OK && narrows) {
            status = narrow(session, turns[i].query, error);
            if (before != outer)
                xap_query_free(before);
        }
    }
    return status;
}

/* Builds the children that are `negated`, or those that are not, and puts them into the list. */
static ssk_status build_children(struct query_list *out, struct session *session, const struct node *node,
                                 xap_op op, bool negated, struct ssk_error *error)
{
    struct turn *turns = calloc(node->count + 1, sizeof *turns);
    size_t count = 0;
    if (!turns)
        return ssk_no_memory(error);
    for (size_t i = 0; i < node->count; i++) {
        const struct node *child = node->children[i];
        if ((child->kind == NODE_NOT && op == XAP_OP_AND) != negated)
            continue;
        turns[count] = (struct turn){.child = negated ? child->children[0] : child, .place = count};
        count++;
    }
    ssk_status status = build_turns(turns, count, session, op == XAP_OP_AND && !negated, out->outer, error);
    for (size_t i = 0; i < count; i++)
        if (status == SSK_OK)
            status = query_list_push(out, turns[i].query, error);
        else
            xap_query_free(turns[i].query);
    free(turns);
    return status;
}

/* `positive` less all of `refused`, which it empties. */
static ssk_status subtract(struct xap_query **positive, struct session *session, struct query_list *refused,
                           struct ssk_error *error)
{
    struct query_list pair = {0};
    struct xap_query *negative = NULL;
    ssk_status status = query_list_combine(&negative, session, XAP_OP_OR, refused, 0, error);
    if (status == SSK_OK)
        status = query_list_push(&pair, *positive, error), *positive = NULL;
    if (status == SSK_OK)
        status = query_list_push(&pair, negative, error);
    if (status == SSK_OK)
        status = query_list_combine(positive, session, XAP_OP_AND_NOT, &pair, 0, error);
    query_list_free(&pair);
    return status;
}

/* Children that must (or may) hold, less those that are negated. */
static ssk_status build_list(struct xap_query **out, struct session *session, const struct node *node,
                             xap_op op, struct ssk_error *error)
{
    struct query_list held = {.outer = session->scope}, refused = {0};
    struct xap_query *all = NULL;
    ssk_status status = build_children(&held, session, node, op, false, error);
    if (status == SSK_OK)
        status = build_children(&refused, session, node, op, true, error);
    if (session->scope != held.outer)
        xap_query_free(session->scope);
    session->scope = held.outer;
    if (status == SSK_OK && !held.count) {
        status = query_checked(session, xap_query_match_all(&all), error);
        if (status == SSK_OK)
            status = query_list_push(&held, all, error);
    }
    if (status == SSK_OK)
        status = query_list_combine(out, session, op, &held, 0, error);
    if (status == SSK_OK && refused.count)
        status = subtract(out, session, &refused, error);
    query_list_free(&held);
    query_list_free(&refused);
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
    ssk_status status = must.children && may.children ? SSK_OK : ssk_no_memory(error);
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
    case NODE_REGEX:
        return regex_query(out, session, node, error);
    default:
        return build_leaf(out, session, node, error);
    }
}

/* ------------------------------------------------------------------------------------------ the whole */

/* Takes the dead out of *hits. */
static ssk_status drop_dead(struct xap_query **hits, struct session *session, struct ssk_error *error)
{
    struct ssk_docids *sets = calloc(session->segment_count + 1, sizeof *sets);
    struct xap_query *dead = NULL, *before = *hits;
    if (!sets)
        return ssk_no_memory(error);
    for (size_t i = 0; i < session->segment_count; i++)
        sets[i] = session->segments[i]->dead;
    ssk_status status = candidates_query(&dead, session, sets, error);
    if (status == SSK_OK) {
        *hits = NULL;
        status = query_checked(
            session, xap_query_combine(hits, XAP_OP_AND_NOT, (struct xap_query *[]){before, dead}, 2, 0),
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
    ssk_status status = query_checked(session, xap_query_match_all(&session->scope), error);
    return status == SSK_OK ? filter_apply(&session->scope, session, filters, error) : status;
}

static ssk_status restrict_to_scope(struct xap_query **hits, struct session *session, struct ssk_error *error)
{
    struct xap_query *before = *hits;
    if (!session->scope)
        return SSK_OK;
    *hits = NULL;
    ssk_status status = query_checked(
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
                      : query_checked(session, xap_query_match_all(&out->hits), error);
    if (status == SSK_OK)
        status = restrict_to_scope(&out->hits, session, error);
    xap_query_free(session->scope);
    session->scope = NULL;
    if (status == SSK_OK && root)
        status = build_typed_words(&out->words, session, root, error);
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
