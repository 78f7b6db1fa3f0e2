/* A citation as texts write it, as a regular expression over folded texts. Beside the name may stand the
 * law's number in brackets, or what goes on to 同法; no other law, and no branch of the article (第27条の2 is
 * not 第27条). */
#include "query/language/citation_patterns.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

enum { DIGITS = 4 };

static const char *const numerals[] = {"〇", "一", "二", "三", "四", "五", "六", "七", "八", "九"};

/* 27 as 二十七. */
static void append_units(struct ssk_buffer *out, const char *digits, size_t count)
{
    static const char *const units[] = {"", "十", "百", "千"};
    for (size_t i = 0; i < count; i++) {
        size_t digit = (size_t)(digits[i] - '0'), unit = count - i - 1;
        if (digit && (digit > 1 || !unit))
            ssk_buffer_append_string(out, numerals[digit]);
        if (digit)
            ssk_buffer_append_string(out, units[unit]);
    }
}

/* A number in each of its writings: (27|二十七|二七). */
static void append_number(struct ssk_buffer *out, const char *digits, size_t count)
{
    ssk_buffer_append_string(out, "(");
    ssk_buffer_append(out, digits, count);
    if (count <= DIGITS && *digits != '0') {
        ssk_buffer_append_string(out, "|");
        append_units(out, digits, count);
        ssk_buffer_append_string(out, "|");
        for (size_t i = 0; i < count; i++)
            ssk_buffer_append_string(out, numerals[digits[i] - '0']);
    }
    ssk_buffer_append_string(out, ")");
}

/* The name with what means something in an expression made plain. */
static void append_plain(struct ssk_buffer *out, const char *name)
{
    for (; *name; name++) {
        if (strchr("\\^$.|?*+()[]{}/-", *name))
            ssk_buffer_append_char(out, '\\');
        ssk_buffer_append_char(out, *name);
    }
}

/* The place, 第27条の2第1項, in each of its writings; its 第 may be left out, the first only where `bare`. No
 * branch may follow. */
static void append_place(struct ssk_buffer *out, const char *place, bool bare)
{
    static const char article[] = "条", mark[] = "第";
    size_t length = strlen(place), tail = sizeof article - 1;
    for (const char *at = place; *at;) {
        size_t digits = strspn(at, "0123456789"),
               ordinal = strncmp(at, mark, sizeof mark - 1) == 0 ? sizeof mark - 1 : 0;
        if (digits)
            append_number(out, at, digits);
        else
            ssk_buffer_append(out, at, ordinal ? ordinal : 1);
        if (ordinal && (bare || at > place))
            ssk_buffer_append_string(out, "?");
        at += digits ? digits : ordinal ? ordinal : 1;
    }
    if (length > tail && strcmp(place + length - tail, article) == 0)
        ssk_buffer_append_string(out, "(?!の[0-9一二三四五六七八九十])");
}

char *citation_pattern(const char *law, const char *place)
{
    struct ssk_buffer out = SSK_BUFFER_INIT;
    ssk_buffer_append_string(&out, "(?<!する)");
    append_plain(&out, law);
    ssk_buffer_append_string(&out, "(\\([^()]{1,60}\\))?([^。法]{0,60}同法)?");
    ssk_buffer_append_string(&out, *place >= '0' && *place <= '9' ? "第?" : "");
    append_place(&out, place, true);
    return ssk_buffer_detach(&out);
}

/* What may stand before 法 where it is no part of a longer name: the label of an article, a paragraph or an
 * item, from which folding takes the blank; else no kanji and no katakana. */
static const char opening[] = "(?:(?<=[条項号一二三四五六七八九十])|(?<=(?:^|[^ァ-ヺー])[イロハニホヘトチリ])"
                              "|(?<![一-鿿々ァ-ヺー]))";

char *short_citation_pattern(const char *name, const char *place)
{
    struct ssk_buffer out = SSK_BUFFER_INIT;
    ssk_buffer_append_string(&out, opening);
    append_plain(&out, name);
    ssk_buffer_append_string(&out, *place >= '0' && *place <= '9' ? "第" : "");
    append_place(&out, place, false);
    return ssk_buffer_detach(&out);
}
