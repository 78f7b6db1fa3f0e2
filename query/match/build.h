/* The expanded tree → Xapian's query. */
#ifndef SEISAKU_QUERY_MATCH_BUILD_H
#define SEISAKU_QUERY_MATCH_BUILD_H

#include "query/language/tree.h"
#include "query/session/session.h"

/* The filters of the command line; within one kind any will do, between kinds all must hold. */
struct filters {
    const char *const *ministries, *const *sections, *const *kinds, *const *years;
    size_t ministry_count, section_count, kind_count, year_count;
};

/* The query whose matches are exactly the hits, weighed by words and bigrams. `root` NULL: all passages.
 * SSK_INPUT when a filter or a field names nothing known; the message suggests. */
ssk_status query_build(struct xap_query **out, struct session *session, const struct node *root,
                       const struct filters *filters, struct ssk_error *error);

#endif
