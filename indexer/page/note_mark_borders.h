/* The borders between the characters of a line, and the blanks that stand there. */
#ifndef SEISAKU_INDEXER_PAGE_NOTE_MARK_BORDERS_H
#define SEISAKU_INDEXER_PAGE_NOTE_MARK_BORDERS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Two neighbouring characters, by what a blank between them says. */
enum border {
    BORDER_CLOSING,  /* before a full stop, comma or closing bracket */
    BORDER_STOP,     /* after a full stop */
    BORDER_BRACKET,  /* after a closing bracket */
    BORDER_OPENING,  /* before an opening bracket */
    BORDER_KATAKANA, /* within katakana: foreign names have blanks */
    BORDER_CJK,
    BORDER_AFTER_LATIN, /* `SFIA は` */
    BORDER_BEFORE_LATIN,
    BORDER_NEVER, /* no raised number stands here: in Latin text, after a comma or an opening bracket */
    BORDERS
};

enum border border_of(uint32_t before, uint32_t after);

/* A raised number may stand behind the last character of a line. */
bool border_may_end(uint32_t last);

/* A walk along a line: `for (struct border_walk walk = border_first(text); border_next(&walk);)`. */
struct border_walk {
    const char *text;
    size_t length, byte;
    uint32_t before, after;
    size_t start, end; /* of the blanks between the two, in bytes */
};

/* At the end `after` is the line's last character (0: it has none) and `start` the byte behind it. */
struct border_walk border_first(const char *text);
bool border_next(struct border_walk *walk);

#endif
