/* The keys of a plan's rows: item, owners, kind and fiscal year of each column. */
#include <stdlib.h>
#include <string.h>

#include "indexer/document/paragraph.h"
#include "indexer/lines/cursor.h"
#include "indexer/plan/plan_rows.h"
#include "indexer/structure/structure_pass.h"

enum { COLUMN_SLACK = 4 }; /* columns by which a line in a column may be wider than it */

void row_forget_keys(struct structure *state)
{
    memset(state->current, 0, sizeof state->current);
}

void row_end(struct structure *state)
{
    free(state->row.item);
    ssk_strings_free(&state->row.owners);
    state->row = (struct row){0};
    row_forget_keys(state);
}

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

ssk_status row_give_keys(struct structure *state, struct line *line, enum ssk_kind kind, int year)
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

ssk_status row_key_text(struct structure *state, struct line *line)
{
    const struct row *row = &state->row;
    bool ruled = line->row > 0 && line->place.cell > 0 && !row->item && !row->marked;
    if (ruled) /* a table's heads may be a plan's words; only items and markers tell its rows */
        return row_give_keys(state, line, SSK_KIND_TEXT, 0);
    bool first = line->column == 1 || (line->column == 0 && !row->marked);
    if (!row->number || (first && !state->table.plan_first) || (!first && !row->marked))
        return row_give_keys(state, line, SSK_KIND_TEXT, 0);
    if (first)
        return row_give_keys(state, line, SSK_KIND_PLAN, state->table.year);
    return row_give_keys(state, line, row->kind, row->year);
}

ssk_status row_read_item(struct structure *state, const struct line *line)
{
    struct cursor owners = plan_rows_owners(line->text);
    row_end(state);
    state->row.item = plan_rows_label(line->text);
    state->row.number = ++state->rows;
    return state->row.item ? plan_rows_add_owners(state->dictionary, owners, &state->row.owners) : SSK_MEMORY;
}

ssk_status row_read_owners(struct structure *state, const struct line *line)
{
    row_forget_keys(state);
    return plan_rows_add_owners(state->dictionary, cursor_of(line->text), &state->row.owners);
}

bool row_read_marker(struct structure *state, struct line *line)
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

/* Is the line wider than any column of the page, or a phrase that stands alone? */
static bool leaves_columns(const struct structure *state, const struct line *line)
{
    struct cursor cursor = cursor_trimmed(cursor_of(line->text));
    return cursor_width(&cursor) > state->column_width + COLUMN_SLACK ||
           (!line_form(line)->item && heading_title(cursor) &&
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
        row_forget_keys(state);
        state->row.number = ++state->rows;
    }
    if (line->column > 1 && state->row.number && !state->row.marked && plan_is_ahead(state, line)) {
        state->row.marked = true;
        state->row.kind = SSK_KIND_PROGRESS;
        state->row.year = state->table.year;
    }
    state->row.in_columns = true;
}

ssk_status row_read_text(struct structure *state, struct line *line)
{
    if (line->column > 0)
        find_row(state, line);
    else if (state->row.in_columns && leaves_columns(state, line))
        row_end(state);
    return row_key_text(state, line);
}
