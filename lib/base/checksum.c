/* FNV-1a, 64 bits, over words of eight bytes and then the bytes left: it runs at every start of a query. */
#include "seisaku/checksum.h"
#include "seisaku/translate.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

uint64_t ssk_checksum(uint64_t checksum, const void *bytes, size_t length)
{
    const unsigned char *byte = bytes;
    for (; length >= 8; length -= 8, byte += 8) {
        uint64_t word;
        memcpy(&word, byte, 8);
        checksum = (checksum ^ word) * UINT64_C(1099511628211);
        checksum ^= checksum >> 32; /* the high bits of a word reach the low ones */
    }
    for (size_t i = 0; i < length; i++)
        checksum = (checksum ^ byte[i]) * UINT64_C(1099511628211);
    return checksum;
}

ssk_status ssk_checksum_file(uint64_t *checksum, const char *path, struct ssk_error *error)
{
    char block[65536];
    FILE *file = fopen(path, "rb");
    if (!file)
        return ssk_fail(error, errno == ENOENT ? SSK_NOT_FOUND : SSK_IO, "%s: %s", path, ssk_strerror(errno));
    errno = 0;
    for (size_t got; (got = fread(block, 1, sizeof block, file)) > 0;)
        *checksum = ssk_checksum(*checksum, block, got);
    int trouble = ferror(file) ? errno : 0;
    fclose(file);
    return trouble ? ssk_fail(error, SSK_IO, "%s: %s", path, ssk_strerror(trouble)) : SSK_OK;
}

void ssk_checksum_text(char out[SSK_CHECKSUM_SIZE], uint64_t checksum)
{
    snprintf(out, SSK_CHECKSUM_SIZE, "%016llx", (unsigned long long)checksum);
}
