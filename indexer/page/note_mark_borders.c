/* Borders by the classes of the characters beside them. */
#include "indexer/page/note_mark_borders.h"

#include <string.h>

#include "seisaku/unicode.h"

static bool is_one_of(uint32_t point, const uint32_t *points)
{
    while (*points && *points != point)
        points++;
    return *points != 0;
}

/* Not the ASCII full stop, here and below: a table of contents has rows of them. */
bool border_is_stop(uint32_t point)
{
    static const uint32_t points[] = {0x3002, 0xff0e, 0xff61, 0};
    return is_one_of(point, points);
}

static bool is_comma(uint32_t point)
{
    static const uint32_t points[] = {0x3001, 0xff0c, ',', 0xff64, 0x30fb, 0xff1a, ':', 0};
    return is_one_of(point, points);
}

bool border_is_closing_bracket(uint32_t point)
{
    static const uint32_t points[] = {0xff09, ')', 0x300d, 0x300f, 0x3011, 0xff3d, ']', 0x201d, 0};
    return is_one_of(point, points);
}

static bool is_closing(uint32_t point)
{
    static const uint32_t points[] = {0x3002, 0x3001, 0xff0c, 0xff0e, 0xff61, 0xff64, 0};
    return is_one_of(point, points) || border_is_closing_bracket(point);
}

static bool is_opening_bracket(uint32_t point)
{
    static const uint32_t points[] = {0xff08, '(', 0x300c, 0x300e, 0x3010, 0xff3b, '[', 0x201c, 0};
    return is_one_of(point, points);
}

bool border_may_end(uint32_t last)
{
    return !is_comma(last) && !is_opening_bracket(last);
}

enum border border_of(uint32_t before, uint32_t after)
{
    if (!border_may_end(before))
        return BORDER_NEVER;
    if (is_closing(after))
        return BORDER_CLOSING;
    if (border_is_stop(before))
        return BORDER_STOP;
    if (border_is_closing_bracket(before))
        return BORDER_BRACKET;
    if (!ssk_is_cjk(before))
        return ssk_is_cjk(after) ? BORDER_AFTER_LATIN : BORDER_NEVER;
    if (is_opening_bracket(after))
        return BORDER_OPENING;
    if (ssk_is_katakana(before) && ssk_is_katakana(after))
        return BORDER_KATAKANA;
    return ssk_is_cjk(after) ? BORDER_CJK : BORDER_BEFORE_LATIN;
}

struct border_walk border_first(const char *text)
{
    struct border_walk walk = {.text = text, .length = strlen(text)};
    walk.byte = strspn(walk.text, " ");
    if (walk.byte < walk.length)
        walk.after = ssk_utf8_next(walk.text, walk.length, &walk.byte);
    return walk;
}

bool border_next(struct border_walk *walk)
{
    walk->start = walk->byte;
    walk->end = walk->start + strspn(walk->text + walk->start, " ");
    if (walk->end == walk->length)
        return false;
    walk->byte = walk->end;
    walk->before = walk->after;
    walk->after = ssk_utf8_next(walk->text, walk->length, &walk->byte);
    return true;
}
