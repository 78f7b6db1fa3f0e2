/* Checksums that name a state of a file or an index, for stamps. Not for secrets: nobody attacks them. */
#ifndef SEISAKU_CHECKSUM_H
#define SEISAKU_CHECKSUM_H

#include <stddef.h>
#include <stdint.h>

#include "seisaku/status.h"

#define SSK_CHECKSUM_START UINT64_C(14695981039346656037)
#define SSK_CHECKSUM_SIZE  17 /* of its text, with the NUL */

/* The checksum of what `checksum` stands for (SSK_CHECKSUM_START: nothing) followed by the bytes. */
uint64_t ssk_checksum(uint64_t checksum, const void *bytes, size_t length);

/* As above, followed by the content of the file at `path`. Fails: SSK_NOT_FOUND, SSK_IO. */
ssk_status ssk_checksum_file(uint64_t *checksum, const char *path, struct ssk_error *error);

/* Sixteen hexadecimal digits. */
void ssk_checksum_text(char out[SSK_CHECKSUM_SIZE], uint64_t checksum);

#endif
