/* A number at the start of a line is weak evidence of a heading: the lines about it are asked too. */
#include "indexer/structure/heading_context.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "indexer/lines/cursor.h"
#include "indexer/lines/line_marks.h"
#include "indexer/lines/line_phrases.h"
#include "indexer/lines/numerals.h"
#include "indexer/structure/heading_sequence.h"

/* Text that blanks part, as columns side by side are. */
static bool is_parted(const char *text)
{
    size_t blanks = 0;
    for (struct cursor at = cursor_trimmed(cursor_of(text)); !cursor_done(&at) && blanks < 3;)
        blanks = cursor_next(&at) == ' ' ? blanks + 1 : 0;
    return blanks >= 3;
}

/* Does the line stand out from the one above, by more than a paragraph from its first line? */
static bool stands_out(const struct line *above, const struct line *line)
{
    return indent_of(above->text) > indent_of(line->text) + 2 && !is_parted(above->text) &&
           !is_parted(line->text);
}

bool context_begin_anew(const struct heading_context *around, const struct line *above,
                        const struct line *line)
{
    if (!above || above->role != LINE_TEXT || line->begins_paragraph || above->column != line->column ||
        line_form(above)->ending == ENDS_SENTENCE || ends_behind_stop(above->text, strlen(above->text)) ||
        line_is_bracketed(above->text, strlen(above->text)) ||
        line_is_number(above->text, strlen(above->text)))
        return true;
    return stands_out(above, line) || ends_early(above->text, line->text, &around->measure) ||
           ends_by_itself(above->text, line->text, &around->measure);
}

/* Does the line below begin a paragraph by its indent? */
static bool is_set_in(const struct line *line, const struct line *below)
{
    struct cursor own = cursor_of(line->text), other = cursor_of(below->text);
    return cursor_spaces(&own) == 0 && cursor_take(&other, ' ');
}

bool context_may_run_on(const struct heading_context *around, const struct line *line)
{
    struct cursor cursor = cursor_of(line->text);
    const struct line *below = sequence_below(around, line);
    struct heading heading;
    size_t width = cursor_width(&cursor);
    bool full = around->measure.wrapped && width * 10 >= around->page_width * 9;
    return full && below && below->role == LINE_TEXT && below->column == line->column &&
           !below->begins_paragraph && !is_set_in(line, below) &&
           !line_opens(below->text, strlen(below->text)) && !sequence_number(around, below, &heading);
}

/* Does the line open with the number before or after this one? */
static bool is_neighbour(const struct heading_context *around, const struct line *line,
                         const struct heading *heading)
{
    struct heading other;
    if (!line || line->role == LINE_HEADING || !sequence_number(around, line, &other) ||
        other.level != heading->level ||
        heading_leader_dots(other.title) != heading_leader_dots(heading->title))
        return false;
    int last = heading->count - 1, apart = other.parts[last] - heading->parts[last];
    return memcmp(other.parts, heading->parts, (size_t)last * sizeof *other.parts) == 0 &&
           (apart == 1 || apart == -1);
}

/* Items of a list, or of a table of contents, follow each other line by line; headings have something
 * below them. Chapters are no list's items. */
static bool is_list_item(const struct heading_context *around, const struct line *line,
                         const struct heading *heading)
{
    bool listed = heading->level > HEADING_DECIMAL && heading->count == 1 && around->list_number &&
                  heading->parts[0] == around->list_number + 1;
    bool parted = around->page->paragraph_lines && around->above && around->above->number == line->number;
    return listed || (!parted && is_neighbour(around, around->above, heading)) ||
           is_neighbour(around, sequence_below(around, line), heading);
}

/* 3.3 after 3.2, or 3.2.1: so close a sequel is believed wherever it stands. */
static bool is_sequel(const struct heading *heading, const struct heading *last)
{
    int common = 0;
    while (common < heading->count && common < last->count && heading->parts[common] == last->parts[common])
        common++;
    int before = common < last->count ? last->parts[common] : 0;
    return heading->count > 1 && common + 1 == heading->count && heading->parts[common] == before + 1;
}

void context_find_notes(struct heading_context *around)
{
    around->note_count = 0;
    for (size_t l = 0; l < around->page->count && around->note_count < PAGE_NOTES; l++) {
        struct cursor cursor = cursor_of(around->page->lines[l].text);
        if (around->page->lines[l].role == LINE_NOTE &&
            cursor_number(&cursor, &around->notes[around->note_count]))
            around->note_count++;
    }
}

static bool has_note(const struct heading_context *around, int number)
{
    for (int n = 0; n < around->note_count; n++)
        if (around->notes[n] == number)
            return true;
    return false;
}

void context_drop_reference(const struct heading_context *around, struct cursor *title)
{
    const char *digits = title->end;
    int number;
    while (digits > title->at && isdigit((unsigned char)digits[-1]))
        digits--;
    struct cursor cursor = {digits, title->end};
    if (digits > title->at && (signed char)digits[-1] < 0 && cursor_number(&cursor, &number) &&
        has_note(around, number))
        title->end = digits;
}

