#include "query/language/adjoining.h"

#include <string.h>

#include "seisaku/eras.h"

/* No row of function words has so many kanji or katakana: 以上のものの場合において has four. */
enum { WORD_POINTS = 16, GAP_KANJI = 6, GAP_KATAKANA = 4 };

/* From 1,000 on commas may part the digits, and western years stand for those of eras. */
enum { SMALL_NUMBER = 1000, NUMBER_POINTS = 20, NO_NUMBER = -1 };

enum {
    AGAIN = 0x3005,
    YEAR = 0x5e74,
    DEGREE = 0x5ea6,
    AGE = 0x6b73
}; /* 々 年 度 歳, for which 才 stands, too */

/* A word that a text can only hold as these very kanji, or a small number in any numerals. */
struct fixed {
    uint32_t points[WORD_POINTS];
    size_t count; /* 0 for a number */
    long long number;
};

struct text {
    const struct ssk_folded *folded;
    const struct ssk_record *record; /* NULL when bounds are not known */
};

static bool is_numeral(uint32_t point)
{
    return ssk_number_of(&point, 1) >= 0;
}

/* 壱 弐 参 伍 拾, which are numerals at some places. */
static bool is_formal_numeral(uint32_t point)
{
    return point == 0x58f1 || point == 0x5f10 || point == 0x53c2 || point == 0x4f0d || point == 0x62fe;
}

static bool read_number(struct fixed *out, const char *word, size_t length)
{
    uint32_t points[3];
    if (length > sizeof points / sizeof *points || strspn(word, "0123456789") != length)
        return false;
    for (size_t i = 0; i < length; i++)
        points[i] = (unsigned char)word[i];
    out->number = ssk_number_of(points, length);
    return out->number > 0 && out->number < SMALL_NUMBER;
}

static bool read_fixed(struct fixed *out, const char *word, const struct ssk_okurigana *okurigana)
{
    size_t length = strlen(word);
    *out = (struct fixed){.number = NO_NUMBER};
    if (read_number(out, word, length))
        return true;
    for (size_t byte = 0; byte < length;) {
        uint32_t point = ssk_utf8_next(word, length, &byte);
        bool plain = point >= 0x4e00 && point <= 0x9fff && !is_numeral(point) && !is_formal_numeral(point) &&
                     point != AGE;
        bool repeated = out->count && out->points[out->count - 1] == point; /* 々 may stand for it */
        if (!plain || repeated || out->count == WORD_POINTS)
            return false;
        out->points[out->count++] = point;
    }
    return out->count && !ssk_okurigana_standard(okurigana, word, length);
}

/* 年 and 度, which forms of years leave out in some places; behind a small number they are there. */
static bool may_be_left_out(const struct fixed *word)
{
    return word->count == 1 && (word->points[0] == YEAR || word->points[0] == DEGREE);
}

/* Whether words begin and end around the points: the index noted where they do. */
static bool is_bounded(const struct text *text, size_t at, size_t count)
{
    const struct ssk_folded *folded = text->folded;
    return !text->record || (ssk_record_bound(text->record, folded->starts[at]) &&
                             ssk_record_bound(text->record, folded->ends[at + count - 1]));
}

/* The points of the longest numeral at `at` that has the value. */
static size_t number_at(long long number, const struct text *whole, size_t at)
{
    const struct ssk_folded *text = whole->folded;
    size_t longest = 0;
    for (size_t count = 1; count <= NUMBER_POINTS && at + count <= text->count; count++) {
        if (!is_numeral(text->points[at + count - 1]))
            break;
        if (ssk_number_of(text->points + at, count) == number && is_bounded(whole, at, count))
            longest = count;
    }
    return longest;
}

/* How many points of the text from `at` on are the word; 0 where it is not. */
static size_t points_at(const struct fixed *word, const struct text *text, size_t at)
{
    const struct ssk_folded *folded = text->folded;
    if (!word->count)
        return number_at(word->number, text, at);
    bool again = word->count == 1 && folded->points[at] == AGAIN;
    bool stands =
        again || (at + word->count <= folded->count &&
                  memcmp(folded->points + at, word->points, word->count * sizeof *word->points) == 0);
    return stands && is_bounded(text, at, word->count) ? word->count : 0;
}

static bool parts(uint32_t point)
{
    return point == 0x3001 || point == 0x3002 || (point >= 0x300c && point <= 0x3011) || point == '(' ||
           point == ')';
}

/* A numeral that is a word of its own is no function word. */
static bool is_number(const struct text *text, size_t from, size_t to)
{
    size_t end = from;
    while (end < to && is_numeral(text->folded->points[end]))
        end++;
    return text->record && end > from && is_bounded(text, from, end - from);
}

/* May the points from `from` to `to` be function words? */
static bool is_function(const struct text *text, size_t from, size_t to)
{
    int kanji = 0, katakana = 0;
    for (size_t at = from; at < to; at++) {
        uint32_t point = text->folded->points[at];
        kanji += ssk_is_han(point);
        katakana += ssk_is_katakana(point);
        if (parts(point) || kanji >= GAP_KANJI || katakana >= GAP_KATAKANA || is_number(text, at, to))
            return false;
    }
    return true;
}

/* Does the second stand behind the first somewhere, or overlap it, with function words between? */
static bool may_follow(const struct fixed *first, const struct fixed *second, const struct text *text)
{
    const size_t all = text->folded->count;
    for (size_t at = 0; at < all; at++) {
        size_t count = points_at(first, text, at);
        if (!count)
            continue;
        size_t next = at + 1, end = at + count;
        while (next < all && !points_at(second, text, next))
            next++;
        if (next >= all)
            return false;
        if (next < end || is_function(text, end, next))
            return true;
    }
    return false;
}

static bool has_formal_numeral(const struct ssk_folded *text)
{
    for (size_t at = 0; at < text->count; at++)
        if (is_formal_numeral(text->points[at]))
            return true;
    return false;
}

/* Whether the text must show the second behind the first. Of two numbers (二、三人) it need not. */
static bool is_told(const struct fixed *first, const struct fixed *second, const struct text *text)
{
    if (!first->count && !second->count)
        return false;
    if (may_be_left_out(first) || (may_be_left_out(second) && first->count))
        return false;
    return (first->count && second->count) || !has_formal_numeral(text->folded);
}

bool words_may_adjoin(const struct spelling *spelling, const struct ssk_folded *folded,
                      const struct ssk_record *record, const struct ssk_okurigana *okurigana)
{
    const struct text text = {folded, record};
    struct fixed words[2];
    bool before = false;
    for (size_t i = 0; i < spelling->term_count; i++) {
        const struct fixed *first = &words[1 - i % 2], *second = &words[i % 2];
        bool fixed = read_fixed(&words[i % 2], spelling->terms[i], okurigana);
        bool adjoins = i > 0 && spelling->offsets[i] == spelling->offsets[i - 1] + 1;
        if (fixed && before && adjoins && is_told(first, second, &text) && !may_follow(first, second, &text))
            return false;
        before = fixed;
    }
    return true;
}
