/* The titles that speakers' labels end in: 大臣, 委員, 君. */
#ifndef SEISAKU_INDEXER_GENRES_MINUTES_SPEAKER_TITLES_H
#define SEISAKU_INDEXER_GENRES_MINUTES_SPEAKER_TITLES_H

#include <stdbool.h>
#include <stddef.h>

#include "indexer/lines/cursor.h"

/* The bytes of the longest title that stands here, or 0. */
size_t speaker_title_bytes(struct cursor cursor);

/* The longest title that ends the word; false when none does. */
bool speaker_last_title(struct cursor word, struct cursor *title);

#endif
