#include "indexer/document/join_lines.h"

#include <stdbool.h>
#include <stdint.h>
#include <string.h>
#include <unicode/uchar.h>

#include "indexer/lines/cursor.h"
#include "indexer/lines/line_marks.h"
#include "seisaku/unicode.h"

enum {
    PIECE = 600,     /* characters a piece should have at most */
    TOLERANCE = 150, /* so many more are no reason to cut */
    SENTENCE = 1800  /* a longer sentence is cut at a comma */
};

enum { SOFT_HYPHEN = 0xAD };

/* The last code point of the text before `end`, and where it starts. */
static uint32_t point_before(const char *text, size_t end, size_t *start)
{
    *start = end;
    if (end == 0)
        return 0;
    do
        --*start;
    while (*start > 0 && ((unsigned char)text[*start] & 0xc0) == 0x80);
    size_t byte = *start;
    return ssk_utf8_next(text, end, &byte);
}

static bool is_latin(uint32_t point)
{
    return !ssk_is_cjk(point) && u_isalpha((UChar32)point);
}

/* A word or number of a script that parts its words by spaces. */
static bool is_word(uint32_t point)
{
    return is_latin(point) || (point >= '0' && point <= '9');
}

/* Punctuation behind which Latin text has a space. */
static bool ends_clause(uint32_t point)
{
    return point != 0 && point < 0x2020 && strchr(",.;:!?)]}\"'%", (int)(point < 0x80 ? point : 1)) != NULL;
}

/* `next` holds the two code points that come. */
static bool needs_space(uint32_t last, const uint32_t next[2])
{
    bool word = is_word(next[0]);
    if (word && is_word(last))
        return true;
    if (word && (ends_clause(last) || last == 0x2019 || last == 0x201d))
        return is_latin(next[0]);
    if (next[0] == '(' || next[0] == '"' || next[0] == 0x201c)
        return is_word(last) && is_latin(next[1]);
    return next[0] == '&' || last == '&' || (is_word(last) && next[0] == '[');
}

/* Drops the hyphen that parts a word at the end of the text: lower case on both sides. */
static bool mend_hyphen(struct ssk_buffer *text, uint32_t next)
{
    size_t hyphen, before;
    uint32_t last = point_before(text->data, text->length, &hyphen);
    if (last != '-' && last != SOFT_HYPHEN && last != 0x2010)
        return false;
    uint32_t letter = point_before(text->data, hyphen, &before);
    if (last != SOFT_HYPHEN &&
        !(is_latin(letter) && u_islower((UChar32)letter) && is_latin(next) && u_islower((UChar32)next)))
        return last == '-'; /* nothing to mend, and no space behind a hyphen */
    text->length = hyphen;
    text->data[hyphen] = '\0';
    return true;
}

static void append_seam(struct ssk_buffer *text, struct cursor line)
{
    const char *bytes = line.at;
    size_t length = (size_t)(line.end - line.at), byte = 0, start;
    uint32_t next[2] = {0, 0};
    next[0] = ssk_utf8_next(bytes, length, &byte);
    if (byte < length)
        next[1] = ssk_utf8_next(bytes, length, &byte);
    if (text->length == 0 || mend_hyphen(text, next[0]))
        return;
    if (needs_space(point_before(text->data, text->length, &start), next))
        ssk_buffer_append_char(text, ' ');
}

static bool is_blank(char byte)
{
    return byte == ' ' || byte == '\t';
}

void join_line(struct ssk_buffer *text, const char *line, size_t length)
{
    struct cursor rest = cursor_trimmed((struct cursor){line, line + length});
    if (cursor_done(&rest))
        return;
    append_seam(text, rest);
    while (!cursor_done(&rest)) {
        const char *start = rest.at;
        while (!cursor_done(&rest) && !is_blank(*rest.at))
            rest.at++;
        ssk_buffer_append(text, start, (size_t)(rest.at - start));
        if (!cursor_done(&rest))
            ssk_buffer_append_char(text, ' ');
        while (!cursor_done(&rest) && is_blank(*rest.at))
            rest.at++;
    }
}

/* ------------------------------------------------------------------------------------------
 * Cutting. */

static bool stops_sentence(uint32_t point, uint32_t next)
{
    if (is_full_stop(point))
        return true;
    return (point == '.' || point == '!' || point == '?') && (next == ' ' || next == 0);
}

static bool closes(uint32_t point)
{
    return point < 0x110000 &&
           u_getIntPropertyValue((UChar32)point, UCHAR_GENERAL_CATEGORY) == U_END_PUNCTUATION;
}

static bool opens(uint32_t point)
{
    return u_getIntPropertyValue((UChar32)point, UCHAR_GENERAL_CATEGORY) == U_START_PUNCTUATION;
}

/* The places a cut may be, the best kind that was met within the limits wins. */
struct cuts {
    size_t outside, within, comma; /* byte offsets; 0 for none yet */
};

/* Notes the offset behind a character; depth counts open brackets. */
static void note_cut(struct cuts *cuts, uint32_t point, uint32_t next, int depth, size_t count, size_t byte)
{
    if (stops_sentence(point, next) && !closes(next) && count <= PIECE) {
        if (depth <= 0)
            cuts->outside = byte;
        else
            cuts->within = byte;
    }
    if ((point == 0x3001 || point == 0xff0c || point == ' ') && count <= SENTENCE)
        cuts->comma = byte;
}

/* The end of the sentence that runs past the limit, or 0 when it is longer than any should be. */
static bool found_late(const struct cuts *cuts, uint32_t point, uint32_t next, size_t count)
{
    return count > PIECE && !cuts->outside && !cuts->within && stops_sentence(point, next) && !closes(next);
}

size_t join_cut(const char *text, size_t length)
{
    size_t tolerated = ssk_utf8_offset(text, length, PIECE + TOLERANCE);
    if (tolerated == length)
        return length;
    struct cuts cuts = {0};
    int depth = 0;
    size_t count = 0;
    for (size_t byte = 0; byte < length && count < SENTENCE;) {
        uint32_t point = ssk_utf8_next(text, length, &byte);
        size_t ahead = byte;
        uint32_t next = byte < length ? ssk_utf8_next(text, length, &ahead) : 0;
        depth += opens(point) - (closes(point) && depth > 0);
        note_cut(&cuts, point, next, depth, ++count, byte);
        if (found_late(&cuts, point, next, count))
            return byte;
        if (count > PIECE && (cuts.outside || cuts.within))
            break;
    }
    if (cuts.outside || cuts.within)
        return cuts.outside ? cuts.outside : cuts.within;
    if (count < SENTENCE)
        return length;
    if (cuts.comma)
        return cuts.comma;
    size_t cut = ssk_grapheme_floor(text, tolerated, ssk_utf8_offset(text, length, PIECE));
    return cut > 0 ? cut : tolerated; /* one character with hundreds of marks: it has no end to keep */
}
