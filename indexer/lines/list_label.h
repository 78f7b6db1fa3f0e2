/* The marks of headings below numbers, and beside them: Ⅰ はじめに, （１）背景, ① 経緯, ア 目的, a) scope,
 * 別紙１ 様式. Which is above which, each document settles for itself. */
#ifndef SEISAKU_INDEXER_LINES_LIST_LABEL_H
#define SEISAKU_INDEXER_LINES_LIST_LABEL_H

#include <stdbool.h>

#include "indexer/lines/cursor.h"

enum mark_style {
    MARK_NONE,
    MARK_ROMAN,          /* Ⅰ, II. */
    MARK_BRACKET,        /* (1) */
    MARK_CIRCLE,         /* ① */
    MARK_KANA,           /* ア */
    MARK_BRACKETED_KANA, /* (ア) */
    MARK_LETTER,         /* a), (a) */
    MARK_ANNEX           /* 別紙１, 別添, 参考資料２ */
};

struct list_label {
    enum mark_style style;
    int value;           /* 1 for the first; 0 of an annex without a number */
    bool parted;         /* a Roman numeral with parts below it: Ⅰ-1 */
    char label[32];      /* as printed, without what closes it */
    struct cursor title; /* lent from the line, trimmed; only of an annex it may be empty */
};

/* Reads the mark off the line; false when there is none. Whether the rest makes a title is not asked. */
bool list_label_parse(const char *text, struct list_label *out);

#endif
