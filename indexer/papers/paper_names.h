/* What papers call themselves, how they say what they are, and whom letters are to: one table each. */
#ifndef SEISAKU_INDEXER_PAPERS_PAPER_NAMES_H
#define SEISAKU_INDEXER_PAPERS_PAPER_NAMES_H

#include <stdbool.h>

#include "indexer/lines/cursor.h"

/* Does the text end in what minutes are called (議事要旨, 大臣会見の概要), or papers of councils and of
 * studies (中間整理, 答申)? Blanks behind do not count; brackets do. */
bool names_minutes(struct cursor text);
bool names_report(struct cursor text);

/* Does it hold such a name of minutes: 大臣会見の概要について? */
bool mentions_minutes(struct cursor text);

/* Does it open with such a name of a paper, and a blank behind: 提言　収蔵庫の不足に向き合う? */
bool opens_with_report(struct cursor text);

/* Is it 報道発表資料, Press Release or another name of such papers, and nothing else; or does it hold one? */
bool names_press_release(struct cursor text);
bool mentions_press_release(struct cursor text);

/* Does it hold 公表します。 or another end of what announces? */
bool announces(struct cursor text);

/* Is it 主文, what a court orders, and nothing else; or another part of a judgment: 事実及び理由? */
bool names_judgment_order(struct cursor text);
bool names_judgment_part(struct cursor text);

/* Does the line say whom a letter is to: …課長　殿, 各都道府県知事　宛て? Text may end in such a character:
 * 標準仕様 does not count. */
bool names_addressee(struct cursor line);

/* Takes a sign that may part a title from its site's name; some only where a blank stands before them. */
bool take_site_sign(struct cursor *at, bool behind_blank);

#endif
