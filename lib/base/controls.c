/* Characters that are not shown but acted on, and JSON without them. */
#include "seisaku/buffer.h"

#include <stdbool.h>
#include <stdio.h>

size_t ssk_control_bytes(const char *text, size_t length)
{
    const unsigned char *c = (const unsigned char *)text;
    if (!length)
        return 0;
    if (*c < 0x20 || *c == 0x7f)
        return 1;
    if (length < 2 || *c < 0xc2)
        return 0;
    if ((c[0] == 0xc2 && c[1] >= 0x80 && c[1] < 0xa0) || (c[0] == 0xd8 && c[1] == 0x9c))
        return 2;
    if (c[0] != 0xe2 || length < 3)
        return 0;
    bool marks = c[1] == 0x80 && (c[2] == 0x8e || c[2] == 0x8f || (c[2] >= 0xa8 && c[2] <= 0xae));
    bool isolates = c[1] == 0x81 && c[2] >= 0xa6 && c[2] <= 0xa9;
    return marks || isolates ? 3 : 0;
}

static unsigned point_of(const char *text, size_t bytes)
{
    const unsigned char *c = (const unsigned char *)text;
    return bytes == 1   ? c[0]
           : bytes == 2 ? (c[0] & 0x1fu) << 6 | (c[1] & 0x3fu)
                        : (c[0] & 0x0fu) << 12 | (c[1] & 0x3fu) << 6 | (c[2] & 0x3fu);
}

/* How much of the JSON stands before the next such character, whose bytes it gives. Line breaks between
 * members are jansson's own. */
static size_t plain_length(const char *json, size_t length, size_t *control)
{
    size_t at = 0;
    *control = 0;
    while (at < length && (json[at] == '\n' || !(*control = ssk_control_bytes(json + at, length - at))))
        at++;
    return at;
}

int ssk_json_write(const char *json, size_t length, void *file)
{
    for (size_t at = 0, control; at < length; at += control) {
        size_t plain = plain_length(json + at, length - at, &control);
        if (fwrite(json + at, 1, plain, file) != plain)
            return -1;
        at += plain;
        if (control && fprintf(file, "\\u%04x", point_of(json + at, control)) < 0)
            return -1;
    }
    return 0;
}

int ssk_json_append(const char *json, size_t length, void *buffer)
{
    struct ssk_buffer *out = buffer;
    for (size_t at = 0, control; at < length; at += control) {
        size_t plain = plain_length(json + at, length - at, &control);
        ssk_buffer_append(out, json + at, plain);
        at += plain;
        if (control)
            ssk_buffer_printf(out, "\\u%04x", point_of(json + at, control));
    }
    return out->failed ? -1 : 0;
}
