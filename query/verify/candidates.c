/* Verifies candidates segment by segment and makes a query of those that pass. */
#include "query/verify/candidates.h"

#include <stdlib.h>
#include <string.h>

#include "query/verify/look.h"
#include "query/verify/place_query.h"
#include "seisaku/schema.h"

/* ------------------------------------------------------------------------------------------ searching */

static ssk_status take_hits(struct ssk_docids *out, struct xap_mset *mset, struct ssk_error *error)
{
    uint32_t size = xap_mset_size(mset);
    out->count = 0;
    for (uint32_t i = 0; i < size; i++) {
        struct xap_hit hit;
        if (xap_mset_hit(&hit, mset, i) != XAP_OK || !ssk_docids_add(out, hit.docid))
            return ssk_no_memory(error);
    }
    return SSK_OK;
}

/* Fills `out` with all passages of the segment that match. */
static ssk_status search_segment(struct ssk_docids *out, struct session *session, struct ssk_segment *segment,
                                 const struct xap_query *query, struct ssk_error *error)
{
    struct xap_enquire *enquire = NULL;
    struct xap_mset *mset = NULL;
    xap_status status = xap_enquire_new(&enquire, segment->db);
    if (status == XAP_OK)
        status = xap_enquire_set_bool_weight(enquire);
    if (status == XAP_OK)
        status = xap_enquire_set_docid_order(enquire, XAP_ASCENDING);
    if (status == XAP_OK)
        status = xap_enquire_set_query(enquire, query, 0);
    if (status == XAP_OK)
        status = xap_enquire_mset(&mset, enquire, 0, segment->passages, 0, NULL);
    const char *message = mset ? xap_mset_message(mset) : enquire ? xap_enquire_message(enquire) : "";
    ssk_status result =
        status == XAP_OK ? take_hits(out, mset, error) : session_fail(session, status, message, error);
    xap_mset_free(mset);
    xap_enquire_free(enquire);
    return result;
}

/* Replaces the query by itself and the other, where there is one. */
static xap_status join(struct xap_query **query, xap_op op, const struct xap_query *other)
{
    struct xap_query *before = *query;
    if (!other)
        return XAP_OK;
    *query = NULL;
    xap_status status =
        xap_query_combine(query, op, (struct xap_query *[]){before, (struct xap_query *)other}, 2, 0);
    xap_query_free(before);
    return status;
}

/* *query restricted to the session's scope, and to what must be looked at. */
static xap_status narrow(struct xap_query **query, const struct session *session,
                         const struct candidate_hints *hints)
{
    xap_status status = join(query, XAP_OP_FILTER, session->scope);
    if (status == XAP_OK)
        status = join(query, XAP_OP_FILTER, hints->within);
    return status == XAP_OK ? join(query, XAP_OP_AND_NOT, hints->known) : status;
}

/* The set less what is known. A server tells what that is: it is not told the set, and what is known is
 * mostly far less than all passages. */
static ssk_status drop_known(struct ssk_docids *set, struct session *session, struct ssk_segment *segment,
                             const struct xap_query *known, struct ssk_error *error)
{
    struct ssk_docids found = {0};
    ssk_status status = search_segment(&found, session, segment, known, error);
    if (status == SSK_OK)
        ssk_docids_drop(set, &found);
    ssk_docids_free(&found);
    return status;
}

/* Leaves of the set what scope and hints leave. A server is asked what these leave of all passages. */
static ssk_status keep_left(struct ssk_docids *set, struct session *session, struct ssk_segment *segment,
                            const struct candidate_hints *hints, struct ssk_error *error)
{
    struct xap_query *query = NULL;
    struct ssk_docids left = {0};
    const struct xap_docids docids = {segment->uuid, strlen(segment->uuid), set->items, set->count};
    xap_status made =
        segment->distant ? xap_query_match_all(&query) : xap_query_docids(&query, &docids, 1, 0);
    if (made == XAP_OK)
        made = narrow(&query, session, hints);
    ssk_status status = made == XAP_OK
                            ? search_segment(&left, session, segment, query, error)
                            : session_fail(session, made, query ? xap_query_message(query) : "", error);
    if (status == SSK_OK)
        ssk_docids_keep(set, &left);
    ssk_docids_free(&left);
    xap_query_free(query);
    return status;
}

static ssk_status narrow_set(struct ssk_docids *set, struct session *session, struct ssk_segment *segment,
                             const struct candidate_hints *hints, struct ssk_error *error)
{
    if (!set->count || (!session->scope && !hints->known && !hints->within))
        return SSK_OK;
    return segment->distant && !session->scope && !hints->within
               ? drop_known(set, session, segment, hints->known, error)
               : keep_left(set, session, segment, hints, error);
}

