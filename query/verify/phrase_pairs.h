/* Where the lists of pairs of words leave it open that a phrase stands. */
#ifndef SEISAKU_QUERY_VERIFY_PHRASE_PAIRS_H
#define SEISAKU_QUERY_VERIFY_PHRASE_PAIRS_H

#include "query/parse/tree.h"
#include "query/verify/candidates.h"

/* One limit for each segment, malloc'd, for the passages whose text has the phrase of the spelling's words;
 * exact ones for a phrase of two words that counts wherever it stands. Free with phrase_limits_free. */
ssk_status phrase_limits(struct candidate_limit **out, const struct session *session,
                         const struct spelling *spelling, struct ssk_error *error);
void phrase_limits_free(struct candidate_limit *limits, const struct session *session);

#endif
