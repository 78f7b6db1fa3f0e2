#include "query/print/print_tracks.h"

#include <stdlib.h>

#include "query/print/print_page.h"
#include "query/print/track_text.h"
#include "seisaku/passage_fields.h"

static const char *const change_names[CHANGE_KINDS] = {"kept", "out", "in"};

#define COLUMNS(names) names, sizeof(names) / sizeof *(names)

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
        print_string(printer, track_part_names[part],
                     *year->texts->texts[part] ? year->texts->texts[part] : NULL);
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

/* ------------------------------------------------------------------------------------------ a track */

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
        size_t last = last_row(output->tracks, output->tracks->first_rows[track]);
        ssk_buffer_printf(page, "%s%2zu.", printer->colour ? "\033[1m" : "", track);
        track_append_place(page, plan_row_head(rows, &rows->rows[last]));
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
    for (size_t row = tracks->first_rows[track]; row != SIZE_MAX && status == SSK_OK;
         row = tracks->histories[row].after) {
        struct track_year year;
        status = track_year_of(&year, tracks, row, output->dictionary);
        if (status == SSK_OK && print_form(output->printer) == FORM_PAGE)
            track_append_year(page, &year, output->printer);
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
