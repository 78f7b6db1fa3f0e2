/* Numbers in base 128, the least significant seven bits first, with the eighth bit set on all bytes but the
 * last: most numbers of an index are small.
 *
 * Sortable numbers are as short, and their bytes sort as they do: the ones that a byte begins with count the
 * bytes that follow it. */
#ifndef SEISAKU_NUMBERS_H
#define SEISAKU_NUMBERS_H

#include <stdbool.h>
#include <stdint.h>

#include "seisaku/buffer.h"

/* A stretch of bytes that is read from its beginning. */
struct ssk_bytes {
    const char *at, *end;
};

void ssk_append_number(struct ssk_buffer *out, uint64_t number);

/* The next number, behind which *bytes moves; false when the bytes end before it does. */
bool ssk_take_number(struct ssk_bytes *bytes, uint64_t *number);

void ssk_append_sortable(struct ssk_buffer *out, uint32_t number);
bool ssk_take_sortable(struct ssk_bytes *bytes, uint32_t *number);

/* The next `length` bytes, lent from the stretch; NULL when there are fewer. */
const char *ssk_take_bytes(struct ssk_bytes *bytes, size_t length);

#endif
