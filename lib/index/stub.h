/* The text of an index's stub: which lines it has, and what they say. */
#ifndef SEISAKU_LIB_INDEX_STUB_H
#define SEISAKU_LIB_INDEX_STUB_H

#include <stdbool.h>
#include <stdint.h>

#include "seisaku/passage.h"
#include "seisaku/status.h"

/* What the stub notes of a file when its segment is published. */
struct stub_note {
    char name[64]; /* below the index's folder: generation-3/postlist.glass */
    unsigned long long size, checksum;
};

/* True when the line is a note, which it then fills in. */
bool stub_note_parse(struct stub_note *note, const char *line);

/* Appends the stub's lines, without empty ones and other comments than notes. Fails: SSK_NOT_FOUND (says how
 * to build an index), SSK_CORRUPT (also when a line that seisaku-index wrote was changed), SSK_IO,
 * SSK_MEMORY.
 */
ssk_status stub_read(struct ssk_strings *out, const char *path, struct ssk_error *error);

#endif
