/* Filters: a user's value → terms of the index. */
#include "query/match/filter.h"
#include "query/base/written_values.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "query/match/filter_keys.h"
#include "query/match/filter_section.h"
#include "query/verify/candidates.h"
#include "query/verify/query_list.h"
#include "seisaku/buffer.h"
#include "seisaku/schema.h"
#include "seisaku/segment.h"

/* The length of the = that opens the value: the body of this name alone is meant. */
static size_t exact_mark(const char *value)
{
    static const char wide[] = "＝";
    return *value == '=' ? 1 : strncmp(value, wide, sizeof wide - 1) == 0 ? sizeof wide - 1 : 0;
}

/* The ministry, whatever it was called through time, among those under the prefix. */
static ssk_status by_ministry(struct xap_query **out, struct session *session, const char *prefix,
                              const char *value, struct ssk_error *error)
{
    ssk_status status = ssk_dictionary_add_ministries(session->dictionary, error);
    if (status != SSK_OK)
        return status;
    const struct ssk_ministries *ministries = session->dictionary->ministries;
    size_t mark = exact_mark(value);
    value += mark;
    const char *name = ssk_ministry_find(ministries, value, strlen(value));
    if (name) {
        const char *const *lineage = ssk_ministry_lineage(ministries, name);
        size_t count = 0;
        while (lineage[count])
            count++;
        count = mark ? 1 : count;
        return filter_any_term(out, session, prefix, lineage, count, error);
    }
    const char *nearest[3];
    struct ssk_buffer names = SSK_BUFFER_INIT;
    size_t count = ssk_ministry_nearest(ministries, value, strlen(value), nearest, 3);
    for (size_t i = 0; i < count; i++)
        ssk_buffer_printf(&names, "%s%s", i ? ", " : "", nearest[i]);
    status = count
                 ? ssk_fail(error, SSK_INPUT, "no ministry is called %s: did you mean %s?", value,
                            ssk_buffer_string(&names))
                 : ssk_fail(error, SSK_INPUT,
                            "no ministry is called %s, nor nearly so: dict/ministries.tsv lists their names",
                            value);
    ssk_buffer_free(&names);
    return status;
}

static ssk_status by_folded(struct xap_query **out, struct session *session, const char *prefix,
                            const char *value, struct ssk_error *error)
{
    char *folded = ssk_fold_string(session->dictionary->folder, SSK_FOLD_LITERAL, value, strlen(value));
    if (!folded)
        return ssk_no_memory(error);
    const char *lent = folded;
    ssk_status status = filter_any_term(out, session, prefix, &lent, 1, error);
    free(folded);
    return status;
}

static ssk_status by_kind(struct xap_query **out, struct session *session, const char *value,
                          struct ssk_error *error)
{
    const char *kind = kind_called(value, strlen(value));
    if (kind)
        return filter_any_term(out, session, SSK_TERM_KIND, &kind, 1, error);
    return ssk_fail(error, SSK_INPUT, "no kind is called %s: kinds are plan, progress and text", value);
}

/* A year as people write it, or 0. */
static int year_of(const struct session *session, const char *text, size_t length)
{
    return ssk_year_of(session->dictionary->eras, session->dictionary->folder, text, length);
}

/* The first and the last year of a range with two dots, or of one year; false for others. */
static bool read_years(const struct session *session, const char *range, int *from, int *to)
{
    const char *dots = strstr(range, ".."), *end = dots ? dots + 2 : range;
    size_t length = dots ? (size_t)(dots - range) : strlen(range);
    *from = length ? year_of(session, range, length) : 0;
    *to = !dots ? *from : *end ? year_of(session, end, strlen(end)) : 9999;
    bool open_start = dots && !length;
    return (*from || open_start) && *to && (length || *end);
}

static ssk_status by_year(struct xap_query **out, struct session *session, const char *value,
                          struct ssk_error *error)
{
    struct ssk_buffer range = SSK_BUFFER_INIT, years = SSK_BUFFER_INIT;
    int from = 0, to = 0;
    append_year_range(&range, value, strlen(value));
    bool good = read_years(session, ssk_buffer_string(&range), &from, &to);
    ssk_buffer_free(&range);
    if (!good)
        return ssk_fail(error, SSK_INPUT, "%s is no year: write 2024, 令和6 or R6, or a range as 2022..2024",
                        value);
    if (from > to)
        return ssk_fail(error, SSK_INPUT, "%s is no range of years: the earlier year comes first", value);
    ssk_year_value(&years, from);
    ssk_year_value(&years, to);
    return filter_range(out, session, SSK_SLOT_YEAR, &years, error);
}

