/* The titles that speakers' labels end in: 大臣, 委員, 君. */
#ifndef SEISAKU_INDEXER_GENRES_MINUTES_SPEAKER_TITLES_H
#define SEISAKU_INDEXER_GENRES_MINUTES_SPEAKER_TITLES_H

#include <stdbool.h>
#include <stddef.h>

#include "indexer/lines/cursor.h"

/* The longest title that stands here, empty for none; one that begins inside it and goes on behind it wins:
 * the 長官代理者 of 最高裁判所長官代理者, not 所長. */
struct cursor speaker_title_here(struct cursor cursor);

/* The longest title that ends the word; false when none does. */
bool speaker_last_title(struct cursor word, struct cursor *title);

/* Does a title stand anywhere in the text; or one of an official: 官房審議官（航空担当）? */
bool speaker_holds_title(struct cursor text);
bool speaker_is_official(struct cursor office);

/* Takes 君, さん or 氏 that stands here, or drops it at the end; false where there is none. */
bool speaker_take_honorific(struct cursor *cursor);
bool speaker_drop_honorific(struct cursor *name);

#endif
