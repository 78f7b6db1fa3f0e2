#include "query/language/adjoining.h"

#include <string.h>

#include "seisaku/eras.h"

/* No row of function words has so many kanji or katakana: 以上のものの場合において has four. */
enum { WORD_POINTS = 16, GAP_KANJI = 6, GAP_KATAKANA = 4 };

struct fixed {
    uint32_t points[WORD_POINTS];
    size_t count;
};

/* A numeral may be written in other characters. */
static bool is_numeral(uint32_t point)
{
    return ssk_number_of(&point, 1) >= 0;
}

/* Reads a word that a text can only hold as these very kanji. */
static bool read_fixed(struct fixed *out, const char *word, const struct ssk_okurigana *okurigana)
{
    size_t length = strlen(word);
    out->count = 0;
    for (size_t byte = 0; byte < length;) {
        uint32_t point = ssk_utf8_next(word, length, &byte);
        bool plain = point >= 0x4e00 && point <= 0x9fff && !is_numeral(point);
        bool repeated = out->count && out->points[out->count - 1] == point; /* 々 may stand for it */
        if (!plain || repeated || out->count == WORD_POINTS)
            return false;
        out->points[out->count++] = point;
    }
    return out->count > 1 && !ssk_okurigana_standard(okurigana, word, length);
}

static bool stands_at(const struct fixed *word, const struct ssk_folded *text, size_t at)
{
    return at + word->count <= text->count &&
           memcmp(text->points + at, word->points, word->count * sizeof *word->points) == 0;
}

static bool parts(uint32_t point)
{
    return point == 0x3001 || point == 0x3002 || (point >= 0x300c && point <= 0x3011) || point == '(' ||
           point == ')';
}

/* May the points from `from` to `to` be function words? */
static bool is_function(const struct ssk_folded *text, size_t from, size_t to)
{
    int kanji = 0, katakana = 0;
    for (size_t at = from; at < to; at++) {
        uint32_t point = text->points[at];
        kanji += ssk_is_han(point);
        katakana += ssk_is_katakana(point);
        if (parts(point) || kanji >= GAP_KANJI || katakana >= GAP_KATAKANA)
            return false;
    }
    return true;
}

/* Does the second stand behind the first somewhere, or overlap it, with function words between? */
static bool may_follow(const struct fixed *first, const struct fixed *second, const struct ssk_folded *text)
{
    for (size_t at = 0; at + first->count <= text->count; at++) {
        if (!stands_at(first, text, at))
            continue;
        size_t next = at + 1, end = at + first->count;
        while (next + second->count <= text->count && !stands_at(second, text, next))
            next++;
        if (next + second->count > text->count)
            return false;
        if (next < end || is_function(text, end, next))
            return true;
    }
    return false;
}

bool words_may_adjoin(const struct spelling *spelling, const struct ssk_folded *text,
                      const struct ssk_okurigana *okurigana)
{
    struct fixed words[2];
    bool before = false;
    for (size_t i = 0; i < spelling->term_count; i++) {
        bool fixed = read_fixed(&words[i % 2], spelling->terms[i], okurigana);
        bool adjoins = i > 0 && spelling->offsets[i] == spelling->offsets[i - 1] + 1;
        if (fixed && before && adjoins && !may_follow(&words[1 - i % 2], &words[i % 2], text))
            return false;
        before = fixed;
    }
    return true;
}
