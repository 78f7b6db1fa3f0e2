/* Running text: a passage ends with a sentence. A heading, a list's item or a cell that does not end one
 * is read on into what follows, as a reader of the page does. So it is on pages that their reader has
 * laid out, whose lines say where a paragraph begins; and on pages of plain text that were set in lines
 * of one width, when they are not those of a plan's table. */
#include <string.h>

#include "indexer/document/join_lines.h"
#include "indexer/document/placed_line.h"
#include "indexer/lines/broken_sentence.h"
#include "indexer/lines/heading_number.h"
#include "indexer/lines/line_marks.h"
#include "indexer/passages/cutter.h"
#include "seisaku/unicode.h"

enum {
    TEXT_LINES = 3,     /* of a cell that holds running text */
    CARRIED_MAX = 1500, /* bytes of text without a sentence's end that are carried on */
    CARRIED_OVER = 700  /* as above, into the section that a heading opens */
};

/* True when the page's text was set in lines of one width, in one of its columns at least. */
static bool is_wrapped(const struct page *page)
{
    for (int c = 0; c < LINE_COLUMNS; c++)
        if (measure_column(page, c).wrapped)
            return true;
    return false;
}

/* True when most lines stand on wrapped pages: the others are figures, and lists between them. What is in a
 * table's rows tells nothing of how text is set. */
static bool is_mostly_wrapped(const struct document *document)
{
    size_t wrapped = 0, lines = 0;
    for (size_t p = 0; p < document->count; p++) {
        const struct page *page = &document->pages[p];
        size_t count = 0;
        for (size_t l = 0; l < page->count; l++)
            count += page->lines[l].role == LINE_TEXT && page->lines[l].row == 0;
        lines += count;
        wrapped += is_wrapped(page) ? count : 0;
    }
    return wrapped * 2 > lines;
}

/* True when no line of the document is plan or progress: a label with a ministry behind it may stand in any
 * list. */
static bool has_no_plan(const struct document *document)
{
    for (size_t p = 0; p < document->count; p++)
        for (size_t l = 0; l < document->pages[p].count; l++) {
            const struct keys *keys = document->pages[p].lines[l].keys;
            if (keys && keys->kind != SSK_KIND_TEXT)
                return false;
        }
    return true;
}

/* How many bytes stand behind the last sentence's end. */
static size_t tail_length(const char *text, size_t length)
{
    size_t tail = 0;
    while (tail < length && (length - tail < 3 || memcmp(text + length - tail - 3, "。", 3) != 0))
        tail++;
    return tail;
}

/* True when the text breaks off in a sentence of no more than `most` bytes. */
static bool is_unfinished(const struct paragraph *paragraph, size_t most)
{
    const char *text = ssk_buffer_string(&paragraph->text);
    size_t length = paragraph->text.length;
    return paragraph->last && !ends_sentence(text, length) && tail_length(text, length) <= most;
}

/* May a heading's section take the text with it? …とすること。（第二条の二関係） is ended, if in brackets. */
static bool may_carry_over(const struct paragraph *paragraph)
{
    return is_unfinished(paragraph, CARRIED_OVER) &&
           !ends_behind_stop(ssk_buffer_string(&paragraph->text), paragraph->text.length);
}

/* Does the line open a cell of text, rather than of a word or a number? */
static bool opens_text_cell(const struct page *page, const struct line *line)
{
    size_t lines = 1, l = (size_t)(line - page->lines);
    while (lines < TEXT_LINES && l + lines < page->count && line[lines].row == line->row &&
           line[lines].place.cell == line->place.cell)
        lines++;
    return lines == TEXT_LINES;
}

/* A row of a table is read on into the next only if no sentence stands in it: a table's head. Nor is text of
 * several lines, with sentences, read on into another cell's. */
static bool ends_row(const struct cutter *cutter, const struct page *page, const struct paragraph *paragraph,
                     const struct line *line)
{
    const struct line *last = paragraph->last;
    bool over = last && last->row > 0 && line->row == 0 && last->place.cell > 1;
    bool beside = last && last->row > 0 && last->row == line->row && last->place.cell != line->place.cell &&
                  line->row == cutter->ended_row && opens_text_cell(page, line);
    return over || beside || cutter_closes_row(paragraph, line) ||
           (last && last->row > 0 && last->row != line->row && last->row == cutter->ended_row);
}

/* `1.1 背景 ........ 4` */
static bool is_contents(const struct line *line)
{
    struct cursor cursor = cursor_of(line->text);
    uint32_t last = cursor_last(&cursor);
    return heading_leader_dots(cursor) && (last == '.' || (last >= '0' && last <= '9'));
}

/* The last line of a table of contents is not read on into the text. */
static bool ends_contents(const struct paragraph *paragraph, const struct line *line)
{
    return paragraph->last && is_contents(paragraph->last) && !is_contents(line);
}

