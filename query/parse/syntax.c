/* Characters of the query language. */
#include "query/parse/syntax.h"

#include <string.h>

#include "seisaku/unicode.h"

enum { NAME = 12, OPEN = 0xff08, CLOSE = 0xff09 };

static uint32_t ascii_form(uint32_t point)
{
    if (point >= 0xff01 && point <= 0xff5d)
        return point - 0xfee0;
    if (point >= 0x201c && point <= 0x201f)
        return '"';
    if (point == 0xfe13 || point == 0xfe55) /* ︓ ﹕ */
        return ':';
    return point == 0x2010 || point == 0x2011 || point == 0x2013 || point == 0x2212 ? '-' : point;
}

uint32_t syntax_next(const char *string, size_t length, size_t *at)
{
    return ascii_form(ssk_utf8_next(string, length, at));
}

bool syntax_wide_quote(const char *string, size_t length, size_t at)
{
    return at < length && string[at] != '"' && syntax_next(string, length, &at) == '"';
}

/* Behind the ） of the （ at `at`; 0 when white space, a quote or the end comes first. */
static size_t closed_at(const char *string, size_t length, size_t at)
{
    for (int depth = 0; at < length;) {
        uint32_t point = ssk_utf8_next(string, length, &at);
        if (ssk_is_space(point) || ascii_form(point) == '"')
            return 0;
        depth += (point == OPEN) - (point == CLOSE);
        if (depth == 0)
            return at;
    }
    return 0;
}

static bool is_word_character(const char *string, size_t length, size_t at)
{
    uint32_t point = at < length ? ssk_utf8_next(string, length, &at) : ' ';
    return !ssk_is_space(point) && !(point < 0x80 && strchr("()\"", (int)point)) && point != OPEN &&
           point != CLOSE && ascii_form(point) != '"';
}

/* Behind the ) of the ( at `at` that has one or two kanji in it: (株)総合, (国研)総合; 0 for others. */
static size_t label_closed_at(const char *string, size_t length, size_t at)
{
    enum { MOST = 2 };
    size_t next = at + 1;
    for (int kanji = 0; next < length; kanji++) {
        uint32_t point = ssk_utf8_next(string, length, &next);
        if (point == ')' && kanji)
            return next;
        if (!ssk_is_han(point) || kanji == MOST)
            return 0;
    }
    return 0;
}

bool syntax_is_text_bracket(const char *string, size_t length, size_t at)
{
    size_t next = at, closed = 0;
    if (at < length && string[at] == '(')
        closed = label_closed_at(string, length, at);
    if (at < length && ssk_utf8_next(string, length, &next) == OPEN)
        closed = closed_at(string, length, at);
    return closed && is_word_character(string, length, closed);
}

size_t syntax_run_end(const char *string, size_t length, size_t at, bool glued, bool in_brackets)
{
    for (size_t start = at, behind; at < length; at = behind) {
        behind = at;
        uint32_t point = ssk_utf8_next(string, length, &behind);
        size_t label = at == start && point == '(' && syntax_is_text_bracket(string, length, at)
                           ? label_closed_at(string, length, at)
                           : 0;
        if (label) {
            behind = label;
            continue;
        }
        if (ssk_is_space(point) || point == '(' || point == ')' || ascii_form(point) == '"')
            break;
        bool text = glued || at > start || syntax_is_text_bracket(string, length, at);
        size_t closed = point == OPEN && text ? closed_at(string, length, at) : 0;
        if ((point == OPEN && !closed) || (point == CLOSE && in_brackets))
            break;
        behind = closed ? closed : behind;
    }
    return at;
}

/* ------------------------------------------------------------------------------------------ signs */

/* What may follow a sign that is text elsewhere: a word, a string, a group. */
static bool begins_primary(const char *string, size_t length, size_t at)
{
    uint32_t point = at < length ? syntax_next(string, length, &at) : 0;
    return ssk_is_alnum(point) || point == '"' || point == '(' || point == '/';
}

/* True when the character stands again behind `at`: a subtitle's dash, as in 政策 ―現状と課題―. */
static bool comes_again(const char *string, size_t length, size_t at, uint32_t wanted)
{
    while (at < length)
        if (ssk_utf8_next(string, length, &at) == wanted)
            return true;
    return false;
}

