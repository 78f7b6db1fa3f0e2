/* Keys that a passage must have: ministry, section, kind, year, genre, date and the others of enum field. */
#ifndef SEISAKU_QUERY_MATCH_FILTER_H
#define SEISAKU_QUERY_MATCH_FILTER_H

#include "query/match/build.h"

/* The query, without weight, for passages whose field has the value as a user writes it (METI, 3.2, plan,
 * 令和5, 2022..2024), or one of a list of them where values are known (2023、2024). Fails: SSK_INPUT when it
 * is none; the message names what there is. */
ssk_status filter_query(struct xap_query **out, struct session *session, enum field field, const char *value,
                        struct ssk_error *error);

/* Restricts *query to the filters. */
ssk_status filter_apply(struct xap_query **query, struct session *session, const struct filters *filters,
                        struct ssk_error *error);

#endif
