/* One pass over the lines in reading order. The state is the outline of headings and, within a plan's
 * table, the row: its item, its owners, and the kind that the last marker announced. */
#include "indexer/structure/structure.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "indexer/document/outline.h"
#include "indexer/document/paragraph.h"
#include "indexer/lines/cursor.h"
#include "indexer/lines/heading_number.h"
#include "indexer/plan/plan_rows.h"
#include "indexer/plan/plan_table.h"
#include "indexer/structure/contents_lines.h"
#include "indexer/structure/heading_context.h"

enum { LEVEL_READER = 1, COLUMNS = 8, COLUMN_SLACK = 4 };

struct row {
    char *item; /* NULL outside of a row */
    struct ssk_strings owners;
    int number;      /* counts the document's rows */
    bool in_columns; /* lines of it stand in columns */
    bool marked;     /* a marker was met: kind and year hold for what follows it */
    enum ssk_kind kind;
    int year;
};

struct structure {
    struct document *document;
    const struct ssk_dictionary *dictionary;
    struct outline outline;
    struct heading_context around;
    struct row row;
    struct plan_table table;
    size_t column_width; /* of the widest column of the page */
    int rows;
    bool marked;                    /* the reader marked headings */
    struct heading apart;           /* a heading whose number stood alone, */
    const struct line *apart_title; /* and the line of its title; NULL for none on this page */
    const struct keys *current[SSK_KINDS + 1];
};

static void forget_keys(struct structure *state)
{
    memset(state->current, 0, sizeof state->current);
}

static void end_row(struct structure *state)
{
    free(state->row.item);
    ssk_strings_free(&state->row.owners);
    state->row = (struct row){0};
    forget_keys(state);
}

/* ------------------------------------------------------------------------------------------
 * Keys. */

static bool fill_keys(const struct structure *state, struct keys *keys, enum ssk_kind kind, int year)
{
    keys->kind = kind;
    keys->fiscal_year = year;
    keys->fiscal_year_source = year ? SSK_YEAR_ROW : SSK_YEAR_NONE;
    keys->row = state->row.number;
    if (state->row.item && !(keys->item = strdup(state->row.item)))
        return false;
    for (size_t i = 0; i < state->row.owners.count; i++) {
        const char *owner = state->row.owners.items[i];
        if (!ssk_strings_add(&keys->ministries, owner, strlen(owner)))
            return false;
    }
    return outline_keys(&state->outline, keys);
}

/* The keys of kind and year under the present headings and row; made once. */
static ssk_status give_keys(struct structure *state, struct line *line, enum ssk_kind kind, int year)
{
    const struct keys **current = &state->current[kind];
    if (!*current || (*current)->fiscal_year != year) {
        struct keys *keys = document_add_keys(state->document);
        if (!keys || !fill_keys(state, keys, kind, year))
            return SSK_MEMORY;
        *current = keys;
    }
    line->keys = *current;
    return SSK_OK;
}

/* A row's text: in the first column, or before any marker, it is the plan that the row reports on. */
static ssk_status key_text(struct structure *state, struct line *line)
{
    const struct row *row = &state->row;
    bool first = line->column == 1 || (line->column == 0 && !row->marked);
    if (!row->number || (first && !state->table.plan_first) || (!first && !row->marked))
        return give_keys(state, line, SSK_KIND_TEXT, 0);
    if (first)
        return give_keys(state, line, SSK_KIND_PLAN, state->table.year);
    return give_keys(state, line, row->kind, row->year);
}

/* ------------------------------------------------------------------------------------------
 * Headings. */

static ssk_status enter_heading(struct structure *state, struct line *line, const struct heading *heading)
{
    end_row(state);
    if (!outline_enter(&state->outline, heading->level, heading, heading->title))
        return SSK_MEMORY;
    line->role = LINE_HEADING;
    line->level = heading->level;
    context_end_list(&state->around);
    return give_keys(state, line, SSK_KIND_TEXT, 0);
}

/* 基　本　方　針: set in single characters, without a number, it stands above all that numbers tell. */
static ssk_status read_spread(struct structure *state, struct line *line)
{
    end_row(state);
    if (!outline_enter(&state->outline, LEVEL_READER, NULL, cursor_trimmed(cursor_of(line->text))))
        return SSK_MEMORY;
    line->role = LINE_HEADING;
    line->level = LEVEL_READER;
    context_end_list(&state->around);
    return give_keys(state, line, SSK_KIND_TEXT, 0);
}

/* (1), ① and the like: below the numbers that are above. */
static ssk_status enter_marked(struct structure *state, struct line *line, const struct list_label *mark)
{
    end_row(state);
    if (!outline_enter_mark(&state->outline, mark))
        return SSK_MEMORY;
    line->role = LINE_HEADING;
    line->level = state->outline.stack[state->outline.depth - 1].level;
    context_end_list(&state->around);
    return give_keys(state, line, SSK_KIND_TEXT, 0);
}

