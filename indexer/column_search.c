/* The beam search over column assignments. */
#include "column_search.h"

#include <limits.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "markers.h"
#include "seisaku/unicode.h"

enum {
    WORDS = 40,   /* a line of more blank-separated words is not cut */
    CHOICES = 96, /* ways to cut one line; the first ones found are kept */
};

/* Prices in MeCab's units, where reading on earns about 5,000. */
enum price {
    PRICE_SHORT = 6000,    /* a line ends short of its column in mid-sentence, yet the column goes on */
    PRICE_LACK = 1500,     /* less if it ends only so many columns short */
    PRICE_UNMARKED = 2500, /* after a paragraph's short last line another begins without a marker */
    PRICE_INSIDE = 9000,   /* a bullet or bracketed marker in mid-sentence */
    PRICE_OPENING = 7000,  /* a row's right side begins without a marker, or its left side with one */
    PRICE_BULLET = 1500,   /* a bullet on a row's left side: the right side's are many */
    PRICE_ENDING = 5000,   /* a column of a row ends in mid-sentence */
    PRICE_OVER = 1500,     /* each column of width beyond what a line may hang over */
    PRICE_OFF = 800,       /* a full line is not quite of its column's width */
    PRICE_SPAN = 1500,     /* a line spans the page inside a row's stretch */
    PRICE_RAGGED = 4000,   /* on a free page, text beside a line that ends short in mid-sentence */
    PRICE_BREAK = 4000,    /* there, a line spans the page between a sentence's lines */
    PRICE_CUT = 300,       /* a cut */
    PRICE_BLANK = 5000,    /* a blank between kana or kanji that is not cut: text has none */
    PRICE_STRANGE = 500    /* the most that reading on badly may cost */
};

/* Display columns. Line breaking rules move one character or two to the next line, or hang one. */
enum slack { SLACK_SHORT = 5, SLACK_HANG = 2, SLACK_OVER = 8 };

struct candidate {
    const char *text;
    size_t length;
    int width;
    int unit; /* width of what could not be cut off to fill the line above: a Latin word, a kanji */
    bool opens, ends;
    bool bracketed; /* a marker such as <成果・進捗状況> */
};

/* One way to read a line: the piece in each column (NULL: none), or the whole line spanning. */
struct choice {
    const struct candidate *pieces[COLUMNS_MAX];
    const struct candidate *span;
    long price;
};

struct options_of_line {
    struct candidate *candidates;
    struct choice *choices;
    int candidate_count, choice_count;
};

enum phase { PHASE_ROW, PHASE_AFTER, PHASE_OVERLEAF };

struct state {
    const struct candidate *last[COLUMNS_MAX]; /* NULL: the column has not begun */
    const struct candidate *span;              /* the line before, if it spanned */
    long price;
    int parent; /* in the states of the line before */
    short choice;
    uint8_t phase;
};

struct beam {
    struct state *states;
    int count;
};

struct search {
    struct reading *reading;
    const struct layout *layout;
    enum stretch_kind kind;
    int beam;
};

/* ------------------------------------------------------------------------------------------
 * The ways to cut one line. */

struct word {
    size_t start, length;
    int left;         /* display columns before it */
    long inner_price; /* of reading on over the blanks up to here, summed from the line's start */
    int blanks;       /* of these blanks, how many have CJK on both sides */
    int openings;     /* and how many of these words open a paragraph */
};

static bool is_cjk_blank(const char *text, size_t length, size_t before, size_t after)
{
    size_t last = before - 1;
    while (last > 0 && ((unsigned char)text[last] & 0xc0) == 0x80)
        last--;
    return ssk_is_cjk(ssk_utf8_next(text, length, &last)) && ssk_is_cjk(ssk_utf8_next(text, length, &after));
}

/* A bullet, or a bracketed marker that closes the line. */
static bool opens_inside(const struct strip *strip, const struct word *word)
{
    const char *text = strip->text + word->start;
    return marker_bullet(text, word->length) || marker_bracketed(text, strip->length - word->start);
}

