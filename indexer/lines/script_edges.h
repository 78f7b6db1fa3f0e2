/* The scripts that a piece of text begins and ends in: between Japanese and Japanese no blank belongs to
 * the text. */
#ifndef SEISAKU_INDEXER_LINES_SCRIPT_EDGES_H
#define SEISAKU_INDEXER_LINES_SCRIPT_EDGES_H

#include <stdbool.h>
#include <stddef.h>

/* Kana, kanji, their punctuation, full-width forms. The text is not empty. */
bool begins_in_cjk(const char *text, size_t length);
bool ends_in_cjk(const char *text, size_t length);

/* Neither: Latin text, numbers, marks. */
bool has_latin_edges(const char *text, size_t length);

/* The writer set the line with rows of ideographic spaces (委員　　　山田太郎君): no columns of a page. */
bool set_with_blanks(const char *line);

#endif
