/* The words of a query, in each of their spellings, as Xapian's queries. */
#include "query/match/build_leaf.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "query/adjoining/adjoining.h"
#include "query/session/statistics.h"
#include "query/verify/candidates.h"
#include "query/verify/literal.h"
#include "query/verify/occurrences.h"
#include "query/verify/phrase_pairs.h"
#include "query/verify/phrases.h"
#include "query/verify/query_list.h"
#include "seisaku/schema.h"

enum { MANY_WORDS = 64 };

static ssk_status push_term(struct query_list *queries, struct session *session, const char *prefix,
                            const char *text, struct ssk_error *error)
{
    char term[256];
    struct xap_query *query = NULL;
    int length = snprintf(term, sizeof term, "%s%s", prefix, text);
    ssk_status status = session_term(&query, session, term, (size_t)length, error);
    if (status == SSK_OK)
        return query_list_push(queries, query, error);
    xap_query_free(query);
    return status;
}

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
    if (status == SSK_OK &&
        words_may_adjoin(context, &view.folded, candidate->record, session->dictionary->okurigana))
        status = occurrences_of_phrase(&found, &view, context);
    *holds = found.count > 0;
    free(found.items);
    passage_view_free(&view);
    return status == SSK_MEMORY ? ssk_no_memory(error) : status;
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
    struct query_list words = {0};
    ssk_status status = SSK_OK;
    for (size_t i = 0; i < spelling->term_count && status == SSK_OK; i++)
        if (!is_typed_often(spelling) || !is_repeated(spelling, i))
            status = push_term(&words, session, prefix, spelling->terms[i], error);
    if (status == SSK_OK)
        return query_list_combine(out, session, XAP_OP_AND, &words, 0, error);
    query_list_clear(&words);
    return status;
}

static ssk_status verify_limited(struct xap_query **out, struct session *session, const struct place *place,
                                 const struct spelling *spelling, const struct xap_query *loose,
                                 struct ssk_error *error)
{
    struct candidate_limit *limits = NULL;
    ssk_status status = *place->prefix ? SSK_OK : phrase_limits(&limits, session, spelling, error);
    if (status == SSK_OK)
        status = candidates_limited(out, session, loose, limits, place->stands, spelling, error);
    phrase_limits_free(limits, session);
    return status;
}

/* Passages of `loose` where the spelling's words stand together. Those that have the term of the compound
 * that these words are parts of need no look. */
static ssk_status verify_phrase(struct xap_query **out, struct session *session, const struct place *place,
                                const struct spelling *spelling, struct xap_query *loose,
                                struct ssk_error *error)
{
    struct xap_query *whole = NULL, *others = NULL, *verified = NULL;
    if (*place->prefix || !spelling->whole || literal_is_conditional(spelling) ||
        !word_is_fixed(spelling->whole, session->dictionary->okurigana))
        return verify_limited(out, session, place, spelling, loose, error);
    ssk_status status = session_term(&whole, session, spelling->whole, strlen(spelling->whole), error);
    if (status == SSK_OK)
        status = query_checked(
            session, xap_query_combine(&others, XAP_OP_AND_NOT, (struct xap_query *[]){loose, whole}, 2, 0),
            error);
    if (status == SSK_OK)
        status = verify_limited(&verified, session, place, spelling, others, error);
    if (status == SSK_OK)
        status = query_checked(
            session, xap_query_combine(out, XAP_OP_OR, (struct xap_query *[]){whole, verified}, 2, 0), error);
    xap_query_free(whole);
    xap_query_free(others);
    xap_query_free(verified);
    return status;
}

/* The spelling's words where they stand together: passages that have all of them, verified. */
static ssk_status phrase(struct xap_query **out, struct session *session, const struct place *place,
                         const struct spelling *spelling, struct ssk_error *error)
{
    struct xap_query *loose = NULL, *exact = NULL;
    if (spelling->term_count <= 1 && !literal_is_conditional(spelling))
        return all_words(out, session, place->prefix, spelling, error);
    ssk_status status = all_words(&loose, session, place->prefix, spelling, error);
    if (status == SSK_OK)
        status = verify_phrase(&exact, session, place, spelling, loose, error);
    if (status == SSK_OK)
        status = query_checked(
            session, xap_query_combine(out, XAP_OP_FILTER, (struct xap_query *[]){loose, exact}, 2, 0),
            error);
    xap_query_free(loose);
    xap_query_free(exact);
    return status;
}

static const struct place text_place = {"", stands_in_text}, title_place = {SSK_TERM_TITLE, stands_in_title};

/* Any of the spelling's words, for --match=any. */
static ssk_status any_word(struct xap_query **out, struct session *session, const struct spelling *spelling,
                           struct ssk_error *error)
{
    struct query_list words = {0};
    ssk_status status = SSK_OK;
    for (size_t i = 0; i < spelling->term_count && status == SSK_OK; i++)
        if (!is_typed_often(spelling) || !is_repeated(spelling, i))
            status = push_term(&words, session, "", spelling->terms[i], error);
    if (status == SSK_OK)
        return query_list_combine(out, session, XAP_OP_OR, &words, 0, error);
    query_list_clear(&words);
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
    struct query_list either = {0};
    if (status == SSK_OK)
        status = query_list_push(&either, words, error), words = NULL;
    if (status == SSK_OK)
        status = query_list_push(&either, string, error), string = NULL;
    if (status == SSK_OK)
        return query_list_combine(out, session, XAP_OP_OR, &either, 0, error);
    xap_query_free(words);
    xap_query_free(string);
    query_list_clear(&either);
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
    return status == SSK_OK ? query_scale(out, session, weight, error) : status;
}

ssk_status build_leaf(struct xap_query **out, struct session *session, const struct node *node,
                      struct ssk_error *error)
{
    struct query_list spellings = {0};
    ssk_status status = SSK_OK;
    for (size_t i = 0; i < node->spelling_count && status == SSK_OK; i++) {
        struct xap_query *query = NULL;
        status = build_spelling(&query, session, node, &node->spellings[i], error);
        if (status == SSK_OK)
            status = query_list_push(&spellings, query, error);
        else
            xap_query_free(query);
    }
    if (status == SSK_OK)
        return query_list_combine(out, session, XAP_OP_OR, &spellings, 0, error);
    query_list_clear(&spellings);
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
        if (!is_repeated(typed, i))
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
    query_list_clear(&words);
    return status;
}
