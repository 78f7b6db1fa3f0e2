/* One pass over the lines in reading order. The state is the outline of headings and, within a plan's
 * table, the row: its item, its owners, and the kind that the last marker announced. */
#include "indexer/structure/structure.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "indexer/document/paragraph.h"
#include "indexer/lines/list_label.h"
#include "indexer/plan/plan_rows.h"
#include "indexer/structure/answer_heading.h"
#include "indexer/structure/contents_lines.h"
#include "indexer/structure/heading_sequence.h"
#include "indexer/structure/judgment_heading.h"
#include "indexer/structure/spread_heading.h"
#include "indexer/structure/structure_pass.h"

#define SLIDE_HEAD 0.25F /* of what a slide shows: its title stands in it */

/* Puts the two cells of a chapter's heading back into one line. */
static bool join_chapter(struct line *number)
{
    struct line *title = number + 1;
    char *text;
    if (asprintf(&text, "%s %s", number->text, title->text) < 0)
        return false;
    line_set_text(number, text);
    number->row = title->row = 0;
    title->role = LINE_SPENT;
    return true;
}

static ssk_status read_text_line(struct structure *state, struct line *line)
{
    struct heading heading;
    if (context_parted_chapter(&state->around, line) && !join_chapter(line))
        return SSK_MEMORY;
    if (contents_holds(&state->around, line))
        return heading_read_contents(state, line);
    if (line->row > 0 && (!state->around.page->laid_out || state->around.page->marked_up))
        return row_key_text(state, line);
    if (line == state->apart_title)
        return heading_enter(state, line, &state->apart);
    if (context_heading(&state->around, line, &heading))
        return heading_read(state, line, &heading);
    if (context_kanji(&state->around, line, &heading))
        return heading_read(state, line, &heading);
    if (state->around.judgment && judgment_heading(line)) {
        line->begins_paragraph = line->apart = true;
        return heading_read_spread(state, line);
    }
    if (spread_heading(&state->around, line) || answer_heading(&state->around, line))
        return heading_read_spread(state, line);
    struct list_label mark;
    if (!state->row.number && context_marked(&state->around, line, &mark))
        return heading_enter_marked(state, line, &mark);
    if (context_number_apart(&state->around, line, &heading))
        return heading_read_number_apart(state, line, &heading);
    if (row_read_marker(state, line))
        return SSK_OK;
    context_mark_list_item(&state->around, line);
    heading_pass_item(state, line);
    int closed = heading_closes(state, line);
    if (closed > 0) {
        outline_leave(&state->outline, closed);
        row_forget_keys(state);
    }
    if (line->column == 0 && state->row.item && plan_rows_same_style(line->text, state->row.item))
        row_end(state);
    return row_read_text(state, line);
}

static ssk_status read_line(struct structure *state, struct line *line)
{
    switch (line->role) {
    case LINE_HEADING:
        return heading_read_given(state, line);
    case LINE_NOTE:
        return row_give_keys(state, line, SSK_KIND_TEXT, 0);
    case LINE_ITEM:
        return row_read_item(state, line);
    case LINE_OWNERS:
        return row_read_owners(state, line);
    case LINE_TEXT:
        return read_text_line(state, line);
    default:
        return SSK_OK;
    }
}

static bool has_heading(const struct page *page)
{
    for (size_t l = 0; l < page->count; l++)
        if (page->lines[l].role == LINE_HEADING)
            return true;
    return false;
}

/* The slide's title: the topmost heading, in its upper part, with nothing larger above it; NULL for none. */
static const struct line *slide_title(const struct page *page)
{
    const struct line *title = NULL, *end = page->lines + page->count;
    float bottom = 0;
    for (const struct line *line = page->lines; line < end; line++) {
        bottom = fmaxf(bottom, line->place.box.y2);
        if (line->role == LINE_HEADING && (!title || line->place.box.y1 < title->place.box.y1))
            title = line;
    }
    for (const struct line *line = page->lines; title && line < end; line++)
        if (line->place.box.y1 < title->place.box.y1 && line->place.size > title->place.size)
            return NULL;
    return title && title->place.box.y1 < SLIDE_HEAD * bottom ? title : NULL;
}

/* Below a title a slide's other large words are those of its shapes, and head nothing. */
static void keep_slide_title(struct page *page)
{
    const struct line *title = page->marked_up ? NULL : slide_title(page);
    for (size_t l = 0; title && l < page->count; l++) {
        struct line *line = &page->lines[l];
        bool titled = line >= title && line <= title + 1 && line->place.size > 0.96F * title->place.size;
        if (line->role != LINE_HEADING || titled)
            continue;
        line->role = LINE_TEXT;
        line->begins_paragraph = true;
        if (l + 1 < page->count)
            line[1].begins_paragraph = true;
    }
}

static ssk_status read_page(struct structure *state, struct page *page)
{
    ssk_status status = SSK_OK;
    state->around.page = page;
    state->around.page_start = true;
    if (state->document->genre == SSK_GENRE_SLIDES)
        keep_slide_title(page);
    bool slide = state->document->genre == SSK_GENRE_SLIDES && has_heading(page);
    state->around.marked_headings = (state->marked && page->marked_up) || slide;
    state->around.slide = slide;
    context_find_notes(&state->around);
    if (state->document->genre == SSK_GENRE_SLIDES) {
        outline_leave(&state->outline, 1); /* a slide is of no other's title */
        row_forget_keys(state);
    }
    if (!state->row.number)
        state->around.above = NULL;
    state->apart_title = NULL;
    state->around.measure = measure_column(page, 0);
    if (!state->row.number)
        state->column_width = 0;
    size_t widths = 0;
    for (int column = 1; column < LINE_COLUMNS; column++) {
        size_t width = measure_column(page, column).width;
        state->column_width = width > state->column_width ? width : state->column_width;
        widths += width;
    }
    state->around.page_width = widths > state->around.measure.width ? widths : state->around.measure.width;
    state->table = plan_table_of(page, &state->table, state->dictionary);
    state->around.in_table = state->table.present;
    for (size_t l = 0; l < page->count && status == SSK_OK; l++) {
        struct line *line = &page->lines[l];
        status = read_line(state, line);
        if (line_is_out(line))
            continue;
        state->around.above = line;
        state->around.page_start = false;
    }
    return status;
}

static bool is_numbered(const char *text)
{
    struct heading heading;
    struct list_label mark;
    return heading_parse(text, &heading) || list_label_parse(text, &mark);
}

/* Who marks numbered headings up means a number without mark-up as a list's. */
static bool has_marked_numbers(const struct document *document)
{
    for (size_t p = 0; p < document->count; p++)
        for (size_t l = 0; l < document->pages[p].count; l++) {
            const struct line *line = &document->pages[p].lines[l];
            if (line->role == LINE_HEADING && line->level > 0 && is_numbered(line->text))
                return true;
        }
    return false;
}

ssk_status structure_read(struct document *document, const struct ssk_dictionary *dictionary,
                          struct ssk_error *error)
{
    struct structure state = {.document = document, .dictionary = dictionary};
    state.around.document = document;
    state.around.outline = &state.outline;
    state.around.swapped_level = sequence_swapped_level(document);
    state.around.judgment = judgment_is(document);
    state.marked = has_marked_numbers(document);
    ssk_status status = SSK_OK;
    for (size_t p = 0; p < document->count && status == SSK_OK; p++)
        status = read_page(&state, &document->pages[p]);
    row_end(&state);
    outline_free(&state.outline);
    return status == SSK_OK ? SSK_OK : ssk_fail(error, status, "out of memory");
}
