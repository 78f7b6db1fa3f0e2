/* What a title's last words say that a document is. */
#ifndef SEISAKU_INDEXER_KEYS_TITLES_GENRE_TITLES_H
#define SEISAKU_INDEXER_KEYS_TITLES_GENRE_TITLES_H

#include "indexer/lines/cursor.h"
#include "seisaku/passage.h"

/* The genre that a title ends in, brackets and editions aside: …計画（案）, …白書　令和６年版; or that it
 * says in English. SSK_GENRE_NONE for none. */
enum ssk_genre genre_of_title(struct cursor title);

/* Is it the title of a paper that is none of the genres with a name: Ｑ＆Ａ, 手引き, 議事次第, …を公表します?
 */
bool genre_is_other(struct cursor title);

/* Is it the title of what parties agree on, in articles as statutes are: …に関する覚書, …協定書? */
bool genre_is_agreement(struct cursor title);

#endif
