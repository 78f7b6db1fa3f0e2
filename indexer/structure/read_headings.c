/* Which lines head a section: those that a reader marked, and those that open with a number that counts on
 * and whose neighbours bear it out. */
#include <stdio.h>

#include "indexer/lines/cursor.h"
#include "indexer/lines/heading_number.h"
#include "indexer/lines/numerals.h"
#include "indexer/structure/contents_lines.h"
#include "indexer/structure/heading_sequence.h"
#include "indexer/structure/structure_pass.h"

#define SET_IN 0.4F /* of a character's width */

enum { LEVEL_READER = 1 };

ssk_status heading_enter(struct structure *state, struct line *line, const struct heading *heading)
{
    row_end(state);
    if (!outline_enter(&state->outline, heading->level, heading, heading->title))
        return SSK_MEMORY;
    line->role = LINE_HEADING;
    line->level = heading->level;
    state->around.coded = false;
    context_end_list(&state->around);
    return row_give_keys(state, line, SSK_KIND_TEXT, 0);
}

ssk_status heading_read_spread(struct structure *state, struct line *line)
{
    row_end(state);
    if (!outline_enter(&state->outline, LEVEL_READER, NULL, cursor_trimmed(cursor_of(line->text))))
        return SSK_MEMORY;
    line->role = LINE_HEADING;
    line->level = LEVEL_READER;
    context_end_list(&state->around);
    return row_give_keys(state, line, SSK_KIND_TEXT, 0);
}

ssk_status heading_enter_marked(struct structure *state, struct line *line, const struct list_label *mark)
{
    row_end(state);
    if (!outline_enter_mark(&state->outline, mark))
        return SSK_MEMORY;
    line->role = LINE_HEADING;
    line->level = state->outline.stack[state->outline.depth - 1].level;
    context_end_list(&state->around);
    return row_give_keys(state, line, SSK_KIND_TEXT, 0);
}

void heading_pass_item(struct structure *state, const struct line *line)
{
    struct list_label mark;
    if (!state->around.marked_headings && !state->row.number && line->column == 0 &&
        list_label_parse(line->text, &mark) &&
        context_begin_anew(&state->around, state->around.above, line) &&
        outline_pass_mark(&state->outline, &mark))
        row_forget_keys(state);
}

ssk_status heading_read(struct structure *state, struct line *line, const struct heading *heading)
{
    if (!outline_holds(&state->outline, heading))
        return heading_enter(state, line, heading);
    line->role = LINE_SET_ASIDE;
    return SSK_OK;
}

ssk_status heading_read_contents(struct structure *state, struct line *line)
{
    row_end(state);
    if (contents_opens(line))
        outline_leave(&state->outline, 1);
    line->role = LINE_TEXT;
    line->level = 0;
    line->begins_paragraph = true;
    return row_give_keys(state, line, SSK_KIND_TEXT, 0);
}

/* Does the line begin further to the right than what stands there? */
static bool is_set_in(const struct line *line, const struct place *other)
{
    return line->place.box.x1 > other->box.x1 + SET_IN * other->size;
}

/* A heading that the reader found by its look, on a page whose other headings only their numbers tell. */
static ssk_status read_look(struct structure *state, struct line *line, const struct heading *number)
{
    struct cursor title = number ? number->title : cursor_trimmed(cursor_of(line->text));
    bool below = !number && line->level == state->numbered.level && is_set_in(line, &state->numbered.place);
    row_end(state);
    if (!outline_enter_look(&state->outline, line->level + below, number, title))
        return SSK_MEMORY;
    if (number) {
        state->numbered.level = line->level;
        state->numbered.place = line->place;
    }
    line->level = state->outline.stack[state->outline.depth - 1].level;
    context_end_list(&state->around);
    return row_give_keys(state, line, SSK_KIND_TEXT, 0);
}

/* Does the text go on with what stands before it: 第３部 への実装? */
static bool goes_on_with(struct cursor title)
{
    return cursor_take_string(&title, "を") || cursor_take_string(&title, "へ") ||
           cursor_take_string(&title, "の");
}

