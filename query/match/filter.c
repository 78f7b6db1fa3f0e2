/* Filters: a user's value → terms of the index. */
#include "query/match/filter.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "query/match/candidates.h"
#include "query/match/filter_keys.h"
#include "query/match/filter_terms.h"
#include "query/match/title_phrase.h"
#include "query/session/statistics.h"
#include "seisaku/buffer.h"
#include "seisaku/schema.h"

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

static ssk_status stands_in_heading(bool *holds, struct session *session, const struct candidate *candidate,
                                    const void *context, struct ssk_error *error)
{
    return title_has_phrase(holds, session, candidate, true, context, error);
}

/* The sections' titles that have all words, where there are several that must stand together. */
static ssk_status verify_heading(struct xap_query **query, struct session *session,
                                 const struct spelling *spelling, struct ssk_error *error)
{
    struct xap_query *loose = *query, *scope = session->scope;
    if (spelling->term_count < 2)
        return SSK_OK;
    *query = NULL;
    session->scope = NULL; /* which is perhaps made of this very filter */
    ssk_status status = candidates_verified(query, session, loose, stands_in_heading, spelling, error);
    session->scope = scope;
    xap_query_free(loose);
    return status;
}

/* Words of the section's title, standing together. */
static ssk_status by_heading(struct xap_query **out, struct session *session, const char *value,
                             struct ssk_error *error)
{
    const struct ssk_term *terms;
    size_t count, made = 0;
    ssk_status status = ssk_analyze(session->analyzer, value, strlen(value), &terms, &count);
    struct xap_query **words = calloc(count + 1, sizeof(*words));
    struct spelling spelling = {.terms = calloc(count + 1, sizeof *spelling.terms),
                                .offsets = calloc(count + 1, sizeof *spelling.offsets)};
    xap_status got = status == SSK_OK && words && spelling.terms && spelling.offsets ? XAP_OK : XAP_MEMORY;
    for (size_t i = 0; i < count && got == XAP_OK; i++) {
        struct ssk_buffer term = SSK_BUFFER_INIT;
        if (!terms[i].position || terms[i].whole)
            continue;
        spelling.offsets[made] = (uint32_t)made;
        spelling.terms[made] = (char *)terms[i].text; /* lent by the analyzer: texts have another one */
        ssk_buffer_printf(&term, "%s%s", SSK_TERM_HEADING, terms[i].text);
        got = xap_query_term(&words[made++], ssk_buffer_string(&term), term.length, 1, 0);
        ssk_buffer_free(&term);
    }
    spelling.term_count = made;
    if (got == XAP_OK)
        got = xap_query_combine(out, XAP_OP_AND, words, made, 0);
    status = filter_wrapped(session, got, error);
    if (status == SSK_OK)
        status = verify_heading(out, session, &spelling, error);
    for (size_t i = 0; i < made; i++)
        xap_query_free(words[i]);
    free(words);
    free(spelling.terms);
    free(spelling.offsets);
    return status;
}

/* The numbers that a value may stand for: itself, 第3章 for 3章, 第3条 and 第3章 for 3. */
enum { NUMBERS = 3 };

static size_t numbers_of(const char *number, char *out[NUMBERS])
{
    size_t digits = strspn(number, "0123456789"), count = 0;
    const char *const forms[NUMBERS] = {"%s", digits ? "第%s" : NULL, NULL};
    const char *const bare[NUMBERS] = {"%s", "第%s条", "第%s章"};
    for (size_t i = 0; i < NUMBERS; i++) {
        const char *form = digits && !number[digits] ? bare[i] : forms[i];
        struct ssk_buffer text = SSK_BUFFER_INIT;
        if (!form)
            continue;
        const char *rest = strstr(form, "%s");
        ssk_buffer_append(&text, form, (size_t)(rest - form));
        ssk_buffer_append_string(&text, number);
        ssk_buffer_append_string(&text, rest + 2);
        out[count++] = ssk_buffer_detach(&text);
    }
    return count;
}

