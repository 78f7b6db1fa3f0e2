/* Counts of passages by ministry, section, kind, year and the other facets, over everything a query matches.
 */
#ifndef SEISAKU_QUERY_RANK_FACETS_H
#define SEISAKU_QUERY_RANK_FACETS_H

#include "query/rank/search.h"

/* Counts the passages that match by each facet that is wanted, and all of them: *total. A passage with
 * several values of a facet counts for each. On failure the counts stay freed. */
ssk_status facets_count(struct facet_counts counts[FACETS], const bool wanted[FACETS], uint32_t *total,
                        struct session *session, const struct xap_query *query, struct ssk_error *error);

/* Adds to a search that has been run, and to each of its facets, the documents and the denominators, and
 * marks it rated. Fails as search_run. */
ssk_status facets_rate(struct search *search, struct session *session, struct ssk_error *error);

/* Leaves the `most` values that most passages have. */
void facet_counts_cut(struct facet_counts *counts, size_t most);

void facet_counts_free(struct facet_counts *counts);

#endif
