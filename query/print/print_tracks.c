#include "query/print/print_tracks.h"

#include <stdlib.h>
#include <string.h>

#include "query/print/print_hits.h"
#include "query/print/print_page.h"
#include "seisaku/translate.h"
#include "seisaku/unicode.h"

#define COLUMNS(names) names, sizeof(names) / sizeof *(names)

static const char *const part_names[ROW_PARTS] = {"plan", "progress", "next"};
static const char *const change_names[CHANGE_KINDS] = {"kept", "out", "in"};

/* ------------------------------------------------------------------------------------------ a year */

static void print_share(struct printer *printer, const char *key, double share)
{
    if (share < 0)
        print_string(printer, key, NULL);
    else
        print_real(printer, key, share, 3);
}

static const char *const year_columns[] = {
    "track",       "year",       "origin",        "fate",      "likeness",   "moved_from",
    "other_track", "section",    "section_title", "item",      "ministries", "plan",
    "progress",    "next",       "next_likeness", "id",        "doc_id",     "title",
    "source_path", "line_start", "page",          "page_label"};

static void print_keys(struct printer *printer, const struct track_year *year)
{
    print_integer(printer, "year", (uint64_t)year->year);
    print_string(printer, "origin", origin_names[year->history->origin]);
    print_string(printer, "fate", fate_names[year->history->fate]);
    print_share(printer, "likeness", year->likeness);
    print_string(printer, "moved_from", year->moved_from);
    print_known(printer, "other_track", (int)year->other);
    print_string(printer, "section", year->head->section_number);
    print_string(printer, "section_title", year->head->section_title);
    print_string(printer, "item", year->head->item);
    print_strings(printer, "ministries", &year->head->ministries, SSK_JOIN_NAMES);
}

static void print_texts(struct printer *printer, const struct track_year *year)
{
    for (int part = 0; part < ROW_PARTS; part++)
        print_string(printer, part_names[part], *year->texts->texts[part] ? year->texts->texts[part] : NULL);
    print_share(printer, "next_likeness", year->next_likeness);
    print_string(printer, "id", year->head->id);
    print_string(printer, "doc_id", year->head->doc_id);
    print_string(printer, "title", year->head->title);
    print_string(printer, "source_path", year->head->source_path);
    print_known(printer, "line_start", year->head->line_start);
    print_known(printer, "page", year->head->page);
    print_string(printer, "page_label", year->head->page_label);
}

static void print_changes(struct printer *printer, const struct text_changes *changes)
{
    print_list(printer, "changes");
    for (size_t i = 0; i < changes->count; i++) {
        print_list(printer, NULL);
        print_string(printer, NULL, change_names[changes->items[i].kind]);
        print_string(printer, NULL, changes->items[i].text);
        print_end(printer);
    }
    print_end(printer);
}

static void print_year(struct printer *printer, const struct track_year *year)
{
    print_map(printer, NULL);
    if (print_is_flat(printer))
        print_integer(printer, "track", year->history->track);
    print_keys(printer, year);
    print_texts(printer, year);
    if (!print_is_flat(printer))
        print_changes(printer, &year->changes);
    print_end(printer);
}

/* ------------------------------------------------------------------------------------------ for a person */

static const char *const origin_words[ROW_ORIGINS] = {[ORIGIN_FIRST] = N_("first edition"),
                                                      [ORIGIN_UNCHANGED] = N_("as planned, word for word"),
                                                      [ORIGIN_NEW] = N_("new")};

static void append_words(struct ssk_buffer *out, const char *text)
{
    for (const char *line = text; *line;) {
        size_t length = strcspn(line, "\n");
        append_printable(out, line, length);
        line += length;
        while (*line == '\n')
            line++;
        ssk_buffer_append_string(out, *line ? "\n               " : "");
    }
}

