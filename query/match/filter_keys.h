/* Filters by the keys of documents and of who speaks, each as filter_query has them. Private to query/match.
 */
#ifndef SEISAKU_QUERY_MATCH_FILTER_KEYS_H
#define SEISAKU_QUERY_MATCH_FILTER_KEYS_H

#include "query/session/session.h"

/* By name, in English or Japanese: minutes, white-paper, 白書. */
ssk_status filter_genre(struct xap_query **out, struct session *session, const char *value,
                        struct ssk_error *error);

/* A day, month or year, or a range of them (see date_range.h): documents whose date is within for sure. */
ssk_status filter_date(struct xap_query **out, struct session *session, const char *value,
                       struct ssk_error *error);

/* Those whose name begins so, or whose office is this. */
ssk_status filter_speaker(struct xap_query **out, struct session *session, const char *value,
                          struct ssk_error *error);

/* Whose name begins so. */
ssk_status filter_publisher(struct xap_query **out, struct session *session, const char *value,
                            struct ssk_error *error);

/* A pattern of *, ? and [] that a run of whole names in the source's path matches; * matches / too. */
ssk_status filter_path(struct xap_query **out, struct session *session, const char *value,
                       struct ssk_error *error);

/* The passage of this id. */
ssk_status filter_id(struct xap_query **out, struct session *session, const char *value,
                     struct ssk_error *error);

#endif
