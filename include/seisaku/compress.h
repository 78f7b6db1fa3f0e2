/* Compression by Zstandard. lib/base/compress.c is the only user of <zstd.h> and <zdict.h>.
 *
 * Short pieces that resemble each other compress well with a dictionary made of examples of them. */
#ifndef SEISAKU_COMPRESS_H
#define SEISAKU_COMPRESS_H

#include <stddef.h>

#include "seisaku/buffer.h"
#include "seisaku/status.h"

struct ssk_packer;   /* compresses; one thread's */
struct ssk_unpacker; /* the same the other way */

/* Appends a dictionary of the examples, which stand one behind the other in `data`; nothing when they are too
 * few to make one. */
void ssk_train(struct ssk_buffer *out, const char *data, const size_t *lengths, unsigned count);

/* `dictionary` is copied; length 0 for none. Fails: NULL without memory. */
struct ssk_packer *ssk_packer_new(const char *dictionary, size_t length);
void ssk_packer_free(struct ssk_packer *packer);
struct ssk_unpacker *ssk_unpacker_new(const char *dictionary, size_t length);
void ssk_unpacker_free(struct ssk_unpacker *unpacker);

/* Appends the data packed. Fails: SSK_MEMORY; SSK_INPUT for more than 256 MiB, which ssk_unpack does not
 * take. */
ssk_status ssk_pack(struct ssk_buffer *out, struct ssk_packer *packer, const char *data, size_t length);

/* Appends what was packed; a NUL follows it. Fails: SSK_CORRUPT, SSK_MEMORY. */
ssk_status ssk_unpack(struct ssk_buffer *out, struct ssk_unpacker *unpacker, const char *data, size_t length);

#endif
