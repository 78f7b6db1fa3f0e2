/* Other writings of what a query says (全て すべて, 50㎡ 50平方メートル): dict/writings.tsv, whose head
 * describes the format, and the user's own file of that name. Only queries read them: an index needs no
 * rebuild. */
#ifndef SEISAKU_QUERY_SESSION_WRITINGS_H
#define SEISAKU_QUERY_SESSION_WRITINGS_H

#include <stdbool.h>
#include <stddef.h>

#include "seisaku/buffer.h"
#include "seisaku/compiled.h"
#include "seisaku/status.h"

struct writings;

/* Opens the shipped file, or what `compiled` (lent; NULL for none) has of it, and the user's where it is; a
 * wrong line of the latter is told and left out. The checksum, of SSK_CHECKSUM_SIZE bytes, is of both. Fails:
 * SSK_INPUT, SSK_IO, SSK_MEMORY. */
ssk_status writings_open(struct writings **out, char *checksum, const struct ssk_compiled *compiled,
                         struct ssk_error *error);
void writings_free(struct writings *writings);

/* Compiles the shipped file. */
ssk_status writings_save(struct ssk_buffer *section, struct ssk_error *error);

/* Takes a word in another writing, NUL-terminated, and whether it is a unit that is written otherwise. Other
 * than SSK_OK ends the visits. */
typedef ssk_status (*writing_visit)(const struct ssk_buffer *writing, bool unit, void *context);

/* Calls `visit` with the word in each of its other writings; returns what that returns. Fails: SSK_MEMORY. */
ssk_status writings_visit(const struct writings *writings, const char *word, writing_visit visit,
                          void *context);

#endif
