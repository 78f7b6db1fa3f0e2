/* Footnotes' numbers back into the gaps they left. The numbers of a line and the gaps of the line below
 * are in the same order; which gaps are meant is told by what stands around them. */
#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "marginalia.h"
#include "markers.h"
#include "seisaku/buffer.h"
#include "seisaku/unicode.h"

enum {
    NUMBERS = 12, /* on one line */
    GAPS = 40,    /* looked at in the line below */
    PIECES = 4,   /* columns that line may have */
    NEAR = 600    /* lines: farther than this nothing on a printed page is */
};

/* How likely a blank is what a raised number left, by its neighbours. */
enum likelihood {
    GAP_NONE = 0,
    GAP_BEFORE_LATIN = 1, /* text has such blanks too: `である SFIA` */
    GAP_AT_END = 1,       /* no blank shows behind the line's last character */
    GAP_AFTER_LATIN = 2,  /* `SFIA は` */
    GAP_AFTER_BRACKET = 3,
    GAP_INSIDE = 4, /* between kana and kanji, where text has none */
    GAP_NOTED = 4,  /* added when the footnote speaks of the Latin word before */
    GAP_CLOSING = 6 /* before a full stop, comma or bracket */
};

/* Bounds of what is near line `l`. */
static size_t near_start(size_t l)
{
    return l > NEAR ? l - NEAR : 0;
}

static size_t near_end(const struct page *page, size_t l)
{
    return l + NEAR < page->count ? l + NEAR : page->count;
}

struct number {
    const char *text;
    size_t length;
};

struct gap {
    struct line *line;
    size_t start, length; /* the blanks */
    int likelihood;
};

