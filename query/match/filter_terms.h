/* What filters are made of. */
#ifndef SEISAKU_QUERY_MATCH_FILTER_TERMS_H
#define SEISAKU_QUERY_MATCH_FILTER_TERMS_H

#include "query/session/session.h"

/* Xapian's status as ours; a failure is told. */
ssk_status filter_wrapped(const struct session *session, xap_status status, struct ssk_error *error);

/* A query for any of `count` terms: the prefix and a value. */
ssk_status filter_any_term(struct xap_query **out, const struct session *session, const char *prefix,
                           const char *const *values, size_t count, struct ssk_error *error);

#endif
