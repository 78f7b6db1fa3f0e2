#include "query/track/track_view.h"

#include <stdlib.h>
#include <string.h>

#include "query/track/plan_text.h"

static char *place_of(const struct ssk_passage *head)
{
    struct ssk_buffer place = SSK_BUFFER_INIT;
    ssk_buffer_append_string(&place, head->section_number ? head->section_number : "-");
    if (head->item)
        ssk_buffer_printf(&place, " %s", head->item);
    return ssk_buffer_detach(&place);
}

/* A row's text of a part, to be compared. */
static char *words_of(const struct tracks *tracks, const struct plan_row *row, enum row_part part)
{
    return plan_words(row->texts[part], &plan_row_head(tracks->rows, row)->ministries);
}

/* Compares texts, which it frees. */
static ssk_status compare(struct text_changes *out, const struct ssk_dictionary *dictionary, char *earlier,
                          char *later)
{
    ssk_status status = earlier && later ? text_changes_find(out, dictionary, earlier, later) : SSK_MEMORY;
    free(earlier);
    free(later);
    return status;
}

static ssk_status compare_years(struct track_year *out, const struct tracks *tracks,
                                const struct ssk_dictionary *dictionary)
{
    const struct plan_row *before = &tracks->rows->rows[out->history->before];
    ssk_status status = compare(&out->changes, dictionary, words_of(tracks, before, plan_row_outlook(before)),
                                words_of(tracks, out->texts, PART_PLAN));
    out->likeness = out->history->origin == ORIGIN_UNCHANGED ? 1 : out->changes.likeness;
    if (status == SSK_OK && tracks_moved(tracks, out->row)) {
        out->moved_from = place_of(plan_row_head(tracks->rows, before));
        status = out->moved_from ? SSK_OK : SSK_MEMORY;
    }
    return status;
}

static ssk_status compare_within(struct track_year *out, const struct tracks *tracks,
                                 const struct ssk_dictionary *dictionary)
{
    const struct plan_row *row = out->texts;
    struct text_changes changes = {0};
    if (!*row->bodies[PART_PLAN] || !*row->bodies[PART_NEXT])
        return SSK_OK;
    ssk_status status =
        compare(&changes, dictionary, words_of(tracks, row, PART_PLAN), words_of(tracks, row, PART_NEXT));
    out->next_likeness = strcmp(row->bodies[PART_PLAN], row->bodies[PART_NEXT]) == 0 ? 1 : changes.likeness;
    text_changes_free(&changes);
    return status;
}

ssk_status track_year_of(struct track_year *out, const struct tracks *tracks, size_t row,
                         const struct ssk_dictionary *dictionary)
{
    const struct row_history *history = &tracks->histories[row];
    const struct plan_row *texts = &tracks->rows->rows[row];
    const struct plan_edition *edition = &tracks->rows->editions[texts->edition];
    size_t other = history->fate == FATE_MERGED      ? history->merged_into
                   : history->origin == ORIGIN_SPLIT ? history->split_from
                                                     : SIZE_MAX;
    *out = (struct track_year){.row = row,
                               .year = edition->year,
                               .texts = texts,
                               .history = history,
                               .head = plan_row_head(tracks->rows, texts),
                               .title = edition->title,
                               .likeness = TRACK_UNLIKENED,
                               .next_likeness = TRACK_UNLIKENED,
                               .other = other == SIZE_MAX ? 0 : tracks->histories[other].track};
    ssk_status status = history->before == SIZE_MAX ? SSK_OK : compare_years(out, tracks, dictionary);
    return status == SSK_OK ? compare_within(out, tracks, dictionary) : status;
}

void track_year_free(struct track_year *year)
{
    text_changes_free(&year->changes);
    free(year->moved_from);
}

/* ------------------------------------------------------------------------------------------ sums */

/* Adds an earlier edition's row to the sum, as count_later one of the later edition. */
static void count_earlier(struct track_transition *out, const struct row_history *history)
{
    out->items++;
    out->merged += history->fate == FATE_MERGED;
    out->dropped += history->fate == FATE_DROPPED;
}

static void count_later(struct track_transition *out, const struct row_history *history)
{
    out->later_items++;
    out->unchanged += history->origin == ORIGIN_UNCHANGED;
    out->changed += history->origin == ORIGIN_CHANGED;
    out->split += history->origin == ORIGIN_SPLIT;
    out->added += history->origin == ORIGIN_NEW;
}

static void count_rows(struct track_transition *out, const struct tracks *tracks, struct rows_range rows,
                       const bool *chosen,
                       void (*add)(struct track_transition *out, const struct row_history *history))
{
    for (size_t row = rows.first; row < rows.end; row++)
        if (chosen[tracks->histories[row].track])
            add(out, &tracks->histories[row]);
}

size_t track_transitions(struct track_transition *out, const struct tracks *tracks, const bool *chosen)
{
    const struct plan_rows *rows = tracks->rows;
    size_t count = 0;
    for (size_t edition = 0; edition < rows->edition_count; edition++) {
        size_t later = rows->editions[edition].later;
        if (later == SIZE_MAX)
            continue;
        struct track_transition *transition = &out[count];
        *transition = (struct track_transition){.edition = edition,
                                                .later = later,
                                                .from = rows->editions[edition].year,
                                                .to = rows->editions[later].year,
                                                .from_title = rows->editions[edition].title,
                                                .to_title = rows->editions[later].title};
        count_rows(transition, tracks, plan_rows_of(rows, edition), chosen, count_earlier);
        count_rows(transition, tracks, plan_rows_of(rows, later), chosen, count_later);
        count += transition->items + transition->later_items > 0;
    }
    return count;
}
