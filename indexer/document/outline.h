/* The headings above the line that is being read, and the keys they give it. */
#ifndef SEISAKU_INDEXER_DOCUMENT_OUTLINE_H
#define SEISAKU_INDEXER_DOCUMENT_OUTLINE_H

#include <stdbool.h>

#include "indexer/document/document.h"
#include "indexer/lines/heading_number.h"
#include "indexer/lines/list_label.h"

enum { OUTLINE_DEPTH = 16 };

struct outline_entry {
    int level;
    int look;              /* by its size or weight, 1 the largest; 0 for one that only its number tells */
    char *number, *title;  /* NULL where the heading has none */
    char *text;            /* as it stands in a path: "3.2 我が国の…" */
    enum mark_style style; /* of one that was entered by its mark */
    int value;
    bool dotted; /* a full stop closes its number */
    int listed;  /* below one entered by its mark: the last of a list's items with such marks; 0 for none */
};

struct outline {
    struct outline_entry stack[OUTLINE_DEPTH];
    int depth;
    struct heading last; /* the last number met */
    bool has_last;       /* it is a decimal one */
    int counted;         /* the last decimal number of one part, through all chapters */
    struct { /* the last item beside a heading of its style, which it ended, and the headings above it */
        enum mark_style style;
        int value, depth;
    } passed;
    bool restarts; /* a heading without a decimal number came since: the next may be 1 again */
};

/* Enters a heading: those at its level and below are left. `number` may be NULL. A decimal number also
 * leaves every decimal that is not its beginning (2 above 3.2). Fails: false without memory. */
bool outline_enter(struct outline *outline, int level, const struct heading *number, struct cursor title);

/* Enters a heading that a page shows by its look, the size of rank `look`, 1 the largest: those of its look
 * or a lesser one are left, and those that only their numbers tell. Numbered headings rank by their numbers.
 * Fails: false without memory. */
bool outline_enter_look(struct outline *outline, int look, const struct heading *number, struct cursor title);

/* Leaves the headings of this level and below: of 1 all, as a table of contents does. */
void outline_leave(struct outline *outline, int level);

/* The number of the last heading above of this level, or 0. */
int outline_last(const struct outline *outline, int level);

/* Is the mark the next of its style, or the first below the headings there are? */
bool outline_expects(const struct outline *outline, const struct list_label *mark);

/* Enters a heading by its mark: beside the one of its style, else below all there are; annexes below none.
 * Only Roman numerals and annexes number a section; the others leave it to what is above. Fails: false
 * without memory. */
bool outline_enter_mark(struct outline *outline, const struct list_label *mark);

/* Text begins with the mark. Where it is the next beside a heading of its style, (2) after (1), and not an
 * item of a list below that, the heading ends. Returns: true then. */
bool outline_pass_mark(struct outline *outline, const struct list_label *mark);

/* Is this heading one of those above already? Pages repeat them at their top. */
bool outline_holds(const struct outline *outline, const struct heading *heading);

/* Fills section and path of the keys: the section is the innermost heading with a number, or the innermost of
 * all where none has one. Fails: false without memory. */
bool outline_keys(const struct outline *outline, struct keys *keys);

void outline_free(struct outline *outline);

#endif
