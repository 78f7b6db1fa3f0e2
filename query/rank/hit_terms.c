/* A query for a term alone tells what the term gives this passage, unscaled, and the most that it gives any.
 * What the query makes of it is seen from the tree: a typed word counts always, in text and titles as one; a
 * word of another name in each of them whose words stand together in the text, by the name's weight. Other
 * terms count always, and Xapian tells the most that the whole query lets them give. */
#include "query/rank/hit_terms.h"

#include <stdlib.h>
#include <string.h>

#include "query/match/filter.h"
#include "query/session/statistics.h"
#include "query/verify/candidates.h"
#include "query/verify/literal.h"
#include "query/verify/phrases.h"
#include "seisaku/array.h"
#include "seisaku/schema.h"

struct inquiry {
    const struct finding *finding;
    struct session *session;
    struct hit *hit;
    struct xap_query *self; /* the hit's passage */
    size_t capacity;
    xap_status status;
};

/* ------------------------------------------------------------------------------------------ one term */

/* The hit alone, where it has what `asked` is, which was `made` so and is freed. */
static xap_status search_alone(struct xap_mset **out, struct xap_enquire **enquire,
                               const struct inquiry *inquiry, ssk_status made, struct xap_query *asked)
{
    struct xap_query *query = NULL;
    struct session *session = inquiry->session;
    xap_status status = made == SSK_OK ? XAP_OK : XAP_OTHER;
    if (status == XAP_OK)
        status = xap_query_combine(&query, XAP_OP_FILTER, (struct xap_query *[]){asked, inquiry->self}, 2, 0);
    if (status == XAP_OK)
        status = xap_enquire_new(enquire, session->db);
    if (status == XAP_OK)
        status = session_set_weights(session, *enquire);
    if (status == XAP_OK)
        status = xap_enquire_set_query(*enquire, query, 0);
    if (status == XAP_OK)
        status = xap_enquire_mset(out, *enquire, 0, 1, 0, NULL);
    xap_query_free(asked);
    xap_query_free(query);
    return status;
}

/* What the term alone gives the hit, and the most that it gives any passage. */
static xap_status weigh_alone(double *out, double *most, const struct inquiry *inquiry, const char *term,
                              bool wide)
{
    struct xap_enquire *enquire = NULL;
    struct xap_mset *mset = NULL;
    struct xap_query *word = NULL;
    *out = *most = 0;
    ssk_status made = wide ? session_word(&word, inquiry->session, term, NULL)
                           : session_term(&word, inquiry->session, term, strlen(term), NULL);
    xap_status status = search_alone(&mset, &enquire, inquiry, made, word);
    if (status == XAP_OK && !wide)
        status = xap_mset_term_weight(most, mset, term, strlen(term));
    for (uint32_t i = 0; status == XAP_OK && i < xap_mset_size(mset); i++) {
        struct xap_hit hit;
        xap_mset_hit(&hit, mset, i);
        if (hit.docid == inquiry->hit->docid)
            *out = hit.weight;
    }
    xap_mset_free(mset);
    xap_enquire_free(enquire);
    return status;
}

/* ------------------------------------------------------------------------------------------ the tree */

/* Whether the spelling's words count one by one, wherever they stand. */
static bool is_single(const struct inquiry *inquiry, const struct node *leaf, const struct spelling *spelling)
{
    return spelling->exact || (inquiry->session->match_any && spelling->weight == 1.0 && !leaf->joined &&
                               leaf->kind != NODE_FIELD);
}

static bool stands(struct inquiry *inquiry, const struct node *leaf, const struct spelling *spelling)
{
    struct passage_view *view = inquiry->finding->view;
    bool together = true;
    if (spelling->exact)
        return literal_next(spelling, &view->record, &view->folded, 0) < view->folded.count;
    if (!is_single(inquiry, leaf, spelling) && phrase_stands(&together, view, spelling) != SSK_OK)
        inquiry->status = XAP_OTHER;
    return together;
}

