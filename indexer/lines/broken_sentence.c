#include "indexer/lines/broken_sentence.h"

#include <string.h>

#include "indexer/lines/cursor.h"
#include "indexer/lines/line_marks.h"

static bool ends_in_one_of(struct cursor text, const char *const *ends)
{
    while (*ends && !cursor_ends_in(&text, *ends))
        ends++;
    return *ends != NULL;
}

bool line_breaks_off(const char *line)
{
    static const char *const ends[] = {"は", "が",   "を",   "に",   "の",     "と",   "で",   "も",
                                       "へ", "や",   "て",   "、",   "，",     "・",   "（",   "「",
                                       "『", "から", "より", "及び", "並びに", "又は", "する", NULL};
    struct cursor text = cursor_trimmed(cursor_of(line));
    if (cursor_ends_in(&text, "まで"))
        return false;
    uint32_t last = cursor_last(&text);
    return ends_in_one_of(text, ends) ||
           (last < 0x80 && last != ')' && last != ':' && !(last >= '0' && last <= '9'));
}

bool line_breaks_inside(const char *line)
{
    static const char *const ends[] = {"、", "，", "を", "が", "の", "及び", "並びに", "又は", NULL};
    struct cursor text = cursor_trimmed(cursor_of(line));
    return ends_in_one_of(text, ends) && !cursor_ends_in(&text, "もの");
}

bool line_opens_inside(const char *line)
{
    struct cursor text = cursor_trimmed(cursor_of(line));
    return point_is_among(cursor_peek(&text), "はがをにのとでもへやり、。」』）ぁぃぅぇぉっゃゅょー") ||
           cursor_peek(&text) == ')';
}

/* Words that begin a sentence, though their first character is a particle too. */
static bool opens_sentence(struct cursor text)
{
    static const char *const words[] = {"とりわけ", "とくに", "ところ", "とも",   "もっと", "もし",
                                        "もちろん", "はじめ", "がん",   "にわか", "のち",   "では",
                                        "でも",     "へき地", "やは",   "やむ",   NULL};
    for (const char *const *word = words; *word; word++) {
        struct cursor rest = text;
        if (cursor_take_string(&rest, *word))
            return true;
    }
    return false;
}

/* Does the line close a bracket with a sentence in it that was opened above: 次号において同じ。）を含む? */
static bool closes_bracket(struct cursor line)
{
    uint32_t before = 0;
    for (uint32_t point; !cursor_done(&line); before = point) {
        point = cursor_next(&line);
        if (point == '(')
            return false;
        if (point == ')')
            return before == 0 || is_full_stop(before);
    }
    return false;
}

bool sentence_goes_on(const char *above, const char *line)
{
    struct cursor text = cursor_trimmed(cursor_of(above)), next = cursor_trimmed(cursor_of(line));
    if (closes_bracket(next))
        return true;
    return cursor_last(&text) == ')' && ends_sentence(above, strlen(above)) && line_opens_inside(line) &&
           !opens_sentence(next);
}
