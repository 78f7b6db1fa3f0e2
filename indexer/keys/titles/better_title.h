/* Titles that a reader took from the wrong line of the head, or not whole. */
#ifndef SEISAKU_INDEXER_KEYS_TITLES_BETTER_TITLE_H
#define SEISAKU_INDEXER_KEYS_TITLES_BETTER_TITLE_H

#include "indexer/document/document.h"
#include "indexer/keys/head/head.h"
#include "seisaku/status.h"

/* A title that is missing, or but the name of a council, a numbered heading or small print, gives way to the
 * first line of the head that reads like a title, where there is one. Fails: SSK_MEMORY only. */
ssk_status better_title_find(struct document *document, const struct head *head);

/* Adds to the title the lines about it that it goes on in: …に向けた離島の above …に関する方針, a subtitle
 * between dashes or ～, a bracket that says what it is (審議のまとめ). Order: once whole_title_join is done.
 * Fails: SSK_MEMORY only. */
ssk_status better_title_extend(struct document *document, const struct head *head);

#endif
