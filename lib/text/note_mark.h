/* Marks of footnotes among the characters of a text: ⁴ in 委員会⁴の報告, which reads on without it. */
#ifndef SEISAKU_LIB_TEXT_NOTE_MARK_H
#define SEISAKU_LIB_TEXT_NOTE_MARK_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* What stands before a character; zero it at a text's start. */
struct before_mark {
    uint32_t last; /* the character before, marks aside; 0 at the start */
    size_t run;    /* how many ASCII letters, or how many digits, end with it */
    bool word;     /* these digits stand behind a letter */
    bool marked;   /* marks stand between */
};

/* Returns: true for a raised digit that is a footnote's mark. Behind short figures and such words as units
 * and variables are (10² m² km² x²) it is a power. Order: for each character of the text in turn. */
bool note_mark_is(struct before_mark *before, uint32_t point);

#endif