/* Splits the line into its numbers; 0 if it holds anything else. `2、3` is one. */
static int split_numbers(const char *text, struct number *numbers)
{
    int count = 0;
    if (!marker_number_alone(text, strlen(text)) || strpbrk(text, ".-"))
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

static bool is_closing(uint32_t point)
{
    static const uint32_t points[] = {0x3002, 0x3001, 0xff0c, 0xff0e, 0x300d, 0x300f,
                                      0xff09, ')',    '.',    ',',    0};
    for (const uint32_t *closing = points; *closing; closing++)
        if (point == *closing)
            return true;
    return false;
}

static int likelihood_of(uint32_t before, uint32_t after)
{
    if (is_closing(after))
        return GAP_CLOSING;
    if (before == ')' || before == 0xff09)
        return GAP_AFTER_BRACKET;
    if (!ssk_is_cjk(before))
        return ssk_is_cjk(after) ? GAP_AFTER_LATIN : GAP_NONE;
    return ssk_is_cjk(after) ? GAP_INSIDE : GAP_BEFORE_LATIN;
}

static int find_gaps(struct line *line, struct gap *gaps, int count)
{
    size_t length = strlen(line->text);
    uint32_t before = 0;
    for (size_t byte = 0; byte < length && count < GAPS;) {
        size_t start = byte;
        uint32_t point = ssk_utf8_next(line->text, length, &byte);
        if (point != ' ' || !before) {
            before = point;
            continue;
        }
        byte = start + strspn(line->text + start, " ");
        size_t after = byte;
        uint32_t next = byte < length ? ssk_utf8_next(line->text, length, &after) : 0;
        gaps[count++] = (struct gap){line, start, byte - start, next ? likelihood_of(before, next) : 0};
    }
    if (count < GAPS && before && !marker_sentence_end(line->text, length))
        gaps[count++] = (struct gap){line, length, 0, GAP_AT_END};
    return count;
}

/* Chooses a gap for each number, in order, so that the sum of likelihoods is greatest; false when some
 * number finds none. Ties fall to the earlier gap. */
static bool match(const struct gap *gaps, int gap_count, int number_count, int *chosen)
{
    int best[NUMBERS + 1][GAPS + 1]; /* of the first n numbers in the first g gaps; -1: impossible */
    for (int g = 0; g <= gap_count; g++)
        best[0][g] = 0;
    for (int n = 1; n <= number_count; n++) {
        best[n][0] = -1;
        for (int g = 1; g <= gap_count; g++) {
            int with = best[n - 1][g - 1] >= 0 && gaps[g - 1].likelihood
                           ? best[n - 1][g - 1] + gaps[g - 1].likelihood
                           : -1;
            best[n][g] = with > best[n][g - 1] ? with : best[n][g - 1];
        }
    }
    if (best[number_count][gap_count] < 0)
        return false;
    for (int n = number_count, g = gap_count; n > 0; g--)
        if (best[n][g] != best[n][g - 1])
            chosen[--n] = g - 1;
    return true;
}

/* The footnote of this number below on the page, `1 https://…`; NULL if there is none. */
static const char *find_note(const struct page *page, size_t at, const struct number *number)
{
    const struct line *line = &page->lines[at];
    size_t digits = strspn(number->text, "0123456789");
    for (size_t l = near_start(at); l < near_end(page, at); l++) {
        const struct line *note = &page->lines[l];
        if (note->number > line->number && !strncmp(note->text, number->text, digits) &&
            note->text[digits] == ' ' && note->text[digits + 1])
            return note->text;
    }
    return NULL;
}

/* Whether the note holds the Latin word that the gap stands behind. */
static bool speaks_of(const char *note, const struct gap *gap)
{
    char word[32];
    size_t start = gap->start, used = 0;
    while (start > 0 && isalnum((unsigned char)gap->line->text[start - 1]))
        start--;
    if (gap->start - start < 3 || gap->start - start >= sizeof word)
        return false;
    for (; start < gap->start; start++)
        word[used++] = gap->line->text[start];
    word[used] = '\0';
    return strcasestr(note, word) != NULL;
}

/* Writes the numbers into one line's gaps, from the last to the first so that offsets stay true. */
static bool insert(struct line *line, const struct gap *gaps, const int *chosen, const struct number *numbers,
                   int count)
{
    for (int n = count - 1; n >= 0; n--) {
        const struct gap *gap = &gaps[chosen[n]];
        if (gap->line != line)
            continue;
        struct ssk_buffer text = SSK_BUFFER_INIT;
        ssk_buffer_append(&text, line->text, gap->start);
        if (isalnum((unsigned char)line->text[gap->start - 1]))
            ssk_buffer_append_char(&text, ' '); /* DCAT 1, not DCAT1 */
        ssk_buffer_append(&text, numbers[n].text, numbers[n].length);
        ssk_buffer_append_string(&text, line->text + gap->start + gap->length);
        char *copy = ssk_buffer_detach(&text);
        if (!copy)
            return false;
        free(line->text);
        line->text = copy;
    }
    return true;
}

/* The pieces of the source line below, in order of columns; furniture and lines of numbers between
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

/* Finds the gap of each number. Without a footnote of each on the page only gaps that text does not
 * have count. */
static bool place_numbers(const struct page *page, size_t at, const struct number *numbers, int count,
                          struct gap *gaps, int gap_count, int *chosen, bool *noted)
{
    int likelihood = 0;
    *noted = true;
    for (int n = 0; n < count; n++) {
        const char *note = find_note(page, at, &numbers[n]);
        *noted &= note != NULL;
        for (int g = 0; g < gap_count && note && count == 1; g++)
            gaps[g].likelihood += speaks_of(note, &gaps[g]) ? GAP_NOTED : 0;
    }
    if (!match(gaps, gap_count, count, chosen))
        return false;
    for (int n = 0; n < count; n++)
        likelihood += gaps[chosen[n]].likelihood;
    return *noted || likelihood >= count * GAP_INSIDE;
}

static bool restore(struct page *page, size_t at)
{
    struct line *line = &page->lines[at];
    struct number numbers[NUMBERS];
    struct gap gaps[GAPS];
    struct line *pieces[PIECES];
    int chosen[NUMBERS], gap_count = 0;
    bool noted, good = true;
    int count = split_numbers(line->text, numbers);
    int piece_count = count ? pieces_below(page, at, pieces) : 0;
    for (int p = 0; p < piece_count; p++)
        gap_count = find_gaps(pieces[p], gaps, gap_count);
    if (!piece_count)
        return true;
    bool placed = place_numbers(page, at, numbers, count, gaps, gap_count, chosen, &noted);
    for (int p = 0; p < piece_count && placed && good; p++)
        good = insert(pieces[p], gaps, chosen, numbers, count);
    if (placed || noted)
        line->role = LINE_FURNITURE;
    return good;
}

ssk_status marginalia_restore(struct document *document, struct ssk_error *error)
{
    for (size_t p = 0; p < document->count; p++) {
        struct page *page = &document->pages[p];
        for (size_t l = 0; l < page->count && !page->laid_out; l++)
            if (page->lines[l].role == LINE_TEXT && page->lines[l].number && !restore(page, l))
                return ssk_fail(error, SSK_MEMORY, "no memory left");
    }
    return SSK_OK;
}
