/* Xapian's queries in a list, on their way into one. */
#ifndef SEISAKU_QUERY_VERIFY_QUERY_LIST_H
#define SEISAKU_QUERY_VERIFY_QUERY_LIST_H

#include "query/session/session.h"
#include "seisaku/buffer.h"

/* Owned. */
struct query_list {
    struct xap_query **items;
    size_t count, capacity;
    struct xap_query *outer; /* lent: the session's scope around the list */
};

/* The status of a call of the bindings as one of ours, with a message. */
ssk_status query_checked(const struct session *session, xap_status status, struct ssk_error *error);

/* Takes the query, also when it fails. */
ssk_status query_list_push(struct query_list *queries, struct xap_query *query, struct ssk_error *error);
void query_list_free(struct query_list *queries);
/* Combines and frees the list; a list of one is that one. */
ssk_status query_list_combine(struct xap_query **out, const struct session *session, xap_op op,
                              struct query_list *queries, uint32_t window, struct ssk_error *error);

/* Replaces *query by itself with its weight multiplied. */
ssk_status query_scale(struct xap_query **query, const struct session *session, double factor,
                       struct ssk_error *error);

/* As query_checked, of a filter. */
ssk_status filter_wrapped(const struct session *session, xap_status status, struct ssk_error *error);

/* A query for any of `count` terms: the prefix and a value. */
ssk_status filter_any_term(struct xap_query **out, const struct session *session, const char *prefix,
                           const char *const *values, size_t count, struct ssk_error *error);

/* A query for the values of a slot from the first to the second, which stand in `bounds` one behind the other
 * and are as long; frees it. */
ssk_status filter_range(struct xap_query **out, const struct session *session, uint32_t slot,
                        struct ssk_buffer *bounds, struct ssk_error *error);

#endif
