#include "query/adjoining/adjoining.h"

#include <stdlib.h>

#include "query/adjoining/fixed_word.h"
#include "seisaku/array.h"

/* No row of function words has so many kanji or katakana: 以上のものの場合において has four. */
enum { GAP_KANJI = 6, GAP_KATAKANA = 4 };

static bool parts(uint32_t point)
{
    return point == 0x3001 || point == 0x3002 || (point >= 0x300c && point <= 0x3011) || point == '(' ||
           point == ')';
}

/* A numeral that is a word of its own is no function word. */
static bool is_number(const struct bounded_text *text, size_t from, size_t to)
{
    size_t end = from;
    while (end < to && is_plain_numeral(text->folded->points[end]))
        end++;
    return text->record && end > from && text_is_bounded(text, from, end - from);
}

bool may_be_function_words(const struct bounded_text *text, size_t from, size_t to)
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

/* ヽ ヾ ゝ ゞ, which stand for the kana before them. */
static bool is_kana_again(uint32_t point)
{
    return point == 0x30fd || point == 0x30fe || point == 0x309d || point == 0x309e;
}

static bool has_any(const struct ssk_folded *text, bool (*is)(uint32_t point))
{
    for (size_t at = 0; at < text->count; at++)
        if (is(text->points[at]))
            return true;
    return false;
}

/* Whether the text must show the second behind the first. Of two numbers (二、三人) it need not. */
static bool is_told(const struct fixed_word *first, const struct fixed_word *second,
                    const struct bounded_text *text)
{
    if (!first->count && !second->count)
        return false;
    if (fixed_word_may_be_left_out(first) || (fixed_word_may_be_left_out(second) && first->count))
        return false;
    if ((first->katakana || second->katakana) && has_any(text->folded, is_kana_again))
        return false;
    return (first->count && second->count) || !has_any(text->folded, is_formal_numeral);
}

/* The places of the word, in order: all of them, or those that have one of `before` before them, overlapping
 * or with function words between. Fails: false without memory. */
static bool find_places(struct word_places *out, const struct fixed_word *word,
                        const struct bounded_text *text, const struct word_places *before)
{
    const struct ssk_folded *folded = text->folded;
    size_t seen = 0, reach = 0; /* how many begin before the word, and where the last of them ends */
    out->count = 0;
    for (size_t at = 0; at < folded->count; at++) {
        size_t count = fixed_word_may_begin(word, folded->points[at]) ? fixed_word_at(word, text, at) : 0;
        if (!count)
            continue;
        for (; before && seen < before->count && before->items[seen].start < at; seen++)
            reach = before->items[seen].end > reach ? before->items[seen].end : reach;
        if (before && !(seen && (at < reach || may_be_function_words(text, reach, at))))
            continue;
        if (!SSK_GROW(out->items, out->count, out->capacity))
            return false;
        out->items[out->count++] = (struct word_place){at, at + count};
    }
    return true;
}

/* Goes from word to word: each that must stand behind the one before is looked for behind that one's places.
 */
static bool may_adjoin(const struct spelling *spelling, const struct bounded_text *text,
                       const struct ssk_okurigana *okurigana, struct word_places places[2])
{
    struct fixed_word words[2];
    bool before = false;
    for (size_t i = 0; i < spelling->term_count; i++) {
        const struct fixed_word *first = &words[1 - i % 2], *second = &words[i % 2];
        bool fixed = fixed_word_read(&words[i % 2], spelling->terms[i], okurigana);
        bool adjoins = i > 0 && spelling->offsets[i] == spelling->offsets[i - 1] + 1;
        bool told = fixed && before && adjoins && is_told(first, second, text);
        struct word_places *here = &places[i % 2], *last = &places[1 - i % 2];
        if (fixed && !find_places(here, second, text, told ? last : NULL))
            return true;
        if (told && !here->count)
            return false;
        before = fixed;
    }
    return true;
}

bool words_may_adjoin(const struct spelling *spelling, const struct ssk_folded *folded,
                      const struct ssk_record *record, const struct ssk_okurigana *okurigana)
{
    const struct bounded_text text = {folded, record};
    struct word_places places[2] = {{0}};
    bool may = may_adjoin(spelling, &text, okurigana, places);
    free(places[0].items);
    free(places[1].items);
    return may;
}

bool word_is_fixed(const char *term, const struct ssk_okurigana *okurigana)
{
    struct fixed_word word;
    return fixed_word_read(&word, term, okurigana) && word.count;
}

/* Whether one word of the text stands at the place. */
static bool is_one_word(const struct bounded_text *text, const struct word_place *place)
{
    for (size_t at = place->start + 1; at < place->end; at++)
        if (ssk_record_bound(text->record, text->folded->starts[at]))
            return false;
    return true;
}

bool word_places_find(struct word_places *out, bool *sure, const char *term, const struct bounded_text *text,
                      const struct ssk_okurigana *okurigana)
{
    struct fixed_word word;
    *sure = fixed_word_read(&word, term, okurigana) && word.count && !fixed_word_may_be_left_out(&word) &&
            !(word.katakana && has_any(text->folded, is_kana_again));
    out->count = 0;
    if (*sure && !find_places(out, &word, text, NULL))
        return false;
    for (size_t i = 0; i < out->count && *sure; i++)
        *sure = is_one_word(text, &out->items[i]);
    return true;
}
