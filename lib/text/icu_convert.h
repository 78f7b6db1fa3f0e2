/* Bytes of a known encoding to UTF-8, by ICU. */
#ifndef ICU_CONVERT_H
#define ICU_CONVERT_H

#include <stdbool.h>
#include <stddef.h>

#include "seisaku/buffer.h"
#include "seisaku/status.h"

/* What could not be decoded. */
struct ssk_conversion {
    size_t bad;       /* undecodable sequences, each now U+FFFD */
    size_t first_bad; /* byte offset of the first */
    bool cut;         /* the last of them is a character that the end of the bytes cut off */
};

bool ssk_icu_convert_knows(const char *encoding);

/* Appends the bytes to `out`, a BOM dropped. Fails: SSK_INPUT when ICU has no such encoding, SSK_MEMORY. */
ssk_status ssk_icu_convert(struct ssk_buffer *out, struct ssk_conversion *about, const char *bytes,
                           size_t length, const char *encoding);

#endif