/* A note that breaks off may go on among the next page's. */
static bool may_go_on(const struct paragraph *note, const struct page *page)
{
    return is_unfinished(note, CARRIED_MAX) && page->number <= note->page->number + 1;
}

/* Ends the paragraphs of all slots but `slot`; those of the text stay open behind a note. */
static ssk_status flush_others(struct cutter *cutter, int slot, const struct page *page)
{
    ssk_status status = SSK_OK;
    for (int c = 0; c < SLOTS && status == SSK_OK; c++) {
        bool stays = c == NOTES ? may_go_on(&cutter->open[c], page) : slot == NOTES;
        if (c != slot && !stays)
            status = cutter_flush(cutter, &cutter->open[c]);
    }
    return status;
}

/* Is a line with a place as wide as its column, so that what it breaks off goes on below? */
static bool is_full(const struct line *line)
{
    return line->place.size > 0 && line_is_open(line) && ssk_is_cjk(line_last_point(line));
}

/* Text is read on into a new paragraph overleaf only in the midst of a sentence: what stands there is another
 * figure's or table's, and would be found on the wrong page. */
static bool ends_page(const struct paragraph *paragraph, const struct page *page, const struct line *line)
{
    const struct line *last = paragraph->last;
    return last && paragraph->last_page != page && !line_breaks_off(last->text) &&
           !line_opens_inside(line->text) && !is_full(last);
}

/* Does the line go on with a word or a phrase of the paragraph's: 望まし| い, …、並びに| 係の名? */
static bool goes_on_inside(const struct paragraph *paragraph, const struct line *line)
{
    bool kana = ssk_is_hiragana(line_first_point(line));
    return !line_form(line)->item &&
           (line_breaks_inside(paragraph->last->text) || (kana && is_full(paragraph->last)));
}

static ssk_status append_running(struct cutter *cutter, const struct page *page, const struct line *line,
                                 bool begins_paragraph, int slot, bool joins)
{
    struct paragraph *paragraph = &cutter->open[slot];
    ssk_status status = flush_others(cutter, slot, page);
    if (status == SSK_OK && !joins)
        status = cutter_flush(cutter, paragraph);
    if (status != SSK_OK)
        return status;
    if (!paragraph->last) {
        paragraph->page = page;
        paragraph->head = line->head;
    }
    if (!paragraph->last || begins_paragraph) {
        paragraph->keys = line->keys; /* a carried heading's text goes with what it heads */
        paragraph->bullet = line_form(line)->item;
    }
    size_t offset = paragraph->text.length;
    if (offset > 0 && begins_paragraph && !goes_on_inside(paragraph, line))
        ssk_buffer_append_string(&paragraph->text, "\u3000");
    join_line(&paragraph->text, line->text, strlen(line->text));
    paragraph->last = line;
    paragraph->last_page = page;
    if (line->row > 0 && line_form(line)->ending == ENDS_SENTENCE)
        cutter->ended_row = line->row;
    return paragraph_add_mark(paragraph, offset, line->number) ? SSK_OK : SSK_MEMORY;
}

/* Whether the line is of the paragraph's column, where columns have names. */
static bool has_same_head(const struct paragraph *paragraph, const struct line *line)
{
    if (!paragraph->head || !line->head)
        return paragraph->head == line->head;
    return strcmp(paragraph->head, line->head) == 0;
}

ssk_status running_add(struct cutter *cutter, const struct page *page, const struct line *line,
                       bool begins_paragraph)
{
    bool heading = line->role == LINE_HEADING;
    int slot = line->role == LINE_NOTE ? NOTES : line->keys->row > 0 ? line->column : 0;
    const struct paragraph *paragraph = &cutter->open[slot];
    bool after_heading = paragraph->last && paragraph->last->role == LINE_HEADING;
    bool same = paragraph->last && (paragraph->keys == line->keys || after_heading || slot == NOTES);
    bool apart = line->apart || (paragraph->last && !has_same_head(paragraph, line));
    bool joins = same && !begins_paragraph && !heading && !apart;
    if (!joins && slot == 0 && !apart && (same || heading) && !ends_row(cutter, page, paragraph, line) &&
        !ends_contents(paragraph, line) && !ends_page(paragraph, page, line))
        joins = heading && !after_heading ? may_carry_over(paragraph) : is_unfinished(paragraph, CARRIED_MAX);
    return append_running(cutter, page, line, begins_paragraph || heading || !joins, slot, joins);
}

ssk_status running_add_wrapped(struct cutter *cutter, const struct page *page, const struct line *line,
                               const struct measure *measure)
{
    const struct paragraph *paragraph = &cutter->open[line->role == LINE_NOTE ? NOTES : 0];
    bool goes = paragraph->last && paragraph->last->role != LINE_HEADING &&
                cutter_goes_on(paragraph, line, page, measure);
    return running_add(cutter, page, line, !goes);
}

bool running_is(const struct document *document)
{
    return has_no_plan(document) && is_mostly_wrapped(document);
}
