/* Strings in texts, exactly: bigrams give the candidates, the stored text decides. */
#ifndef SEISAKU_QUERY_VERIFY_LITERAL_H
#define SEISAKU_QUERY_VERIFY_LITERAL_H

#include "query/parse/tree.h"
#include "query/session/session.h"
#include "seisaku/passage_block.h"

/* The next place at or behind folded point `from` where the spelling's string stands as its flags ask; the
 * text's length in folded points when there is none. `folded` is the record's text in the literal folding. */
size_t literal_next(const struct spelling *spelling, const struct ssk_record *record,
                    const struct ssk_folded *folded, size_t from);

/* Whether the place counts where the spelling begins at folded point `at`. */
bool literal_counts(const struct spelling *spelling, const struct ssk_record *record,
                    const struct ssk_folded *folded, size_t at);

/* A query, without weight, for exactly the passages whose text has the spelling's string; those that match
 * `known` (may be NULL) may be left out, which spares looking at them. The caller frees it. */
ssk_status literal_query(struct xap_query **out, struct session *session, const struct spelling *spelling,
                         const struct xap_query *known, struct ssk_error *error);

#endif
