/* FNV-1a, 64 bits, over words of eight bytes and then the bytes left: it runs at every start of a query. */
#include "seisaku/checksum.h"
#include "seisaku/translate.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

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

/* Of a pipe or a device the other end decides when it ends: it is none that is waited for. */
static int open_regular(const char *path)
{
    struct stat about;
    int file = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC | O_NOCTTY);
    if (file >= 0 && (fstat(file, &about) != 0 || !S_ISREG(about.st_mode))) {
        close(file);
        errno = EINVAL;
        return -1;
    }
    return file;
}

ssk_status ssk_checksum_file(uint64_t *checksum, const char *path, struct ssk_error *error)
{
    char block[65536];
    int file = open_regular(path), trouble = 0;
    if (file < 0)
        return ssk_fail(error, errno == ENOENT ? SSK_NOT_FOUND : SSK_IO, "%s: %s", path, ssk_strerror(errno));
    for (size_t held = 0; !trouble;) { /* whole blocks, as words of eight bytes are summed */
        ssize_t got = read(file, block + held, sizeof block - held);
        trouble = got < 0 && errno != EINTR ? errno : 0;
        held += got > 0 ? (size_t)got : 0;
        if (held < sizeof block && got != 0)
            continue;
        *checksum = ssk_checksum(*checksum, block, held);
        if (got == 0)
            break;
        held = 0;
    }
    close(file);
    return trouble ? ssk_fail(error, SSK_IO, "%s: %s", path, ssk_strerror(trouble)) : SSK_OK;
}

void ssk_checksum_text(char out[SSK_CHECKSUM_SIZE], uint64_t checksum)
{
    snprintf(out, SSK_CHECKSUM_SIZE, "%016llx", (unsigned long long)checksum);
}
