/* All ways to give pieces of a line to columns. */
#include "indexer/order/columns/line_splits.h"

#include <stdlib.h>
#include <string.h>

#include "indexer/lines/heading_number.h"
#include "indexer/lines/line_marks.h"
#include "indexer/order/columns/costs.h"
#include "seisaku/unicode.h"

/* The cheapest ways to give the words to columns that were found so far. */
struct listing {
    const struct layout *layout;
    enum stretch_kind kind;
    const struct strip *strip;
    const struct line_words *line;
    struct choice *ways; /* [CHOICES]; the spanning one first, the others by price */
    int way_count;
};

static long over_price(const struct line_part *piece, int width)
{
    int over = piece->width - width - LIMIT(SLACK_HANG);
    return over > 0 ? over * COST(OVER) : 0;
}

/* Of a piece that is cut off in mid-sentence before its column's end. Latin text always is ragged. */
static long ragged_price(const struct listing *listing, const struct line_part *piece, int width)
{
    bool latin = !ssk_is_cjk((unsigned char)piece->text[piece->length - 1]) &&
                 (unsigned char)piece->text[piece->length - 1] < 0x80;
    int lack = width - LIMIT(SLACK_SHORT) - piece->width - (latin ? LIMIT(SLACK_LATIN) : 0);
    if (listing->kind != STRETCH_FREE || piece->ends || lack <= 0)
        return 0;
    return lack * COST(LACK) < COST(RAGGED) ? lack * COST(LACK) : COST(RAGGED);
}

static long piece_price(const struct listing *listing, const struct line_part *piece, int from, int to,
                        int width)
{
    const struct word *first = &listing->line->words[from], *last = &listing->line->words[to];
    long price = over_price(piece, width) + last->inner_price - first->inner_price;
    price += (last->blanks - first->blanks) * COST(BLANK);
    price += (last->openings - first->openings) * COST(INSIDE);
    if (to + 1 == listing->line->count)
        return price;
    if (listing->kind == STRETCH_TABLE && line_words_latin_blank(listing->strip, last, last + 1))
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
    for (int i = from + 1; i < listing->line->count; i++) {
        long price = listing->line->words[i].inner_price - listing->line->words[i - 1].inner_price;
        least += price < 0 ? price : 0;
    }
    return least > listing->ways[CHOICES - 1].price;
}

/* Gives words[from …] to columns from `column` on, in every way that fits their widths. */
static void add_cuts(struct listing *listing, int from, int column, const struct choice *way)
{
    if (from == listing->line->count)
        keep_way(listing, way);
    if (from == listing->line->count || is_hopeless(listing, way, from))
        return;
    for (int k = column; k < listing->layout->columns; k++) {
        int width = listing->layout->widths[k];
        for (int to = from; to < listing->line->count; to++) {
            if (listing->line->words[to].left - listing->line->words[from].left > width + LIMIT(SLACK_OVER))
                break;
            const struct line_part *piece = line_words_piece(listing->line, listing->strip, from, to);
            if (piece->width > width + LIMIT(SLACK_OVER))
                break;
            if (piece->label && listing->kind == STRETCH_TABLE && to + 1 < listing->line->count)
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
                      struct strip *strip, struct line_splits *out)
{
    struct choice ways[CHOICES];
    if (!strip->words[kind])
        strip->words[kind] = line_words_new(continuity, kind, strip);
    const struct line_words *line = strip->words[kind];
    if (!line)
        return false;
    const struct word *last = line->count ? &line->words[line->count - 1] : NULL;
    struct listing listing = {layout, kind, strip, line, ways, 1};
    ways[0] =
        (struct choice){.span = &line->parts[line->count * line->count], .price = span_price(kind, last)};
    long price = kind == STRETCH_TABLE && is_heading(strip, line->words, line->count) ? COST(HEADING) : 0;
    if (line->count)
        add_cuts(&listing, 0, 0, &(struct choice){.price = price});
    out->choices = malloc((size_t)listing.way_count * sizeof *out->choices);
    out->count = listing.way_count;
    if (out->choices)
        memcpy(out->choices, ways, (size_t)listing.way_count * sizeof *ways);
    return out->choices != NULL;
}

void line_splits_free(struct line_splits *choices)
{
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
