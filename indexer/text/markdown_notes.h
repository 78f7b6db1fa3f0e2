/* Notes of Markdown, which its parser takes for links: [^1] in a text, and `[^1]: the note` on a line. */
#ifndef SEISAKU_INDEXER_TEXT_MARKDOWN_NOTES_H
#define SEISAKU_INDEXER_TEXT_MARKDOWN_NOTES_H

#include "seisaku/buffer.h"

/* Appends the text with the marks of notes raised (¹), or left out where they are words, and each note as a
 * paragraph of its own. What is fenced as code stays. */
void markdown_notes(struct ssk_buffer *out, const char *text, size_t length);

#endif