/* A page repeats at its top the headings it stands under: they change nothing, a row goes on below them. */
static ssk_status read_heading(struct structure *state, struct line *line, const struct heading *heading)
{
    if (!outline_holds(&state->outline, heading))
        return enter_heading(state, line, heading);
    line->role = LINE_SET_ASIDE;
    return SSK_OK;
}

/* A table of contents, or a line of one, heads nothing. */
static ssk_status read_contents(struct structure *state, struct line *line)
{
    end_row(state);
    if (contents_opens(line))
        outline_leave(&state->outline, 1);
    line->role = LINE_TEXT;
    line->level = 0;
    line->fresh = true;
    return give_keys(state, line, SSK_KIND_TEXT, 0);
}

/* A heading that the reader found by its look, on a page whose other headings only their numbers tell. */
static ssk_status read_look(struct structure *state, struct line *line, const struct heading *number)
{
    struct cursor title = number ? number->title : cursor_trimmed(cursor_of(line->text));
    end_row(state);
    if (!outline_enter_look(&state->outline, line->level, number, title))
        return SSK_MEMORY;
    line->level = state->outline.stack[state->outline.depth - 1].level;
    context_end_list(&state->around);
    return give_keys(state, line, SSK_KIND_TEXT, 0);
}

/* Does the text go on with what stands before it: 第３部 への実装? */
static bool goes_on_with(struct cursor title)
{
    return cursor_take_string(&title, "を") || cursor_take_string(&title, "へ") ||
           cursor_take_string(&title, "の");
}

/* A heading that the reader found. A number it opens with is its section's. */
static ssk_status read_marked_heading(struct structure *state, struct line *line)
{
    if (contents_holds(&state->around, line))
        return read_contents(state, line);
    struct heading heading;
    struct list_label mark;
    bool numbered =
        heading_parse(line->text, &heading) && !cursor_done(&heading.title) && !goes_on_with(heading.title);
    if (!numbered && line->level > 0 && list_label_parse(line->text, &mark) && mark.style == MARK_ROMAN) {
        heading = (struct heading){.title = mark.title};
        snprintf(heading.number, sizeof heading.number, "%s", mark.label);
        numbered = true;
    }
    if (numbered && line->level == 0)
        return enter_heading(state, line, &heading);
    if (!state->around.page->marked_up)
        return read_look(state, line, numbered ? &heading : NULL);
    struct cursor title = numbered ? heading.title : cursor_trimmed(cursor_of(line->text));
    end_row(state);
    if (!outline_enter(&state->outline, line->level > 0 ? line->level : LEVEL_READER,
                       numbered ? &heading : NULL, title))
        return SSK_MEMORY;
    return give_keys(state, line, SSK_KIND_TEXT, 0);
}

/* Without a title it is text, but no part of the sentences about it. */
static ssk_status read_number_apart(struct structure *state, struct line *line, const struct heading *heading)
{
    struct line *title = context_apart_title(&state->around, line),
                *below = context_below(&state->around, line);
    if (title) {
        line->role = LINE_KEY;
        state->apart = *heading;
        state->apart.title = cursor_trimmed(cursor_of(title->text));
        state->apart_title = title;
        return SSK_OK;
    }
    line->fresh = true;
    if (below)
        below->fresh = true;
    return key_text(state, line);
}

/* ------------------------------------------------------------------------------------------
 * Rows. */

/* `(ア) 内閣官房` opens a row. */
static ssk_status read_item(struct structure *state, const struct line *line)
{
    struct cursor owners = plan_rows_owners(line->text);
    end_row(state);
    state->row.item = plan_rows_label(line->text);
    state->row.number = ++state->rows;
    return state->row.item ? plan_rows_add_owners(state->dictionary, owners, &state->row.owners) : SSK_MEMORY;
}

static ssk_status read_owners(struct structure *state, const struct line *line)
{
    forget_keys(state);
    return plan_rows_add_owners(state->dictionary, cursor_of(line->text), &state->row.owners);
}

/* <成果・進捗状況>: kind and year of what follows in the row. */
static bool read_marker(struct structure *state, struct line *line)
{
    if ((!state->row.number && !state->table.present) ||
        !plan_table_marker(&state->table, line->text, state->dictionary, &state->row.kind, &state->row.year))
        return false;
    if (!state->row.number)
        state->row.number = ++state->rows; /* a row that began on a page that is not here */
    state->row.marked = true;
    line->role = LINE_KEY;
    return true;
}

/* ------------------------------------------------------------------------------------------
 * The pass. */

