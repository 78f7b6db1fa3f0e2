/* One pass over the lines in reading order. The state is the outline of headings and, within a plan's
 * table, the row: its item, its owners, and the kind that the last marker announced. */
#include "structure.h"

#include <stdlib.h>
#include <string.h>

#include "headings.h"
#include "markers.h"
#include "outline.h"
#include "owners.h"
#include "paragraph.h"
#include "plan_table.h"
#include "scan.h"
#include "seisaku/unicode.h"

enum { LEVEL_READER = 1, OWNER_POINTS = 12 };

struct row {
    char *item; /* NULL outside of a row */
    struct ssk_strings owners;
    int number; /* counts the document's rows */
    bool awaits_owners;
    bool in_columns; /* lines of it stand in columns */
    bool marked;     /* a marker was met: kind and year hold for what follows it */
    enum ssk_kind kind;
    int year;
};

struct structure {
    struct document *document;
    const struct ssk_dictionary *dictionary;
    struct outline outline;
    struct row row;
    struct plan_table table;
    struct measure measure; /* of the lines that span the page */
    struct page *page;
    const struct line *above; /* the line before that is no furniture; NULL at a page's start */
    int rows;
    struct heading apart;           /* a heading whose number stood alone, */
    const struct line *apart_title; /* and the line of its title; NULL for none on this page */
    bool read_headings;             /* the reader marked headings: numbers in the text are none */
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

/* The next line that is no furniture, or NULL at the page's end. */
static struct line *line_below(const struct structure *state, const struct line *line)
{
    struct page *page = state->page;
    for (size_t l = (size_t)(line - page->lines) + 1; l < page->count; l++)
        if (page->lines[l].role != LINE_FURNITURE)
            return &page->lines[l];
    return NULL;
}

/* Does the line begin something, rather than go on with the sentence above? */
static bool begins_anew(const struct structure *state, const struct line *above, const struct line *line)
{
    if (!above || above->role != LINE_TEXT || line->fresh || above->column != line->column ||
        ends_sentence(above->text, strlen(above->text)) || marker_bracketed(above->text, strlen(above->text)))
        return true;
    return ends_early(above->text, line->text, &state->measure);
}

/* A line as wide as the page that is followed by more text may be the first of a paragraph. */
static bool may_run_on(const struct structure *state, const struct line *line)
{
    struct scan scan = scan_of(line->text);
    const struct line *below = line_below(state, line);
    struct heading heading;
    bool full = state->measure.wrapped && scan_width(&scan) * 10 >= state->measure.width * 9;
    return full && below && below->role == LINE_TEXT && below->column == line->column && !below->fresh &&
           !marker_opens(below->text, strlen(below->text)) && !heading_parse(below->text, &heading);
}

static bool is_heading(const struct structure *state, const struct line *line, struct heading *heading)
{
    if (state->read_headings || line->column != 0 || !heading_parse(line->text, heading))
        return false;
    bool decimal = heading->level > 9;
    bool in_order =
        !decimal || heading_follows(heading, state->outline.has_last ? &state->outline.last : NULL);
    return (in_order || outline_holds(&state->outline, heading)) && heading_title(heading->title) &&
           begins_anew(state, state->above, line) && !may_run_on(state, line);
}

static ssk_status enter_heading(struct structure *state, struct line *line, const struct heading *heading)
{
    end_row(state);
    if (!outline_enter(&state->outline, heading->level, heading, heading->title))
        return SSK_MEMORY;
    line->role = LINE_HEADING;
    line->level = heading->level;
    return give_keys(state, line, SSK_KIND_TEXT, 0);
}

/* A page repeats the headings it stands under: they change nothing, a row goes on below them. */
static ssk_status read_heading(struct structure *state, struct line *line, const struct heading *heading)
{
    if (!outline_holds(&state->outline, heading))
        return enter_heading(state, line, heading);
    line->role = LINE_FURNITURE;
    return SSK_OK;
}

/* A heading that the reader found. A number it opens with is its section's. */
static ssk_status read_marked_heading(struct structure *state, struct line *line)
{
    struct heading heading;
    bool numbered = heading_parse(line->text, &heading) && !scan_done(&heading.title);
    struct scan title = numbered ? heading.title : scan_trimmed(scan_of(line->text));
    end_row(state);
    if (!outline_enter(&state->outline, line->level > 0 ? line->level : LEVEL_READER,
                       numbered ? &heading : NULL, title))
        return SSK_MEMORY;
    return give_keys(state, line, SSK_KIND_TEXT, 0);
}

/* A line that could be the title of a heading whose number was printed apart from it. */
static bool is_apart_title(const struct structure *state, const struct line *line, const struct line *above)
{
    struct heading number;
    size_t length = strlen(line->text);
    return line->role == LINE_TEXT && line->column == 0 && !heading_parse(line->text, &number) &&
           !marker_opens(line->text, length) && heading_title(scan_trimmed(scan_of(line->text))) &&
           begins_anew(state, above, line);
}

/* The title of a number printed alone: the nearest such line below it on the page. */
static struct line *find_apart_title(const struct structure *state, const struct line *number)
{
    const struct line *above = NULL;
    for (struct line *line = line_below(state, number); line; line = line_below(state, line)) {
        if (is_apart_title(state, line, above))
            return line;
        above = line;
    }
    return NULL;
}

/* `3.2` alone on a line: the number of a heading whose title stands further down. */
static bool is_number_apart(const struct structure *state, const struct line *line, struct heading *heading)
{
    if (state->read_headings || line->column != 0 || !heading_parse(line->text, heading) ||
        !scan_done(&heading->title))
        return false;
    const struct heading *last = state->outline.has_last ? &state->outline.last : NULL;
    bool next = last && heading->count == 1 && heading->parts[0] == last->parts[0] + 1;
    return heading_follows(heading, last) && (heading->count > 1 || next);
}

/* Without a title it is text, but no part of the sentences about it. */
static ssk_status read_number_apart(struct structure *state, struct line *line, const struct heading *heading)
{
    struct line *title = find_apart_title(state, line), *below = line_below(state, line);
    if (title) {
        line->role = LINE_KEY;
        state->apart = *heading;
        state->apart.title = scan_trimmed(scan_of(title->text));
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

static bool add_owner(struct structure *state, const char *name, size_t length)
{
    forget_keys(state);
    return ssk_strings_add(&state->row.owners, name, length);
}

/* An owner the dictionary lacks: a short name without hiragana that ends as such names do. */
static bool is_unknown_owner(const struct structure *state, struct scan name)
{
    if (!state->table.present || scan_points(&name) > OWNER_POINTS ||
        !marker_organisation(name.at, (size_t)(name.end - name.at)))
        return false;
    for (struct scan copy = name; !scan_done(&copy);)
        if (ssk_is_hiragana(scan_next(&copy)))
            return false;
    return true;
}

/* `line` and the one below it, when a name was cut in two between them; freed by the caller. */
static char *with_line_below(const struct structure *state, const struct line *line)
{
    const struct line *below = line_below(state, line);
    struct ssk_buffer both = SSK_BUFFER_INIT;
    ssk_buffer_append_string(&both, line->text);
    if (below && below->role == LINE_TEXT)
        ssk_buffer_append_string(&both, below->text);
    return ssk_buffer_detach(&both);
}

static ssk_status take_owners(struct structure *state, const char *text)
{
    struct scan scan = scan_of(text);
    forget_keys(state);
    return owners_take(state->dictionary->ministries, &scan, &state->row.owners);
}

/* A line below an item's label that goes on with its owners. */
static ssk_status read_owners(struct structure *state, struct line *line, bool *taken)
{
    const struct ssk_ministries *ministries = state->dictionary->ministries;
    struct scan name = scan_trimmed(scan_of(line->text));
    bool fresh;
    *taken = owners_only(ministries, line->text, &state->row.owners, &fresh) && fresh;
    if (*taken) {
        line->role = LINE_KEY;
        return take_owners(state, line->text);
    }
    char *both = with_line_below(state, line);
    if (!both)
        return SSK_MEMORY;
    ssk_status status = SSK_OK;
    *taken = owners_only(ministries, both, &state->row.owners, &fresh) && fresh;
    if (*taken) {
        line->role = LINE_KEY;
        line_below(state, line)->role = LINE_KEY;
        status = take_owners(state, both);
    } else if (is_unknown_owner(state, name)) {
        *taken = true;
        line->role = LINE_KEY;
        status = add_owner(state, name.at, (size_t)(name.end - name.at)) ? SSK_OK : SSK_MEMORY;
    }
    free(both);
    return status;
}

/* The owners behind an item's label, on its line. What is left over is the row's text. */
static ssk_status read_owners_behind(struct structure *state, struct line *line, struct scan rest)
{
    struct scan after = rest;
    ssk_status status = owners_take(state->dictionary->ministries, &after, &state->row.owners);
    if (status != SSK_OK)
        return status;
    if (after.at == rest.at && !scan_done(&rest)) {
        line->role = LINE_KEY;
        return add_owner(state, rest.at, (size_t)(rest.end - rest.at)) ? SSK_OK : SSK_MEMORY;
    }
    if (scan_done(&after)) {
        line->role = LINE_KEY;
        return SSK_OK;
    }
    state->row.awaits_owners = false;
    after = scan_trimmed(after);
    memmove(line->text, after.at, strlen(after.at) + 1);
    return key_text(state, line);
}

/* Does an owner stand behind the label, or below a label that stands alone? */
static bool has_owner(const struct structure *state, const struct line *line, struct scan rest)
{
    const struct ssk_ministries *ministries = state->dictionary->ministries;
    const struct line *below = line_below(state, line);
    const struct ssk_strings none = {0};
    bool fresh;
    if (scan_done(&rest))
        return state->table.present || (below && owners_only(ministries, below->text, &none, &fresh));
    struct scan after = rest;
    struct ssk_strings owners = {0};
    bool known = owners_take(ministries, &after, &owners) == SSK_OK && owners.count > 0 &&
                 (scan_done(&after) || scan_peek(&after) == ' ');
    ssk_strings_free(&owners);
    return known || is_unknown_owner(state, rest);
}

/* (ア) is of one kind with (イ), not with (1). */
static bool same_style(const char *one, const char *other)
{
    struct scan left = scan_of(one), right = scan_of(other);
    scan_take(&left, '(');
    scan_take(&right, '(');
    return ssk_is_katakana(scan_peek(&left)) == ssk_is_katakana(scan_peek(&right)) &&
           (scan_peek(&left) <= '9') == (scan_peek(&right) <= '9');
}

/* `(ア) 内閣官房` opens a row. A label of the same style without owners ends the row before it. */
static ssk_status read_item(struct structure *state, struct line *line, size_t label, bool *taken)
{
    struct scan rest = scan_trimmed(scan_of(line->text + label));
    *taken = has_owner(state, line, rest);
    if (!*taken) {
        if (state->row.item && same_style(line->text, state->row.item))
            end_row(state);
        return SSK_OK;
    }
    end_row(state);
    state->row.item = strndup(line->text, label);
    state->row.number = ++state->rows;
    state->row.awaits_owners = true;
    return state->row.item ? read_owners_behind(state, line, rest) : SSK_MEMORY;
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

/* Text that spans the page below a row's columns is the row's no longer. */
static ssk_status read_rest(struct structure *state, struct line *line)
{
    state->row.awaits_owners = false;
    if (line->column > 0)
        state->row.in_columns = true;
    else if (state->row.in_columns)
        end_row(state);
    return key_text(state, line);
}

static ssk_status read_text_line(struct structure *state, struct line *line)
{
    struct heading heading;
    size_t label = line->column == 0 ? marker_item_label(line->text, strlen(line->text)) : 0;
    bool taken = false;
    ssk_status status = SSK_OK;
    if (line == state->apart_title)
        return enter_heading(state, line, &state->apart);
    if (is_heading(state, line, &heading))
        return read_heading(state, line, &heading);
    if (is_number_apart(state, line, &heading))
        return read_number_apart(state, line, &heading);
    if (label && ((status = read_item(state, line, label, &taken)) != SSK_OK || taken))
        return status;
    if (state->row.awaits_owners && ((status = read_owners(state, line, &taken)) != SSK_OK || taken))
        return status;
    return read_marker(state, line) ? SSK_OK : read_rest(state, line);
}

static ssk_status read_line(struct structure *state, struct line *line)
{
    switch (line->role) {
    case LINE_HEADING:
        return read_marked_heading(state, line);
    case LINE_NOTE:
        return give_keys(state, line, SSK_KIND_TEXT, 0);
    case LINE_TEXT:
        return read_text_line(state, line);
    default:
        return SSK_OK;
    }
}

static ssk_status read_page(struct structure *state, struct page *page)
{
    ssk_status status = SSK_OK;
    state->page = page;
    state->above = NULL;
    state->apart_title = NULL;
    state->measure = measure_column(page, 0);
    state->table = plan_table_of(page, &state->table, state->dictionary);
    for (size_t l = 0; l < page->count && status == SSK_OK; l++) {
        struct line *line = &page->lines[l];
        status = read_line(state, line);
        if (line->role != LINE_FURNITURE)
            state->above = line;
    }
    return status;
}

static bool has_marked_headings(const struct document *document)
{
    for (size_t p = 0; p < document->count; p++)
        for (size_t l = 0; l < document->pages[p].count; l++)
            if (document->pages[p].lines[l].role == LINE_HEADING)
                return true;
    return false;
}

ssk_status structure_read(struct document *document, const struct ssk_dictionary *dictionary,
                          struct ssk_error *error)
{
    struct structure state = {
        .document = document, .dictionary = dictionary, .read_headings = has_marked_headings(document)};
    ssk_status status = SSK_OK;
    for (size_t p = 0; p < document->count && status == SSK_OK; p++)
        status = read_page(&state, &document->pages[p]);
    end_row(&state);
    outline_free(&state.outline);
    return status == SSK_OK ? SSK_OK : ssk_fail(error, status, "no memory left");
}
