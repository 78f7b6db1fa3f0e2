/* Hits added up by their values: passages and documents by one key, or by several that are crossed. */
#ifndef SEISAKU_QUERY_RANK_TALLY_H
#define SEISAKU_QUERY_RANK_TALLY_H

#include "query/rank/search.h"
#include "seisaku/ministry.h"

/* How many passages and documents have these values of the keys. */
struct tally_cell {
    char *keys; /* the values, a tab between; "" for none */
    uint32_t passages, documents;
    uint32_t of; /* passages with these values, whatever the question */
};

struct tally {
    struct tally_cell *cells; /* by the keys in their order */
    size_t count;
};

/* Runs the search for all of its passages, in the order of documents and without their matches. */
ssk_status tally_fetch(struct search *search, struct session *session, struct ssk_error *error);

/* The hits of a search that tally_fetch has run. A passage with several values of a key counts for each;
 * `ministries`: see passage_value. Free with tally_free. Fails: SSK_MEMORY. */
ssk_status tally_hits(struct tally *out, const struct search *search, const enum facet *by, size_t by_count,
                      const struct ssk_ministries *ministries);
void tally_free(struct tally *tally);

/* How many documents the hits of a search that tally_fetch has run are of. */
uint32_t tally_documents(const struct search *search);

/* Compares by the first key, then the second …; numbers in them as numbers, passages without a value last. */
int tally_compare_keys(const char *a, const char *b);

#endif
