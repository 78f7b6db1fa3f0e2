/* Bytes of a known encoding to UTF-8, by ICU. */
#ifndef SEISAKU_INDEXER_INPUT_ICU_CONVERT_H
#define SEISAKU_INDEXER_INPUT_ICU_CONVERT_H

#include <stdbool.h>
#include <stddef.h>

#include "seisaku/buffer.h"
#include "seisaku/status.h"

/* What could not be decoded. */
struct conversion {
    size_t bad;       /* undecodable sequences, each now U+FFFD */
    size_t first_bad; /* byte offset of the first */
    bool cut;         /* the last of them is a character that the end of the bytes cut off */
};

bool icu_convert_knows(const char *encoding);

/* Appends the bytes to `out`, a BOM dropped. SSK_INPUT when ICU has no such encoding, SSK_MEMORY. */
ssk_status icu_convert(struct ssk_buffer *out, struct conversion *about, const char *bytes, size_t length,
                       const char *encoding);

#endif
