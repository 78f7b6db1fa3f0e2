#include "seisaku/numbers.h"

void ssk_append_number(struct ssk_buffer *out, uint64_t number)
{
    char bytes[10];
    size_t count = 0;
    for (; number >= 0x80; number >>= 7)
        bytes[count++] = (char)(number | 0x80);
    bytes[count++] = (char)number;
    ssk_buffer_append(out, bytes, count);
}

bool ssk_take_number(struct ssk_bytes *bytes, uint64_t *number)
{
    *number = 0;
    for (unsigned shift = 0; bytes->at < bytes->end && shift < 64; shift += 7) {
        unsigned char byte = (unsigned char)*bytes->at++;
        *number |= (uint64_t)(byte & 0x7f) << shift;
        if (byte < 0x80)
            return true;
    }
    return false;
}

const char *ssk_take_bytes(struct ssk_bytes *bytes, size_t length)
{
    const char *taken = bytes->at;
    if (length > (size_t)(bytes->end - bytes->at))
        return NULL;
    bytes->at += length;
    return taken;
}
