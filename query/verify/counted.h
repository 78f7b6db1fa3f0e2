/* Where a spelling's words stand in a text, told by how often the passage has them: that saves the analysis.
 */
#ifndef SEISAKU_QUERY_VERIFY_COUNTED_H
#define SEISAKU_QUERY_VERIFY_COUNTED_H

#include "query/parse/tree.h"
#include "query/verify/passage_view.h"

/* Whether the spelling has the same words as the other and no condition on where they count: wherever the
 * other's words stand, its do. */
bool spelling_has_words_of(const struct spelling *spelling, const struct spelling *other);

/* Whether the strings found, those from number `from` on, are all that the spelling's words can show: the
 * text is without one of the words, or the only one, or one of those that each of the strings spells, or one
 * of them and the compound that they are parts of, is counted as often as the strings are there. */
ssk_status counts_tell_strings(bool *all, const struct passage_view *view, const struct spelling *spelling,
                               const struct occurrences *found, size_t from);

/* Adds where the words stand together, unless the strings that were found from number `from` on are all; not
 * *told, and nothing is added, where only analysis can tell. Told are words spelt in one way, each counted as
 * often as there are places for it, that stand side by side or surely apart. */
ssk_status counts_tell_words(bool *told, struct occurrences *out, const struct passage_view *view,
                             const struct spelling *spelling, size_t from);

#endif
