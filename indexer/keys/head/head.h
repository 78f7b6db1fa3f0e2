/* The head of a document: the first lines of its first page, as they read without letter-spacing. */
#ifndef SEISAKU_INDEXER_KEYS_HEAD_HEAD_H
#define SEISAKU_INDEXER_KEYS_HEAD_HEAD_H

#include <stdbool.h>
#include <stddef.h>

#include "indexer/document/document.h"
#include "indexer/lines/cursor.h"

enum { HEAD_LINES = 40 };

struct head {
    char *lines[HEAD_LINES]; /* trimmed, no empty ones */
    size_t count;
    char *cells[HEAD_LINES]; /* the first rows of tables, and lines behind a cover: a label may say a date
                                there */
    size_t cell_count;
    bool cover; /* the whole page is no more than a few lines */
};

/* Fails: false without memory; free it either way. */
bool head_read(struct head *out, const struct document *document);
void head_free(struct head *head);

/* Does the text end in the word, blanks behind it aside? */
bool head_ends_in(struct cursor text, const char *word);

#endif
