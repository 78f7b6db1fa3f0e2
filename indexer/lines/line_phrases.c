/* Predicates on whole lines. The words stand in tables: add a spelling there. */
#include "indexer/lines/line_phrases.h"

#include <stdint.h>
#include <string.h>

#include "indexer/lines/bullets.h"
#include "seisaku/unicode.h"

enum { BRACKETED_POINTS = 28, ORGANISATION_POINTS = 20 };

static bool contains_any(const char *text, size_t length, const char *const *words)
{
    for (; *words; words++)
        if (memmem(text, length, *words, strlen(*words)))
            return true;
    return false;
}

bool line_is_bracketed(const char *text, size_t length)
{
    struct cursor whole = {text, text + length};
    uint32_t open = cursor_peek(&whole);
    return point_is_among(open, "<《【[") && cursor_last(&whole) == bracket_closing(open) &&
           !cursor_is_longer(&whole, BRACKETED_POINTS);
}

bool line_is_progress(const char *text, size_t length)
{
    static const char *const words[] = {"成果", "進捗", "実績", "実施状況", "取組状況", "達成状況", NULL};
    return line_is_bracketed(text, length) && contains_any(text, length, words);
}

bool line_is_plan(const char *text, size_t length)
{
    static const char *const words[] = {"計画", "予定", "方針", "取組", NULL};
    return line_is_bracketed(text, length) && !line_is_progress(text, length) &&
           contains_any(text, length, words);
}

static bool is_number_joint(uint32_t point)
{
    return point == '.' || point == 0xff0e || point == '-' || point == 0xff0d || point == 0x2010;
}

bool line_is_number(const char *text, size_t length)
{
    bool digit = false;
    for (size_t byte = 0; byte < length;) {
        uint32_t point = ssk_utf8_next(text, length, &byte);
        if (ssk_digit_of(point) >= 0)
            digit = true;
        else if (!is_number_joint(point) && !ssk_is_space(point) && point != 0x3001 && point != ',' &&
                 point != 0xff0c)
            return false;
    }
    return digit && length < 64;
}

bool line_is_organisation(const char *text, size_t length)
{
    static const char *const endings[] = {"省", "庁", "府", "官房",     "委員会", "本部",
                                          "局", "院", "室", "センター", "機構",   "会議",
                                          "部", "課", "等", "研究所",   "隊",     NULL};
    static const char *const marks[] = {"。", "、", "，", "「", "」", "・・", "・ ", NULL};
    struct cursor line = cursor_trimmed((struct cursor){text, text + length});
    length = (size_t)(line.end - line.at);
    if (cursor_done(&line) || cursor_is_longer(&line, ORGANISATION_POINTS) ||
        contains_any(line.at, length, marks) || opening_is_sure(bullet_kind(line)))
        return false;
    if (cursor_last(&line) == ')')
        return true;
    for (const char *const *ending = endings; *ending; ending++)
        if (length > strlen(*ending) && cursor_ends_in(&line, *ending))
            return true;
    return false;
}
