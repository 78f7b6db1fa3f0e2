/* What offices print above and beside a title, by its characters: how long a paper is kept, how secret it is,
 * whether it is final, who signs it. */
#ifndef SEISAKU_INDEXER_PAPERS_SMALL_PRINT_H
#define SEISAKU_INDEXER_PAPERS_SMALL_PRINT_H

#include <stdbool.h>

#include "indexer/lines/cursor.h"

/* 原議保存期間　５年, 機密性２情報, 【取扱注意】, 未定稿, 会議後速やかに公表, （別紙２）, 提出者　架空　太郎?
 */
bool small_print_is_stamp(struct cursor line);

/* 環境大臣　山田　太郎: one who signs, with the name behind a blank? */
bool small_print_is_signer(struct cursor line);

/* 国土交通省港湾局, （こども家庭庁支援局）, 内閣府参事官（防災担当）付: an office by itself? Councils,
 * whose names open many a title, are none. */
bool small_print_is_office(struct cursor line);

#endif
