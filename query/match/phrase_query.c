/* Words that stand together in a text, as Xapian's queries. */
#include "query/match/phrase_query.h"

#include <stdio.h>
#include <string.h>

#include "query/adjoining/adjoining.h"
#include "query/session/statistics.h"
#include "query/verify/candidates.h"
#include "query/verify/literal.h"
#include "query/verify/occurrences.h"
#include "query/verify/phrase_pairs.h"
#include "query/verify/phrases.h"
#include "query/verify/plain_string.h"
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
    struct passage_view view = {.segment = candidate->segment, .docid = candidate->docid};
    *holds = literal_is_plain(context, candidate->record);
    if (*holds)
        return SSK_OK;
    ssk_status status = passage_view_open(&view, session, candidate->record, error);
    if (status == SSK_OK &&
        words_may_adjoin(context, &view.folded, candidate->record, session->dictionary->okurigana))
        status = occurrences_stand(holds, &view, context);
    passage_view_free(&view);
    return status == SSK_MEMORY ? ssk_no_memory(error) : status;
}

static ssk_status stands_in_title(bool *holds, struct session *session, const struct candidate *candidate,
                                  const void *context, struct ssk_error *error)
{
    return title_has_phrase(holds, session, candidate, false, context, error);
}

bool spelling_repeats(const struct spelling *spelling, size_t index)
{
    for (size_t i = 0; i < index; i++)
        if (strcmp(spelling->terms[i], spelling->terms[index]) == 0)
            return true;
    return false;
}

ssk_status words_query(struct xap_query **out, struct session *session, const char *prefix, xap_op op,
                       const struct spelling *spelling, struct ssk_error *error)
{
    struct query_list words = {0};
    ssk_status status = SSK_OK;
    for (size_t i = 0; i < spelling->term_count && status == SSK_OK; i++)
        if (!is_typed_often(spelling) || !spelling_repeats(spelling, i))
            status = push_term(&words, session, prefix, spelling->terms[i], error);
    if (status == SSK_OK)
        return query_list_combine(out, session, op, &words, 0, error);
    query_list_free(&words);
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
static ssk_status standing_in(struct xap_query **out, struct session *session, const struct place *place,
                              const struct spelling *spelling, struct ssk_error *error)
{
    struct xap_query *loose = NULL, *exact = NULL;
    if (spelling->term_count <= 1 && !literal_is_conditional(spelling))
        return words_query(out, session, place->prefix, XAP_OP_AND, spelling, error);
    ssk_status status = words_query(&loose, session, place->prefix, XAP_OP_AND, spelling, error);
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

ssk_status phrase_query(struct xap_query **out, struct session *session, const struct spelling *spelling,
                        struct ssk_error *error)
{
    return standing_in(out, session, &(struct place){"", stands_in_text}, spelling, error);
}

ssk_status title_phrase_query(struct xap_query **out, struct session *session,
                              const struct spelling *spelling, struct ssk_error *error)
{
    return standing_in(out, session, &(struct place){SSK_TERM_TITLE, stands_in_title}, spelling, error);
}
