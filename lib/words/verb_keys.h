/* Keys in which the spellings of a verb meet. Private to lib/words. */
#ifndef SEISAKU_LIB_WORDS_VERB_KEYS_H
#define SEISAKU_LIB_WORDS_VERB_KEYS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "seisaku/buffer.h"

/* Returns: the first code point; 0 of an empty text. */
uint32_t first_point(const char *text, size_t length);

/* Returns: the last code point, and where it starts; 0 of an empty text. */
uint32_t last_point(const char *text, size_t length, size_t *start);

/* Appends the key of the verb `base` that the text writes as `surface`, read `reading`: the reading's ending
 * is exchanged for the base form's. Returns: false, with nothing appended, when the readings do not fit. */
bool append_verb_key(struct ssk_buffer *out, const char *surface, size_t surface_length, const char *base,
                     size_t base_length, const char *reading, size_t reading_length);

#endif
