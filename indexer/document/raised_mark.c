#include "indexer/document/raised_mark.h"

#include <stddef.h>
#include <stdint.h>

#include "indexer/lines/cursor.h"
#include "indexer/lines/line_marks.h"
#include "seisaku/unicode.h"

enum { DIGITS = 3, MARKS = 4 };

/* The sign of a note, and brackets around the number. */
static bool is_sign(uint32_t point)
{
    return is_note_sign(point) || point_is_among(point, "()[] ");
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