/* What is out stands in [- -], what is in in {+ +}, as wdiff(1) has them. */
static void append_changes(struct ssk_buffer *out, const struct text_changes *changes, bool colour)
{
    static const char *const marks[CHANGE_KINDS][2] = {{"", ""}, {"[-", "-]"}, {"{+", "+}"}};
    static const char *const colours[CHANGE_KINDS][2] = {
        {"", ""}, {"\033[31;9m", "\033[0m"}, {"\033[32m", "\033[0m"}};
    for (size_t i = 0; i < changes->count; i++) {
        const char *const *around = (colour ? colours : marks)[changes->items[i].kind];
        ssk_buffer_append_string(out, around[0]);
        append_printable(out, changes->items[i].text, strlen(changes->items[i].text));
        ssk_buffer_append_string(out, around[1]);
    }
}

static void append_place(struct ssk_buffer *out, const struct ssk_passage *head)
{
    const char *const parts[] = {head->section_number, head->section_title, head->item};
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
        if (parts[i] && *parts[i]) {
            ssk_buffer_append_string(out, i == 1 ? " " : "  ");
            append_printable(out, parts[i], strlen(parts[i]));
        }
    for (size_t i = 0; i < head->ministries.count; i++) {
        ssk_buffer_append_string(out, i ? "、" : "  ");
        append_printable(out, head->ministries.items[i], strlen(head->ministries.items[i]));
    }
}

static void append_history(struct ssk_buffer *out, const struct track_year *year)
{
    const struct row_history *history = year->history;
    if (history->origin == ORIGIN_SPLIT)
        ssk_buffer_printf(out, _("split from %zu"), year->other);
    else if (history->origin == ORIGIN_CHANGED)
        ssk_buffer_printf(out, _("changed, %.0f%% alike"), 100 * year->likeness);
    else
        ssk_buffer_append_string(out, _(origin_words[history->origin]));
    if (year->moved_from)
        ssk_buffer_printf(out, _(", moved from %s"), year->moved_from);
    if (history->fate == FATE_MERGED)
        ssk_buffer_printf(out, _("; then merged into %zu"), year->other);
    if (history->fate == FATE_DROPPED)
        ssk_buffer_append_string(out, _("; then dropped"));
}

/* "2029  changed, 82% alike, moved from 2 (ア)  path:12". */
static void append_year_head(struct ssk_buffer *out, const struct track_year *year)
{
    const struct ssk_passage *head = year->head;
    const char *source = head->source_path ? head->source_path : head->id;
    ssk_buffer_printf(out, "    %d  ", year->year);
    append_history(out, year);
    ssk_buffer_append_string(out, "  ");
    append_printable(out, source, strlen(source));
    if (head->line_start)
        ssk_buffer_printf(out, ":%d", head->line_start);
    ssk_buffer_append_char(out, '\n');
}

/* Eight columns wide, as the lines below it stand. */
static void append_part_name(struct ssk_buffer *out, const char *name)
{
    enum { PART_COLUMNS = 8 };
    size_t width = ssk_display_width(name, strlen(name));
    ssk_buffer_printf(out, "      %s%*s ", name, width < PART_COLUMNS ? (int)(PART_COLUMNS - width) : 0, "");
}

/* A plan that says nothing of what was planned is told as it stands. */
static bool tells_changes(const struct track_year *year)
{
    bool kept = false;
    for (size_t i = 0; i < year->changes.count; i++)
        kept |= year->changes.items[i].kind == CHANGE_KEPT;
    return kept && year->history->origin == ORIGIN_CHANGED;
}

static void append_year(struct ssk_buffer *out, const struct track_year *year, bool colour)
{
    append_year_head(out, year);
    for (int part = 0; part < ROW_PARTS; part++) {
        if (!*year->texts->texts[part])
            continue;
        append_part_name(out, print_label(part_names[part]));
        if (part == PART_PLAN && tells_changes(year))
            append_changes(out, &year->changes, colour);
        else
            append_words(out, year->texts->texts[part]);
        ssk_buffer_append_char(out, '\n');
    }
}

/* ------------------------------------------------------------------------------------------ a track */

static size_t first_row(const struct tracks *tracks, size_t track)
{
    size_t row = 0;
    while (tracks->histories[row].track != track)
        row++;
    return row;
}

static size_t last_row(const struct tracks *tracks, size_t row)
{
    while (tracks->histories[row].after != SIZE_MAX)
        row = tracks->histories[row].after;
    return row;
}

