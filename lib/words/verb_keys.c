/* The key of a verb: its first kanji and its reading. */
#include "lib/words/verb_keys.h"

#include <string.h>

#include "seisaku/unicode.h"

uint32_t first_point(const char *text, size_t length)
{
    size_t byte = 0;
    return length ? ssk_utf8_next(text, length, &byte) : 0;
}

uint32_t last_point(const char *text, size_t length, size_t *start)
{
    size_t byte = length;
    while (byte > 0 && ((unsigned char)text[--byte] & 0xc0) == 0x80)
        ;
    *start = byte;
    return length ? ssk_utf8_next(text, length, &byte) : 0;
}

/* Appends kana as katakana. Returns: false when the text holds anything else. */
static bool append_katakana(struct ssk_buffer *out, const char *text, size_t length)
{
    for (size_t byte = 0; byte < length;) {
        char bytes[4];
        uint32_t point = ssk_utf8_next(text, length, &byte);
        if (ssk_is_hiragana(point))
            point += 0x60;
        else if (!ssk_is_katakana(point))
            return false;
        ssk_buffer_append(out, bytes, ssk_utf8_put(bytes, point));
    }
    return true;
}

/* The bytes that both begin with, whole characters only. */
static size_t common_prefix(const char *a, size_t a_length, const char *b, size_t b_length)
{
    size_t same = 0;
    for (size_t byte = 0; byte < a_length && byte < b_length;) {
        size_t other = byte;
        if (ssk_utf8_next(a, a_length, &byte) != ssk_utf8_next(b, b_length, &other))
            break;
        same = byte;
    }
    return same;
}

bool append_verb_key(struct ssk_buffer *out, const char *surface, size_t surface_length, const char *base,
                     size_t base_length, const char *reading, size_t reading_length)
{
    struct ssk_buffer ending = SSK_BUFFER_INIT, base_ending = SSK_BUFFER_INIT;
    size_t stem = common_prefix(surface, surface_length, base, base_length);
    size_t byte = 0;
    bool fits = ssk_is_han(ssk_utf8_next(base, base_length, &byte)) && stem >= byte && reading_length > 0 &&
                append_katakana(&ending, surface + stem, surface_length - stem) &&
                append_katakana(&base_ending, base + stem, base_length - stem) &&
                reading_length >= ending.length &&
                (ending.length == 0 ||
                 memcmp(reading + reading_length - ending.length, ending.data, ending.length) == 0);
    if (fits) {
        ssk_buffer_append(out, base, byte);
        ssk_buffer_append(out, reading, reading_length - ending.length);
        ssk_buffer_append(out, ssk_buffer_string(&base_ending), base_ending.length);
    }
    ssk_buffer_free(&ending);
    ssk_buffer_free(&base_ending);
    return fits;
}
