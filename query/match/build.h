/* The expanded tree → Xapian's queries. */
#ifndef SEISAKU_QUERY_MATCH_BUILD_H
#define SEISAKU_QUERY_MATCH_BUILD_H

#include "query/parse/tree.h"
#include "query/session/session.h"

/* The filters of the command line, by field; within one any will do, between them all must hold. */
struct filters {
    struct filter {
        const char *const *values;
        size_t count;
    } of[FIELDS];
};

/* Is nothing filtered? */
bool filters_empty(const struct filters *filters);

/* What a query comes to. Both parts to be freed with built_free. */
struct built {
    struct xap_query *hits;  /* its matches are exactly the hits */
    struct xap_query *words; /* what ranks them by the words that were typed; NULL for none */
    bool weighs;             /* the hits have weight for themselves, which adds to that of the words */
};

/* Of an expanded tree; `root` NULL: all passages. Fails: SSK_INPUT when a filter or a field names nothing
 * known; the message suggests. */
ssk_status query_build(struct built *out, struct session *session, const struct node *root,
                       const struct filters *filters, struct ssk_error *error);

void built_free(struct built *built);

#endif
