/* How two lines of one paragraph meet, and where a long paragraph may be parted. */
#ifndef SEISAKU_INDEXER_DOCUMENT_JOIN_LINES_H
#define SEISAKU_INDEXER_DOCUMENT_JOIN_LINES_H

#include <stddef.h>

#include "seisaku/buffer.h"

/* Appends a line of `length` bytes to the text, without what layout alone put there: indent, runs of
 * blanks, and the break itself. A blank comes in between only where two Latin words or numbers meet; a
 * word hyphenated at the line's end becomes whole. Ideographic spaces within the line stay. */
void join_line(struct ssk_buffer *text, const char *line, size_t length);

/* Where the first piece of the text ends when pieces are to have about 600 characters: behind a
 * sentence outside of brackets, else within them, else behind a comma, else between two graphemes.
 * `length` when the rest is short enough to stay whole. */
size_t join_cut(const char *text, size_t length);

#endif
