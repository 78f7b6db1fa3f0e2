/* Words, pieces of words, and all ways to give pieces to columns. */
#include "indexer/order/columns/line_splits.h"

#include <stdlib.h>
#include <string.h>

#include "indexer/lines/heading_number.h"
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

struct word {
    size_t start, length;
    int left;         /* display columns before it */
    long inner_price; /* of reading on over the blanks up to here, summed from the line's start */
    int blanks;       /* of these blanks, how many have CJK on both sides, */
    long blank_price; /* and what of the price is theirs */
    int openings;     /* and how many of these words open a paragraph */
};

static bool is_latin_blank(const struct strip *strip, const struct word *before, const struct word *after)
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
            price = latin_price(price, is_latin_blank(strip, a, &words[i]));
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

/* All pieces that consist of whole words, and the cheapest ways found so far. */
struct listing {
    const struct layout *layout;
    enum stretch_kind kind;
    const struct strip *strip;
    const struct word *words;
    int word_count;
    struct candidate *candidates; /* [word_count * word_count + 1]: from, to; the span last */
    struct choice *ways;          /* [CHOICES]; the spanning one first, the others by price */
    int way_count;
};

static bool has_letters(const char *text, size_t length)
{
    for (size_t i = 0; i < length; i++)
        if ((text[i] | 0x20) >= 'a' && (text[i] | 0x20) <= 'z')
            return true;
    return false;
}

static bool is_dot(const char *text, size_t length)
{
    static const char dot[] = "\u30fb";
    size_t byte = sizeof dot - 1;
    return length > byte && !memcmp(text, dot, byte) && ssk_is_alnum(ssk_utf8_next(text, length, &byte));
}

/* A full stop of ASCII also closes labels and abbreviations (Article 1.), which go on in the next line. */
static bool ends_here(const char *text, size_t length)
{
    return text[length - 1] != '.' && line_ending(text, length) != ENDS_OPEN;
}

static struct candidate measure(const char *text, size_t length)
{
    return (struct candidate){.text = text,
                              .length = length,
                              .tail = continuity_tail(text, length),
                              .head = continuity_head(text, length),
                              .width = (int)ssk_display_width(text, length),
                              .unit = first_unit(text, length),
                              .latin = has_latin_edges(text, length),
                              .letters = has_letters(text, length),
                              .bracketed = line_is_bracketed(text, length),
                              .opens = line_opens(text, length) || line_opens_cell(text, length),
                              .dot = is_dot(text, length),
                              .label = line_is_opening(text, length),
                              .ends = ends_here(text, length)};
}

/* The piece of the words from … to, measured when first asked for. */
static const struct candidate *piece_of(struct listing *listing, int from, int to)
{
    struct candidate *piece = &listing->candidates[from * listing->word_count + to];
    const struct word *first = &listing->words[from], *last = &listing->words[to];
    if (!piece->text)
        *piece = measure(listing->strip->text + first->start, last->start + last->length - first->start);
    return piece;
}

static long over_price(const struct candidate *piece, int width)
{
    int over = piece->width - width - LIMIT(SLACK_HANG);
    return over > 0 ? over * COST(OVER) : 0;
}

/* Of a piece that is cut off in mid-sentence before its column's end. Latin text always is ragged. */
static long ragged_price(const struct listing *listing, const struct candidate *piece, int width)
{
    bool latin = !ssk_is_cjk((unsigned char)piece->text[piece->length - 1]) &&
                 (unsigned char)piece->text[piece->length - 1] < 0x80;
    int lack = width - LIMIT(SLACK_SHORT) - piece->width - (latin ? LIMIT(SLACK_LATIN) : 0);
    if (listing->kind != STRETCH_FREE || piece->ends || lack <= 0)
        return 0;
    return lack * COST(LACK) < COST(RAGGED) ? lack * COST(LACK) : COST(RAGGED);
}

static long piece_price(const struct listing *listing, const struct candidate *piece, int from, int to,
                        int width)
{
    const struct word *first = &listing->words[from], *last = &listing->words[to];
    long price = over_price(piece, width) + last->inner_price - first->inner_price;
    price += (last->blanks - first->blanks) * COST(BLANK);
    price += (last->openings - first->openings) * COST(INSIDE);
    if (to + 1 == listing->word_count)
        return price;
    if (listing->kind == STRETCH_TABLE && is_latin_blank(listing->strip, last, last + 1))
        price += COST(CUT_LATIN);
    return price + COST(CUT) + ragged_price(listing, piece, width);
}

static int compare(const struct choice *x, const struct choice *y)
{
    if (x->price != y->price)
        return x->price < y->price ? -1 : 1;
    for (int k = 0; k < COLUMNS_MAX; k++) {
        size_t left = x->pieces[k] ? x->pieces[k]->length + 1 : 0,
               right = y->pieces[k] ? y->pieces[k]->length + 1 : 0;
        if (left != right)
            return left < right ? -1 : 1;
    }
    return 0;
}

