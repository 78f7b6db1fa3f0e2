/* What a line of a statute says it is. Where such a line may stand, statutes.c judges. */
#ifndef SEISAKU_INDEXER_GENRES_STATUTE_LINES_H
#define SEISAKU_INDEXER_GENRES_STATUTE_LINES_H

#include <stdbool.h>

#include "indexer/lines/cursor.h"
#include "indexer/lines/heading_number.h"
#include "indexer/lines/numerals.h"

/* An article's number at the head of a line, 第十三条の二 or 第十条から第十五条まで. */
struct article {
    struct ordinal ordinal; /* of a range its last one */
    struct cursor number;   /* as printed */
    struct cursor rest;     /* what follows it on the line, trimmed */
    bool bracket;           /* a bracket follows without a blank: 第１条（目的） */
};

bool statute_article(const char *text, struct article *out);

/* 第二章の二　雑則: fills level (2 to 7), number and title. What it says in brackets of its articles, as
 * tables of contents do, sets *range. */
bool statute_chapter(const char *text, struct heading *out, bool *range);

/* 附　則　（平成二十年法律第一号）　抄: sets *title to what follows 附則, trimmed. */
bool statute_supplement(const char *text, struct cursor *title);

/* 別表第一（第三条関係）, 別記様式第二号, 別紙１: the number is the whole name, the title what stands in
 * brackets. *sure when the brackets name an article. */
bool statute_annex(const char *text, struct heading *out, bool *sure);

/* （平成二十年三月三十一日総務省令第一号）, alone on a line or behind the title: sets *issuer to 総務省, or
 * to nothing for 法律, 政令 and what else no ministry issues. */
bool statute_law_number(const char *text, struct cursor *issuer);

/* 令和五年法律第二十五号, alone on a line, in brackets, or behind the title, as today's sites print it.
 * Notices cite laws so: it alone makes no statute. */
bool statute_short_number(const char *text);

/* （目的） and nothing else, brackets balanced: sets *inside. */
bool statute_caption(struct cursor text, struct cursor *inside);

/* Takes a caption off the head of the text. */
bool statute_caption_prefix(struct cursor *text, struct cursor *inside);

#endif
