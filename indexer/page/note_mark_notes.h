/* The footnote that a raised number refers to, and whether it speaks of what stands before a gap. */
#ifndef SEISAKU_INDEXER_PAGE_NOTE_MARK_NOTES_H
#define SEISAKU_INDEXER_PAGE_NOTE_MARK_NOTES_H

#include "indexer/document/document.h"

enum note_form {
    NOTE_NONE,
    NOTE_LIKELY, /* its number, raised too, stands on a line of its own, at the foot of the page */
    NOTE_SURE    /* `1 https://…` */
};

struct note {
    enum note_form form;
    char text[1024]; /* of all its lines, in small letters, without blanks; cut if longer */
};

/* Finds the footnote below the reference's line on the page. `number` is what the line holds of it,
 * `2、3` counts as 2. */
void note_find(const struct page *page, size_t reference, const char *number, struct note *note);

/* Whether the number on line `at` opens a note itself: at the foot of the page, where the same number
 * stood on a line above. */
bool note_opens_at(const struct page *page, size_t at);

/* Whether the note holds the name that the text ends with, closing brackets aside: a Latin word with a
 * capital, or the last characters of one in kanji or katakana. */
bool note_speaks_of(const struct note *note, const char *text, size_t length);

/* Bounds, in lines, of what on the page may stand near line `l` on paper. */
size_t near_start(size_t l);
size_t near_end(const struct page *page, size_t l);

#endif