static void open_track(const struct tracks_output *output, size_t track, struct ssk_buffer *page)
{
    struct printer *printer = output->printer;
    const struct plan_rows *rows = output->tracks->rows;
    if (print_form(printer) == FORM_PAGE) {
        size_t last = last_row(output->tracks, first_row(output->tracks, track));
        ssk_buffer_printf(page, "%s%2zu.", printer->colour ? "\033[1m" : "", track);
        append_place(page, plan_row_head(rows, &rows->rows[last]));
        ssk_buffer_printf(page, "%s\n", printer->colour ? "\033[0m" : "");
    } else if (!print_is_flat(printer)) {
        print_map(printer, NULL);
        print_integer(printer, "track", track);
        print_list(printer, "years");
    }
}

static void close_track(const struct tracks_output *output, struct ssk_buffer *page)
{
    if (print_form(output->printer) == FORM_PAGE)
        ssk_buffer_append_char(page, '\n');
    else if (!print_is_flat(output->printer)) {
        print_end(output->printer);
        print_end(output->printer);
    }
}

static ssk_status print_track(const struct tracks_output *output, size_t track, struct ssk_buffer *page)
{
    const struct tracks *tracks = output->tracks;
    ssk_status status = SSK_OK;
    open_track(output, track, page);
    for (size_t row = first_row(tracks, track); row != SIZE_MAX && status == SSK_OK;
         row = tracks->histories[row].after) {
        struct track_year year;
        status = track_year_of(&year, tracks, row, output->dictionary);
        if (status == SSK_OK && print_form(output->printer) == FORM_PAGE)
            append_year(page, &year, output->printer->colour);
        else if (status == SSK_OK)
            print_year(output->printer, &year);
        track_year_free(&year);
    }
    close_track(output, page);
    return status;
}

/* ------------------------------------------------------------------------------------------ sums */

static const char *const sum_columns[] = {"from",   "to",      "items",       "unchanged", "changed",
                                          "merged", "dropped", "later_items", "split",     "new"};

static void print_sum(struct printer *printer, const struct track_transition *sum)
{
    print_map(printer, NULL);
    print_integer(printer, "from", (uint64_t)sum->from);
    print_integer(printer, "to", (uint64_t)sum->to);
    print_integer(printer, "items", sum->items);
    print_integer(printer, "unchanged", sum->unchanged);
    print_integer(printer, "changed", sum->changed);
    print_integer(printer, "merged", sum->merged);
    print_integer(printer, "dropped", sum->dropped);
    print_integer(printer, "later_items", sum->later_items);
    print_integer(printer, "split", sum->split);
    print_integer(printer, "new", sum->added);
    print_end(printer);
}

ssk_status print_track_sums(const struct tracks_output *output)
{
    struct track_transition *sums = calloc(output->tracks->rows->edition_count + 1, sizeof *sums);
    size_t count = sums ? track_transitions(sums, output->tracks, output->chosen) : 0;
    print_columns(output->printer, COLUMNS(sum_columns));
    print_list(output->printer, NULL);
    for (size_t i = 0; i < count; i++)
        print_sum(output->printer, &sums[i]);
    print_end(output->printer);
    free(sums);
    return sums ? SSK_OK : SSK_MEMORY;
}

ssk_status print_tracks(const struct tracks_output *output)
{
    struct printer *printer = output->printer;
    bool page = print_form(printer) == FORM_PAGE;
    struct ssk_buffer text = SSK_BUFFER_INIT;
    ssk_status status = SSK_OK;
    if (!page) {
        if (print_is_flat(printer))
            print_columns(printer, COLUMNS(year_columns));
        print_list(printer, NULL);
    }
    for (size_t track = 1, count = 0; track <= output->tracks->count && status == SSK_OK; track++)
        if (output->chosen[track] && count++ < output->limit)
            status = print_track(output, track, &text);
    if (page)
        print_page(printer, &text);
    else
        print_end(printer);
    ssk_buffer_free(&text);
    return status == SSK_OK && page ? print_track_sums(output) : status;
}
