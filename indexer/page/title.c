/* A title stands out by its size, or by being set in the middle; it reads like a name (…について, …条例,
 * …報告書) and not like a date, a number, an addressee or a sentence. Each of these is some points; the best
 * group of lines wins. Titles in the file's information are often another document's or the program's
 * ("スライド 1"), so they count only where the first pages print them. */
#include "indexer/page/page.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "indexer/document/placed_line.h"
#include "indexer/lines/cursor.h"
#include "indexer/papers/title_form.h"
#include "seisaku/buffer.h"
#include "seisaku/unicode.h"

enum {
    TITLE_LINES = 3,   /* a title's lines at most */
    TITLE_POINTS = 80, /* code points; what is longer is text */
    SEEN_LINES = 60,   /* of the first page; a title stands no lower */
    SEEN_PAGES = 2,    /* that may bear out the file's own title */
    KEY_MIN = 4        /* code points; a shorter title is borne out by anything */
};

/* Points. */
#define LARGER  10.0F /* for each body size more */
#define LARGEST 1.0F  /* the page's largest */
#define CENTRED 1.5F
#define BOLD    0.5F
#define NAMED   2.0F  /* ends as titles do */
#define UNFIT   6.0F  /* a date, a number, an addressee, a sentence */
#define DOWN    0.06F /* for each line further down */
#define IN_CELL 2.0F
#define TELLING 0.5F /* not only a word or two: 概要, 議事録 */
#define BARE    1.0F /* only that */

#define FULL 0.65F /* of the page's width: a line that ends where its column does */

/* --- text compared --- */

/* Appends the letters and digits, full-width ones as ASCII, capitals as small. */
static void append_key(struct ssk_buffer *key, const char *text)
{
    size_t length = strlen(text);
    for (size_t byte = 0; byte < length;) {
        uint32_t point = point_plain(ssk_utf8_next(text, length, &byte));
        char bytes[4];
        if (ssk_is_alnum(point))
            ssk_buffer_append(key, bytes, ssk_utf8_put(bytes, point));
    }
}

/* Whether the first pages print the title. */
static bool is_printed(const struct page *pages, size_t count, const char *title)
{
    struct ssk_buffer key = SSK_BUFFER_INIT, text = SSK_BUFFER_INIT;
    append_key(&key, title);
    size_t seen = 0;
    for (size_t p = 0; p < count && seen < SEEN_PAGES; p++) {
        seen += pages[p].count > 0;
        for (size_t i = 0; i < pages[p].count; i++)
            append_key(&text, pages[p].lines[i].text);
    }
    bool printed = key.length > 0 && ssk_utf8_count(key.data, key.length) >= KEY_MIN &&
                   strstr(ssk_buffer_string(&text), ssk_buffer_string(&key)) != NULL;
    ssk_buffer_free(&key);
    ssk_buffer_free(&text);
    return printed;
}

/* A title's first line has words, three characters of them at least. */
static bool is_unfit(const char *text, bool first)
{
    size_t points = ssk_utf8_count(text, strlen(text));
    if ((first && points < 3) || title_is_unfit(text, strlen(text)))
        return true;
    size_t words = 0, length = strlen(text);
    for (size_t byte = 0; byte < length;) {
        uint32_t point = ssk_utf8_next(text, length, &byte);
        words += ssk_is_han(point) || ssk_is_hiragana(point) || ssk_is_katakana(point) ||
                 ((point | 0x20) >= 'a' && (point | 0x20) <= 'z');
    }
    return first && words < 3;
}

/* --- groups of lines --- */

/* Whether the line is one of a paragraph's, which goes on below. */
static bool is_running(const struct page *page, const struct line *line)
{
    const struct line *next = line + 1;
    return next < page->lines + page->count && line_is_open(line) && next->role == line->role &&
           next->row == line->row && next->place.cell == line->place.cell &&
           next->place.box.x1 < line->place.box.x1 + 2.5F * line->place.size &&
           fabsf(next->place.size - line->place.size) < 0.04F * line->place.size;
}

/* As much white on its left as on its right? */
static bool is_even(const struct page *page, const struct line *line)
{
    float left = line->place.box.x1, right = page->width - line->place.box.x2;
    return fabsf(left - right) < 0.06F * page->width;
}

static bool is_centred(const struct page *page, const struct line *line)
{
    return is_even(page, line) && line->place.box.x1 > 0.15F * page->width;
}

/* Whether the line goes as far as its page lets it, so that the next has what did not fit. */
static bool is_full(const struct page *page, const struct line *line)
{
    return line->place.box.x2 - line->place.box.x1 > FULL * page->width;
}

/* Whether the next line may be the title's next: of one look, close below. */
static bool goes_on(const struct page *page, const struct line *line, const struct line *next)
{
    float gap = next->place.box.y1 - line->place.box.y2;
    return next->role != LINE_SET_ASIDE && next->row == line->row && next->place.cell == line->place.cell &&
           fabsf(next->place.size - line->place.size) < 0.04F * line->place.size &&
           gap > -0.5F * line->place.size && gap < 1.5F * line->place.size &&
           (is_full(page, line) || !is_unfit(next->text, false)) &&
           (is_centred(page, line) == is_centred(page, next) ||
            (is_full(page, line) && is_even(page, line) && is_centred(page, next)) ||
            line->place.size > 1.5F * page->lines[0].place.size);
}

