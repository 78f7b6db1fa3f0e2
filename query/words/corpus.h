/* The passages of a search one by one, however many there are. */
#ifndef SEISAKU_QUERY_WORDS_CORPUS_H
#define SEISAKU_QUERY_WORDS_CORPUS_H

#include "query/rank/search.h"

/* Called for each hit; anything but SSK_OK ends the visit and is returned. */
typedef ssk_status (*corpus_visit)(const struct hit *hit, void *context, struct ssk_error *error);

/* Visits every passage that the search matches, in the order of documents; `marked` if their matches are
 * wanted. The search's question and filters count, its limit, offset and order do not. Fails as search_run.
 */
ssk_status corpus_each(const struct search *search, bool marked, struct session *session, corpus_visit visit,
                       void *context, struct ssk_error *error);

/* The same for some hits at a time. */
typedef ssk_status (*corpus_batch_visit)(const struct hit *hits, size_t count, void *context,
                                         struct ssk_error *error);
ssk_status corpus_batches(const struct search *search, bool marked, struct session *session,
                          corpus_batch_visit visit, void *context, struct ssk_error *error);

#endif
