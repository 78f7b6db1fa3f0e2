/* Which terms of the query a hit has, and what each gave to its score. */
#ifndef SEISAKU_QUERY_RANK_HIT_TERMS_H
#define SEISAKU_QUERY_RANK_HIT_TERMS_H

#include "query/rank/search.h"

/* The search that found a hit. */
struct finding {
    struct session *session;
    struct xap_query *query;
    struct xap_mset *mset;
    const struct node *root;   /* that weighed it; NULL when that were single terms, each once */
    struct passage_view *view; /* the hit's text; needed with a root */
};

/* Fills hit->terms, the weightiest first. */
ssk_status hit_terms_read(struct hit *hit, const struct finding *finding, struct ssk_error *error);
void hit_terms_free(struct hit *hit);

#endif