static ssk_status by_value(struct xap_query **out, struct session *session, enum field field,
                           const char *value, struct ssk_error *error)
{
    switch (field) {
    case FIELD_MINISTRY:
        return by_ministry(out, session, SSK_TERM_MINISTRY, value, error);
    case FIELD_SECTION:
        return filter_section(out, session, value, error);
    case FIELD_KIND:
        return by_kind(out, session, value, error);
    case FIELD_YEAR:
        return by_year(out, session, value, error);
    case FIELD_ISSUER:
        return by_ministry(out, session, SSK_TERM_ISSUER, value, error);
    case FIELD_MENTIONS:
        return by_ministry(out, session, SSK_TERM_NAMED, value, error);
    case FIELD_GENRE:
        return filter_genre(out, session, value, error);
    case FIELD_DATE:
        return filter_date(out, session, value, error);
    case FIELD_SPEAKER:
        return filter_speaker(out, session, value, error);
    case FIELD_PUBLISHER:
        return filter_publisher(out, session, value, error);
    case FIELD_PATH:
        return filter_path(out, session, value, error);
    case FIELD_ID:
        return filter_id(out, session, value, error);
    default:
        return by_folded(out, session, SSK_TERM_ITEM, value, error);
    }
}

static ssk_status by_any(struct xap_query **out, struct session *session, enum field field, char *list,
                         struct ssk_error *error)
{
    struct query_list any = {0};
    ssk_status status = SSK_OK;
    char *end;
    for (char *part = list; part && status == SSK_OK; part = end) {
        struct xap_query *query = NULL;
        end = strchr(part, ',');
        if (end)
            *end++ = '\0';
        status = by_value(&query, session, field, part, error);
        if (status == SSK_OK)
            status = query_list_push(&any, query, error);
    }
    if (status == SSK_OK)
        return query_list_combine(out, session, XAP_OP_OR, &any, 0, error);
    query_list_free(&any);
    return status;
}

/* Fields whose values are known may have a list of them: year:2023、2024. */
static bool takes_list(enum field field)
{
    return field == FIELD_MINISTRY || field == FIELD_KIND || field == FIELD_YEAR || field == FIELD_GENRE ||
           field == FIELD_DATE || field == FIELD_ISSUER || field == FIELD_MENTIONS;
}

ssk_status filter_query(struct xap_query **out, struct session *session, enum field field, const char *value,
                        struct ssk_error *error)
{
    struct ssk_buffer list = SSK_BUFFER_INIT;
    *out = NULL;
    ssk_status status = by_value(out, session, field, value, error);
    if (status != SSK_INPUT || !takes_list(field))
        return status;
    ssk_buffer_append_list(&list, value);
    if (strchr(ssk_buffer_string(&list), ','))
        status = by_any(out, session, field, list.data, error);
    ssk_buffer_free(&list);
    return status;
}

/* Restricts *query to passages that have any of the values. */
static ssk_status restrict_to(struct xap_query **query, struct session *session, enum field field,
                              const char *const *values, size_t count, struct ssk_error *error)
{
    struct xap_query **any = calloc(count + 1, sizeof(*any)), *either = NULL, *restricted = NULL;
    ssk_status status = any ? SSK_OK : ssk_no_memory(error);
    size_t made = 0;
    for (; made < count && status == SSK_OK; made++)
        status = filter_query(&any[made], session, field, values[made], error);
    if (status == SSK_OK)
        status = filter_wrapped(session, xap_query_combine(&either, XAP_OP_OR, any, count, 0), error);
    if (status == SSK_OK)
        status = filter_wrapped(
            session,
            xap_query_combine(&restricted, XAP_OP_FILTER, (struct xap_query *[]){*query, either}, 2, 0),
            error);
    for (size_t i = 0; i < made; i++)
        xap_query_free(any[i]);
    free(any);
    xap_query_free(either);
    if (status != SSK_OK) {
        xap_query_free(restricted);
        return status;
    }
    xap_query_free(*query);
    *query = restricted;
    return SSK_OK;
}

ssk_status filter_apply(struct xap_query **query, struct session *session, const struct filters *filters,
                        struct ssk_error *error)
{
    ssk_status status = SSK_OK;
    for (int field = 0; field < FIELDS && status == SSK_OK; field++) {
        const struct filter *filter = &filters->of[field];
        if (filter->count)
            status = restrict_to(query, session, (enum field)field, filter->values, filter->count, error);
    }
    return status;
}

bool filters_empty(const struct filters *filters)
{
    size_t count = 0;
    for (int field = 0; field < FIELDS; field++)
        count += filters->of[field].count;
    return count == 0;
}
