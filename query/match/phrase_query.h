/* Words that stand together in a text, as Xapian's queries. */
#ifndef SEISAKU_QUERY_MATCH_PHRASE_QUERY_H
#define SEISAKU_QUERY_MATCH_PHRASE_QUERY_H

#include "query/parse/tree.h"
#include "query/session/session.h"

/* Whether the word at `index` stands before it in the spelling, too. */
bool spelling_repeats(const struct spelling *spelling, size_t index);

/* The spelling's words in fields of the prefix, wherever they stand: XAP_OP_AND all of them, XAP_OP_OR any.
 * The caller frees it. */
ssk_status words_query(struct xap_query **out, struct session *session, const char *prefix, xap_op op,
                       const struct spelling *spelling, struct ssk_error *error);

/* The spelling's words where they stand together in a text: passages that have all of them, verified. The
 * caller frees it. */
ssk_status phrase_query(struct xap_query **out, struct session *session, const struct spelling *spelling,
                        struct ssk_error *error);

/* The same in the title of a passage's document. */
ssk_status title_phrase_query(struct xap_query **out, struct session *session,
                              const struct spelling *spelling, struct ssk_error *error);

#endif
