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

static uint32_t first_point(const char *text, size_t length, size_t *bytes)
{
    *bytes = 0;
    return length ? ssk_utf8_next(text, length, bytes) : 0;
}

static uint32_t last_point(const char *text, size_t length)
{
    size_t byte = length;
    while (byte > 0 && ((unsigned char)text[--byte] & 0xc0) == 0x80)
        continue;
    return length ? ssk_utf8_next(text, length, &byte) : 0;
}

bool line_is_bracketed(const char *text, size_t length)
{
    static const uint32_t pairs[][2] = {{'<', '>'},       {0xff1c, 0xff1e}, {0x3008, 0x3009},
                                        {0x300a, 0x300b}, {0x3010, 0x3011}, {0xff3b, 0xff3d},
                                        {'[', ']'},       {0x3014, 0x3015}};
    size_t bytes;
    uint32_t open = first_point(text, length, &bytes), close = last_point(text, length);
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++)
        if (open == pairs[i][0] && close == pairs[i][1])
            return length < 4 * BRACKETED_POINTS && ssk_utf8_count(text, length) <= BRACKETED_POINTS;
    return false;
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
    while (length && ssk_is_space((unsigned char)*text))
        text++, length--;
    while (length && ssk_is_space((unsigned char)text[length - 1]))
        length--;
    if (!length || length > 4 * ORGANISATION_POINTS || ssk_utf8_count(text, length) > ORGANISATION_POINTS ||
        contains_any(text, length, marks) ||
        opening_is_sure(bullet_kind(cursor_trimmed((struct cursor){text, text + length}))))
        return false;
    if (last_point(text, length) == ')' || last_point(text, length) == 0xff09)
        return true;
    for (const char *const *ending = endings; *ending; ending++) {
        size_t bytes = strlen(*ending);
        if (length > bytes && !memcmp(text + length - bytes, *ending, bytes))
            return true;
    }
    return false;
}
