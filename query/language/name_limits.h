/* Where a name counts and where not: short ones in capitals, laws within the names of other laws. */
#ifndef SEISAKU_QUERY_LANGUAGE_NAME_LIMITS_H
#define SEISAKU_QUERY_LANGUAGE_NAME_LIMITS_H

#include "query/parse/tree.h"
#include "query/session/session.h"

/* Limits the spelling, a topic's name: three capitals and digits at most count in capitals (MDA is not mda,
 * nor 5G five grams), up to five letters with a capital first (SOFA, Quad), and what has 「 in it as a
 * string. */
void limit_name(struct spelling *spelling);

/* The same of what was typed, a topic's name, by the capitals that it was typed with: 5G is not five grams.
 * Fails: memory. */
ssk_status limit_typed_name(struct spelling *spelling, struct ssk_error *error);

/* Fills `longer` of the spelling with the words of the topic dictionary that hide it: 原発 within 原発性.
 * Fails: memory. */
ssk_status limit_by_hiding(struct spelling *spelling, struct session *session, struct ssk_error *error);

/* Fills `longer` of the spelling, when it is a law's name or the citation of an article, with the names of
 * other laws that have the name within them, and sets its `article`. Fails: memory. */
ssk_status limit_to_own_law(struct spelling *spelling, struct session *session, struct ssk_error *error);

#endif
