/* Exact search for strings: candidates by bigrams, verified on the stored text (design: no false negatives,
 * as every two characters that adjoin in the folded text are a term). */
#include "query/match/literal.h"

#include <stdlib.h>
#include <string.h>

#include "query/match/candidates.h"
#include "seisaku/schema.h"

/* ------------------------------------------------------------------------------------------ in one text */

static bool stands_as_asked(const struct spelling *spelling, const struct ssk_record *record,
                            const struct ssk_folded *folded, size_t at)
{
    size_t last = at + spelling->point_count - 1;
    if (spelling->at_start && !ssk_record_bound(record, folded->starts[at]))
        return false;
    if (!spelling->at_end || ssk_record_bound(record, folded->ends[last]))
        return true;
    return spelling->open_end && last + 1 < folded->count && ssk_is_han(folded->points[last + 1]);
}

size_t literal_next(const struct spelling *spelling, const struct ssk_record *record,
                    const struct ssk_folded *folded, size_t from)
{
    size_t count = spelling->point_count;
    for (size_t at = from; count && at + count <= folded->count; at++)
        if (folded->points[at] == spelling->points[0] &&
            memcmp(folded->points + at, spelling->points, count * sizeof *folded->points) == 0 &&
            stands_as_asked(spelling, record, folded, at))
            return at;
    return folded->count;
}

/* ------------------------------------------------------------------------------------------ candidates */

struct gathering {
    struct xap_query **queries;
    size_t count;
    xap_status status;
};

static void add_bigram(const char *bigram, size_t length, void *context)
{
    struct gathering *gathering = context;
    char term[16] = SSK_TERM_BIGRAM;
    memcpy(term + 1, bigram, length);
    if (gathering->status == XAP_OK)
        gathering->status = xap_query_term(&gathering->queries[gathering->count++], term, length + 1, 1, 0);
}

/* Passages that have every bigram of the string; for one character, those that have it at all. */
static xap_status candidates(struct xap_query **out, const struct spelling *spelling)
{
    char prefix[8] = SSK_TERM_BIGRAM;
    *out = NULL;
    if (spelling->point_count == 0)
        return xap_query_match_nothing(out);
    if (spelling->point_count == 1) {
        size_t length = 1 + ssk_utf8_put(prefix + 1, spelling->points[0]);
        return xap_query_wildcard(out, prefix, length, 0, XAP_WILDCARD_ERROR, XAP_OP_SYNONYM);
    }
    struct gathering gathering = {.queries = calloc(spelling->point_count, sizeof(struct xap_query *))};
    if (!gathering.queries)
        return XAP_MEMORY;
    const struct ssk_folded folded = {.points = spelling->points, .count = spelling->point_count};
    ssk_bigrams(&folded, false, add_bigram, &gathering);
    if (gathering.status == XAP_OK)
        gathering.status = xap_query_combine(out, XAP_OP_AND, gathering.queries, gathering.count, 0);
    for (size_t i = 0; i < gathering.count; i++)
        xap_query_free(gathering.queries[i]);
    free(gathering.queries);
    return gathering.status;
}

/* ------------------------------------------------------------------------------------------ verification */

/* True when the text has the string byte by byte, and folding cannot have changed that: the string is its own
 * folding and ASCII, a kanji or a plain kana follows (U+3040 to U+307F, U+30C0 to U+30FF), or the end: no
 * mark that joins its last character. False says nothing. */
static bool holds_bytes(const struct spelling *spelling, const struct ssk_record *record)
{
    const char *at = spelling->folded && !spelling->at_start
                         ? memmem(record->text, record->text_length, spelling->text, spelling->text_length)
                         : NULL;
    if (!at)
        return false;
    const unsigned char *next =
        (const unsigned char *)at + spelling->text_length; /* the NUL at the text's end */
    bool kana = next[0] == 0xe3 && (next[1] == 0x81 || next[1] == 0x83);
    return next[0] < 0x80 || kana || (next[0] >= 0xe4 && next[0] <= 0xe9);
}

static ssk_status holds_string(bool *holds, struct session *session, const struct candidate *candidate,
                               const void *context, struct ssk_error *error)
{
    const struct ssk_record *record = &candidate->record;
    if (holds_bytes(context, record)) {
        *holds = true;
        return SSK_OK;
    }
    ssk_status status = ssk_fold(session->dictionary->folder, SSK_FOLD_LITERAL, record->text,
                                 record->text_length, &session->folded);
    if (status != SSK_OK)
        return ssk_fail(error, status, "out of memory");
    *holds = literal_next(context, record, &session->folded, 0) < session->folded.count;
    return SSK_OK;
}

struct absence {
    struct session *session;
    bool absent;
};

static void look_for(const char *bigram, size_t length, void *context)
{
    struct absence *absence = context;
    char term[16] = SSK_TERM_BIGRAM;
    bool exists = true;
    memcpy(term + 1, bigram, length);
    if (!absence->absent && xap_db_term_exists(&exists, absence->session->db, term, length + 1) == XAP_OK)
        absence->absent = !exists;
}

/* True when some bigram of the string is in no passage: most other names of a topic are not in a small index,
 * and asking for terms is quicker than a search. */
static bool is_nowhere(struct session *session, const struct spelling *spelling)
{
    struct absence absence = {.session = session};
    const struct ssk_folded folded = {.points = spelling->points, .count = spelling->point_count};
    ssk_bigrams(&folded, false, look_for, &absence);
    return absence.absent;
}

ssk_status literal_query(struct xap_query **out, struct session *session, const struct spelling *spelling,
                         const struct xap_query *known, struct ssk_error *error)
{
    struct xap_query *all = NULL, *rest = NULL;
    *out = NULL;
    xap_status status =
        is_nowhere(session, spelling) ? xap_query_match_nothing(out) : candidates(&all, spelling);
    if (*out || status != XAP_OK) {
        xap_query_free(all);
        return status == XAP_OK ? SSK_OK
                                : session_fail(session, status, "the string cannot be searched", error);
    }
    bool decided = spelling->point_count <= 2 && !spelling->at_start && !spelling->at_end;
    if (status == XAP_OK && known)
        status = xap_query_combine(&rest, XAP_OP_AND_NOT,
                                   (struct xap_query *[]){all, (struct xap_query *)known}, 2, 0);
    ssk_status result = SSK_OK;
    if (status == XAP_OK && decided)
        status = xap_query_scale(out, rest ? rest : all, 0);
    else if (status == XAP_OK)
        result = candidates_verified(out, session, rest ? rest : all, holds_string, spelling, error);
    if (status != XAP_OK)
        result = session_fail(session, status, "the string cannot be searched", error);
    xap_query_free(all);
    xap_query_free(rest);
    return result;
}
