/* What kind of document it is. */
#ifndef SEISAKU_INDEXER_KEYS_FIND_GENRE_H
#define SEISAKU_INDEXER_KEYS_FIND_GENRE_H

#include "indexer/keys/head/head.h"

/* What kind of document the title and the head say it is; SSK_GENRE_NONE when they do not say. */
enum ssk_genre find_genre(const struct document *document, const struct head *head);

#endif
