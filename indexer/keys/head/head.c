#include "indexer/keys/head/head.h"

#include <stdlib.h>
#include <string.h>

#include "seisaku/buffer.h"
#include "seisaku/unicode.h"

enum { COVER_LINES = 15, BARE_COVER = 8, LINE_POINTS = 120 };

/* 令 和 ７ 年, 主　文: a blank behind most characters. */
static bool is_letter_spaced(struct cursor line)
{
    size_t points = 0, blanks = 0;
    while (!cursor_done(&line))
        if (cursor_next(&line) == ' ') {
            blanks++;
            cursor_spaces(&line);
        } else {
            points++;
        }
    return points > 1 && (points == 2 ? blanks == 1 : blanks * 3 >= points * 2);
}

static char *read_line(struct cursor line)
{
    struct ssk_buffer out = SSK_BUFFER_INIT;
    bool spaced = is_letter_spaced(line);
    for (int points = 0; !cursor_done(&line) && points < LINE_POINTS; points++) {
        const char *start = line.at;
        if (cursor_next(&line) != ' ' || !spaced)
            ssk_buffer_append(&out, start, (size_t)(line.at - start));
    }
    return ssk_buffer_detach(&out);
}

/* One character of a word that is spread over its line so far that a page's columns seemed to part it:
 * 主　　文. */
static bool is_character(const char *line)
{
    struct cursor at = cursor_trimmed(cursor_of(line));
    return ssk_is_han(cursor_peek(&at)) && cursor_points(&at) == 1;
}

/* Do the two stand on one line of the page, where their places are known? */
static bool are_level(const struct line *one, const struct line *other)
{
    const struct box *a = &one->place.box, *b = &other->place.box;
    if (one->place.size <= 0 || other->place.size <= 0)
        return true;
    return a->y1 < b->y2 && b->y1 < a->y2;
}

/* Does the line go on with the characters of the one before it? */
static bool is_spread_on(const struct line *before, const struct line *line)
{
    return before && is_character(before->text) && is_character(line->text) && are_level(before, line);
}

/* Appends `more`, which it frees. Fails: false without memory. */
static bool append(char **line, char *more)
{
    struct ssk_buffer out = SSK_BUFFER_INIT;
    ssk_buffer_append_string(&out, *line);
    ssk_buffer_append_string(&out, more);
    free(more);
    char *joined = ssk_buffer_detach(&out);
    if (joined) {
        free(*line);
        *line = joined;
    }
    return joined != NULL;
}

/* What stands in a table's rows tells nothing of the document; lines that only stand in columns, without
 * rules, may be its head. */
static bool is_in_row(const struct line *line)
{
    bool open = line->place.size > 0 && !line->place.framed;
    return (line->row > 0 && !open) || line->role == LINE_ITEM || line->role == LINE_OWNERS ||
           line->role == LINE_KEY || (line->keys && line->keys->kind != SSK_KIND_TEXT);
}

static bool add_cell(struct head *out, struct cursor cell)
{
    if (out->cell_count == HEAD_LINES)
        return true;
    out->cells[out->cell_count] = read_line(cell);
    return out->cells[out->cell_count++] != NULL;
}

/* Behind a cover the next page may say when a meeting was, as a table does. */
static bool overleaf_read(struct head *out, const struct document *document)
{
    const struct page *page = document->count > 1 ? &document->pages[1] : NULL;
    for (size_t l = 0; page && document->pages[0].count <= BARE_COVER && l < page->count; l++) {
        struct cursor line = cursor_trimmed(cursor_of(page->lines[l].text));
        if (!cursor_done(&line) && !add_cell(out, line))
            return false;
    }
    return true;
}

bool head_read(struct head *out, const struct document *document)
{
    *out = (struct head){0};
    if (!document->count)
        return true;
    const struct page *page = &document->pages[0];
    const struct line *before = NULL; /* that the last line is read off */
    out->cover = document->count > 1 && page->count <= COVER_LINES;
    for (size_t l = 0; l < page->count && out->count < HEAD_LINES; l++) {
        struct cursor line = cursor_trimmed(cursor_of(page->lines[l].text));
        if (cursor_done(&line))
            continue;
        if (is_in_row(&page->lines[l])) {
            if (!add_cell(out, line))
                return false;
            continue;
        }
        char *read = read_line(line);
        bool spread = read && out->count && is_spread_on(before, &page->lines[l]);
        before = &page->lines[l];
        if (!read || (spread && !append(&out->lines[out->count - 1], read)))
            return false;
        if (!spread)
            out->lines[out->count++] = read;
    }
    return overleaf_read(out, document);
}

void head_free(struct head *head)
{
    for (size_t i = 0; i < head->count; i++)
        free(head->lines[i]);
    for (size_t i = 0; i < head->cell_count; i++)
        free(head->cells[i]);
    head->count = head->cell_count = 0;
}

bool head_ends_in(struct cursor text, const char *word)
{
    text = cursor_trimmed(text);
    return cursor_ends_in(&text, word);
}