/* ------------------------------------------------------------------------------------------ verifying */

static void free_sets(struct ssk_docids *sets, size_t count)
{
    for (size_t i = 0; sets && i < count; i++)
        ssk_docids_free(&sets[i]);
    free(sets);
}

ssk_status candidates_listed(struct xap_query **out, struct session *session, struct ssk_docids *sets,
                             const struct candidate_hints *hints, candidate_test test, const void *context,
                             struct ssk_error *error)
{
    const struct inquiry inquiry = {test, context, false};
    ssk_status status = SSK_OK;
    for (size_t i = 0; i < session->segment_count && status == SSK_OK && test; i++) {
        status = narrow_set(&sets[i], session, session->segments[i], hints, error);
        if (status == SSK_OK)
            status = look_at_all(&sets[i], session, i, &inquiry, error);
    }
    return status == SSK_OK ? candidates_query(out, session, sets, error) : status;
}

/* The proposed passages of the segment that pass. */
static ssk_status pass(struct ssk_docids *set, struct session *session, size_t number,
                       const struct xap_query *proposed, const struct candidate_limit *limit,
                       const struct inquiry *inquiry, struct ssk_error *error)
{
    ssk_status status = SSK_OK;
    if (limit && limit->limited && !limit->set.count)
        return status;
    status = search_segment(set, session, session->segments[number], proposed, error);
    if (status == SSK_OK && limit && limit->limited)
        ssk_docids_keep(set, &limit->set);
    bool decided = limit && limit->limited && limit->exact;
    return status == SSK_OK && !decided ? look_at_all(set, session, number, inquiry, error) : status;
}

static ssk_status find_passing(struct xap_query **out, struct session *session,
                               const struct xap_query *proposed, struct candidate_limit *limits,
                               const struct inquiry *inquiry, struct ssk_error *error)
{
    struct xap_query *within = NULL;
    struct ssk_docids *sets = calloc(session->segment_count + 1, sizeof *sets);
    xap_status restricted = sets ? xap_query_scale(&within, proposed, 0) : XAP_MEMORY;
    if (restricted == XAP_OK)
        restricted = narrow(&within, session, &(struct candidate_hints){NULL, NULL});
    ssk_status status = restricted == XAP_OK ? SSK_OK : ssk_no_memory(error);
    for (size_t i = 0; i < session->segment_count && status == SSK_OK; i++) {
        status = pass(&sets[i], session, i, within, limits ? &limits[i] : NULL, inquiry, error);
    }
    if (status == SSK_OK)
        status = candidates_query(out, session, sets, error);
    free_sets(sets, session->segment_count);
    xap_query_free(within);
    return status;
}

ssk_status candidates_limited(struct xap_query **out, struct session *session,
                              const struct xap_query *proposed, struct candidate_limit *limits,
                              candidate_test test, const void *context, struct ssk_error *error)
{
    const struct inquiry inquiry = {test, context, false};
    return find_passing(out, session, proposed, limits, &inquiry, error);
}

ssk_status candidates_verified(struct xap_query **out, struct session *session,
                               const struct xap_query *proposed, bool alone, candidate_test test,
                               const void *context, struct ssk_error *error)
{
    const struct inquiry inquiry = {test, context, alone};
    return find_passing(out, session, proposed, NULL, &inquiry, error);
}

/* ------------------------------------------------------------------------------------------ the query */

/* The documents found, each in its segment. */
static xap_status by_docids(struct xap_query **out, const struct session *session,
                            const struct ssk_docids *sets)
{
    struct xap_docids *docids = calloc(session->segment_count + 1, sizeof *docids);
    if (!docids)
        return XAP_MEMORY;
    for (size_t i = 0; i < session->segment_count; i++) {
        const struct ssk_segment *segment = session->segments[i];
        docids[i] = (struct xap_docids){segment->uuid, strlen(segment->uuid), sets[i].items, sets[i].count};
    }
    xap_status status = xap_query_docids(out, docids, session->segment_count, 0);
    free(docids);
    return status;
}

ssk_status candidates_query(struct xap_query **out, const struct session *session,
                            const struct ssk_docids *sets, struct ssk_error *error)
{
    size_t count = 0;
    *out = NULL;
    for (size_t i = 0; i < session->segment_count; i++)
        count += sets[i].count;
    xap_status made = !count             ? xap_query_match_nothing(out)
                      : session->distant ? place_query(out, session, sets)
                                         : by_docids(out, session, sets);
    return made == XAP_OK ? SSK_OK : session_fail(session, made, *out ? xap_query_message(*out) : "", error);
}
