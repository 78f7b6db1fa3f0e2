#include "query/match/filter_keys.h"

#include <fnmatch.h>
#include <stdlib.h>
#include <string.h>

#include "query/forms/date_range.h"
#include "query/verify/place_query.h"
#include "query/verify/query_list.h"
#include "seisaku/buffer.h"
#include "seisaku/schema.h"
#include "seisaku/segment.h"

/* ------------------------------------------------------------------------------------------ genre */

/* Of a name as folding leaves it, without blanks. */
static enum ssk_genre genre_of(const char *value)
{
    static const struct {
        const char *name;
        enum ssk_genre genre;
    } names[] = {
        {"計画", SSK_GENRE_PLAN},
        {"法令", SSK_GENRE_STATUTE},
        {"法律", SSK_GENRE_STATUTE},
        {"会議録", SSK_GENRE_MINUTES},
        {"議事録", SSK_GENRE_MINUTES},
        {"質問主意書", SSK_GENRE_QUESTION},
        {"質問", SSK_GENRE_QUESTION},
        {"答弁書", SSK_GENRE_ANSWER},
        {"答弁", SSK_GENRE_ANSWER},
        {"通知", SSK_GENRE_NOTICE},
        {"告示", SSK_GENRE_NOTICE},
        {"判決", SSK_GENRE_JUDGMENT},
        {"白書", SSK_GENRE_WHITE_PAPER},
        {"官報", SSK_GENRE_GAZETTE},
        {"スライド", SSK_GENRE_SLIDES},
        {"報告書", SSK_GENRE_REPORT},
        {"報告", SSK_GENRE_REPORT},
        {"その他", SSK_GENRE_OTHER},
        {"whitepaper", SSK_GENRE_WHITE_PAPER},
    };
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (strcmp(value, names[i].name) == 0)
            return names[i].genre;
    return ssk_genre_of(value);
}

ssk_status filter_genre(struct xap_query **out, struct session *session, const char *value,
                        struct ssk_error *error)
{
    char *folded = ssk_fold_string(session->dictionary->folder, SSK_FOLD_LITERAL, value, strlen(value));
    if (!folded)
        return ssk_no_memory(error);
    enum ssk_genre genre = genre_of(folded);
    free(folded);
    if (genre == SSK_GENRES)
        return ssk_fail(error, SSK_INPUT, "no genre is called %s: genres are %s", value, SSK_GENRE_LIST);
    const char *name = ssk_genre_name(genre);
    return filter_any_term(out, session, SSK_TERM_GENRE, &name, 1, error);
}

/* ------------------------------------------------------------------------------------------ date */

static ssk_status dates(struct xap_query **out, struct session *session, const char *begin, const char *end,
                        struct ssk_error *error)
{
    struct ssk_buffer bounds = SSK_BUFFER_INIT;
    ssk_date_value(&bounds, begin);
    ssk_date_value(&bounds, end);
    return filter_range(out, session, SSK_SLOT_DATE, &bounds, error);
}

/* Drops from *query the documents whose date is exactly this. */
static ssk_status without_date(struct xap_query **query, struct session *session, const char *date,
                               struct ssk_error *error)
{
    struct xap_query *same = NULL, *rest = NULL;
    if (!*date)
        return SSK_OK;
    ssk_status status = dates(&same, session, date, date, error);
    if (status == SSK_OK)
        status = filter_wrapped(
            session, xap_query_combine(&rest, XAP_OP_AND_NOT, (struct xap_query *[]){*query, same}, 2, 0),
            error);
    xap_query_free(same);
    if (status == SSK_OK) {
        xap_query_free(*query);
        *query = rest;
    }
    return status;
}

ssk_status filter_date(struct xap_query **out, struct session *session, const char *value,
                       struct ssk_error *error)
{
    struct date_range range;
    ssk_status status = date_range_read(&range, session->dictionary, value, error);
    if (status == SSK_OK)
        status = dates(out, session, range.begin, range.end, error);
    if (status == SSK_OK)
        status = without_date(out, session, range.unsure_month, error);
    if (status == SSK_OK)
        status = without_date(out, session, range.unsure_year, error);
    return status;
}

/* ------------------------------------------------------------------------------------------ names */

