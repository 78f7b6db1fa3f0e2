/* Why a word of a query is another string in the index: 令和6 → 2024, サーバー → サーバ, 取組み → 取トリクム.
 */
#ifndef SEISAKU_QUERY_LANGUAGE_SPELLING_REASONS_H
#define SEISAKU_QUERY_LANGUAGE_SPELLING_REASONS_H

#include "query/parse/tree.h"
#include "query/session/session.h"

/* One word of a spelling that the index writes otherwise; lent until the visit returns. */
struct change {
    const char *surface; /* in the spelling's text, not NUL-terminated */
    size_t length;
    const char *term; /* in the index */
    const char *why;  /* "era year", "numeral", "long vowel", "okurigana", "base form" or "folding" */
};

/* Calls `visit` for each, but for those that differ in the case of ASCII letters alone. Fails: SSK_MEMORY
 * only. */
ssk_status spelling_changes(struct session *session, const struct spelling *spelling,
                            void (*visit)(const struct change *change, void *context), void *context);

#endif
