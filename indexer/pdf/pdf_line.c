/* What the stages ask of a line: how it opens, how it ends. */
#include <string.h>

#include "indexer/lines/line_marks.h"
#include "indexer/pdf/pdf_flow.h"
#include "seisaku/unicode.h"

uint32_t pdf_line_first(const struct line *line)
{
    size_t byte = 0, length = strlen(line->text);
    return length > 0 ? ssk_utf8_next(line->text, length, &byte) : 0;
}

uint32_t pdf_line_last(const struct line *line)
{
    size_t length = strlen(line->text), byte = length;
    while (byte > 0 && ((unsigned char)line->text[byte - 1] & 0xc0) == 0x80)
        byte--;
    byte = byte > 0 ? byte - 1 : 0;
    return length > 0 ? ssk_utf8_next(line->text, length, &byte) : 0;
}

bool pdf_ends_sentence(const struct line *line)
{
    /* The dots are also those that lead to a page's number in a table of contents. */
    enum ending ending = line_ending(line->text, strlen(line->text));
    return ending == ENDS_SENTENCE || ending == ENDS_COLON || ending == ENDS_DOTS;
}

bool pdf_opens_item(const struct line *line)
{
    enum opening kind = line_opening(line->text, strlen(line->text)).kind;
    return opening_is_sure(kind) || kind == OPENS_DOUBTFUL_BULLET || kind == OPENS_BRACKETED;
}

bool pdf_is_short(const struct line *line, float ems)
{
    return line->place.box.x2 < line->place.right - ems * line->place.size;
}

bool pdf_is_open(const struct line *line)
{
    return line->role == LINE_TEXT && !pdf_ends_sentence(line) && !pdf_is_short(line, 1.5F);
}