size_t syntax_minus(const char *string, size_t length, size_t at)
{
    /* ー ｰ ― — ﹣ ⁃ ! ！ */
    static const uint32_t signs[] = {0x30fc, 0xff70, 0x2015, 0x2014, 0xfe63, 0x2043, '!', 0xff01};
    size_t behind = at, next;
    uint32_t point = at < length ? ssk_utf8_next(string, length, &behind) : 0;
    next = behind;
    if (ascii_form(point) == '-' && behind < length && !ssk_is_space(ssk_utf8_next(string, length, &next)))
        return behind - at;
    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++)
        if (point == signs[i] && begins_primary(string, length, behind) &&
            !comes_again(string, length, behind, point))
            return behind - at;
    return 0;
}

size_t syntax_tilde(const char *string, size_t start, size_t end)
{
    size_t behind = start, next;
    uint32_t point = start < end ? ssk_utf8_next(string, end, &behind) : 0;
    next = behind;
    uint32_t first = behind < end ? syntax_next(string, end, &next) : 0;
    if (point == '~')
        return behind - start;
    bool wide = point == 0xff5e || point == 0x301c || point == 0x223c || point == 0x02dc;
    return wide && ssk_is_alnum(first) && !(first >= '0' && first <= '9') &&
                   !comes_again(string, end, behind, point)
               ? behind - start
               : 0;
}

/* ------------------------------------------------------------------------------------------ operators */

bool syntax_is_operator(const char *string, size_t start, size_t end, const char *word)
{
    static const char *const signs[][2] = {{"OR", "|"}, {"OR", "||"}, {"AND", "&"}, {"AND", "&&"}};
    bool found = syntax_is(string, start, end, word);
    for (size_t i = 0; i < sizeof signs / sizeof *signs && !found; i++)
        found = strcmp(signs[i][0], word) == 0 && syntax_is(string, start, end, signs[i][1]);
    return found;
}

bool syntax_is(const char *string, size_t start, size_t end, const char *word)
{
    size_t at = start;
    while (at < end && *word && syntax_next(string, end, &at) == (unsigned char)*word)
        word++;
    return at == end && !*word;
}

bool syntax_has(const char *string, size_t start, size_t end, char letter)
{
    while (start < end)
        if (syntax_next(string, end, &start) == (unsigned char)letter)
            return true;
    return false;
}

/* ------------------------------------------------------------------------------------------ fields */

/* Behind the colon that ends the ASCII letters from `start` on; 0 when there is none. */
static size_t behind_colon(const char *string, size_t start, size_t end)
{
    for (size_t at = start; at < end;) {
        uint32_t point = syntax_next(string, end, &at);
        if (point == ':')
            return at;
        if ((point | 0x20) < 'a' || (point | 0x20) > 'z')
            return 0;
    }
    return 0;
}

static size_t before(const char *string, size_t behind)
{
    return behind - (string[behind - 1] == ':' ? 1 : 3);
}

enum field syntax_field(const char *string, size_t start, size_t end, size_t *value)
{
    size_t behind = behind_colon(string, start, end);
    for (int field = 0; behind && field < FIELDS; field++)
        if (syntax_is(string, start, before(string, behind), field_name((enum field)field))) {
            *value = behind;
            return (enum field)field;
        }
    return FIELDS;
}

enum field syntax_nearest_field(const char *string, size_t start, size_t end)
{
    uint32_t typed[NAME], name[NAME];
    size_t behind = behind_colon(string, start, end), count = 0;
    for (size_t at = start, stop = behind ? before(string, behind) : start; at < stop && count < NAME;)
        typed[count++] = syntax_next(string, stop, &at) | 0x20;
    for (unsigned edits = 1; count && count < NAME && edits <= 2; edits++)
        for (int field = 0; field < FIELDS; field++) {
            const char *known = field_name((enum field)field);
            size_t letters = strlen(known);
            for (size_t i = 0; i < letters; i++)
                name[i] = (unsigned char)known[i];
            if (letters > edits * 3 && ssk_edit_distance(typed, count, name, letters, edits) <= edits)
                return (enum field)field;
        }
    return FIELDS;
}
