/* Between suggest.c and suggest_without.c: one round of suggestions. */
#ifndef SEISAKU_QUERY_SHOW_SUGGESTER_H
#define SEISAKU_QUERY_SHOW_SUGGESTER_H

#include "query/show/suggest.h"

/* All lent. Where `status` is other than SSK_OK nothing more is counted. */
struct suggester {
    FILE *out;
    struct session *session;
    const struct search *asked;
    struct ssk_error *error;
    ssk_status status;
    size_t looked_at;
};

/* Prints the line and empties it. */
void suggester_say(struct suggester *suggester, struct ssk_buffer *line);

/* Appends what a user typed, at most its beginning. */
void suggester_append(struct ssk_buffer *line, const char *text);

/* How many passages match, of those that pass the filters (NULL for all); 0 when that cannot be told. */
uint32_t suggester_count(struct suggester *suggester, const struct node *root, const char *similar,
                         const struct filters *filters);

/* A year asked of an index whose passages have none leaves nothing over, whatever the words. */
void suggester_say_no_year(struct suggester *suggester);

/* The filters of the command line, each kind left out in turn, then all. */
void suggester_try_filters(struct suggester *suggester);

/* The fields within the query, each left out in turn, where that are few: each is a query of its own. */
void suggester_try_fields(struct suggester *suggester);

/* Passages that have some of the words. */
void suggester_try_any(struct suggester *suggester);

#endif
