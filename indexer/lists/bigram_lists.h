/* Lists of the passages that have a bigram: gathered a part at a time, sorted and written to a file.
 * join_lists.h joins the files of all parts. */
#ifndef SEISAKU_INDEXER_LISTS_BIGRAM_LISTS_H
#define SEISAKU_INDEXER_LISTS_BIGRAM_LISTS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "seisaku/status.h"
#include "seisaku/terms.h"
#include "seisaku/unicode.h"

/* Of an item: its lowest bits are the passage, then come its second and its first code point, or a pair of
 * words. */
enum { BIGRAM_POINT_BITS = 21, BIGRAM_PASSAGE_BITS = 22 };

/* Bigrams and the passages they are in, in the order of the passages. Zero it once. */
struct bigrams {
    uint64_t *items, *sorted;
    size_t count, capacity;
};

/* Adds the bigrams of a passage, whose number counts from 0 within its part. Fails: false without memory. */
bool bigrams_add(struct bigrams *bigrams, const struct ssk_folded *folded, uint32_t number);

/* Adds the pairs of words (ssk_pair) that stand at one position and the next. Fails: false without memory. */
bool bigrams_add_pairs(struct bigrams *bigrams, const struct ssk_term *terms, size_t count, uint32_t number);

/* The UTF-8 of an item's bigram into `text`, which has room for 8 bytes; how many it took. */
size_t bigram_text(char *text, uint64_t item);

/* Writes the lists to a new file and empties the gathering. Fails: SSK_IO, with errno; SSK_MEMORY. */
ssk_status bigrams_write(struct bigrams *bigrams, const char *path);

void bigrams_free(struct bigrams *bigrams);

#endif
