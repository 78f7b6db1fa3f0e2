/* Borders by the classes of the characters beside them. */
#include "indexer/page/note_mark_borders.h"

#include <string.h>

#include "indexer/lines/cursor.h"
#include "indexer/lines/line_marks.h"
#include "seisaku/unicode.h"

static bool is_closing(uint32_t point)
{
    return is_full_stop(point) || is_comma(point) || is_closing_bracket(point);
}

bool border_may_end(uint32_t last)
{
    return !is_comma(last) && !point_is_among(last, "・：:") && !bracket_closing(last);
}

enum border border_of(uint32_t before, uint32_t after)
{
    if (!border_may_end(before))
        return BORDER_NEVER;
    if (is_closing(after))
        return BORDER_CLOSING;
    if (is_full_stop(before))
        return BORDER_STOP;
    if (is_closing_bracket(before))
        return BORDER_BRACKET;
    if (!ssk_is_cjk(before))
        return ssk_is_cjk(after) ? BORDER_AFTER_LATIN : BORDER_NEVER;
    if (bracket_closing(after))
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
