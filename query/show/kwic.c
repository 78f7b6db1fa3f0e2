/* Cuts contexts out of the hits' texts and puts them in order. */
#include "query/show/kwic.h"

#include <stdlib.h>
#include <string.h>

#include "query/show/sampling.h"
#include "query/show/snippet.h"
#include "seisaku/array.h"
#include "seisaku/unicode.h"

/* ------------------------------------------------------------------------------------------ contexts */

static char *printable(const char *text, size_t start, size_t end)
{
    struct ssk_buffer out = SSK_BUFFER_INIT;
    append_printable(&out, text + start, end > start ? end - start : 0);
    return ssk_buffer_detach(&out);
}

/* The first byte of the last `width` columns before `end`. */
static size_t context_start(const char *text, size_t length, size_t end, size_t width)
{
    size_t start = end, columns = 0;
    while (start > 0) {
        size_t previous = start - 1;
        while (previous > 0 && ((unsigned char)text[previous] & 0xc0) == 0x80)
            previous--;
        size_t byte = previous;
        columns += (size_t)ssk_point_width(ssk_utf8_next(text, end, &byte));
        if (columns > width)
            break;
        start = previous;
    }
    start = ssk_grapheme_ceiling(text, length, start);
    return start < end ? start : end;
}

static size_t context_end(const char *text, size_t length, size_t start, size_t width)
{
    size_t end = start, columns = 0;
    while (end < length) {
        size_t next = end;
        columns += (size_t)ssk_point_width(ssk_utf8_next(text, length, &next));
        if (columns > width)
            break;
        end = next;
    }
    end = ssk_grapheme_floor(text, length, end);
    return end > start ? end : start;
}

/* Takes the row's strings; false when there is no memory for one of them. */
static bool add_row(struct kwic *out, struct kwic_row row)
{
    out->rows[out->count++] = row;
    return row.left && row.match && row.right;
}

static const char *const BORDER = "¶"; /* between passages */

/* The hit's text between those of its neighbours, if it has any; *own is where its own begins. */
static char *whole_text(const struct hit *hit, size_t *own)
{
    struct ssk_buffer text = SSK_BUFFER_INIT;
    for (size_t i = 0; i < hit->before; i++)
        ssk_buffer_printf(&text, "%s%s", hit->neighbours[i].text, BORDER);
    *own = text.length;
    ssk_buffer_append_string(&text, hit->passage.text);
    for (size_t i = 0; i < hit->after; i++)
        ssk_buffer_printf(&text, "%s%s", BORDER, hit->neighbours[hit->before + i].text);
    return ssk_buffer_detach(&text);
}

/* The matches of one hit; the place in the text moves on with them, so that a long text is walked once. */
static bool add_rows(struct kwic *out, const struct hit *hit, const char *text, size_t own, size_t width)
{
    size_t length = strlen(text), start = own;
    uint32_t point = 0;
    bool added = SSK_RESERVE(out->rows, out->count + hit->matches.count, out->capacity);
    for (size_t i = 0; added && i < hit->matches.count; i++) {
        const struct occurrence *match = &hit->matches.items[i];
        start += ssk_utf8_offset(text + start, length - start, match->start - point);
        point = match->start;
        size_t end = start + ssk_utf8_offset(text + start, length - start, match->end - match->start);
        size_t left = context_start(text, length, start, width);
        size_t right = context_end(text, length, end, width);
        struct kwic_row row = {printable(text, left, start),
                               printable(text, start, end),
                               printable(text, end, right),
                               hit,
                               match->start,
                               match->end};
        added = add_row(out, row);
    }
    return added;
}

static bool add_hit(struct kwic *out, const struct hit *hit, size_t width)
{
    size_t own;
    char *text = whole_text(hit, &own);
    bool added = text && add_rows(out, hit, text, own, width);
    free(text);
    return added;
}

/* ------------------------------------------------------------------------------------------ order */

static int by_hit(const void *a, const void *b)
{
    const struct kwic_row *x = a, *y = b;
    int order = (x->hit->rank > y->hit->rank) - (x->hit->rank < y->hit->rank);
    return order ? order : (x->start > y->start) - (x->start < y->start);
}

/* UTF-8 sorts by bytes as by code points. A blank before a context says nothing. */
static int by_right(const void *a, const void *b)
{
    const struct kwic_row *x = a, *y = b;
    int order = strcmp(x->right + strspn(x->right, " "), y->right + strspn(y->right, " "));
    order = order ? order : strcmp(x->match, y->match);
    return order ? order : by_hit(a, b);
}

/* The code point before byte *end, which moves before it; 0 at the beginning. */
static uint32_t previous_point(const char *text, size_t *end)
{
    size_t start = *end, limit = *end;
    if (start == 0)
        return 0;
    do
        start--;
    while (start > 0 && ((unsigned char)text[start] & 0xc0) == 0x80);
    *end = start;
    return ssk_utf8_next(text, limit, &start);
}

static size_t without_blanks(const char *text)
{
    size_t length = strlen(text);
    while (length > 0 && text[length - 1] == ' ')
        length--;
    return length;
}

static int by_left(const void *a, const void *b)
{
    const struct kwic_row *x = a, *y = b;
    size_t x_end = without_blanks(x->left), y_end = without_blanks(y->left);
    uint32_t x_point, y_point;
    do {
        x_point = previous_point(x->left, &x_end);
        y_point = previous_point(y->left, &y_end);
    } while (x_point && x_point == y_point);
    int order = (x_point > y_point) - (x_point < y_point);
    order = order ? order : strcmp(x->match, y->match);
    return order ? order : by_hit(a, b);
}

ssk_status kwic_of(struct kwic *out, const struct search *search, size_t width, enum kwic_sort sort)
{
    static int (*const orders[KWIC_SORTS])(const void *, const void *) = {by_hit, by_left, by_right};
    *out = (struct kwic){0};
    for (size_t i = 0; i < search->hit_count; i++)
        if (!add_hit(out, &search->hits[i], width)) {
            kwic_free(out);
            return SSK_MEMORY;
        }
    if (out->count)
        qsort(out->rows, out->count, sizeof *out->rows, orders[sort]);
    return SSK_OK;
}

static void row_free(struct kwic_row *row)
{
    free(row->left);
    free(row->match);
    free(row->right);
}

ssk_status kwic_sample(struct kwic *kwic, size_t count, size_t seed)
{
    uint64_t *numbers = calloc(kwic->count + 1, sizeof *numbers);
    bool *kept = calloc(kwic->count + 1, sizeof *kept);
    for (size_t i = 0; numbers && i < kwic->count; i++)
        numbers[i] = sampling_number(seed, kwic->rows[i].hit->passage.id, 1 + kwic->rows[i].start);
    bool done = numbers && kept && sampling_choose(kept, numbers, kwic->count, count);
    size_t left = 0;
    for (size_t i = 0; done && i < kwic->count; i++)
        if (kept[i])
            kwic->rows[left++] = kwic->rows[i];
        else
            row_free(&kwic->rows[i]);
    kwic->count = done ? left : kwic->count;
    free(numbers);
    free(kept);
    return done ? SSK_OK : SSK_MEMORY;
}

void kwic_free(struct kwic *kwic)
{
    for (size_t i = 0; i < kwic->count; i++)
        row_free(&kwic->rows[i]);
    free(kwic->rows);
    *kwic = (struct kwic){0};
}