/* 3DCG制作: a number so close to its title that is none of the chapters' in order. */
static bool counts_by_itself(const struct structure *state, const struct heading *heading)
{
    return heading->tight && heading->level == HEADING_DECIMAL + 1 &&
           heading->parts[0] != state->outline.counted + 1;
}

ssk_status heading_read_given(struct structure *state, struct line *line)
{
    if (contents_holds(&state->around, line))
        return heading_read_contents(state, line);
    struct heading heading;
    struct list_label mark;
    bool numbered = sequence_number(&state->around, line, &heading) && !cursor_done(&heading.title) &&
                    !goes_on_with(heading.title) && !counts_by_itself(state, &heading);
    if (!numbered && line->level > 0 && list_label_parse(line->text, &mark) && mark.style == MARK_ROMAN) {
        heading = (struct heading){.title = mark.title};
        snprintf(heading.number, sizeof heading.number, "%s", mark.label);
        numbered = true;
    }
    if (numbered && line->level == 0)
        return heading_enter(state, line, &heading);
    if (!state->around.page->marked_up)
        return read_look(state, line, numbered ? &heading : NULL);
    struct cursor title = numbered ? heading.title : cursor_trimmed(cursor_of(line->text));
    row_end(state);
    if (!outline_enter(&state->outline, line->level > 0 ? line->level : LEVEL_READER,
                       numbered ? &heading : NULL, title))
        return SSK_MEMORY;
    return row_give_keys(state, line, SSK_KIND_TEXT, 0);
}

ssk_status heading_read_number_apart(struct structure *state, struct line *line,
                                     const struct heading *heading)
{
    struct line *title = context_apart_title(&state->around, line),
                *below = sequence_below(&state->around, line);
    if (title) {
        line->role = LINE_KEY;
        state->apart = *heading;
        state->apart.title = cursor_trimmed(cursor_of(title->text));
        state->apart_title = title;
        return SSK_OK;
    }
    line->begins_paragraph = true;
    if (below)
        below->begins_paragraph = true;
    return row_key_text(state, line);
}

/* Ａ０００, Ｂ００１－２: a letter, and a number of two digits or more; a blank or the end behind. */
static bool take_code(struct cursor *cursor, int least)
{
    uint32_t letter = cursor_next(cursor);
    int number, digits = 0;
    for (struct cursor at = *cursor; cursor_peek(&at) >= '0' && cursor_peek(&at) <= '9'; cursor_next(&at))
        digits++;
    if (letter < 'A' || letter > 'Z' || digits < least || !cursor_number(cursor, &number))
        return false;
    while (cursor_take(cursor, '-') && cursor_number(cursor, &number))
        continue;
    return cursor_spaces(cursor) > 0 || cursor_done(cursor);
}

/* Ａ０００　初診料: a code above its text. The years of a figure, H30 R1 R2, are none. */
static bool opens_with_code(const char *text)
{
    struct cursor cursor = cursor_trimmed(cursor_of(text));
    return take_code(&cursor, 2) && !cursor_done(&cursor) && !take_code(&cursor, 1);
}

int heading_closes(struct structure *state, const struct line *line)
{
    struct heading_context *around = &state->around;
    struct cursor cursor = cursor_trimmed(cursor_of(line->text));
    struct ordinal ordinal;
    if (around->marked_headings || line->column != 0 || !context_begin_anew(around, around->above, line))
        return 0;
    if (opens_with_code(line->text)) {
        around->coded = true;
        return HEADING_DECIMAL;
    }
    bool article = ordinal_take(&cursor, &ordinal) && ordinal.unit == ORDINAL_ARTICLE &&
                   (cursor_peek(&cursor) == ' ' || cursor_peek(&cursor) == '(');
    return article && outline_last(around->outline, HEADING_ARTICLE) > 0 ? HEADING_ARTICLE : 0;
}
