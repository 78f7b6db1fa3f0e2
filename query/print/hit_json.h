/* A hit as JSON: the passage's fields, and what the search adds. */
#ifndef SEISAKU_QUERY_PRINT_HIT_JSON_H
#define SEISAKU_QUERY_PRINT_HIT_JSON_H

#include <jansson.h>

#include "query/rank/search.h"

/* A new object, or NULL without memory. `qid` may be NULL. */
json_t *hit_json(const struct hit *hit, const char *qid);

/* {"ministry": [{"value": …, "count": …}, …], …} of the facets that were asked for; a value is null for
 * passages without one. A new object, or NULL without memory. */
json_t *facets_json(const struct search *search);

/* {"qid", "total", "facets": {…}, "hits": […]} of one query. A new object, or NULL without memory. */
json_t *result_json(const struct search *search, const char *qid);

#endif
