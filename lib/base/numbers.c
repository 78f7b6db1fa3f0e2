/* Numbers in as few bytes as they need, seven bits a byte, the low ones first (LEB128); sortable ones with
 * the high bits first and their length in the first byte. */
#include "seisaku/numbers.h"

void ssk_append_number(struct ssk_buffer *out, uint64_t number)
{
    enum { LONGEST = 10 };
    if (out->length + LONGEST >= out->capacity && !ssk_buffer_reserve(out, LONGEST))
        return;
    char *at = out->data + out->length;
    for (; number >= 0x80; number >>= 7)
        *at++ = (char)(number | 0x80);
    *at++ = (char)number;
    *at = '\0';
    out->length = (size_t)(at - out->data);
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

void ssk_append_sortable(struct ssk_buffer *out, uint32_t number)
{
    unsigned following = 0, ones = 0;
    while (following < 4 && number >> (7 + 7 * following))
        following++;
    for (unsigned i = 0; i < following; i++)
        ones |= 0x80u >> i;
    if (following == 4) /* all of the number is in the bytes that follow */
        ssk_buffer_append_char(out, (char)ones);
    else
        ssk_buffer_append_char(out, (char)(ones | number >> 8 * following));
    while (following--)
        ssk_buffer_append_char(out, (char)(number >> 8 * following));
}

bool ssk_take_sortable(struct ssk_bytes *bytes, uint32_t *number)
{
    unsigned following = 0;
    if (bytes->at == bytes->end)
        return false;
    unsigned char first = (unsigned char)*bytes->at++;
    while (following < 4 && first & 0x80u >> following)
        following++;
    *number = first & (0x7fu >> following);
    const char *rest = ssk_take_bytes(bytes, following);
    for (unsigned i = 0; rest && i < following; i++)
        *number = *number << 8 | (unsigned char)rest[i];
    return rest != NULL;
}

const char *ssk_take_bytes(struct ssk_bytes *bytes, size_t length)
{
    const char *taken = bytes->at;
    if (length > (size_t)(bytes->end - bytes->at))
        return NULL;
    bytes->at += length;
    return taken;
}
