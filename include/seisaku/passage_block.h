/* Passages as the index stores them: blocks of a few neighbours, packed together. Unpacked, a block is
 *
 *     the number of passages
 *     of each passage: the text's length, the text, NUL, the length of the bounds, the bounds
 *     of each column: its length, and for each passage what the column says of it
 *
 * with all numbers as in numbers.h. `bounds` has a bit for each code point of the text, least significant
 * first: set where a morpheme or a part of a compound begins, or where no word is.
 *
 * Columns are the fields of passage_fields.h but for the text, in their order, with the source and the number
 * of batch_item at the places below; those behind these were added later, and are empty where the program
 * that wrote the index did not know them. Each says how the field differs from that of the passage before,
 * which in the first passage of a block is empty:
 *     strings  0: the same; 1: none; else 2 and the number of bytes both begin with, and the rest with a NUL
 *     lists    0: the same; else 1 and the number of items, each a string as above beside its counterpart
 *     numbers  the difference, doubled, less 1 if negative */
#ifndef SEISAKU_PASSAGE_BLOCK_H
#define SEISAKU_PASSAGE_BLOCK_H

#include <stdbool.h>
#include <stddef.h>

#include "seisaku/buffer.h"
#include "seisaku/compress.h"
#include "seisaku/numbers.h"
#include "seisaku/passage.h"
#include "seisaku/status.h"
#include "seisaku/terms.h"

enum { SSK_BLOCK_MOST = 64 /* passages */, SSK_BLOCK_COLUMNS = 40 };
enum { SSK_BLOCK_SOURCE = 24, SSK_BLOCK_NUMBER }; /* columns */

/* A text and its bounds; lent by a block. */
struct ssk_record {
    const char *text; /* with a NUL behind it */
    size_t text_length;
    const unsigned char *bounds;
    size_t bounds_length;
};

/* True when a word begins at code point `point` of the text, or none is there, or the text ends. */
bool ssk_record_bound(const struct ssk_record *record, size_t point);

/* ---- Writing ---- */

/* Zero it once; ssk_block_writer_free at the end. */
struct ssk_block_writer {
    size_t count; /* passages so far */
    struct ssk_buffer texts, columns[SSK_BLOCK_COLUMNS], block;
    const struct ssk_passage *before; /* the last one, lent */
    const char *source;               /* its source */
    size_t number;
};

/* Adds a passage whose text has these terms; it and its source (may be NULL) are lent until the block is
 * done. */
void ssk_block_add(struct ssk_block_writer *writer, const struct ssk_passage *passage, const char *source,
                   size_t number, const struct ssk_term *terms, size_t count);

/* The unpacked block of what was added; lent until the next call. The writer is empty afterwards. */
ssk_status ssk_block_done(const char **out, size_t *length, struct ssk_block_writer *writer);

void ssk_block_writer_free(struct ssk_block_writer *writer);

/* ---- Reading ---- */

/* Zero it once; open it again and again; ssk_block_free at the end. */
struct ssk_block {
    struct ssk_buffer data;
    size_t count;
    struct ssk_record records[SSK_BLOCK_MOST];
    struct ssk_bytes columns[SSK_BLOCK_COLUMNS];
};

/* Fails: SSK_CORRUPT, SSK_MEMORY. */
ssk_status ssk_block_open(struct ssk_block *block, struct ssk_unpacker *unpacker, const char *packed,
                          size_t length, struct ssk_error *error);
void ssk_block_free(struct ssk_block *block);

/* The passage, to be freed with ssk_passage_free; its source (NULL if none), malloc'd, and number, both
 * unless NULL is given for them. */
ssk_status ssk_block_passage(struct ssk_passage *out, char **source, size_t *number,
                             const struct ssk_block *block, size_t index, struct ssk_error *error);

/* Appends the title of the section, a line end, and that of the document. */
ssk_status ssk_block_heading(struct ssk_buffer *out, const struct ssk_block *block, size_t index,
                             struct ssk_error *error);

/* The passage's doc_id, or its id where it has none, malloc'd, and its number there. Fails: SSK_CORRUPT. */
ssk_status ssk_block_place(char **document, size_t *number, const struct ssk_block *block, size_t index,
                           struct ssk_error *error);

/* The passage's id, malloc'd. Fails: NULL without memory. */
char *ssk_block_id(const struct ssk_block *block, size_t index);

#endif
