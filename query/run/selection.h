/* Some of a search's hits: a sample that can be drawn again, the best of each document. */
#ifndef SEISAKU_QUERY_RUN_SELECTION_H
#define SEISAKU_QUERY_RUN_SELECTION_H

#include "query/cli/options.h"
#include "query/rank/search.h"

/* Order: selection_ask before a search runs, so that it has all hits that the options choose among;
 * selection_choose behind it. Both do nothing where the options choose none. What --unique leaves out is
 * told. */
void selection_ask(struct search *search, const struct options *options, const struct session *session);
ssk_status selection_choose(struct search *search, const struct options *options, struct ssk_error *error);

/* Keeps `count` hits, chosen by the seed and their ids alone: the same index, or another with the same
 * passages, gives the same sample, whatever the order of the hits, which stays. Fails: SSK_MEMORY only, with
 * all hits kept. */
ssk_status sample_hits(struct search *search, size_t count, size_t seed);

/* Keeps the first hit of each document. Returns SSK_MEMORY, with all hits kept, or SSK_OK. */
ssk_status group_hits(struct search *search);

/* Keeps the first of the hits that have the same text, and sets the total. Returns SSK_MEMORY, with all hits
 * kept, or SSK_OK; *dropped says how many were left out. */
ssk_status unique_hits(struct search *search, size_t *dropped);

/* Leaves out the first `offset` hits and all behind the next `limit`. */
void cut_hits(struct search *search, size_t offset, size_t limit);

#endif
