#include "indexer/document/raised_mark.h"

#include <stddef.h>
#include <stdint.h>

#include "indexer/lines/cursor.h"
#include "seisaku/unicode.h"

enum { DIGITS = 3, MARKS = 4 };

/* 注, ※, *, and brackets around the number. */
static bool is_sign(uint32_t point)
{
    return point == 0x6ce8 || point == 0x203b || point == '*' || point == '(' || point == ')' ||
           point == '[' || point == ']' || point == ' ';
}

bool raised_mark_append(struct ssk_buffer *out, const char *text)
{
    struct cursor at = cursor_of(text);
    int digits[DIGITS];
    size_t count = 0, marks = 0;
    while (!cursor_done(&at)) {
        uint32_t point = cursor_next(&at);
        bool digit = point >= '0' && point <= '9';
        if ((!digit && !is_sign(point)) || (digit && count == DIGITS) || (!digit && ++marks > MARKS))
            return false;
        if (digit)
            digits[count++] = (int)(point - '0');
    }
    for (size_t i = 0; i < count; i++) {
        char bytes[4];
        ssk_buffer_append(out, bytes, ssk_utf8_put(bytes, ssk_raised_digit(digits[i])));
    }
    return count > 0;
}
