/* Frequencies and weights, as if the dead had never been: an index that was updated answers as one that was
 * built anew.
 *
 * Xapian weighs by what its databases hold, the dead among it. BM25 is a product of a term's inverse document
 * frequency and of what a passage has of it, (k1 + 1) f / (K + f) with K = k1 (1 - b + b length / mean). The
 * first is set right by scaling each term's weight; the second by other k1 and b, under which K is that of
 * the true mean, and by scaling all. */
#ifndef SEISAKU_QUERY_SESSION_STATISTICS_H
#define SEISAKU_QUERY_SESSION_STATISTICS_H

#include "query/session/session.h"

/* In how many living passages the term is; of a bigram, in how many texts. */
ssk_status session_frequency(uint32_t *out, struct session *session, const char *term, size_t length,
                             struct ssk_error *error);
ssk_status session_bigram_frequency(uint32_t *out, struct session *session, const char *bigram, size_t length,
                                    struct ssk_error *error);

/* Robertson's inverse document frequency, as Xapian's BM25 has it; 0 for a term that does not occur. */
double session_rarity(const struct session *session, uint32_t frequency);

/* A term as a query, with its true weight. The caller frees it. */
ssk_status session_term(struct xap_query **out, struct session *session, const char *term, size_t length,
                        struct ssk_error *error);

/* A word wherever it stands: text, section title and document title count as one field. */
ssk_status session_word(struct xap_query **out, struct session *session, const char *word,
                        struct ssk_error *error);

/* BM25 for session_term and session_word, with the constants of ranking.h. */
xap_status session_set_weights(const struct session *session, struct xap_enquire *enquire);

#endif
