/* Predicates on how a line opens and closes. Lists stand in tables: add a spelling there. */
#include "indexer/lines/line_marks.h"

#include <stdint.h>
#include <string.h>

#include "seisaku/unicode.h"

enum { BRACKETED_POINTS = 28, ORGANISATION_POINTS = 20, LABEL_POINTS = 4 };

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

static bool is_digit(uint32_t point)
{
    return (point >= '0' && point <= '9') || (point >= 0xff10 && point <= 0xff19);
}

static bool is_label_point(uint32_t point)
{
    return is_digit(point) || ssk_is_katakana(point) || ssk_is_hiragana(point) || ssk_is_han(point) ||
           (point >= 'a' && point <= 'z') || (point >= 'A' && point <= 'Z') ||
           (point >= 0xff21 && point <= 0xff5a);
}

size_t marker_item_label(const char *text, size_t length)
{
    size_t byte;
    uint32_t point = first_point(text, length, &byte);
    if (point != '(' && point != 0xff08)
        return 0;
    for (int i = 0; i <= LABEL_POINTS && byte < length; i++) {
        point = ssk_utf8_next(text, length, &byte);
        if (point == ')' || point == 0xff09)
            break;
        if (i == LABEL_POINTS || !is_label_point(point))
            return 0;
    }
    if (point != ')' && point != 0xff09)
        return 0;
    size_t after = byte;
    return byte == length || ssk_is_space(ssk_utf8_next(text, length, &after)) ||
                   marker_organisation(text + byte, length - byte)
               ? byte
               : 0;
}

size_t marker_bullet(const char *text, size_t length)
{
    static const uint32_t bullets[] = {0x30fb, 0x2022, 0x25cf, 0x25cb, 0x25a0, 0x25a1, 0x25c6, 0x25c7,
                                       0x25ce, 0x25aa, 0x25ab, 0x25b6, 0x25b7, 0x27a2, 0x2013, 0x203b,
                                       0x2713, 0x2714, 0xff65, 0x2605, 0x2606, 0};
    size_t bytes;
    uint32_t point = first_point(text, length, &bytes);
    for (const uint32_t *bullet = bullets; *bullet; bullet++)
        if (point == *bullet)
            return bytes;
    return 0;
}

bool marker_bracketed(const char *text, size_t length)
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

bool marker_progress(const char *text, size_t length)
{
    static const char *const words[] = {"成果", "進捗", "実績", "実施状況", "取組状況", "達成状況", NULL};
    return marker_bracketed(text, length) && contains_any(text, length, words);
}

bool marker_plan(const char *text, size_t length)
{
    static const char *const words[] = {"計画", "予定", "方針", "取組", NULL};
    return marker_bracketed(text, length) && !marker_progress(text, length) &&
           contains_any(text, length, words);
}

bool marker_opens(const char *text, size_t length)
{
    return marker_bullet(text, length) || marker_bracketed(text, length) || marker_item_label(text, length);
}

/* 第２章, 第1節: the bytes, or 0. */
static size_t ordinal_number(const char *text, size_t length)
{
    static const char *const units[] = {"部", "章", "節", "款", "編", "項", NULL};
    size_t byte, digits = 0;
    if (first_point(text, length, &byte) != 0x7b2c)
        return 0;
    while (byte < length) {
        size_t next = byte;
        if (!is_digit(ssk_utf8_next(text, length, &next)))
            break;
        byte = next;
        digits++;
    }
    for (const char *const *unit = units; digits && *unit; unit++)
        if (length - byte >= strlen(*unit) && !memcmp(text + byte, *unit, strlen(*unit)))
            return byte + strlen(*unit);
    return 0;
}

static bool is_number_joint(uint32_t point)
{
    return point == '.' || point == 0xff0e || point == '-' || point == 0xff0d || point == 0x2010;
}

bool marker_opening_alone(const char *text, size_t length)
{
    size_t bytes, digits = strspn(text, "0123456789");
    uint32_t point = first_point(text, length, &bytes);
    bool circled = point >= 0x2460 && point <= 0x2473;
    return (circled && bytes == length) || marker_bullet(text, length) == length ||
           marker_item_label(text, length) == length ||
           (digits && digits + 1 == length && strchr(".)", text[digits]));
}

size_t marker_heading_number(const char *text, size_t length)
{
    size_t byte = 0, end = ordinal_number(text, length);
    if (end)
        return end;
    int parts = 0, digits = 0;
    while (byte < length) {
        uint32_t point = ssk_utf8_next(text, length, &byte);
        if (is_digit(point)) {
            parts += digits == 0;
            if (++digits > 3)
                return 0;
            end = byte;
        } else if (digits && is_number_joint(point)) {
            digits = 0;
            end = byte;
        } else {
            return parts > 1 || (parts == 1 && ssk_is_space(point)) ? end : 0;
        }
    }
    return parts ? end : 0;
}

bool marker_number_alone(const char *text, size_t length)
{
    bool digit = false;
    for (size_t byte = 0; byte < length;) {
        uint32_t point = ssk_utf8_next(text, length, &byte);
        if (is_digit(point))
            digit = true;
        else if (!is_number_joint(point) && !ssk_is_space(point) && point != 0x3001 && point != ',' &&
                 point != 0xff0c)
            return false;
    }
    return digit && length < 64;
}

bool marker_sentence_end(const char *text, size_t length)
{
    static const uint32_t ends[] = {0x3002, 0xff0e, 0xff1f, 0xff01, '?',    '!',    0x300d,
                                    0x300f, 0xff09, ')',    '>',    0xff1e, 0x3009, 0x300b,
                                    0x3011, 0xff3d, 0xff1a, ':',    0xff61, 0};
    uint32_t point = last_point(text, length);
    for (const uint32_t *end = ends; *end; end++)
        if (point == *end)
            return true;
    return false;
}

bool marker_organisation(const char *text, size_t length)
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
        contains_any(text, length, marks) || marker_bullet(text, length))
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
