/* The words of a query, in each of their spellings, as Xapian's queries. */
#include "query/match/build_leaf.h"

#include <stdlib.h>
#include <string.h>

#include "query/match/phrase_query.h"
#include "query/session/statistics.h"
#include "query/verify/counted.h"
#include "query/verify/literal.h"
#include "query/verify/plain_string.h"
#include "query/verify/query_list.h"

/* A leaf, and the phrases of its spellings so far. */
struct leaf {
    const struct node *node;
    struct xap_query **phrases; /* by spelling; NULL where none was looked for */
};

/* The phrase of the spelling's words, which may be that of a spelling before it (枠組み, 枠組). */
static ssk_status phrase(struct xap_query **out, struct session *session, struct leaf *leaf,
                         const struct spelling *spelling, struct ssk_error *error)
{
    size_t index = (size_t)(spelling - leaf->node->spellings);
    bool free = !literal_is_conditional(spelling);
    for (size_t i = 0; i < index && free; i++)
        if (leaf->phrases[i] && spelling_has_words_of(&leaf->node->spellings[i], spelling))
            return query_checked(session, xap_query_copy(out, leaf->phrases[i]), error);
    ssk_status status = phrase_query(out, session, spelling, error);
    return status == SSK_OK && free
               ? query_checked(session, xap_query_copy(&leaf->phrases[index], *out), error)
               : status;
}

/* The phrase of the spelling's words, or its string where words begin and end so. */
static ssk_status standing_together(struct xap_query **out, struct session *session, struct leaf *leaf,
                                    const struct spelling *spelling, struct ssk_error *error)
{
    struct xap_query *words = NULL, *string = NULL;
    ssk_status status = phrase(&words, session, leaf, spelling, error);
    if (status == SSK_OK)
        status = literal_query(&string, session, spelling, words, error);
    struct query_list either = {0};
    if (status == SSK_OK)
        status = query_list_push(&either, words, error), words = NULL;
    if (status == SSK_OK)
        status = query_list_push(&either, string, error), string = NULL;
    if (status == SSK_OK)
        return query_list_combine(out, session, XAP_OP_OR, &either, 0, error);
    xap_query_free(words);
    xap_query_free(string);
    query_list_free(&either);
    return status;
}

/* The string exactly, weighed by its words. */
static ssk_status exactly(struct xap_query **out, struct session *session, const struct spelling *spelling,
                          struct ssk_error *error)
{
    struct xap_query *string = NULL, *words = NULL;
    ssk_status status = literal_query(&string, session, spelling, NULL, error);
    if (status == SSK_OK)
        status = words_query(&words, session, "", XAP_OP_OR, spelling, error);
    if (status == SSK_OK)
        status = query_checked(
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

static ssk_status build_spelling(struct xap_query **out, struct session *session, struct leaf *leaf,
                                 const struct spelling *spelling, struct ssk_error *error)
{
    const struct node *node = leaf->node;
    ssk_status status;
    if (node->kind == NODE_FIELD)
        status = title_phrase_query(out, session, spelling, error);
    else if (spelling->exact)
        status = exactly(out, session, spelling, error);
    else if (session->match_any && spelling->term_count && spelling->weight == 1.0 && !node->joined)
        status = words_query(out, session, "", XAP_OP_OR, spelling, error);
    else
        status = standing_together(out, session, leaf, spelling, error);
    double weight = is_typed(node, spelling) ? 0 : spelling->weight;
    session->weighs |= weight > 0;
    return status == SSK_OK ? query_scale(out, session, weight, error) : status;
}

static ssk_status build_spellings(struct query_list *out, struct session *session, struct leaf *leaf,
                                  struct ssk_error *error)
{
    const struct node *node = leaf->node;
    ssk_status status = SSK_OK;
    for (size_t i = 0; i < node->spelling_count && status == SSK_OK; i++) {
        struct xap_query *query = NULL;
        status = build_spelling(&query, session, leaf, &node->spellings[i], error);
        if (status == SSK_OK)
            status = query_list_push(out, query, error);
        else
            xap_query_free(query);
    }
    return status;
}

ssk_status build_leaf(struct xap_query **out, struct session *session, const struct node *node,
                      struct ssk_error *error)
{
    struct query_list spellings = {0};
    struct leaf leaf = {node, calloc(node->spelling_count + 1, sizeof *leaf.phrases)};
    ssk_status status =
        leaf.phrases ? build_spellings(&spellings, session, &leaf, error) : ssk_no_memory(error);
    for (size_t i = 0; leaf.phrases && i < node->spelling_count; i++)
        xap_query_free(leaf.phrases[i]);
    free(leaf.phrases);
    if (status == SSK_OK)
        return query_list_combine(out, session, XAP_OP_OR, &spellings, 0, error);
    query_list_free(&spellings);
    return status;
}

/* ------------------------------------------------------------------------------------------ the typed */

static size_t times_in(const struct spelling *spelling, const char *word)
{
    size_t times = 0;
    for (size_t i = 0; i < spelling->term_count; i++)
        times += strcmp(spelling->terms[i], word) == 0;
    return times;
}

/* A typed word, wherever it stands, as often as it was typed. */
static ssk_status push_word(struct query_list *words, struct session *session, const char *word, size_t times,
                            struct ssk_error *error)
{
    struct xap_query *query = NULL;
    ssk_status status = session_word(&query, session, word, error);
    if (status == SSK_OK)
        status = query_scale(&query, session, (double)times, error);
    if (status == SSK_OK)
        return query_list_push(words, query, error);
    xap_query_free(query);
    return status;
}

/* The words of everything that was typed. */
static ssk_status gather_words(struct query_list *words, struct session *session, const struct node *node,
                               struct ssk_error *error)
{
    const struct spelling *typed = node->spelling_count ? &node->spellings[0] : NULL;
    ssk_status status = SSK_OK;
    if (node->kind == NODE_NOT || node->kind == NODE_FIELD)
        return SSK_OK;
    for (size_t i = 0; i < node->count && status == SSK_OK; i++)
        status = gather_words(words, session, node->children[i], error);
    for (size_t i = 0; typed && is_typed(node, typed) && i < typed->term_count && status == SSK_OK; i++)
        if (!spelling_repeats(typed, i))
            status = push_word(words, session, typed->terms[i], times_in(typed, typed->terms[i]), error);
    return status;
}

ssk_status build_typed_words(struct xap_query **out, struct session *session, const struct node *root,
                             struct ssk_error *error)
{
    struct query_list words = {0};
    ssk_status status = gather_words(&words, session, root, error);
    if (status == SSK_OK && words.count)
        status = query_list_combine(out, session, XAP_OP_OR, &words, 0, error);
    query_list_free(&words);
    return status;
}
