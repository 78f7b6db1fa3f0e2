/* One question: a query string and the options' filters → a search ready to run. */
#ifndef SEISAKU_QUERY_RUN_QUERY_TO_SEARCH_H
#define SEISAKU_QUERY_RUN_QUERY_TO_SEARCH_H

#include "query/cli/options.h"
#include "query/rank/search.h"
#include "query/session/session.h"

/* Parses and expands the string. Fails: SSK_INPUT when it is not well formed or a field names nothing known:
 * the message has the character where. The caller frees *root with node_free. */
ssk_status question_parse(struct node **root, struct session *session, const char *query,
                          struct ssk_error *error);

/* As question_parse, but only to know if it would do. */
ssk_status question_check(struct session *session, const char *query, struct ssk_error *error);

/* A search for `root` (lent, NULL for all passages) with the options' filters, order, offset, limit and
 * facets, all lent from them. */
struct search question_search(const struct options *options, const struct node *root);

#endif