/* Whether the hit has the field, or may have, where that is of titles. */
static bool has_field(struct inquiry *inquiry, const struct node *field)
{
    struct xap_enquire *enquire = NULL;
    struct xap_mset *mset = NULL;
    struct xap_query *asked = NULL;
    if (field->field == FIELD_TITLE)
        return true;
    ssk_status made = filter_query(&asked, inquiry->session, field->field, field->text, NULL);
    xap_status status = search_alone(&mset, &enquire, inquiry, made, asked);
    bool has = status == XAP_OK && xap_mset_size(mset) > 0;
    if (status != XAP_OK)
        inquiry->status = status;
    xap_mset_free(mset);
    xap_enquire_free(enquire);
    return has;
}

/* Whether the hit has what the node asks for; of NEAR that it has all words. */
static bool holds(struct inquiry *inquiry, const struct node *node)
{
    bool all = node->kind != NODE_OR && !(node->kind == NODE_JOIN && inquiry->session->match_any);
    size_t held = 0;
    for (size_t i = 0; i < node->count; i++)
        held += holds(inquiry, node->children[i]);
    if (node->count)
        return node->kind == NODE_NOT ? !held : all ? held == node->count : held > 0;
    bool found = node->kind == NODE_FIELD && has_field(inquiry, node);
    for (size_t i = 0; i < node->spelling_count && !found; i++) {
        const struct spelling *spelling = &node->spellings[i];
        const struct passage_view *view = inquiry->finding->view;
        found = literal_next(spelling, &view->record, &view->folded, 0) < view->folded.count ||
                stands(inquiry, node, spelling);
    }
    return found;
}

static size_t times_in(const struct spelling *spelling, const char *word)
{
    size_t times = 0;
    for (size_t t = 0; t < spelling->term_count; t++)
        times += strcmp(spelling->terms[t], word) == 0;
    return times;
}

/* How often the word was typed. */
static size_t times_typed(const struct node *node, const char *word)
{
    size_t times = 0;
    if (node->kind == NODE_NOT || node->kind == NODE_FIELD)
        return 0;
    for (size_t i = 0; i < node->count; i++)
        times += times_typed(node->children[i], word);
    return node->spelling_count && !node->joined ? times + times_in(&node->spellings[0], word) : times;
}

/* By what the tree multiplies a word's weight in the hit, but for what was typed. */
static double factor_of(struct inquiry *inquiry, const struct node *node, const char *word)
{
    double factor = 0;
    if (node->kind == NODE_NOT || node->kind == NODE_FIELD)
        return 0;
    for (size_t i = 0; i < node->count; i++)
        if (node->kind != NODE_OR || holds(inquiry, node->children[i]))
            factor += factor_of(inquiry, node->children[i], word);
    for (size_t i = node->joined ? 0 : 1; i < node->spelling_count; i++) {
        const struct spelling *spelling = &node->spellings[i];
        size_t times = times_in(spelling, word);
        if (times && stands(inquiry, node, spelling))
            factor += spelling->weight * (double)times;
    }
    return factor;
}

/* ------------------------------------------------------------------------------------------ all terms */

static bool keep(void *context, const char *term, size_t length, uint32_t count)
{
    struct inquiry *inquiry = context;
    struct hit *hit = inquiry->hit;
    (void)count;
    if (inquiry->finding->root && length && (*term == *SSK_TERM_HEADING || *term == *SSK_TERM_TITLE)) {
        term++; /* a word of a title counts with that of the text */
        length--;
    }
    length = strnlen(term, length); /* an index of elsewhere may have a NUL there */
    for (size_t i = 0; i < hit->term_count; i++)
        if (strncmp(hit->terms[i].term, term, length) == 0 && !hit->terms[i].term[length])
            return true;
    if (!SSK_GROW(hit->terms, hit->term_count, inquiry->capacity))
        return inquiry->status = XAP_MEMORY, false;
    char *copy = strndup(term, length);
    if (!copy)
        return inquiry->status = XAP_MEMORY, false;
    hit->terms[hit->term_count++] = (struct hit_term){copy, 0};
    return true;
}

