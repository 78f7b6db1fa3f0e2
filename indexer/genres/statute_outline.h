/* A statute while it is read: its lines, and what holds of the whole of it. statute_outline.c finds that out,
 * statutes.c then reads line by line. */
#ifndef SEISAKU_INDEXER_GENRES_STATUTE_OUTLINE_H
#define SEISAKU_INDEXER_GENRES_STATUTE_OUTLINE_H

#include <stdbool.h>
#include <stddef.h>

#include "indexer/document/document.h"
#include "indexer/genres/statute_lines.h"

struct statute_form {
    struct line **lines; /* all that are read; the array is owned, the lines are the document's */
    size_t count;
    bool marked_up;                /* every line is a paragraph */
    bool pasted;                   /* no line is indented: text of a page, as it is pasted from a browser */
    bool inlined;                  /* an article's text follows its number on the line */
    size_t contents, contents_end; /* the table of contents: [contents, contents_end) */
    size_t number_line;            /* that bears the law's number; `count` if none */
    bool short_number;             /* it has no day, see statute_short_number */
    bool supplement;               /* 附則 stands behind an article */
    struct cursor issuer;          /* of the law's number, see statute_law_number; lent from its line */
    size_t last_article;           /* its line */
    struct ordinal last;           /* the article met last since a supplement; of count 0 for none */
};

/* Finds the form of the document. *known is false when it is no statute. Fails: false without memory. Free
 * with statute_form_free. */
bool statute_form_find(struct statute_form *out, const struct document *document, bool *known);
void statute_form_free(struct statute_form *form);

/* The line's text; "" behind the last. */
static inline const char *statute_text(const struct statute_form *form, size_t l)
{
    return l < form->count ? form->lines[l]->text : "";
}

/* Does the text open with a blank? */
bool statute_indented(const char *text);

/* Is the line an article's first, coming after form->last? */
bool statute_is_article(const struct statute_form *form, size_t l, struct article *article);

#endif