/* The spanning way stands first and stays; of the rest the cheapest are kept, in order. */
static void keep_way(struct listing *listing, const struct choice *way)
{
    struct choice *ways = listing->ways;
    int at = listing->way_count;
    if (at == CHOICES && compare(way, &ways[at - 1]) >= 0)
        return;
    if (at == CHOICES)
        at--;
    else
        listing->way_count++;
    for (; at > 1 && compare(way, &ways[at - 1]) < 0; at--)
        ways[at] = ways[at - 1];
    ways[at] = *way;
}

/* Not even reading on at each blank behind words[from] makes the way one of the cheapest. */
static bool is_hopeless(const struct listing *listing, const struct choice *way, int from)
{
    long least = way->price;
    if (listing->way_count < CHOICES)
        return false;
    for (int i = from + 1; i < listing->word_count; i++) {
        long price = listing->words[i].inner_price - listing->words[i - 1].inner_price;
        least += price < 0 ? price : 0;
    }
    return least > listing->ways[CHOICES - 1].price;
}

/* Gives words[from …] to columns from `column` on, in every way that fits their widths. */
static void add_cuts(struct listing *listing, int from, int column, const struct choice *way)
{
    if (from == listing->word_count)
        keep_way(listing, way);
    if (from == listing->word_count || is_hopeless(listing, way, from))
        return;
    for (int k = column; k < listing->layout->columns; k++) {
        int width = listing->layout->widths[k];
        for (int to = from; to < listing->word_count; to++) {
            if (listing->words[to].left - listing->words[from].left > width + LIMIT(SLACK_OVER))
                break;
            const struct candidate *piece = piece_of(listing, from, to);
            if (piece->width > width + LIMIT(SLACK_OVER))
                break;
            if (piece->label && listing->kind == STRETCH_TABLE && to + 1 < listing->word_count)
                continue;
            struct choice next = *way;
            next.pieces[k] = piece;
            next.columns |= 1u << k;
            next.price += piece_price(listing, piece, from, to, width);
            add_cuts(listing, to + 1, k + 1, &next);
        }
    }
}

/* Of the whole line, up to its last word. Where a bullet or a marker opens inside a row, columns meet. */
static long span_price(enum stretch_kind kind, const struct word *last)
{
    long price = last ? last->inner_price : 0;
    if (kind == STRETCH_ROW)
        price += COST(SPAN) + (last ? last->openings * COST(INSIDE) : 0);
    return price;
}

/* A number and a title, and nothing else. */
static bool is_heading(const struct strip *strip, const struct word *words, int count)
{
    if (count != 2)
        return false;
    const char *number = strip->text + words[0].start, *title = strip->text + words[1].start;
    return heading_number_alone(number, words[0].length) && line_ending(title, words[1].length) == ENDS_OPEN;
}

bool line_splits_list(struct continuity *continuity, const struct layout *layout, enum stretch_kind kind,
                      const struct strip *strip, struct line_splits *out)
{
    struct word words[WORDS];
    struct choice ways[CHOICES];
    bool uncut = strip->length >= LONGEST || (kind == STRETCH_TABLE && set_with_blanks(strip->text));
    int count = uncut ? 0 : split_words(continuity, kind, strip, words);
    if (kind == STRETCH_TABLE && count && words[count - 1].blanks > SPREAD)
        count = 0; /* letters set apart */
    struct listing listing = {layout, kind, strip, words, count, NULL, ways, 1};
    listing.candidates = out->candidates = calloc((size_t)(count * count) + 1, sizeof *out->candidates);
    if (!out->candidates)
        return false;
    struct candidate *whole = &out->candidates[count * count];
    *whole = measure(strip->text, strip->length);
    whole->spreads = count ? words[count - 1].blanks : 0;
    whole->spread_price = count ? words[count - 1].blank_price : 0;
    ways[0] = (struct choice){.span = whole, .price = span_price(kind, count ? &words[count - 1] : NULL)};
    long price = kind == STRETCH_TABLE && is_heading(strip, words, count) ? COST(HEADING) : 0;
    if (count)
        add_cuts(&listing, 0, 0, &(struct choice){.price = price});
    out->choices = malloc((size_t)listing.way_count * sizeof *out->choices);
    out->count = listing.way_count;
    if (out->choices)
        memcpy(out->choices, ways, (size_t)listing.way_count * sizeof *ways);
    return out->choices != NULL;
}

void line_splits_free(struct line_splits *choices)
{
    free(choices->candidates);
    free(choices->choices);
}

void strip_take(struct strip *strip, const struct choice *choice)
{
    strip->count = 0;
    if (!choice || choice->span) {
        strip->pieces[strip->count++] = (struct piece){0, strip->length, COLUMN_SPAN};
        return;
    }
    for (int k = 0; k < COLUMNS_MAX; k++)
        if (choice->pieces[k])
            strip->pieces[strip->count++] = (struct piece){(size_t)(choice->pieces[k]->text - strip->text),
                                                           choice->pieces[k]->length, k + 1};
}
