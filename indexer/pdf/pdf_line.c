/* What the stages ask of a line: how it opens, how it ends. */
#include <math.h>
#include <string.h>

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
    size_t length = strlen(line->text);
    /* A note's mark and closing brackets may follow the stop. */
    while (length > 0 && ((line->text[length - 1] >= '0' && line->text[length - 1] <= '9') ||
                          line->text[length - 1] == ' '))
        length--;
    /* The dots are also those that lead to a page's number in a table of contents. */
    static const char *const ends[] = {"…",    "・・・", "。", "．", "？", "！", "。」",
                                       "。）", "。』",   ".",  "?",  "!",  ":",  ";"};
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
        size_t size = strlen(ends[i]);
        if (length >= size && memcmp(line->text + length - size, ends[i], size) == 0)
            return true;
    }
    return false;
}

bool pdf_opens_item(const struct pdf_line *line)
{
    uint32_t first = pdf_line_first(line);
    static const char bullets[] = "・○●◯◎◇◆□■△▲▽▼※•‣◦➢❏→⇒○〇✓";
    for (size_t byte = 0; byte < sizeof bullets - 1;)
        if (ssk_utf8_next(bullets, sizeof bullets - 1, &byte) == first)
            return true;
    if ((first >= 0x2460 && first <= 0x24ff) || (first >= 0x2776 && first <= 0x2793))
        return true; /* ① … */
    if (first != 0xff08 && first != '(')
        return false;
    /* （１） (a) （ア） */
    const char *close = strstr(line->text, first == '(' ? ")" : "）");
    return close && close - line->text <= (first == '(' ? 4 : 9);
}

bool pdf_is_short(const struct pdf_line *line, float ems)
{
    return line->box.x2 < line->right - ems * line->size;
}

bool pdf_is_open(const struct pdf_line *line)
{
    return line->role == LINE_TEXT && !pdf_ends_sentence(line) && !pdf_is_short(line, 1.5F);
}