/* Is the line wider than any column of the page, or a phrase that stands alone? */
static bool leaves_columns(const struct structure *state, const struct line *line)
{
    struct cursor cursor = cursor_trimmed(cursor_of(line->text));
    return cursor_width(&cursor) > state->column_width + COLUMN_SLACK ||
           (!opens_with_bullet(line->text) && heading_title(cursor) &&
            context_begin_anew(&state->around, state->around.above, line));
}

/* Is this the end of a row's progress? The marker of its plan is still to come, though none was met. */
static bool plan_is_ahead(const struct structure *state, const struct line *line)
{
    const struct line *end = state->around.page->lines + state->around.page->count;
    enum ssk_kind kind;
    int year;
    while (++line < end && line->role != LINE_ITEM && line->role != LINE_HEADING)
        if (plan_table_marker(&state->table, line->text, state->dictionary, &kind, &year))
            return kind == SSK_KIND_PLAN;
    return false;
}

/* Columns without an item go on with a row that began on a page that is not here. */
static void find_row(struct structure *state, const struct line *line)
{
    if (!state->row.number && state->table.present) {
        forget_keys(state);
        state->row.number = ++state->rows;
    }
    if (line->column > 1 && state->row.number && !state->row.marked && plan_is_ahead(state, line)) {
        state->row.marked = true;
        state->row.kind = SSK_KIND_PROGRESS;
        state->row.year = state->table.year;
    }
    state->row.in_columns = true;
}

/* Text that spans the page below a row's columns is the row's no longer. */
static ssk_status read_rest(struct structure *state, struct line *line)
{
    if (line->column > 0)
        find_row(state, line);
    else if (state->row.in_columns && leaves_columns(state, line))
        end_row(state);
    return key_text(state, line);
}

/* Puts the two cells of a chapter's heading back into one line. */
static bool join_chapter(struct line *number)
{
    struct line *title = number + 1;
    char *text;
    if (asprintf(&text, "%s %s", number->text, title->text) < 0)
        return false;
    free(number->text);
    number->text = text;
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
        return read_contents(state, line);
    if (line->row > 0 && (!state->around.page->laid_out || state->around.page->marked_up))
        return key_text(state, line);
    if (line == state->apart_title)
        return enter_heading(state, line, &state->apart);
    if (context_heading(&state->around, line, &heading))
        return read_heading(state, line, &heading);
    if (context_spread(&state->around, line))
        return read_spread(state, line);
    struct list_label mark;
    if (!state->row.number && context_marked(&state->around, line, &mark))
        return enter_marked(state, line, &mark);
    if (context_number_apart(&state->around, line, &heading))
        return read_number_apart(state, line, &heading);
    if (read_marker(state, line))
        return SSK_OK;
    context_mark_list_item(&state->around, line);
    int closed = context_closes(&state->around, line);
    if (closed > 0) {
        outline_leave(&state->outline, closed);
        forget_keys(state);
    }
    if (line->column == 0 && state->row.item && plan_rows_same_style(line->text, state->row.item))
        end_row(state);
    return read_rest(state, line);
}

static ssk_status read_line(struct structure *state, struct line *line)
{
    switch (line->role) {
    case LINE_HEADING:
        return read_marked_heading(state, line);
    case LINE_NOTE:
        return give_keys(state, line, SSK_KIND_TEXT, 0);
    case LINE_ITEM:
        return read_item(state, line);
    case LINE_OWNERS:
        return read_owners(state, line);
    case LINE_TEXT:
        return read_text_line(state, line);
    default:
        return SSK_OK;
    }
}

static ssk_status read_page(struct structure *state, struct page *page)
{
    ssk_status status = SSK_OK;
    state->around.page = page;
    state->around.page_start = true;
    state->around.marked_headings = state->marked && page->marked_up;
    context_find_notes(&state->around);
    if (!state->row.number)
        state->around.above = NULL;
    state->apart_title = NULL;
    state->around.measure = measure_column(page, 0);
    if (!state->row.number)
        state->column_width = 0;
    size_t widths = 0;
    for (int column = 1; column <= COLUMNS; column++) {
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

static bool has_marked_headings(const struct document *document)
{
    for (size_t p = 0; p < document->count; p++)
        for (size_t l = 0; l < document->pages[p].count; l++)
            if (document->pages[p].lines[l].role == LINE_HEADING && document->pages[p].lines[l].level > 0)
                return true;
    return false;
}

ssk_status structure_read(struct document *document, const struct ssk_dictionary *dictionary,
                          struct ssk_error *error)
{
    struct structure state = {.document = document, .dictionary = dictionary};
    state.around.document = document;
    state.around.outline = &state.outline;
    state.marked = has_marked_headings(document);
    ssk_status status = SSK_OK;
    for (size_t p = 0; p < document->count && status == SSK_OK; p++)
        status = read_page(&state, &document->pages[p]);
    end_row(&state);
    outline_free(&state.outline);
    return status == SSK_OK ? SSK_OK : ssk_fail(error, status, "no memory left");
}
