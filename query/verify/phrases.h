/* Words of a spelling that stand together in a text. */
#ifndef SEISAKU_QUERY_VERIFY_PHRASES_H
#define SEISAKU_QUERY_VERIFY_PHRASES_H

#include "query/parse/tree.h"
#include "query/verify/candidates.h"
#include "query/verify/passage_view.h"

/* Whether the spelling's words stand together somewhere in the text. Fails: as passage_view_analyse. */
ssk_status phrase_stands(bool *stands, struct passage_view *view, const struct spelling *spelling);

/* Adds where the spelling's words stand together, unsorted. Fails: as passage_view_analyse. */
ssk_status occurrences_of_phrase(struct occurrences *out, struct passage_view *view,
                                 const struct spelling *spelling);

/* Adds the words from position `first` to `last`; none where a compound's whole alone has the position.
 * Fails: SSK_MEMORY. */
ssk_status occurrences_add_words(struct occurrences *out, const struct passage_view *view, uint32_t first,
                                 uint32_t last);

/* Whether the spelling's words stand together in the title of the candidate's section, or of its document. */
ssk_status title_has_phrase(bool *holds, struct session *session, const struct candidate *candidate,
                            bool section, const struct spelling *spelling, struct ssk_error *error);

#endif
