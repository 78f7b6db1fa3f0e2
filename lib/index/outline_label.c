/* Labels of parts: an ordinal with a unit, or a part's name with or without a number. */
#include "seisaku/passage.h"

#include <stdlib.h>
#include <string.h>

#include "seisaku/eras.h"

enum { HEADING = 120 /* bytes that are looked at */, BLANK = '|' };

static const char ordinal[] = "第", branch[] = "の";

/* ------------------------------------------------------------------------------------------ the text */

char *ssk_outline_text(const struct ssk_folder *folder, const char *heading)
{
    struct ssk_buffer parted = SSK_BUFFER_INIT;
    size_t length = strlen(heading);
    for (size_t at = 0; at < length && at < HEADING;) {
        size_t start = at;
        if (ssk_is_space(ssk_utf8_next(heading, length, &at)))
            ssk_buffer_append_char(&parted, BLANK);
        else
            ssk_buffer_append(&parted, heading + start, at - start);
    }
    char *text = parted.failed ? NULL : ssk_section_number(folder, ssk_buffer_string(&parted), parted.length);
    ssk_buffer_free(&parted);
    return text;
}

/* ------------------------------------------------------------------------------------------ its parts */

static size_t taken(const char *text, const char *mark)
{
    size_t length = strlen(mark);
    return strncmp(text, mark, length) == 0 ? length : 0;
}

static size_t blanks(const char *text)
{
    return strspn(text, "|");
}

/* The bytes of a number in digits or Roman numerals, and its value. */
static size_t number(const char *text, long *value)
{
    static const struct {
        const char *numeral;
        int value;
    } romans[] = {{"xx", 20}, {"xix", 19}, {"xviii", 18}, {"xvii", 17}, {"xvi", 16},
                  {"xv", 15}, {"xiv", 14}, {"xiii", 13},  {"xii", 12},  {"xi", 11},
                  {"x", 10},  {"ix", 9},   {"viii", 8},   {"vii", 7},   {"vi", 6},
                  {"v", 5},   {"iv", 4},   {"iii", 3},    {"ii", 2},    {"i", 1}};
    enum { LONGEST = 6 };
    size_t digits = strspn(text, "0123456789");
    *value = digits && digits <= LONGEST ? strtol(text, NULL, 10) : 0;
    for (size_t i = 0; i < sizeof romans / sizeof *romans && !digits && !*value; i++)
        if ((digits = taken(text, romans[i].numeral)))
            *value = romans[i].value;
    return *value ? digits : 0;
}

/* の2 and の2の3 behind a number, as they stand; not the の of what a heading says (第1章の2つの課題). */
static size_t branches(const char *text)
{
    size_t at = 0;
    for (;;) {
        size_t mark = taken(text + at, branch), digits = mark ? strspn(text + at + mark, "0123456789") : 0;
        if (!digits || taken(text + at + mark + digits, "つ"))
            return at;
        at += mark + digits;
    }
}

/* Whether a label may end before the text: at its end, a blank, a mark, or another label. */
static bool ends_label(const char *text)
{
    static const char *const marks[] = {"(", ")",  "[",  "「", "〔", "【", "〈", "《", ":",    ".",
                                        ",", "、", "。", "・", "-",  "―",  "—",  "第", "附則", "付則"};
    bool ends = !*text || *text == BLANK || (*text >= '0' && *text <= '9');
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
        ends |= taken(text, marks[i]) > 0;
    return ends;
}

/* 第3章, 三章, 第Ⅲ章の2. A unit that is no word's beginning may touch the title: 第三章総則. */
static size_t numbered(struct ssk_buffer *label, const char *text)
{
    static const struct {
        const char *unit;
        bool touches;
    } units[] = {{"編", true}, {"章", true}, {"節", true}, {"款", true}, {"部", false}, {"目", false}};
    long value;
    size_t mark = taken(text, ordinal), at = mark + (mark ? blanks(text + mark) : 0);
    size_t digits = number(text + at, &value), gap = digits ? blanks(text + at + digits) : 0;
    at += digits + gap;
    for (size_t i = 0; digits && i < sizeof units / sizeof *units; i++) {
        size_t unit = taken(text + at, units[i].unit), rest = unit ? branches(text + at + unit) : 0;
        bool touches = mark && !gap && units[i].touches;
        if (!unit || !(touches || ends_label(text + at + unit + rest)))
            continue;
        ssk_buffer_printf(label, "%s%ld%s", ordinal, value, units[i].unit);
        ssk_buffer_append(label, text + at + unit, rest);
        return at + unit + rest;
    }
    return 0;
}

/* The bytes of the name, whose characters blanks may part (附　則). */
static size_t spread(const char *text, const char *name)
{
    size_t at = 0;
    for (; *name; name++, at++) {
        at += at ? blanks(text + at) : 0;
        if (text[at] != *name)
            return 0;
    }
    return at;
}

/* The number behind a part's name: 第1, 1, 第1号, 第1の2. Appends both to the label. */
static size_t part_number(struct ssk_buffer *label, const char *name, const char *text)
{
    long value;
    size_t at = blanks(text);
    at += taken(text + at, ordinal);
    size_t digits = number(text + at, &value), rest = digits ? branches(text + at + digits) : 0;
    size_t end = at + digits + rest;
    end += taken(text + end, "号");
    if (!digits || !ends_label(text + end))
        return 0;
    ssk_buffer_printf(label, "%s%ld", name, value);
    ssk_buffer_append(label, text + at + digits, rest);
    return end;
}

/* 附則, 別表第1, 別記様式第2号. */
static size_t named(struct ssk_buffer *label, size_t *family, const char *text)
{
    static const struct {
        const char *name, *usual;
    } parts[] = {
        {"附則", "附則"}, {"付則", "附則"},         {"別表", "別表"},        {"別記様式", "別記様式"},
        {"別記", "別記"}, {"別紙様式", "別紙様式"}, {"別紙", "別紙"},        {"別添", "別添"},
        {"別図", "別図"}, {"様式", "様式"},         {"附表", "附表"},        {"付表", "附表"},
        {"附録", "附録"}, {"付録", "附録"},         {"附属書", "附属書"},    {"付属書", "附属書"},
        {"本則", "本則"}, {"前文", "前文"},         {"序章", "序章"},        {"終章", "終章"},
        {"補章", "補章"}, {"参考資料", "参考資料"}, {"添付資料", "添付資料"}};
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
        size_t name = spread(text, parts[i].name);
        size_t digits = name ? part_number(label, parts[i].usual, text + name) : 0;
        if (digits) {
            *family = strlen(parts[i].usual);
            return name + digits;
        }
        if (name && ends_label(text + name)) {
            ssk_buffer_append_string(label, parts[i].usual);
            return name;
        }
    }
    return 0;
}

size_t ssk_outline_label(struct ssk_buffer *label, size_t *family, const char *text)
{
    size_t start = blanks(text), length = numbered(label, text + start);
    *family = 0;
    if (!length)
        length = named(label, family, text + start);
    return length ? start + length : 0;
}
