/* How a line opens and how it ends, by its characters alone: bullets, labels of items and articles,
 * markers in brackets; full stops, closing brackets, colons. The one answer for all readers and stages.
 * Text is UTF-8 with its length in bytes, without a newline; blanks at both ends do not count.
 *
 * Each function tells what is there; what it means the caller says: `== ENDS_SENTENCE` where a paragraph
 * may end, `!= ENDS_OPEN` where a table's cell may. tests/cases/line_marks.tsv holds a row for each. */
#ifndef SEISAKU_INDEXER_LINES_LINE_MARKS_H
#define SEISAKU_INDEXER_LINES_LINE_MARKS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum opening {
    OPENS_NOTHING,
    OPENS_BULLET,          /* ・ ● ▲ ➢, `- ` with a blank behind: nothing else begins so */
    OPENS_CIRCLED,         /* ① ❶ ㋐: likewise */
    OPENS_DOUBTFUL_BULLET, /* → 〇 *: a line that goes on with a sentence may begin so */
    OPENS_BRACKETED,       /* （１） (ア) (iv) （甲） （注）: likewise */
    OPENS_LABEL,           /* 1. 2) ア　 一　 a) Ⅳ　: likewise */
    OPENS_ARTICLE,         /* 第三条 第二章の二: likewise */
    OPENS_MARKER /* the whole text is a short phrase in one pair of brackets: <成果>, 【第4条】 */
};

struct line_opening {
    enum opening kind;
    size_t bytes; /* from the text's start to the end of the mark; 0 of OPENS_NOTHING */
    bool parted;  /* a blank or the end stands behind the mark */
};

struct line_opening line_opening(const char *text, size_t length);

/* Does it open beyond doubt: a bullet, or a circled number? */
bool opening_is_sure(enum opening kind);

enum ending {
    ENDS_OPEN,
    ENDS_SENTENCE, /* 。 . ! ?, with closing brackets and a footnote's number behind the stop or without */
    ENDS_CLOSED,   /* a closing bracket without a stop: the phrase may stand alone */
    ENDS_COLON,    /* a colon or semicolon: what follows stands apart */
    ENDS_DOTS      /* … ・・・ */
};

enum ending line_ending(const char *text, size_t length);

/* `line_ending` is ENDS_SENTENCE. */
bool ends_sentence(const char *text, size_t length);

/* Does it end in round brackets that stand behind a full stop: …とすること。（第二条の二関係）? */
bool ends_behind_stop(const char *start, size_t length);

/* A full stop, exclamation or question mark of Japanese text, upright or vertical: 。 ． ！ ？ ｡ ︒. */
bool is_full_stop(uint32_t point);

/* A comma of Japanese text or of ASCII: 、 ， ､. */
bool is_comma(uint32_t point);

/* The bracket or quotation mark that closes what `point` opens, narrow; 0 where it opens nothing. Either may
 * be given narrow or not. */
uint32_t bracket_closing(uint32_t point);
bool is_closing_bracket(uint32_t point);

/* What stands for a note's number, or before it: ※ * † 注. Given narrow. */
bool is_note_sign(uint32_t point);

/* The bytes of an item's label in brackets that opens the text, or 0: (ア) before the end, a blank, or an
 * organisation's name, and nothing that could go on with a sentence. */
size_t line_item_label(const char *text, size_t length);

/* Opens a cell where columns stand side by side, behind a gap in the line: any bullet, or a marker. */
bool line_opens_cell(const char *text, size_t length);

/* Opens a paragraph whatever stands above: a sure bullet, a marker, an item's label. */
bool line_opens(const char *text, size_t length);

/* The text is a bullet, a label or a number with its stop, and nothing else: what it opens follows. */
bool line_is_opening(const char *text, size_t length);

/* The text is a label or a bare number and nothing else (第三条, 二, （ア）, ○２, 注１, Ｊ０３６), no bullet.
 */
bool line_is_label(const char *text, size_t length);

#endif
