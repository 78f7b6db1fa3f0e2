/* Words that stand together in a title. */
#ifndef SEISAKU_QUERY_MATCH_TITLE_PHRASE_H
#define SEISAKU_QUERY_MATCH_TITLE_PHRASE_H

#include "query/language/tree.h"
#include "query/match/candidates.h"

/* Whether the spelling's words stand together in the title of the candidate's section, or of its document. */
ssk_status title_has_phrase(bool *holds, struct session *session, const struct candidate *candidate,
                            bool section, const struct spelling *spelling, struct ssk_error *error);

#endif
