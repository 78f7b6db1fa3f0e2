/* The list of ministries that own an item, printed beside its label. */
#ifndef SEISAKU_INDEXER_PLAN_OWNERS_H
#define SEISAKU_INDEXER_PLAN_OWNERS_H

#include "indexer/lines/cursor.h"
#include "seisaku/ministry.h"
#include "seisaku/passage.h"

/* Takes ministries' names, however separated, off the front of the cursor and adds their canonical names
 * to `out`, each once. Stops at what is no name, behind the last separator. Fails: SSK_MEMORY. */
ssk_status owners_take(const struct ssk_ministries *ministries, struct cursor *cursor,
                       struct ssk_strings *out);

/* Is the text nothing but such a list? Sets *unmet to whether none of them is in `known` yet: a sentence
 * may be cut behind the names it opens with, which then are the owners' once more. */
bool owners_only(const struct ssk_ministries *ministries, const char *text, const struct ssk_strings *known,
                 bool *unmet);

#endif
