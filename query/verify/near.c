/* NEAR: the passages that have all words, verified on their positions. Xapian's own NEAR takes single words
 * only, and a concept is a phrase or a string as often as a word. */
#include "query/verify/near.h"

#include <stdlib.h>

#include "query/verify/candidates.h"
#include "query/verify/occurrences.h"

/* Positions rise along the text, so that by start comes first what is nearest behind. */
static int by_start(const void *a, const void *b)
{
    const struct occurrence *x = a, *y = b;
    return x->start != y->start ? (x->start > y->start) - (x->start < y->start)
                                : (x->first > y->first) - (x->first < y->first);
}

/* The first of the occurrences, sorted by start, that starts at `start` or behind. */
static size_t first_behind(const struct occurrences *list, uint32_t start)
{
    size_t low = 0, high = list->count;
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (list->items[middle].start < start)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* True when one of `b`, sorted by start, stands within the distance behind one of `a`, not overlapping. */
static bool follows(const struct occurrences *a, const struct occurrences *b, unsigned distance)
{
    for (size_t i = 0; i < a->count; i++) {
        const struct occurrence *x = &a->items[i];
        size_t at = first_behind(b, x->end);
        while (at < b->count && b->items[at].first < x->last)
            at++;
        if (at < b->count && b->items[at].first - x->last <= distance)
            return true;
    }
    return false;
}

static void sort(struct occurrences *list)
{
    if (list->count)
        qsort(list->items, list->count, sizeof *list->items, by_start);
}

/* True when some occurrence of one list stands within the distance of one of the other, not overlapping. Both
 * are sorted by start. */
static bool within(const struct occurrences *a, const struct occurrences *b, unsigned distance)
{
    return follows(a, b, distance) || follows(b, a, distance);
}

static ssk_status stands_near(bool *holds, struct session *session, const struct candidate *candidate,
                              const void *context, struct ssk_error *error)
{
    const struct node *node = context;
    struct passage_view view = {.placed = true};
    struct occurrences before = {0}, here = {0};
    ssk_status status = passage_view_open(&view, session, candidate->record, error);
    *holds = status == SSK_OK;
    for (size_t i = 0; i < node->count && *holds; i++) {
        here.count = 0;
        status = occurrences_of_leaf(&here, &view, node->children[i], false);
        sort(&here);
        *holds = status == SSK_OK && (i == 0 || within(&before, &here, node->distance));
        struct occurrences swap = before;
        before = here;
        here = swap;
    }
    free(before.items);
    free(here.items);
    passage_view_free(&view);
    return status == SSK_MEMORY ? ssk_fail(error, status, "out of memory") : status;
}

/* An expression keeps where it is in a text. */
static bool has_expression(const struct node *node)
{
    bool found = node->kind == NODE_REGEX;
    for (size_t i = 0; i < node->count && !found; i++)
        found = has_expression(node->children[i]);
    return found;
}

ssk_status near_query(struct xap_query **out, struct session *session, const struct node *node,
                      struct xap_query *all, struct ssk_error *error)
{
    struct xap_query *near = NULL;
    *out = NULL;
    ssk_status status =
        candidates_verified(&near, session, all, has_expression(node), stands_near, node, error);
    if (status == SSK_OK) {
        xap_status made = xap_query_combine(out, XAP_OP_AND, (struct xap_query *[]){all, near}, 2, 0);
        if (made != XAP_OK)
            status = session_fail(session, made, *out ? xap_query_message(*out) : "", error);
    }
    xap_query_free(near);
    return status;
}
