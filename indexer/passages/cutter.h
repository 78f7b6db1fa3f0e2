/* Paragraphs that are being put together, and the passages they become. */
#ifndef SEISAKU_INDEXER_PASSAGES_CUTTER_H
#define SEISAKU_INDEXER_PASSAGES_CUTTER_H

#include "indexer/document/document.h"
#include "indexer/document/paragraph.h"
#include "indexer/document/passage_sink.h"
#include "seisaku/buffer.h"
#include "seisaku/dictionary.h"

enum {
    NOTES = LINE_COLUMNS, /* the slot of footnotes, which do not end the paragraph they interrupt */
    SLOTS = LINE_COLUMNS + 1
};

/* Where each line of a paragraph begins in its text. */
struct mark {
    size_t offset;
    int line;
};

/* A paragraph that is being put together. One for each column, because a cell of a table may go on in
 * the same column of the next page. */
struct paragraph {
    struct ssk_buffer text;
    struct mark *marks;
    size_t count, capacity;
    const struct line *last;
    const struct page *page; /* of its first line */
    const struct page *last_page;
    const struct keys *keys;
    const char *head; /* see struct line */
    bool bullet;
};

struct cutter {
    const struct document *document;
    const struct ssk_dictionary *dictionary;
    const struct sink *sink;
    struct ssk_error *error;
    struct paragraph open[SLOTS];
    const struct line *heading; /* below which nothing has come yet */
    const struct page *heading_page;
    bool running;  /* the document is wrapped text and no plan */
    int ended_row; /* the last table row in which a sentence ended */
    int emitted;
    const struct keys *speech; /* that the last passage is of, and how many it has */
    int of_speech;
};

/* Notes that a line begins at the offset. Fails: false without memory. */
bool paragraph_add_mark(struct paragraph *paragraph, size_t offset, int line);

/* Is the paragraph a row of a table of plain text, of which the line is none? */
bool cutter_closes_row(const struct paragraph *paragraph, const struct line *line);

/* Gives the paragraph's passages to the sink and empties it. Fails: SSK_MEMORY, or what the sink answers. */
ssk_status cutter_flush(struct cutter *cutter, struct paragraph *paragraph);

/* Whether the line goes on with the paragraph, by its look. */
bool cutter_goes_on(const struct paragraph *paragraph, const struct line *line, const struct page *page,
                    const struct measure *measure);

/* ---- Running text: running.c ---- */

/* Whether the document is wrapped text and no plan. */
bool running_is(const struct document *document);
/* Adds a line of a page that its reader has laid out; `begins_paragraph`: a paragraph begins with it. Fails
 * like cutter_flush. */
ssk_status running_add(struct cutter *cutter, const struct page *page, const struct line *line,
                       bool begins_paragraph);
/* As above, a line of plain text: the look of the lines says where a paragraph begins. */
ssk_status running_add_wrapped(struct cutter *cutter, const struct page *page, const struct line *line,
                               const struct measure *measure);

#endif
