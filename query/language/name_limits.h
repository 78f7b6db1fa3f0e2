/* Where a name counts and where not: short ones in capitals, laws within the names of other laws. */
#ifndef SEISAKU_QUERY_LANGUAGE_NAME_LIMITS_H
#define SEISAKU_QUERY_LANGUAGE_NAME_LIMITS_H

#include "query/language/tree.h"
#include "query/session/session.h"

/* Sets `capitals` of the spelling, a topic's name, when it is three capitals and digits at most: MDA is not
 * mda, nor 5G five grams. */
void limit_to_capitals(struct spelling *spelling);

/* Fills `longer` of the spelling, when it is a law's name, with the names of other laws that have it within
 * them. Fails: memory. */
ssk_status limit_to_own_law(struct spelling *spelling, struct session *session, struct ssk_error *error);

#endif
