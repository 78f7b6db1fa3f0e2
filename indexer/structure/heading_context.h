/* Headings by their context: what stands above and below a line, and how the page is set. */
#ifndef SEISAKU_INDEXER_STRUCTURE_HEADING_CONTEXT_H
#define SEISAKU_INDEXER_STRUCTURE_HEADING_CONTEXT_H

#include <stdbool.h>

#include "indexer/document/document.h"
#include "indexer/document/outline.h"
#include "indexer/document/paragraph.h"
#include "indexer/lines/heading_number.h"

enum { PAGE_NOTES = 40 };

struct heading_context {
    const struct document *document;
    struct page *page;
    const struct line *above; /* the line before that is not set aside; NULL at a page's start, unless a
                                 row goes on there */
    struct measure measure;   /* of the lines that span the page */
    size_t page_width;        /* of those lines, or of the columns side by side where these are wider */
    bool page_start;          /* only running heads so far */
    bool marked_headings;     /* numbered ones are marked up: a number without is a list's */
    bool slide;               /* the page is a slide with a title */
    size_t looked;            /* lines that were looked at for headings that come again */
    bool contents;            /* a table of contents was announced (目次) and has not ended: */
    const struct line *entry; /* its first that is like a heading; NULL for none yet */
    bool remarks;             /* the list is of remarks: 注１ … ２ … */
    int swapped_level;        /* see sequence_swapped_level */
    bool coded;    /* below an entry with a code (Ａ０００　初診料), whose items have numbers */
    bool in_table; /* the page shows a plan's table */
    bool judgment; /* the document is one: 主文 and 理由 head its parts */
    const struct outline *outline;
    int notes[PAGE_NOTES]; /* the numbers of the page's footnotes */
    int note_count;
    int list_number; /* the last item of a list (1. 2. 3.) under the last heading; 0 for none */
};

/* Reads the numbers of the page's footnotes. Order: for each page. */
void context_find_notes(struct heading_context *around);

/* Does the line begin something, rather than go on with the sentence of the line `above` (or NULL)? */
bool context_begin_anew(const struct heading_context *around, const struct line *above,
                        const struct line *line);

/* Is the line a numbered heading? */
bool context_heading(const struct heading_context *around, const struct line *line, struct heading *heading);

/* Is the line the number of a chapter, taken for the first cell of a table's row of two, with its title in
 * the other? It must be the one that comes next, and in no list of chapters. */
bool context_parted_chapter(const struct heading_context *around, const struct line *line);

/* Is the line a heading by a mark such as (1), the next of its style? */
bool context_marked(const struct heading_context *around, const struct line *line, struct list_label *mark);

/* Is the line a heading by a number in kanji, 一　趣旨, on a page of plain text? It must come next, and 二
 * must follow 一. */
bool context_kanji(const struct heading_context *around, const struct line *line, struct heading *heading);

/* A line as wide as the page that is followed by more text may be the first of a paragraph. On a page of two
 * columns no paragraph spans both, and a heading that does may be its longest line. */
bool context_may_run_on(const struct heading_context *around, const struct line *line);

/* Does the line end where its writer ended it, not where the page does? */
bool context_ends_apart(const struct heading_context *around, const struct line *line);

/* Takes the number of one of the page's notes off the end of a title: ＡＩ技術の潮流3. */
void context_drop_reference(const struct heading_context *around, struct cursor *title);

/* `3.2` alone on a line of a page with a plan's table, whose extraction tears them apart: the number of a
 * heading whose title stands further down? */
bool context_number_apart(const struct heading_context *around, const struct line *line,
                          struct heading *heading);

/* The title of such a number: the nearest line below it on the page that could be one; NULL for none. */
struct line *context_apart_title(const struct heading_context *around, const struct line *number);

/* Forgets the list: a heading was met. */
void context_end_list(struct heading_context *around);

/* Given a line that is no heading: notes an item of a numbered list and has it begin a paragraph, since it
 * begins a paragraph though nothing but its number tells. */
void context_mark_list_item(struct heading_context *around, struct line *line);

#endif
