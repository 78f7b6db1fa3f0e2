/* One table for what ends a line: add a spelling there. */
#include <string.h>

#include "indexer/lines/cursor.h"
#include "indexer/lines/line_marks.h"
#include "indexer/lines/line_phrases.h"
#include "indexer/lines/numerals.h"
#include "seisaku/unicode.h"

enum { NUMBERED_POINTS = 16 };

bool is_full_stop(uint32_t point)
{
    return !point_is_kana_or_kanji(point) && point_is_among(point, "。．！？｡︒");
}

bool is_note_sign(uint32_t point)
{
    return point_is_among(point, "※*†注");
}

static bool is_stop(uint32_t point)
{
    return is_full_stop(point) || point == '.' || point == '!' || point == '?';
}

bool is_comma(uint32_t point)
{
    return point_is_among(point, "、，､,");
}

/* Given narrow; typewritten quotation marks open and close. */
static const uint32_t BRACKETS[][2] = {{'(', ')'},       {'[', ']'},       {'{', '}'},       {'<', '>'},
                                       {0x300c, 0x300d}, {0x300e, 0x300f}, {0x3010, 0x3011}, {0x300a, 0x300b},
                                       {0x201c, 0x201d}, {0x2018, 0x2019}, {0xff62, 0xff63}, {0xfe35, 0xfe36},
                                       {0xfe41, 0xfe42}, {0xfe47, 0xfe48}, {'"', '"'},       {'\'', '\''}};

uint32_t bracket_closing(uint32_t point)
{
    point = point_narrow(point);
    for (size_t i = 0; i < sizeof BRACKETS / sizeof *BRACKETS; i++)
        if (BRACKETS[i][0] == point)
            return BRACKETS[i][1];
    return 0;
}

bool is_closing_bracket(uint32_t point)
{
    point = point_narrow(point);
    for (size_t i = 0; i < sizeof BRACKETS / sizeof *BRACKETS; i++)
        if (BRACKETS[i][1] == point)
            return true;
    return false;
}

/* Takes the last code point off a cursor that is not at its end. */
static void take_last(struct cursor *cursor)
{
    do
        cursor->end--;
    while (cursor->end > cursor->at && ((unsigned char)*cursor->end & 0xc0) == 0x80);
}

/* Leaves off a number, and blanks: of ASCII digits, or of any behind the sign of a note, 。※１, 。注2, 。*3.
 */
static struct cursor without_number(struct cursor text)
{
    struct cursor rest = text, ascii = text;
    for (uint32_t last; (last = cursor_last(&rest)) >= '0' && last <= '9';) {
        rest = cursor_trimmed(rest);
        if ((unsigned char)rest.end[-1] < 0x80 && rest.end == ascii.end)
            ascii.end--;
        ascii = cursor_trimmed(ascii);
        take_last(&rest);
    }
    uint32_t sign = cursor_last(&rest);
    if (rest.end == text.end || !is_note_sign(sign))
        return ascii;
    rest = cursor_trimmed(rest);
    take_last(&rest);
    return cursor_trimmed(rest);
}

static struct cursor without_brackets(struct cursor text)
{
    while (is_closing_bracket(cursor_last(&text))) {
        take_last(&text);
        text = cursor_trimmed(text);
    }
    return text;
}

/* Dots that are more than one: … ・・・ ...., also before the page's number of a table of contents. */
static bool ends_in_dots(struct cursor text)
{
    uint32_t last = cursor_last(&text);
    for (; last >= '0' && last <= '9'; last = cursor_last(&text)) {
        take_last(&text);
        text = cursor_trimmed(text);
    }
    if (last == 0x2026 || last == 0x2025 || last == 0x22ef)
        return true;
    if (last != 0x30fb && last != '.')
        return false;
    take_last(&text);
    return cursor_last(&text) == last;
}

/* 1. and 3.2. and Article 12. are numbers, no sentences. */
static bool is_number(struct cursor text)
{
    size_t points = cursor_points(&text);
    bool digits = false;
    for (uint32_t last; (last = cursor_last(&text)) == '.' || (last >= '0' && last <= '9'); take_last(&text))
        digits |= last != '.';
    return digits && (cursor_done(&text) || (points <= NUMBERED_POINTS && text.end[-1] == ' '));
}

enum ending line_ending(const char *text, size_t length)
{
    struct cursor rest = cursor_trimmed((struct cursor){text, text + length});
    while (ssk_is_raised_digit(cursor_last(&rest)))
        take_last(&rest);
    struct cursor noted = without_brackets(without_number(rest));
    if (ends_in_dots(rest))
        return ENDS_DOTS;
    if (is_full_stop(cursor_last(&noted)))
        return ENDS_SENTENCE; /* perhaps with a footnote's number: 定めている。12 */
    struct cursor inside = without_brackets(rest);
    uint32_t last = cursor_last(&inside);
    if (is_stop(last))
        return last == '.' && is_number(inside) ? ENDS_OPEN : ENDS_SENTENCE;
    if (inside.end != rest.end)
        return ENDS_CLOSED;
    return last == ':' || last == ';' ? ENDS_COLON : ENDS_OPEN;
}

bool ends_sentence(const char *text, size_t length)
{
    return line_ending(text, length) == ENDS_SENTENCE;
}

bool ends_behind_stop(const char *start, size_t length)
{
    struct cursor text = cursor_trimmed((struct cursor){start, start + length});
    uint32_t before = 0;
    bool stopped = false;
    int depth = 0;
    if (cursor_last(&text) != ')')
        return false;
    while (!cursor_done(&text)) {
        uint32_t point = cursor_next(&text);
        if (point == '(' && depth++ == 0)
            stopped = is_full_stop(before);
        depth -= point == ')' && depth > 0;
        before = point;
    }
    return stopped && depth == 0;
}
