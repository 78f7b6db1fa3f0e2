/* Lines that name who issued a document, and nothing else. */
#ifndef SEISAKU_INDEXER_KEYS_ISSUER_NAMES_H
#define SEISAKU_INDEXER_KEYS_ISSUER_NAMES_H

#include "indexer/document/document.h"
#include "indexer/lines/cursor.h"
#include "seisaku/ministry.h"
#include "seisaku/status.h"

/* What the name of an office ends in; offices that are called by who holds them, where a minister's name may
 * be whom something is to. NULL-ended. */
extern const char *const ISSUER_OFFICES[], *const ISSUER_HOLDERS[];

/* Adds the name unless it is there. SSK_MEMORY. */
ssk_status issuer_add(struct document *document, const char *name);

/* The ministry that a line opens with when it is no more than the name of an office with one of the endings;
 * NULL for none. Lent. */
const char *issuer_office(struct cursor line, const struct ssk_ministries *ministries,
                          const char *const *endings);

/* Likewise of one who signs: 厚生労働省医政局長, 環境大臣　山田　太郎. */
const char *issuer_signer(struct cursor line, const struct ssk_ministries *ministries);

/* Adds the ministries of a line that names nothing else; *added when there are any. SSK_MEMORY. */
ssk_status issuer_add_names(struct document *document, struct cursor line,
                            const struct ssk_ministries *ministries, bool *added);

#endif
