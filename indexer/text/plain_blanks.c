#include "indexer/text/plain_blanks.h"

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

/* Moves [start, end) to where what is kept ends; returns where it then does. */
static size_t keep(struct ssk_buffer *text, size_t kept, size_t start, size_t end)
{
    if (kept != start)
        memmove(text->data + kept, text->data + start, end - start);
    return kept + end - start;
}

void plain_blanks(struct ssk_buffer *text)
{
    size_t kept = 0, start = 0;
    for (size_t byte = 0, at = 0; byte < text->length; at = byte) {
        uint32_t point = ssk_utf8_next(text->data, text->length, &byte);
        bool blank = is_blank(point);
        if (!blank && !has_no_width(point))
            continue;
        kept = keep(text, kept, start, at);
        if (blank)
            text->data[kept++] = ' ';
        start = byte;
    }
    kept = keep(text, kept, start, text->length);
    if (text->length)
        text->data[kept] = '\0';
    text->length = kept;
}
