#include "indexer/formats/plain_blanks.h"

#include <stdbool.h>
#include <string.h>

#include "seisaku/unicode.h"

static bool is_blank(uint32_t point)
{
    return point == 0xa0 || (point >= 0x2000 && point <= 0x200a) || point == 0x202f || point == 0x205f;
}

static bool has_no_width(uint32_t point)
{
    return point == 0xad || point == 0x200b || point == 0x2060 || point == 0xfeff;
}

void plain_blanks(struct ssk_buffer *text)
{
    size_t kept = 0;
    for (size_t byte = 0, start = 0; byte < text->length; start = byte) {
        uint32_t point = ssk_utf8_next(text->data, text->length, &byte);
        if (has_no_width(point))
            continue;
        if (is_blank(point)) {
            text->data[kept++] = ' ';
            continue;
        }
        memmove(text->data + kept, text->data + start, byte - start);
        kept += byte - start;
    }
    if (text->length)
        text->data[kept] = '\0';
    text->length = kept;
}