static int by_weight(const void *a, const void *b)
{
    const struct hit_term *x = a, *y = b;
    return x->weight != y->weight ? (x->weight < y->weight) - (x->weight > y->weight)
                                  : strcmp(x->term, y->term);
}

/* A word: what it gives as typed, and in other names. */
static xap_status weigh_word(struct hit_term *term, struct inquiry *inquiry)
{
    const struct node *root = inquiry->finding->root;
    double typed = 0, alone = 0, most;
    size_t times = times_typed(root, term->term);
    double factor = factor_of(inquiry, root, term->term);
    xap_status status = XAP_OK;
    if (times)
        status = weigh_alone(&typed, &most, inquiry, term->term, true);
    if (factor > 0 && status == XAP_OK)
        status = weigh_alone(&alone, &most, inquiry, term->term, false);
    term->weight = typed * (double)times + alone * factor;
    return status == XAP_OK ? inquiry->status : status;
}

static xap_status weigh_term(struct hit_term *term, struct inquiry *inquiry)
{
    const struct finding *finding = inquiry->finding;
    double alone, most_alone, most = 0;
    bool word = *term->term < 'A' || *term->term > 'Z';
    if (word && finding->root)
        return weigh_word(term, inquiry);
    if (xap_mset_term_weight(&most, finding->mset, term->term, strlen(term->term)) != XAP_OK || most <= 0)
        return XAP_OK; /* it only filters */
    xap_status status = weigh_alone(&alone, &most_alone, inquiry, term->term, false);
    if (most_alone > 0)
        term->weight = alone / most_alone * most;
    return status == XAP_OK ? inquiry->status : status;
}

/* Gives each its weight and drops those without. */
static xap_status weigh(struct inquiry *inquiry)
{
    struct hit *hit = inquiry->hit;
    size_t kept = 0;
    xap_status status = XAP_OK;
    for (size_t i = 0; i < hit->term_count; i++) {
        struct hit_term term = hit->terms[i];
        if (status == XAP_OK)
            status = weigh_term(&term, inquiry);
        if (term.weight > 0)
            hit->terms[kept++] = term;
        else
            free(term.term);
    }
    hit->term_count = kept;
    if (kept)
        qsort(hit->terms, kept, sizeof *hit->terms, by_weight);
    return status;
}

/* A query for the hit alone. */
static ssk_status self_query(struct xap_query **out, const struct session *session, uint32_t docid,
                             struct ssk_error *error)
{
    struct ssk_docids *sets = calloc(session->segment_count + 1, sizeof *sets);
    if (!sets)
        return ssk_no_memory(error);
    uint32_t local;
    session_segment(session, docid, &local);
    sets[(docid - 1) % session->segment_count] = (struct ssk_docids){.items = &local, .count = 1};
    ssk_status status = candidates_query(out, session, sets, error);
    free(sets);
    return status;
}

ssk_status hit_terms_read(struct hit *hit, const struct finding *finding, struct ssk_error *error)
{
    struct inquiry inquiry = {.finding = finding, .session = finding->session, .hit = hit, .status = XAP_OK};
    ssk_status made = self_query(&inquiry.self, finding->session, hit->docid, error);
    if (made != SSK_OK)
        return made;
    xap_status status = xap_query_visit_terms(finding->query, keep, &inquiry);
    if (status == XAP_OK)
        status = inquiry.status;
    if (status == XAP_OK)
        status = weigh(&inquiry);
    hit->explained = status == XAP_OK;
    xap_query_free(inquiry.self);
    return status == XAP_OK ? SSK_OK
                            : session_fail(finding->session, status, "the score cannot be explained", error);
}

void hit_terms_free(struct hit *hit)
{
    for (size_t i = 0; i < hit->term_count; i++)
        free(hit->terms[i].term);
    free(hit->terms);
    hit->terms = NULL;
    hit->term_count = 0;
}
