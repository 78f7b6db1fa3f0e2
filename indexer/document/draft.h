/* Filling a document paragraph by paragraph, for formats that mark paragraphs up. */
#ifndef SEISAKU_INDEXER_DOCUMENT_DRAFT_H
#define SEISAKU_INDEXER_DOCUMENT_DRAFT_H

#include <stdbool.h>
#include <stddef.h>

#include "indexer/document/document.h"

/* Start one as {.document = …}. Failures stick: check `failed` once at the end. */
struct draft {
    struct document *document;
    struct page *page;       /* that is being filled; NULL before the first */
    int rows;                /* of tables so far */
    const struct keys *keys; /* that the lines get; NULL leaves it to later stages */
    bool failed;             /* no memory left */
};

/* Begins a page, with what is printed on it as its number or name (NULL: nothing). */
void draft_page(struct draft *draft, const char *label);

/* Adds a paragraph, without the blanks around it; blank ones are passed over. Line ends and other controls
 * within become blanks. The line is lent until the next; NULL when none was added. */
struct line *draft_line(struct draft *draft, const char *text, enum line_role role, int level);
/* The same for one that heads nothing. */
struct line *draft_text(struct draft *draft, const char *text);

/* Sets the document's title, if it has none and the text is not blank. */
void draft_title(struct draft *draft, const char *title);

#endif
