/* Bytes in any encoding that Japanese documents come in, to clean UTF-8.
 *
 * An encoding is believed when the bytes decode in it without error; opinions (detect_encoding.c) are only
 * asked where several do, or none. */
#ifndef SEISAKU_DECODE_H
#define SEISAKU_DECODE_H

#include <stdbool.h>
#include <stddef.h>

#include "seisaku/buffer.h"
#include "seisaku/status.h"

struct ssk_decoded {
    struct ssk_buffer text; /* UTF-8; a line ends in LF, a page in FF; no other control but TAB */
    const char *encoding;   /* as asked for, or a constant */
    size_t bad;             /* undecodable sequences, each now U+FFFD */
    size_t first_bad;       /* byte offset of the first of them in the source */
};

/* Is this the name of an encoding, to ICU or here (sjis, jis)? */
bool ssk_decode_knows(const char *encoding);

/* Loads what telling encodings apart needs. Order: before a process forks, or may open no files any more;
 * else it is loaded when it is needed. */
void ssk_decode_prepare(void);

/* Decodes `bytes` in the encoding named (ssk_decode_knows is true of it), or the detected one when it is
 * NULL. Fails: SSK_INPUT, worded to follow "PATH: ", for what is no text; SSK_MEMORY. The caller frees with
 * ssk_decoded_free, after a failure too. */
ssk_status ssk_decode(struct ssk_decoded *out, const char *bytes, size_t length, const char *encoding,
                      struct ssk_error *error);
void ssk_decoded_free(struct ssk_decoded *decoded);

/* Which encoding a text is in, by judgement alone (detect_encoding.c). Sets *out to ICU's name of the
 * likeliest encoding, a constant of the program's. There always is one; whether the bytes are text at all
 * shows when they are decoded. Fails: SSK_MEMORY only. */
ssk_status ssk_detect_encoding(const char **out, const char *bytes, size_t length);

#endif