/* Whether the line is the rest of a title that was too long for the line above it. */
static bool is_rest(const struct page *page, size_t at)
{
    const struct line *above = at > 0 ? &page->lines[at - 1] : NULL;
    return above && is_full(page, above) && above->role != LINE_SET_ASIDE && above->role != LINE_NOTE &&
           goes_on(page, above, &page->lines[at]);
}

/* The end of the group of lines that begins at `start`. Only what stands out has several lines. */
static size_t group_end(const struct page *page, size_t start, float body)
{
    const struct line *first = &page->lines[start];
    size_t end = start + 1, points = ssk_utf8_count(first->text, strlen(first->text));
    if (first->place.size < 1.1F * body && !is_centred(page, first))
        return end;
    while (end < page->count && end - start < TITLE_LINES &&
           goes_on(page, &page->lines[end - 1], &page->lines[end])) {
        points += ssk_utf8_count(page->lines[end].text, strlen(page->lines[end].text));
        if (points > TITLE_POINTS)
            break;
        end++;
    }
    return end;
}

static char *text_of(const struct page *page, size_t start, size_t end)
{
    struct ssk_buffer text = SSK_BUFFER_INIT;
    for (size_t i = start; i < end; i++) {
        const struct line *line = &page->lines[i];
        if (i > start && (!ssk_is_cjk(line_last_point(line - 1)) || !ssk_is_cjk(line_first_point(line))))
            ssk_buffer_append_char(&text, ' ');
        ssk_buffer_append_string(&text, line->text);
    }
    return ssk_buffer_detach(&text);
}

/* Whether the line's number is one of a series that the page prints: 第１ 請求 … 第２ 事案の概要. */
static bool is_in_series(const struct page *page, const struct line *line)
{
    struct heading heading, other;
    if (!line_heading(line, &heading) || heading.count != 1)
        return false;
    for (size_t i = 0; i < page->count; i++)
        if (line_heading(&page->lines[i], &other) && other.level == heading.level && other.count == 1 &&
            abs(other.parts[0] - heading.parts[0]) == 1)
            return true;
    return false;
}

static float points_of(const struct page *page, size_t start, size_t end, const char *text, float body,
                       float largest)
{
    const struct line *line = &page->lines[start];
    size_t length = ssk_utf8_count(text, strlen(text));
    bool large = line->place.size > 1.1F * body;
    float points = LARGER * (line->place.size / body - 1) - DOWN * (float)start;
    points += large && line->place.size > 0.96F * largest ? LARGEST : 0;
    points += is_centred(page, line) ? CENTRED : 0;
    points += line->place.bold ? BOLD : 0;
    points += title_ends_well(text, strlen(text)) ? NAMED : 0;
    points += length >= 8 ? TELLING : length <= 4 ? -BARE : 0;
    points -= line->row > 0 ? IN_CELL : 0;
    if (is_unfit(text, true) || is_in_series(page, line) || length > TITLE_POINTS ||
        (!large && is_running(page, &page->lines[end - 1])))
        points -= UNFIT;
    return points;
}

/* The best group of the page; NULL if none is fit. */
static char *printed_title(const struct page *page, float body)
{
    float largest = 0, best = 0;
    char *title = NULL;
    for (size_t i = 0; i < page->count; i++)
        if (page->lines[i].role != LINE_SET_ASIDE)
            largest = fmaxf(largest, page->lines[i].place.size);
    for (size_t i = 0; i < page->count && i < SEEN_LINES; i++) {
        if (page->lines[i].role == LINE_SET_ASIDE || page->lines[i].role == LINE_NOTE || is_rest(page, i))
            continue;
        size_t end = group_end(page, i, body);
        char *text = text_of(page, i, end);
        float points = text ? points_of(page, i, end, text, body, largest) : 0;
        if (text && points > best) {
            free(title);
            title = text;
            best = points;
        } else {
            free(text);
        }
    }
    return title;
}

/* Without blanks at its ends, and those that only spread its characters (目　次). */
static char *tidy(const char *title)
{
    struct ssk_buffer out = SSK_BUFFER_INIT;
    size_t length = strlen(title), points = 0, blanks = 0;
    for (size_t byte = 0; byte < length;) {
        bool blank = ssk_is_space(ssk_utf8_next(title, length, &byte));
        blanks += blank;
        points += !blank;
    }
    bool spread = points > 1 && blanks + 1 >= points, pending = false;
    for (size_t byte = 0; byte < length;) {
        size_t start = byte;
        bool blank = ssk_is_space(ssk_utf8_next(title, length, &byte));
        if (!blank && pending)
            ssk_buffer_append_char(&out, ' ');
        pending = blank && out.length > 0 && !spread;
        if (!blank)
            ssk_buffer_append(&out, title + start, byte - start);
    }
    return ssk_buffer_detach(&out);
}

/* The title as printed on the first pages; NULL for none. */
static char *find_printed(const struct document *document)
{
    for (size_t p = 0; p < document->count && p < SEEN_PAGES; p++) {
        char *printed = printed_title(&document->pages[p], document->body);
        char *title = printed ? tidy(printed) : NULL;
        free(printed);
        if (title)
            return title;
    }
    return NULL;
}

void title_find(struct document *document)
{
    if (document->body <= 0 || document->title)
        return;
    bool borne_out = document->named && is_printed(document->pages, document->count, document->named);
    document->title = borne_out ? tidy(document->named) : find_printed(document);
}