/* Between columns an extractor prints ASCII blanks; an ideographic space is part of the text. */
static int split_words(struct search *search, const struct strip *strip, struct word *words)
{
    static const char blanks[] = " \t";
    int count = 0;
    for (size_t byte = strspn(strip->text, blanks); byte < strip->length;) {
        size_t length = strcspn(strip->text + byte, blanks);
        if (count == WORDS)
            return 0;
        words[count++] = (struct word){.start = byte, .length = length};
        byte += length + strspn(strip->text + byte + length, blanks);
    }
    for (int i = 1; i < count; i++) {
        const struct word *a = &words[i - 1];
        long price = reading_on(search->reading, strip->text + a->start, a->length,
                                strip->text + words[i].start, words[i].length);
        words[i].inner_price = a->inner_price + (price < PRICE_STRANGE ? price : PRICE_STRANGE);
        words[i].blanks =
            a->blanks + is_cjk_blank(strip->text, strip->length, a->start + a->length, words[i].start);
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

static const struct candidate *add_candidate(struct options_of_line *line, const char *text, size_t length)
{
    for (int i = 0; i < line->candidate_count; i++)
        if (line->candidates[i].text == text && line->candidates[i].length == length)
            return &line->candidates[i];
    if (line->candidate_count == CHOICES)
        return NULL;
    struct candidate *candidate = &line->candidates[line->candidate_count++];
    *candidate = (struct candidate){.text = text,
                                    .length = length,
                                    .width = (int)ssk_display_width(text, length),
                                    .unit = first_unit(text, length),
                                    .bracketed = marker_bracketed(text, length),
                                    .opens = marker_opens(text, length),
                                    .ends = marker_sentence_end(text, length)};
    return candidate;
}

static long over_price(const struct candidate *piece, int width)
{
    int over = piece->width - width - SLACK_HANG;
    return over > 0 ? over * (long)PRICE_OVER : 0;
}

static long ragged_price(const struct search *search, const struct candidate *piece, int width)
{
    int lack = width - SLACK_SHORT - piece->width;
    if (search->kind != STRETCH_FREE || piece->ends || lack <= 0)
        return 0;
    return lack * (long)PRICE_LACK < PRICE_RAGGED ? lack * (long)PRICE_LACK : PRICE_RAGGED;
}

/* Gives words[from …] to columns from `column` on, in every way that fits their widths. */
static void add_cuts(const struct search *search, const struct strip *strip, const struct word *words,
                     int count, int from, int column, struct choice choice, struct options_of_line *line)
{
    if (from == count) {
        if (line->choice_count < CHOICES)
            line->choices[line->choice_count++] = choice;
        return;
    }
    for (int k = column; k < search->layout->columns; k++)
        for (int to = from; to < count; to++) {
            int width = search->layout->widths[k];
            if (words[to].left - words[from].left > width + SLACK_OVER)
                break;
            const char *text = strip->text + words[from].start;
            const struct candidate *piece =
                add_candidate(line, text, words[to].start + words[to].length - words[from].start);
            if (!piece || piece->width > width + SLACK_OVER)
                continue;
            struct choice next = choice;
            next.pieces[k] = piece;
            next.price += over_price(piece, width) + words[to].inner_price - words[from].inner_price;
            next.price += (words[to].blanks - words[from].blanks) * (long)PRICE_BLANK;
            next.price += (words[to].openings - words[from].openings) * (long)PRICE_INSIDE;
            if (to + 1 < count)
                next.price += PRICE_CUT + ragged_price(search, piece, width);
            add_cuts(search, strip, words, count, to + 1, k + 1, next, line);
        }
}

static bool list_choices(struct search *search, const struct strip *strip, struct options_of_line *line)
{
    line->candidates = calloc(CHOICES + 1, sizeof *line->candidates);
    line->choices = calloc(CHOICES + 1, sizeof *line->choices);
    if (!line->candidates || !line->choices)
        return false;
    struct word words[WORDS];
    int count = strip->length < 4096 ? split_words(search, strip, words) : 0;
    struct choice span = {.span = add_candidate(line, strip->text, strip->length)};
    if (count)
        span.price = words[count - 1].inner_price;
    if (search->kind == STRETCH_ROW)
        span.price += PRICE_SPAN;
    line->choices[line->choice_count++] = span;
    if (count && !strip->aside)
        add_cuts(search, strip, words, count, 0, 0, (struct choice){0}, line);
    return true;
}

/* ------------------------------------------------------------------------------------------
 * Prices. */

/* Of a line that lacks so many columns more than the rules of line breaking explain. */
static long short_price(int lack)
{
    return lack * (long)PRICE_LACK < PRICE_SHORT ? lack * (long)PRICE_LACK : PRICE_SHORT;
}

/* Of `b` under `a` in a column of this width (INT_MAX: lines of any length, spanning the page). */
static long price_after(struct search *search, const struct candidate *a, const struct candidate *b,
                        int width)
{
    int unit = b->unit > 2 ? b->unit - 2 : 0;
    bool is_short = width != INT_MAX && a->width + unit < width - SLACK_SHORT;
    if (b->opens)
        return a->ends ? 0 : width == INT_MAX ? 0 : PRICE_INSIDE;
    if (is_short && a->ends)
        return a->bracketed || search->kind == STRETCH_FREE ? 0 : PRICE_UNMARKED;
    long price = reading_on(search->reading, a->text, a->length, b->text, b->length);
    if (price > PRICE_STRANGE)
        price = PRICE_STRANGE;
    if (is_short)
        return price +
               (search->kind == STRETCH_ROW ? PRICE_SHORT : short_price(width - a->width - SLACK_SHORT));
    return price + (width != INT_MAX && abs(a->width - width) > 1 + unit ? PRICE_OFF : 0);
}

static long price_of_start(const struct search *search, const struct candidate *piece, int column)
{
    if (search->kind != STRETCH_ROW || search->layout->columns == 1)
        return 0;
    return (column == 0) == piece->opens ? PRICE_OPENING : 0;
}

static long price_of_end(const struct search *search, const struct state *state)
{
    long price = 0;
    if (search->kind == STRETCH_ROW)
        for (int k = 0; k < search->layout->columns; k++)
            if (state->last[k] && !state->last[k]->ends)
                price += PRICE_ENDING;
    return price;
}

/* The phase a row is in after this choice; false when the choice is not open to it. */
static bool next_phase(const struct search *search, bool page_start, bool spans, uint8_t *phase)
{
    if (search->kind != STRETCH_ROW)
        return true;
    if (page_start)
        *phase = spans ? PHASE_OVERLEAF : PHASE_ROW;
    else if (!spans && *phase == PHASE_AFTER)
        return false;
    else if (!spans)
        *phase = PHASE_ROW;
    else if (*phase == PHASE_ROW)
        *phase = PHASE_AFTER;
    return true;
}

static void advance(struct search *search, struct state *state, const struct choice *choice)
{
    state->price += choice->price;
    if (choice->span) {
        if (state->span)
            state->price += price_after(search, state->span, choice->span, INT_MAX);
        state->span = choice->span;
        for (int k = 0; k < search->layout->columns && search->kind == STRETCH_FREE; k++) {
            state->price += state->last[k] && !state->last[k]->ends ? PRICE_BREAK : 0;
            state->last[k] = NULL;
        }
        return;
    }
    state->span = NULL;
    for (int k = 0; k < search->layout->columns; k++) {
        const struct candidate *piece = choice->pieces[k];
        if (!piece)
            continue;
        if (k == 0 && piece->opens && search->kind == STRETCH_ROW && search->layout->columns > 1)
            state->price += piece->bracketed ? PRICE_OPENING : PRICE_BULLET;
        state->price += state->last[k] ? price_after(search, state->last[k], piece, search->layout->widths[k])
                                       : price_of_start(search, piece, k);
        state->last[k] = piece;
    }
}

/* ------------------------------------------------------------------------------------------
 * The beam. */

static bool same_place(const struct state *a, const struct state *b)
{
    return a->span == b->span && a->phase == b->phase && !memcmp(a->last, b->last, sizeof a->last);
}

static int by_price(const void *a, const void *b)
{
    const struct state *x = a, *y = b;
    if (x->price != y->price)
        return x->price < y->price ? -1 : 1;
    return x->parent != y->parent ? x->parent - y->parent : x->choice - y->choice;
}

/* Keeps the cheapest state of each place, and the cheapest of these. Sorting is stable enough, as equal
 * prices are told apart by the order of parents. */
static int prune(struct state *states, int count, int beam)
{
    qsort(states, (size_t)count, sizeof *states, by_price);
    int kept = 0;
    for (int i = 0; i < count && kept < beam; i++) {
        bool seen = false;
        for (int j = 0; j < kept && !seen; j++)
            seen = same_place(&states[i], &states[j]);
        if (!seen)
            states[kept++] = states[i];
    }
    return kept;
}

static int extend(struct search *search, const struct beam *before, const struct options_of_line *line,
                  bool page_start, struct state *states)
{
    int count = 0;
    for (int s = 0; s < before->count; s++)
        for (int c = 0; c < line->choice_count; c++) {
            struct state next = before->states[s];
            if (!next_phase(search, page_start, line->choices[c].span != NULL, &next.phase))
                continue;
            next.parent = s;
            next.choice = (short)c;
            advance(search, &next, &line->choices[c]);
            states[count++] = next;
        }
    return prune(states, count, search->beam);
}

static void write_pieces(struct strip *strip, const struct choice *choice)
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

/* Follows the cheapest end back to the start. */
static long trace(const struct search *search, struct strip *strips, size_t count, const struct beam *beams,
                  const struct options_of_line *lines)
{
    int best = 0;
    long price = LONG_MAX;
    for (int s = 0; s < beams[count].count; s++) {
        long total = beams[count].states[s].price + price_of_end(search, &beams[count].states[s]);
        if (total < price) {
            price = total;
            best = s;
        }
    }
    for (size_t i = count; i-- > 0;) {
        if (strips[i].aside) {
            write_pieces(&strips[i], NULL);
            continue;
        }
        const struct state *state = &beams[i + 1].states[best];
        write_pieces(&strips[i], &lines[i].choices[state->choice]);
        best = state->parent;
    }
    return price;
}

static bool run(struct search *search, struct strip *strips, size_t count, struct beam *beams,
                struct options_of_line *lines)
{
    struct state *states = calloc((size_t)search->beam * (CHOICES + 1), sizeof *states);
    if (!states)
        return false;
    beams[0].states = calloc(1, sizeof(struct state));
    beams[0].count = 1;
    bool ok = beams[0].states != NULL, page_start = false;
    for (size_t i = 0; i < count && ok; i++) {
        page_start |= strips[i].page_start;
        int kept = beams[i].count;
        if (strips[i].aside) {
            memcpy(states, beams[i].states, (size_t)kept * sizeof *states);
        } else {
            ok = list_choices(search, &strips[i], &lines[i]);
            if (ok)
                kept = extend(search, &beams[i], &lines[i], page_start, states);
            page_start = false;
        }
        beams[i + 1].states = malloc((size_t)kept * sizeof *states);
        beams[i + 1].count = kept;
        ok = ok && beams[i + 1].states;
        if (ok)
            memcpy(beams[i + 1].states, states, (size_t)kept * sizeof *states);
    }
    free(states);
    return ok;
}

ssk_status column_search(struct reading *reading, const struct layout *layout, struct stretch *stretch,
                         int beam, long *price)
{
    size_t count = stretch->count;
    struct search search = {reading, layout, stretch->kind, beam};
    struct beam *beams = calloc(count + 1, sizeof *beams);
    struct options_of_line *lines = calloc(count + 1, sizeof *lines);
    ssk_status status = SSK_MEMORY;
    if (beams && lines && run(&search, stretch->strips, count, beams, lines)) {
        *price = trace(&search, stretch->strips, count, beams, lines);
        stretch->columns = layout->columns;
        status = SSK_OK;
    }
    for (size_t i = 0; i <= count; i++) {
        if (beams)
            free(beams[i].states);
        if (lines) {
            free(lines[i].candidates);
            free(lines[i].choices);
        }
    }
    free(beams);
    free(lines);
    return status;
}
