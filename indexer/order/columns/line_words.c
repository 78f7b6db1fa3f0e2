/* A line cut at its blanks, and what is known of each of its pieces whatever the columns may be. */
#include "indexer/order/columns/line_words.h"

#include <stdlib.h>
#include <string.h>

#include "indexer/lines/line_marks.h"
#include "indexer/lines/line_phrases.h"
#include "indexer/lines/script_edges.h"
#include "indexer/order/columns/costs.h"
#include "seisaku/unicode.h"

enum {
    WORDS = 40,    /* a line of more blank-separated words is not cut */
    SPREAD = 10,   /* nor is a table's with more blanks between kana or kanji */
    LONGEST = 4096 /* bytes; longer lines are not cut */
};

bool line_words_latin_blank(const struct strip *strip, const struct word *before, const struct word *after)
{
    return !ends_in_cjk(strip->text + before->start, before->length) &&
           !begins_in_cjk(strip->text + after->start, after->length);
}

/* MeCab knows little of the order of Latin words, and less of where a table's cells of two scripts meet. */
static long latin_price(long price, bool between)
{
    if (between && price > 0)
        return 0;
    return price < -COST(SCRIPTS) ? -COST(SCRIPTS) : price;
}

/* A bullet, or a bracketed marker that closes the line. */
static bool opens_inside(const struct strip *strip, const struct word *word)
{
    return line_opens_cell(strip->text + word->start, strip->length - word->start);
}

/* One kana or kanji alone: several are a word whose letters were set apart (人 工 知 能). */
static bool is_letter(const char *text, size_t length)
{
    size_t byte = 0;
    uint32_t point = ssk_utf8_next(text, length, &byte);
    return byte == length && (ssk_is_han(point) || ssk_is_hiragana(point) || ssk_is_katakana(point));
}

/* Between columns an extractor prints ASCII blanks; an ideographic space is part of the text. */
static int split_words(struct continuity *continuity, enum stretch_kind kind, const struct strip *strip,
                       struct word *words)
{
    static const char blanks[] = " \t";
    int count = 0;
    bool letter = false;
    for (size_t byte = strspn(strip->text, blanks); byte < strip->length;) {
        size_t length = strcspn(strip->text + byte, blanks);
        bool apart = letter && is_letter(strip->text + byte, length) && kind == STRETCH_FREE;
        if (!apart && count == WORDS)
            return 0;
        if (apart)
            words[count - 1].length = byte + length - words[count - 1].start;
        else
            words[count++] = (struct word){.start = byte, .length = length};
        letter = is_letter(strip->text + byte, length);
        byte += length + strspn(strip->text + byte + length, blanks);
    }
    for (int i = 1; i < count; i++) {
        const struct word *a = &words[i - 1];
        long price = continuity_on(continuity, strip->text + a->start, a->length,
                                   strip->text + words[i].start, words[i].length);
        bool blank = ends_in_cjk(strip->text + a->start, a->length) &&
                     begins_in_cjk(strip->text + words[i].start, words[i].length);
        price = price < COST(STRANGE) ? price : COST(STRANGE);
        if (kind == STRETCH_TABLE && !blank)
            price = latin_price(price, line_words_latin_blank(strip, a, &words[i]));
        words[i].inner_price = a->inner_price + price;
        words[i].blanks = a->blanks + blank;
        words[i].blank_price = a->blank_price + (blank ? price : 0);
        words[i].openings = a->openings + opens_inside(strip, &words[i]);
        words[i].left = a->left + (int)ssk_display_width(strip->text + a->start, words[i].start - a->start);
    }
    return count;
}

static int first_unit(const char *text, size_t length)
{
    int width = 0;
    for (size_t byte = 0; byte < length;) {
        uint32_t point = ssk_utf8_next(text, length, &byte);
        if (point == ' ' || ssk_is_cjk(point))
            return width ? width : ssk_point_width(point);
        width += ssk_point_width(point);
    }
    return width;
}

static bool has_letters(const char *text, size_t length)
{
    for (size_t i = 0; i < length; i++)
        if ((text[i] | 0x20) >= 'a' && (text[i] | 0x20) <= 'z')
            return true;
    return false;
}

/* A full stop of ASCII also closes labels and abbreviations (Article 1.), which go on in the next line. */
static bool ends_here(const char *text, size_t length)
{
    return text[length - 1] != '.' && line_ending(text, length) != ENDS_OPEN;
}

static struct line_part measure(const char *text, size_t length)
{
    return (struct line_part){.text = text,
                              .length = length,
                              .tail = continuity_tail(text, length),
                              .head = continuity_head(text, length),
                              .width = (int)ssk_display_width(text, length),
                              .unit = first_unit(text, length),
                              .latin = has_latin_edges(text, length),
                              .letters = has_letters(text, length),
                              .bracketed = line_is_bracketed(text, length),
                              .opens = line_opens(text, length) || line_opens_cell(text, length),
                              .label = line_is_opening(text, length),
                              .ends = ends_here(text, length)};
}

const struct line_part *line_words_piece(const struct line_words *line, const struct strip *strip, int from,
                                         int to)
{
    struct line_part *piece = &line->parts[from * line->count + to];
    const struct word *first = &line->words[from], *last = &line->words[to];
    if (!piece->text)
        *piece = measure(strip->text + first->start, last->start + last->length - first->start);
    return piece;
}

struct line_words *line_words_new(struct continuity *continuity, enum stretch_kind kind,
                                  const struct strip *strip)
{
    struct word words[WORDS];
    bool uncut = strip->length >= LONGEST || (kind == STRETCH_TABLE && set_with_blanks(strip->text));
    int count = uncut ? 0 : split_words(continuity, kind, strip, words);
    if (kind == STRETCH_TABLE && count && words[count - 1].blanks > SPREAD)
        count = 0; /* letters set apart */
    struct line_words *made = malloc(sizeof *made);
    if (!made)
        return NULL;
    *made = (struct line_words){.words = malloc(((size_t)count + 1) * sizeof *words),
                                .parts = calloc((size_t)(count * count) + 1, sizeof *made->parts),
                                .count = count};
    if (!made->words || !made->parts) {
        line_words_free(made);
        return NULL;
    }
    memcpy(made->words, words, (size_t)count * sizeof *words);
    struct line_part *whole = &made->parts[count * count];
    *whole = measure(strip->text, strip->length);
    whole->spreads = count ? words[count - 1].blanks : 0;
    whole->spread_price = count ? words[count - 1].blank_price : 0;
    return made;
}

void line_words_free(struct line_words *words)
{
    if (words) {
        free(words->words);
        free(words->parts);
    }
    free(words);
}
