/* What the stages ask of a line: how it opens, how it ends. */
#include <string.h>

#include "indexer/document/placed_line.h"
#include "indexer/lines/line_marks.h"
#include "seisaku/unicode.h"

#define LEAST_AREA 0.5F /* of what the most is */
#define MORE       1.2F /* times as many characters */

enum { SIZES = 200, TITLE_LINES = 4 };

/* The size whose text covers most of the pages; a title of a few lines may do so above a short notice, whose
 * text is smaller and of more characters. */
static size_t body_of(const float votes[SIZES], const size_t lines[SIZES])
{
    size_t best = 0;
    for (size_t size = 1; size < SIZES; size++)
        best = votes[size] > votes[best] ? size : best;
    size_t body = best;
    for (size_t size = best; lines[best] <= TITLE_LINES && size-- > 1;) {
        float share =
            (float)best / (float)size; /* characters of this size that one of the best covers: squared */
        if (votes[size] > LEAST_AREA * votes[best] && votes[size] * share * share > MORE * votes[best] &&
            (body == best || votes[size] > votes[body]))
            body = size;
    }
    return body;
}

void document_measure_body(struct document *document)
{
    const struct page *pages = document->pages;
    size_t count = document->count;
    float votes[SIZES] = {0}; /* the area that text of each size covers */
    size_t lines[SIZES] = {0};
    for (size_t p = 0; p < count; p++)
        for (size_t i = 0; i < pages[p].count; i++) {
            const struct line *line = &pages[p].lines[i];
            size_t step = (size_t)(line->place.size * 2 + 0.5F);
            if (line->role == LINE_SET_ASIDE || step >= SIZES)
                continue;
            lines[step]++;
            votes[step] +=
                (line->place.box.x2 - line->place.box.x1) * line->place.size * (line->place.framed ? 1 : 4);
        }
    document->body = (float)body_of(votes, lines) / 2;
}

uint32_t line_first_point(const struct line *line)
{
    size_t byte = 0, length = strlen(line->text);
    return length > 0 ? ssk_utf8_next(line->text, length, &byte) : 0;
}

uint32_t line_last_point(const struct line *line)
{
    size_t length = strlen(line->text), byte = length;
    while (byte > 0 && ((unsigned char)line->text[byte - 1] & 0xc0) == 0x80)
        byte--;
    byte = byte > 0 ? byte - 1 : 0;
    return length > 0 ? ssk_utf8_next(line->text, length, &byte) : 0;
}

bool line_ends(const struct line *line)
{
    /* The dots are also those that lead to a page's number in a table of contents. */
    enum ending ending = line_ending(line->text, strlen(line->text));
    return ending == ENDS_SENTENCE || ending == ENDS_COLON || ending == ENDS_DOTS;
}

bool line_opens_item(const struct line *line)
{
    enum opening kind = line_opening(line->text, strlen(line->text)).kind;
    return opening_is_sure(kind) || kind == OPENS_DOUBTFUL_BULLET || kind == OPENS_BRACKETED;
}

bool line_is_short(const struct line *line, float ems)
{
    return line->place.box.x2 < line->place.right - ems * line->place.size;
}

bool line_is_open(const struct line *line)
{
    return line->role == LINE_TEXT && !line_ends(line) && !line_is_short(line, 1.5F);
}
