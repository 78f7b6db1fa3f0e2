/* The paragraphs (項) of an article, as statutes number them: the first by the article's own label 第三条,
 * the others by 2, ２ or ② before a blank. */
#ifndef SEISAKU_QUERY_STATUTES_PARAGRAPHS_H
#define SEISAKU_QUERY_STATUTES_PARAGRAPHS_H

#include <stdbool.h>
#include <stddef.h>

/* What a passage of an article says of its paragraphs. */
struct paragraphs {
    int first; /* the one that the text opens; 0 where it goes on with one begun before */
    int last;  /* the last one that begins in the text; 0 where none does */
};

struct paragraphs paragraphs_of(const char *text, size_t length);

/* Parts 第37条の2第1項, with digits for numerals, as 第37条の2 and 1: the bytes of the article; all of them
 * and 0 where no paragraph is named. What stands behind the paragraph (第2号) does not count. */
size_t paragraph_cited(const char *number, int *paragraph);

#endif