/* A slide whose title has a number may show what has the next, too. */
static bool is_second_title(const struct heading_context *around, const struct heading *heading)
{
    const struct outline *outline = around->outline;
    return around->slide && outline->has_last && outline->last.count == 1 && heading->count == 1 &&
           heading->level == outline->last.level && heading->parts[0] == outline->last.parts[0] + 1;
}

bool context_heading(const struct heading_context *around, const struct line *line, struct heading *heading)
{
    if (line->column != 0 || !sequence_number(around, line, heading) ||
        (around->marked_headings && !is_second_title(around, heading)))
        return false;
    context_drop_reference(around, &heading->title);
    bool decimal = heading->level > HEADING_DECIMAL;
    const struct heading *last = around->outline->has_last ? &around->outline->last : NULL;
    if (!heading_is_titled(heading) || (decimal && heading->count == 1 && around->coded))
        return false;
    bool repeated = around->page_start && outline_holds(around->outline, heading);
    if (heading->tight && !(decimal ? last && is_sequel(heading, last)
                                    : sequence_is_next_chapter(around->outline, heading) &&
                                          context_begin_anew(around, around->above, line)))
        return false;
    bool in_order = sequence_is_next(around, line, heading) && !sequence_is_note(around, line, heading) &&
                    (!decimal || sequence_heads_laid_out(around, line, heading));
    bool apart = !decimal || (last && is_sequel(heading, last)) ||
                 (around->above && !around->measure.wrapped && line_form(around->above)->item) || /* ■ 対応 */
                 context_begin_anew(around, around->above, line);
    return repeated ||
           (in_order && apart && !context_may_run_on(around, line) && !is_list_item(around, line, heading));
}

static bool is_chapter_number(const struct page *page, size_t l)
{
    struct heading heading;
    return l < page->count && line_heading(&page->lines[l], &heading) && heading.level < HEADING_DECIMAL &&
           cursor_done(&heading.title);
}

bool context_parted_chapter(const struct heading_context *around, const struct line *line)
{
    const struct page *page = around->page;
    size_t l = (size_t)(line - page->lines);
    struct heading heading;
    if (line->row == 0 || l + 2 >= page->count || !is_chapter_number(page, l) ||
        is_chapter_number(page, l + 2) || (l >= 2 && is_chapter_number(page, l - 2)))
        return false;
    bool alone = line[1].number == line->number && line[2].number != line->number &&
                 (l == 0 || line[-1].number != line->number);
    return alone && sequence_number(around, line, &heading) &&
           sequence_is_next_chapter(around->outline, &heading) &&
           heading_title(cursor_trimmed(cursor_of(line[1].text)));
}

bool context_ends_apart(const struct heading_context *around, const struct line *line)
{
    const struct line *below = sequence_below(around, line);
    return !below || below->role != LINE_TEXT || below->column != line->column || below->begins_paragraph ||
           line_form(below)->item || !around->measure.wrapped ||
           ends_early(line->text, below->text, &around->measure);
}

/* A line that could be the title of a heading whose number was printed apart from it. */
static bool is_apart_title(const struct heading_context *around, const struct line *line,
                           const struct line *above)
{
    struct heading number;
    size_t length = strlen(line->text);
    struct cursor opening = cursor_trimmed(cursor_of(line->text));
    for (int point = 0; point < 4; point++) /* また、 */
        if (cursor_next(&opening) == 0x3001)
            return false;
    return line->role == LINE_TEXT && line->column == 0 && !line_heading(line, &number) &&
           !line_opens(line->text, length) && heading_title(cursor_trimmed(cursor_of(line->text))) &&
           context_begin_anew(around, above, line) && context_ends_apart(around, line);
}

struct line *context_apart_title(const struct heading_context *around, const struct line *number)
{
    const struct line *above = NULL;
    for (struct line *line = sequence_below(around, number); line; line = sequence_below(around, line)) {
        if (is_apart_title(around, line, above))
            return line;
        above = line;
    }
    return NULL;
}

bool context_number_apart(const struct heading_context *around, const struct line *line,
                          struct heading *heading)
{
    if (!around->in_table || around->marked_headings || line->column != 0 || !line_heading(line, heading) ||
        !cursor_done(&heading->title))
        return false;
    const struct heading *last = around->outline->has_last ? &around->outline->last : NULL;
    bool next = last && heading->parts[0] == last->parts[0] + 1;
    return heading_follows(heading, last) && (heading->count > 1 || next);
}

void context_end_list(struct heading_context *around)
{
    around->list_number = 0;
    around->remarks = false;
}

void context_mark_list_item(struct heading_context *around, struct line *line)
{
    struct heading number;
    struct cursor remark = cursor_trimmed(cursor_of(line->text));
    int first;
    if (cursor_take_string(&remark, "注") && cursor_number(&remark, &first)) {
        around->list_number = first;
        around->remarks = true;
    }
    if (line->column != 0 || !line_heading(line, &number) || cursor_done(&number.title))
        return;
    if (is_neighbour(around, around->above, &number) ||
        (is_neighbour(around, sequence_below(around, line), &number) &&
         context_begin_anew(around, around->above, line)))
        line->begins_paragraph = true;
    bool next = number.parts[0] == around->list_number + 1;
    if (number.count == 1 &&
        ((around->remarks && next) || (heading_title(number.title) && (number.parts[0] == 1 || next))))
        around->list_number = number.parts[0];
}
