/* Footnotes' numbers back into the gaps they left. The numbers of a line and the gaps of the line below
 * are in the same order; which gaps are meant is told by what stands around them. */
#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "indexer/lines/line_marks.h"
#include "indexer/lines/line_phrases.h"
#include "indexer/page/footnotes.h"
#include "indexer/page/note_mark_gaps.h"
#include "indexer/page/note_mark_notes.h"
#include "indexer/page/page.h"
#include "seisaku/buffer.h"
#include "seisaku/unicode.h"

enum {
    NUMBERS = 12,     /* on one line */
    PIECES = 4,       /* columns that line may have */
    PRICE_NOTED = 30, /* the footnote speaks of what stands before the gap */
    IMPOSSIBLE = -100000
};

struct number {
    const char *text;
    size_t length;
};

/* What the numbers of a line may fill. */
struct choice {
    struct number numbers[NUMBERS];
    struct note notes[NUMBERS];
    struct gap gaps[GAPS];
    int count, gap_count;
    int chosen[NUMBERS]; /* the gap of each number */
    int price;           /* of all chosen */
};

/* Splits the line into its numbers; 0 if it holds anything else. `2、3` is one. */
static int split_numbers(const char *text, struct number *numbers)
{
    int count = 0;
    if (!line_is_number(text, strlen(text)) || strpbrk(text, ".-"))
        return 0;
    while (*(text += strspn(text, " "))) {
        size_t length = strcspn(text, " ");
        if (count == NUMBERS || !isdigit((unsigned char)*text) || strspn(text, "0123456789") > 3)
            return 0;
        numbers[count++] = (struct number){text, length};
        text += length;
    }
    return count;
}

/* Of the number in the gap. */
static int price_of(const struct choice *choice, int number, int gap)
{
    const struct gap *at = &choice->gaps[gap];
    bool noted = note_speaks_of(&choice->notes[number], at->line->text, at->start);
    return at->price + (noted ? PRICE_NOTED : 0);
}

/* Chooses a gap for each number, in order, so that the sum of prices is greatest; false when some
 * number finds none. Ties fall to the earlier gap. */
static bool match(struct choice *choice)
{
    int best[NUMBERS + 1][GAPS + 1] = {{0}}; /* of the first n numbers in the first g gaps */
    for (int n = 1; n <= choice->count; n++) {
        best[n][0] = IMPOSSIBLE;
        for (int g = 1; g <= choice->gap_count; g++) {
            int with = best[n - 1][g - 1];
            if (with != IMPOSSIBLE)
                with += price_of(choice, n - 1, g - 1);
            best[n][g] = with > best[n][g - 1] ? with : best[n][g - 1];
        }
    }
    choice->price = best[choice->count][choice->gap_count];
    for (int n = choice->count, g = choice->gap_count; n > 0 && choice->price != IMPOSSIBLE; g--)
        if (best[n][g] != best[n][g - 1])
            choice->chosen[--n] = g - 1;
    return choice->price != IMPOSSIBLE;
}

/* ⁴ for 4: what is raised is told from the figures of a text. */
static void append_raised(struct ssk_buffer *text, const struct number *number)
{
    for (size_t i = 0; i < number->length; i++) {
        char bytes[4] = {number->text[i]};
        size_t length = 1;
        if (isdigit((unsigned char)number->text[i]))
            length = ssk_utf8_put(bytes, ssk_raised_digit(number->text[i] - '0'));
        ssk_buffer_append(text, bytes, length);
    }
}

/* Writes the numbers into one line's gaps, from the last to the first so that offsets stay true. */
static bool insert(struct line *line, const struct choice *choice)
{
    for (int n = choice->count - 1; n >= 0; n--) {
        const struct gap *gap = &choice->gaps[choice->chosen[n]];
        if (gap->line != line)
            continue;
        struct ssk_buffer text = SSK_BUFFER_INIT;
        ssk_buffer_append(&text, line->text, gap->start);
        append_raised(&text, &choice->numbers[n]);
        ssk_buffer_append_string(&text, line->text + gap->start + gap->length);
        char *copy = ssk_buffer_detach(&text);
        if (!copy)
            return false;
        line_set_text(line, copy);
    }
    return true;
}

