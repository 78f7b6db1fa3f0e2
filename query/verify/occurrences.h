/* Where a leaf's words and strings stand in one passage: for highlights, NEAR and concordances. */
#ifndef SEISAKU_QUERY_VERIFY_OCCURRENCES_H
#define SEISAKU_QUERY_VERIFY_OCCURRENCES_H

#include "query/parse/tree.h"
#include "query/verify/passage_view.h"

/* Adds every occurrence of the leaf, spelling by spelling, unsorted. With --match=any each word of a bare
 * word counts alone. Fails: SSK_MEMORY; SSK_MODIFIED or SSK_CORRUPT of the index. */
ssk_status occurrences_of_leaf(struct occurrences *out, struct passage_view *view, const struct node *leaf,
                               bool match_any);

/* Whether the spelling's words stand together somewhere in a text that has all of them, as
 * occurrences_of_leaf finds them. Fails: as that. */
ssk_status occurrences_stand(bool *stands, struct passage_view *view, const struct spelling *spelling);

/* Adds those of every leaf below `node` that is not negated and not a field; then sorts by start and merges
 * those that overlap. */
ssk_status occurrences_of_query(struct occurrences *out, struct passage_view *view, const struct node *node,
                                bool match_any);

#endif
