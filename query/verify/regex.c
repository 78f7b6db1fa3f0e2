/* Verifies the candidates of a regular expression. */
#include "query/verify/regex.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "query/parse/regex_pattern.h"
#include "query/parse/text_matcher.h"
#include "query/verify/candidates.h"
#include "query/verify/literal.h"
#include "query/verify/query_list.h"
#include "seisaku/buffer.h"

enum { SECONDS = 20 }; /* that all texts together may take */

struct trial {
    struct text_matcher *matcher;
    time_t until;
};

static time_t now(void)
{
    struct timespec time = {0};
    clock_gettime(CLOCK_MONOTONIC, &time);
    return time.tv_sec;
}

static ssk_status matches(bool *holds, struct session *session, const struct candidate *candidate,
                          const void *context, struct ssk_error *error)
{
    const struct trial *trial = context;
    const struct ssk_record *record = candidate->record;
    size_t start, end;
    *holds = false;
    if (now() > trial->until)
        return ssk_fail(
            error, SSK_INPUT,
            "the regular expression takes longer than %d seconds: add a string that every match has",
            SECONDS);
    ssk_status status = ssk_fold(session->dictionary->folder, SSK_FOLD_LITERAL, record->text,
                                 record->text_length, &session->folded);
    if (status != SSK_OK)
        return ssk_no_memory(error);
    status = text_matcher_open(trial->matcher, &session->folded, error);
    return status == SSK_OK ? text_matcher_next(holds, &start, &end, trial->matcher, error) : status;
}

/* Passages that have one of the expression's strings. */
static ssk_status push_string(struct query_list *list, struct session *session, struct regex_string *string,
                              struct ssk_error *error)
{
    const struct spelling spelling = {
        .text = (char *)"", .points = string->points, .point_count = string->count};
    struct xap_query *query = NULL;
    ssk_status status = literal_query(&query, session, &spelling, NULL, error);
    if (status == SSK_OK)
        return query_list_push(list, query, error);
    xap_query_free(query);
    return status;
}

/* Passages that have all strings of two characters or more; of one, where there are no others. */
static ssk_status propose(struct xap_query **out, struct session *session, const struct node *leaf,
                          struct ssk_error *error)
{
    struct regex_string strings[REGEX_STRINGS];
    struct query_list list = {0};
    char *pattern = regex_folded(session->dictionary->folder, leaf->text);
    size_t count = pattern ? regex_strings(strings, pattern) : 0;
    ssk_status status = pattern ? SSK_OK : ssk_no_memory(error);
    for (size_t least = 2; least && !list.count; least--)
        for (size_t i = 0; i < count && status == SSK_OK; i++)
            if (strings[i].count >= least)
                status = push_string(&list, session, &strings[i], error);
    free(pattern);
    if (status == SSK_OK && list.count)
        return query_list_combine(out, session, XAP_OP_AND, &list, 0, error);
    query_list_free(&list);
    return status == SSK_OK ? query_checked(session, xap_query_match_all(out), error) : status;
}

/* Passages that have the string of *法, which is all that they must have. */
static ssk_status find_string(struct xap_query **out, struct session *session, const uint32_t *points,
                              size_t count, struct ssk_error *error)
{
    struct ssk_buffer text = SSK_BUFFER_INIT;
    for (size_t i = 0; i < count; i++) {
        char bytes[4];
        ssk_buffer_append(&text, bytes, ssk_utf8_put(bytes, points[i]));
    }
    const struct spelling spelling = {.text = (char *)ssk_buffer_string(&text),
                                      .text_length = text.length,
                                      .folded = true,
                                      .points = (uint32_t *)points,
                                      .point_count = count};
    ssk_status status =
        text.failed ? ssk_no_memory(error) : literal_query(out, session, &spelling, NULL, error);
    ssk_buffer_free(&text);
    return status;
}

ssk_status regex_query(struct xap_query **out, struct session *session, const struct node *leaf,
                       struct ssk_error *error)
{
    struct trial trial = {.matcher = leaf->matcher, .until = now() + SECONDS};
    struct xap_query *proposed = NULL;
    size_t count;
    const uint32_t *points = text_matcher_string(&count, leaf->matcher);
    *out = NULL;
    if (count)
        return find_string(out, session, points, count, error);
    ssk_status status = propose(&proposed, session, leaf, error);
    if (status == SSK_OK)
        status = candidates_verified(out, session, proposed, true, matches, &trial, error);
    xap_query_free(proposed);
    return status;
}