static bool bears(struct session *session, const char *number, ssk_status *status, struct ssk_error *error)
{
    struct ssk_buffer term = SSK_BUFFER_INIT;
    uint32_t passages = 0;
    ssk_buffer_printf(&term, "%s%s", SSK_TERM_SECTION, number);
    if (*status == SSK_OK)
        *status = term.failed
                      ? ssk_no_memory(error)
                      : session_frequency(&passages, session, ssk_buffer_string(&term), term.length, error);
    ssk_buffer_free(&term);
    return passages > 0;
}

/* By number (3.2, 第三条, 3章, 3), or by words of the title; a title may have digits too, so a number that no
 * section bears is looked for there. */
static ssk_status by_section(struct xap_query **out, struct session *session, const char *value,
                             struct ssk_error *error)
{
    char *numbers[NUMBERS] = {NULL},
         *number = ssk_section_number(session->dictionary->folder, value, strlen(value));
    size_t count = number ? numbers_of(number, numbers) : 0, borne = 0;
    ssk_status status = number ? SSK_OK : ssk_no_memory(error);
    const char *kept[NUMBERS];
    for (size_t i = 0; i < count; i++)
        if (!numbers[i])
            status = ssk_no_memory(error);
        else if (bears(session, numbers[i], &status, error))
            kept[borne++] = numbers[i];
    if (status == SSK_OK)
        status = borne ? filter_any_term(out, session, SSK_TERM_SECTION, kept, borne, error)
                       : by_heading(out, session, value, error);
    for (size_t i = 0; i < count; i++)
        free(numbers[i]);
    free(number);
    return status;
}

static ssk_status by_kind(struct xap_query **out, struct session *session, const char *value,
                          struct ssk_error *error)
{
    for (int kind = 0; kind < SSK_KINDS; kind++) {
        const char *name = ssk_kind_name((enum ssk_kind)kind);
        if (strcasecmp(value, name) == 0)
            return filter_any_term(out, session, SSK_TERM_KIND, &name, 1, error);
    }
    return ssk_fail(error, SSK_INPUT, "no kind is called %s: kinds are plan, progress and text", value);
}

/* A year as people write it, or 0. */
static int year_of(const struct session *session, const char *text, size_t length)
{
    return ssk_year_of(session->dictionary->eras, session->dictionary->folder, text, length);
}

static ssk_status by_year(struct xap_query **out, struct session *session, const char *value,
                          struct ssk_error *error)
{
    const char *dots = strstr(value, "..");
    size_t length = dots ? (size_t)(dots - value) : strlen(value);
    int from = length ? year_of(session, value, length) : 0;
    int to = dots ? (dots[2] ? year_of(session, dots + 2, strlen(dots + 2)) : 9999) : from;
    bool open_start = dots && !length;
    if ((!from && !open_start) || !to || (open_start && !dots[2]))
        return ssk_fail(error, SSK_INPUT, "%s is no year: write 2024, 令和6 or R6, or a range as 2022..2024",
                        value);
    if (from > to)
        return ssk_fail(error, SSK_INPUT, "%s is no range of years: the earlier year comes first", value);
    char begin[16], end[16];
    int begin_length = snprintf(begin, sizeof begin, "%04d", from),
        end_length = snprintf(end, sizeof end, "%04d", to);
    return filter_wrapped(
        session,
        xap_query_value_range(out, SSK_SLOT_YEAR, begin, (size_t)begin_length, end, (size_t)end_length),
        error);
}

ssk_status filter_query(struct xap_query **out, struct session *session, enum field field, const char *value,
                        struct ssk_error *error)
{
    *out = NULL;
    switch (field) {
    case FIELD_MINISTRY:
        return by_ministry(out, session, SSK_TERM_MINISTRY, value, error);
    case FIELD_SECTION:
        return by_section(out, session, value, error);
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
