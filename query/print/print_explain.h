/* Printing a search together with its explanation. */
#ifndef SEISAKU_QUERY_PRINT_PRINT_EXPLAIN_H
#define SEISAKU_QUERY_PRINT_PRINT_EXPLAIN_H

#include "query/print/print.h"

/* Text: the explanation, then the hits. JSON Lines: an object with the field `explain`, then the hits. JSON:
 * an object that has `explain` besides `total`, `facets` and `hits`. With -c the explanation stands before
 * the number. SSK_MEMORY only; errors of the stream are left on it. */
ssk_status print_explained(const struct options *options, const struct print_options *print,
                           struct session *session, const struct search *search);

#endif
