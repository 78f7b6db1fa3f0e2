/* The part of a search that Xapian does. Private to query/rank. */
#ifndef SEISAKU_QUERY_RANK_ENQUIRY_H
#define SEISAKU_QUERY_RANK_ENQUIRY_H

#include "query/rank/rescore.h"
#include "query/rank/search.h"

/* One search's handles. */
struct enquiry {
    struct search *search;
    struct session *session;
    struct built built;
    struct node *words; /* of the passage that hits resemble; NULL when that is not asked for */
    struct xap_query *ranked;
    struct xap_enquire *enquire;
    struct xap_mset *mset;
    struct best best; /* those that rescoring may bring up among them */
    struct ssk_error *error;
};

/* Returns: true when the texts of the best are looked at. A passage that resembles another is ranked by words
 * alone. */
bool enquiry_is_rescored(const struct search *search);

/* Finds the best hits. Those that have none of the words come last. Order: after the hits are counted. */
ssk_status enquiry_find(struct enquiry *enquiry);

/* Leaves of the hits those of the search's document. */
ssk_status enquiry_restrict(struct enquiry *enquiry);

#endif
