/* What the stages ask of a line: how it opens, how it ends. */
#include <math.h>
#include <string.h>

#include "indexer/lines/line_marks.h"
#include "indexer/pdf/pdf_flow.h"
#include "seisaku/unicode.h"

/* A column's right edge is where its longest line ends, if that is near the edge of its field: cells
 * and boxes have some padding. */
void pdf_find_edges(struct pdf_page *page)
{
    for (size_t i = 0; i < page->line_count; i++) {
        struct pdf_line *line = &page->lines[i];
        float right = 0;
        for (size_t j = 0; j < page->line_count; j++) {
            const struct pdf_line *other = &page->lines[j];
            if (other->field.x1 == line->field.x1 && other->field.x2 == line->field.x2)
                right = fmaxf(right, other->box.x2);
        }
        line->right = right > line->field.x2 - 4 * line->size ? right : line->field.x2 - line->size;
    }
}

uint32_t pdf_line_first(const struct pdf_line *line)
{
    size_t byte = 0, length = strlen(line->text);
    return length > 0 ? ssk_utf8_next(line->text, length, &byte) : 0;
}

uint32_t pdf_line_last(const struct pdf_line *line)
{
    size_t length = strlen(line->text), byte = length;
    while (byte > 0 && ((unsigned char)line->text[byte - 1] & 0xc0) == 0x80)
        byte--;
    byte = byte > 0 ? byte - 1 : 0;
    return length > 0 ? ssk_utf8_next(line->text, length, &byte) : 0;
}

bool pdf_ends_sentence(const struct pdf_line *line)
{
    /* The dots are also those that lead to a page's number in a table of contents. */
    enum ending ending = line_ending(line->text, strlen(line->text));
    return ending == ENDS_SENTENCE || ending == ENDS_COLON || ending == ENDS_DOTS;
}

bool pdf_opens_item(const struct pdf_line *line)
{
    enum opening kind = line_opening(line->text, strlen(line->text)).kind;
    return opening_is_sure(kind) || kind == OPENS_DOUBTFUL_BULLET || kind == OPENS_BRACKETED;
}

bool pdf_is_short(const struct pdf_line *line, float ems)
{
    return line->box.x2 < line->right - ems * line->size;
}

bool pdf_is_open(const struct pdf_line *line)
{
    return line->role == LINE_TEXT && !pdf_ends_sentence(line) && !pdf_is_short(line, 1.5F);
}
