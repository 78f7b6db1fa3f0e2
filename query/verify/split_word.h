/* Which passages may have a string of two kanji as two words. */
#ifndef SEISAKU_QUERY_VERIFY_SPLIT_WORD_H
#define SEISAKU_QUERY_VERIFY_SPLIT_WORD_H

#include "query/parse/tree.h"
#include "query/session/session.h"

/* A query that matches, whatever else, all passages where the spelling's string stands from where a word
 * begins to where one ends, but for those where its own words stand: 日本 is a part of 全日本, and where it
 * is no word there, 本 is one. NULL when that cannot be told. The spelling counts wherever it stands. The
 * caller frees it.
 */
ssk_status split_word_query(struct xap_query **out, struct session *session, const struct spelling *spelling,
                            struct ssk_error *error);

#endif