/* The prefix and the folded value, as much as the index keeps. False without memory. */
static bool key(struct ssk_buffer *out, struct session *session, const char *prefix, const char *value)
{
    char *folded = ssk_fold_string(session->dictionary->folder, SSK_FOLD_LITERAL, value, strlen(value));
    ssk_buffer_append_string(out, prefix);
    if (folded)
        ssk_buffer_append(out, folded, strnlen(folded, SSK_TERM_BYTES - strlen(prefix)));
    bool good = folded && !out->failed;
    free(folded);
    return good;
}

static xap_status begins_so(struct xap_query **out, struct session *session, const char *prefix,
                            const char *value)
{
    struct ssk_buffer term = SSK_BUFFER_INIT;
    xap_status status =
        key(&term, session, prefix, value)
            ? xap_query_wildcard(out, ssk_buffer_string(&term), term.length, 0, XAP_WILDCARD_ERROR, XAP_OP_OR)
            : XAP_MEMORY;
    ssk_buffer_free(&term);
    return status;
}

static xap_status is_so(struct xap_query **out, struct session *session, const char *prefix,
                        const char *value)
{
    struct ssk_buffer term = SSK_BUFFER_INIT;
    xap_status status = key(&term, session, prefix, value)
                            ? xap_query_term(out, ssk_buffer_string(&term), term.length, 1, 0)
                            : XAP_MEMORY;
    ssk_buffer_free(&term);
    return status;
}

ssk_status filter_speaker(struct xap_query **out, struct session *session, const char *value,
                          struct ssk_error *error)
{
    struct xap_query *either[2] = {NULL, NULL};
    xap_status status = begins_so(&either[0], session, SSK_TERM_SPEAKER, value);
    if (status == XAP_OK)
        status = is_so(&either[1], session, SSK_TERM_OFFICE, value);
    if (status == XAP_OK)
        status = xap_query_combine(out, XAP_OP_OR, either, 2, 0);
    xap_query_free(either[0]);
    xap_query_free(either[1]);
    return filter_wrapped(session, status, error);
}

ssk_status filter_publisher(struct xap_query **out, struct session *session, const char *value,
                            struct ssk_error *error)
{
    return filter_wrapped(session, begins_so(out, session, SSK_TERM_PUBLISHER, value), error);
}

ssk_status filter_id(struct xap_query **out, struct session *session, const char *value,
                     struct ssk_error *error)
{
    struct ssk_docids *sets = calloc(session->segment_count + 1, sizeof *sets);
    ssk_status status = sets ? SSK_OK : ssk_no_memory(error);
    for (size_t i = 0; i < session->segment_count && status == SSK_OK; i++) {
        uint32_t docid = 0;
        status = ssk_segment_find(&docid, session->segments[i], value, error);
        if (status == SSK_OK && docid && !ssk_docids_add(&sets[i], docid))
            status = ssk_no_memory(error);
    }
    if (status == SSK_OK)
        status = filter_wrapped(session, place_query(out, session, sets), error);
    for (size_t i = 0; sets && i < session->segment_count; i++)
        ssk_docids_free(&sets[i]);
    free(sets);
    return status;
}

/* ------------------------------------------------------------------------------------------ path */

struct paths {
    const char *pattern;
    struct ssk_strings found; /* paths that match */
};

/* Does the pattern match from some name of the path on, up to the end of one? */
static bool matches(const char *pattern, const char *path)
{
    for (const char *at = path; at;) {
        if (fnmatch(pattern, at, FNM_LEADING_DIR) == 0)
            return true;
        at = strchr(at, '/');
        at += at != NULL;
    }
    return false;
}

static bool take_path(void *context, const char *term, size_t length, uint32_t count)
{
    struct paths *paths = context;
    char *path = strndup(term + 1, length - 1);
    (void)count;
    bool good = path && (!matches(paths->pattern, path) || ssk_strings_add(&paths->found, path, length - 1));
    free(path);
    return good;
}

ssk_status filter_path(struct xap_query **out, struct session *session, const char *value,
                       struct ssk_error *error)
{
    size_t length = strlen(value);
    while (length > 1 && value[length - 1] == '/')
        length--;
    char *pattern = strndup(value, length);
    struct paths paths = {.pattern = pattern};
    xap_status got =
        pattern ? xap_db_visit_terms(session->db, SSK_TERM_PATH, strlen(SSK_TERM_PATH), take_path, &paths)
                : XAP_MEMORY;
    ssk_status status =
        got == XAP_OK ? filter_any_term(out, session, SSK_TERM_PATH, (const char *const *)paths.found.items,
                                        paths.found.count, error)
                      : filter_wrapped(session, got, error);
    ssk_strings_free(&paths.found);
    free(pattern);
    return status;
}
