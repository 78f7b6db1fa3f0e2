/* Sets of document ids, and lists of them as the index stores them: their number, the first, and for each of
 * the others its distance from the one before, less 1; see numbers.h. An empty list is no bytes. */
#ifndef SEISAKU_POSTINGS_H
#define SEISAKU_POSTINGS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "seisaku/buffer.h"

/* Rising ids. Zero it once, ssk_docids_free at the end. */
struct ssk_docids {
    uint32_t *items;
    size_t count, capacity;
};

/* Appends an id greater than those before. Fails: false without memory. */
bool ssk_docids_add(struct ssk_docids *docids, uint32_t docid);
bool ssk_docids_has(const struct ssk_docids *docids, uint32_t docid);
void ssk_docids_free(struct ssk_docids *docids);

/* Leaves those that `others` has, too. */
void ssk_docids_keep(struct ssk_docids *docids, const struct ssk_docids *others);
void ssk_docids_drop(struct ssk_docids *docids, const struct ssk_docids *others);

void ssk_postings_append(struct ssk_buffer *out, const struct ssk_docids *docids);

/* How many the list has; 0 for one that makes no sense. */
size_t ssk_postings_count(const char *list, size_t length);

/* Fills `out` anew. Fails: false without memory, and when the list makes no sense. */
bool ssk_postings_read(struct ssk_docids *out, const char *list, size_t length);

/* Leaves those that the list has, too; false when it makes no sense. */
bool ssk_postings_keep(struct ssk_docids *docids, const char *list, size_t length);

#endif
