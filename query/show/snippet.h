/* A passage in about a hundred characters, around its matches. */
#ifndef SEISAKU_QUERY_SHOW_SNIPPET_H
#define SEISAKU_QUERY_SHOW_SNIPPET_H

#include "query/verify/occurrences.h"
#include "seisaku/buffer.h"

enum { SNIPPET_POINTS = 120 };

/* Appends the part of the text, about SNIPPET_POINTS code points, that has the most matches, each between
 * `open` and `close`; … stands for what is left out, a blank for control characters and line ends. */
void snippet_append(struct ssk_buffer *out, const char *text, const struct occurrences *matches,
                    const char *open, const char *close);

/* Appends text with control characters as blanks and bytes that are no UTF-8 as U+FFFD. */
void append_printable(struct ssk_buffer *out, const char *text, size_t length);

#endif