/* The pieces of the source line below, in order of columns; running heads and lines of numbers between
 * are passed over. */
static int pieces_below(struct page *page, size_t at, struct line **pieces)
{
    int first = page->lines[at].number + 1;
    for (int number = first; number <= first + 1; number++) {
        int count = 0;
        struct number numbers[NUMBERS];
        for (size_t l = near_start(at); l < near_end(page, at) && count < PIECES; l++) {
            struct line *below = &page->lines[l];
            if (below->number == number && below->role == LINE_TEXT && !split_numbers(below->text, numbers))
                pieces[count++] = below;
        }
        if (count)
            return count;
    }
    return 0;
}

/* Finds the notes of the numbers; the form of the one that is least sure. */
static enum note_form find_notes(const struct page *page, size_t at, struct choice *choice)
{
    enum note_form form = NOTE_SURE;
    for (int n = 0; n < choice->count; n++) {
        note_find(page, at, choice->numbers[n].text, &choice->notes[n]);
        if (choice->notes[n].form < form)
            form = choice->notes[n].form;
    }
    return form;
}

/* Whether the source line above breaks off in mid-sentence, in some column. */
static bool interrupts_sentence(const struct page *page, size_t at)
{
    for (size_t l = near_start(at); l < near_end(page, at); l++) {
        const struct line *above = &page->lines[l];
        if (above->number == page->lines[at].number - 1 && above->role == LINE_TEXT &&
            line_ending(above->text, strlen(above->text)) == ENDS_OPEN)
            return true;
    }
    return false;
}

/* Numbers with notes are references, wherever they belong. Without, only gaps that text does not have
 * tell them from a table's; a likely note is believed where a sentence goes on around the number. */
static bool is_worth(const struct choice *choice, const struct page *page, size_t at, enum note_form form)
{
    if (form == NOTE_SURE || choice->price >= choice->count * PRICE_GAP_CLEAR)
        return true;
    return form == NOTE_LIKELY && choice->price >= choice->count * PRICE_GAP_GOOD &&
           interrupts_sentence(page, at);
}

static bool restore(struct page *page, size_t at, const struct note_mark_stats *stats)
{
    struct line *line = &page->lines[at];
    struct line *pieces[PIECES + 1] = {NULL};
    struct choice choice = {.count = 0};
    bool good = true;
    choice.count = split_numbers(line->text, choice.numbers);
    int piece_count = choice.count ? pieces_below(page, at, pieces) : 0;
    if (!piece_count || note_opens_at(page, at))
        return true;
    for (int p = 0; p < piece_count; p++)
        choice.gap_count =
            note_mark_gaps_find(stats, pieces[p], pieces[p + 1], choice.gaps, choice.gap_count);
    enum note_form form = find_notes(page, at, &choice);
    bool placed = match(&choice) && is_worth(&choice, page, at, form);
    for (int p = 0; p < piece_count && placed && good; p++)
        good = insert(pieces[p], &choice);
    if (placed || form == NOTE_SURE)
        line->role = LINE_SPENT;
    return good;
}

ssk_status note_marks_restore(struct document *document, struct ssk_error *error)
{
    struct note_mark_stats stats;
    if (!note_mark_stats_learn(&stats, document) || !footnotes_find(document))
        return ssk_no_memory(error);
    for (size_t p = 0; p < document->count; p++) {
        struct page *page = &document->pages[p];
        for (size_t l = 0; l < page->count && !page->laid_out; l++)
            if (page->lines[l].role == LINE_TEXT && page->lines[l].number && !restore(page, l, &stats))
                return ssk_no_memory(error);
    }
    return SSK_OK;
}
