/* The text of a page's elements to lines of a document: a line a paragraph. White space counts as a browser
 * counts it, but a line end between kana and kanji parts nothing. */
#ifndef SEISAKU_INDEXER_HTML_HTML_TEXT_H
#define SEISAKU_INDEXER_HTML_HTML_TEXT_H

#include <stdbool.h>

#include "indexer/document/document.h"
#include "seisaku/buffer.h"

/* Start one as {.page = …}; end with html_text_free. */
struct html_text {
    struct page *page;           /* the lines are added to it */
    int level;                   /* of the heading that the text is in; 0 outside of any */
    int preformatted;            /* > 0 in a <pre>, where line ends are line breaks */
    struct ssk_buffer paragraph; /* broken lines so far */
    struct ssk_buffer line;      /* since the last break */
    struct ssk_buffer piece;     /* since the last end of a source line */
    bool failed;                 /* no memory left */
};

/* Goes on with the paragraph. Inline elements part nothing, so they need no call. */
void html_text_text(struct html_text *lines, const char *text);

/* <br>: goes on with the paragraph too, unless the line before ended a sentence, none is between, or the
 * next one opens as paragraphs do. */
void html_text_break(struct html_text *lines);

/* A block begins or ends: so does a paragraph. */
void html_text_block(struct html_text *lines);

void html_text_free(struct html_text *lines);

#endif
