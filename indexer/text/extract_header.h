/* The head that sites of extracted documents print above a page's text:
 *
 *     title of the document (169 ページ)
 *     出典
 *     公開元URL | https://... |
 *     出典情報 | meeting and date《publisher》 |
 *     ページ画像
 *     プレーンテキスト
 *     資料テキストは...コンピュータによる自動処理で...。
 *
 * It is known by its rows `key | value |`, of which one holds a web address. */
#ifndef SEISAKU_INDEXER_TEXT_EXTRACT_HEADER_H
#define SEISAKU_INDEXER_TEXT_EXTRACT_HEADER_H

#include <stdbool.h>

#include "indexer/document/document.h"

/* Takes title, publisher and url off the head of the first page, if it has one, and makes its lines
 * LINE_SET_ASIDE. False only without memory. */
bool extract_header_read(struct document *document);

#endif
