#include "query/track/tracks.h"

#include <stdlib.h>
#include <string.h>

#include "query/track/likeness.h"
#include "seisaku/array.h"
#include "seisaku/buffer.h"

const char *const origin_names[ROW_ORIGINS] = {"first", "unchanged", "changed", "split", "new"};
const char *const fate_names[ROW_FATES] = {"last", "continued", "merged", "dropped"};

/* Two cosines added: 0 to 2. Unrelated items (13,000 pairs of sentences from minutes in a plan's layout)
 * reach .25, and .16 where section and an owner are the same; items that go on begin at .20 and .76. */
static const double LIKE = 0.30, LIKE_IN_PLACE = 0.18;
/* Of the pairs' weight, for what is merged or split. */
static const double MOST = 0.5;
/* What the same owners, section, and section and item add, to choose among pairs that are about as like. */
static const double OWNERS = 0.10, SECTION = 0.05, PLACE = 0.20;

enum row_part plan_row_outlook(const struct plan_row *row)
{
    return *row->bodies[PART_NEXT] ? PART_NEXT : PART_PLAN;
}

/* ------------------------------------------------------------------------------------------ vectors */

struct row_vectors {
    struct pair_vector *all, *plans, *outlooks; /* one a row */
};

static bool read_whole(struct pair_vector *out, const struct plan_row *row)
{
    struct ssk_buffer text = SSK_BUFFER_INIT;
    for (int part = 0; part < ROW_PARTS; part++)
        ssk_buffer_append_string(&text, row->bodies[part]);
    bool done = !text.failed && pair_vector_read(out, ssk_buffer_string(&text));
    ssk_buffer_free(&text);
    return done;
}

static bool read_vectors(struct row_vectors *vectors, const struct plan_rows *rows)
{
    struct pair_counts counts = {0};
    bool done = vectors->all && vectors->plans && vectors->outlooks;
    for (size_t i = 0; i < rows->row_count && done; i++) {
        const struct plan_row *row = &rows->rows[i];
        done = read_whole(&vectors->all[i], row) &&
               pair_vector_read(&vectors->plans[i], row->bodies[PART_PLAN]) &&
               pair_vector_read(&vectors->outlooks[i], row->bodies[plan_row_outlook(row)]);
    }
    done = done && pair_counts_of(&counts, vectors->all, rows->row_count);
    for (size_t i = 0; i < rows->row_count && done; i++) {
        pair_vector_weigh(&vectors->all[i], &counts);
        pair_vector_weigh(&vectors->plans[i], &counts);
        pair_vector_weigh(&vectors->outlooks[i], &counts);
    }
    pair_counts_free(&counts);
    return done;
}

static void free_vectors(struct row_vectors *vectors, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (vectors->all)
            pair_vector_free(&vectors->all[i]);
        if (vectors->plans)
            pair_vector_free(&vectors->plans[i]);
        if (vectors->outlooks)
            pair_vector_free(&vectors->outlooks[i]);
    }
    free(vectors->all);
    free(vectors->plans);
    free(vectors->outlooks);
}

/* ------------------------------------------------------------------------------------------ pairs of rows */

struct pair {
    size_t earlier, later;
    double score;
};

static bool same(const char *a, const char *b)
{
    return a && b && strcmp(a, b) == 0;
}

/* The share of the owners of either that own both. */
static double common_owners(const struct ssk_strings *a, const struct ssk_strings *b)
{
    size_t common = 0;
    for (size_t i = 0; i < a->count; i++)
        for (size_t j = 0; j < b->count; j++)
            common += strcmp(a->items[i], b->items[j]) == 0;
    size_t all = a->count + b->count - common;
    return all ? (double)common / (double)all : 0;
}

/* 0 when they are not the same item. */
static double score_of(const struct plan_rows *rows, const struct row_vectors *vectors, size_t earlier,
                       size_t later)
{
    const struct ssk_passage *a = plan_row_head(rows, &rows->rows[earlier]),
                             *b = plan_row_head(rows, &rows->rows[later]);
    double likeness = pair_cosine(&vectors->outlooks[earlier], &vectors->plans[later]) +
                      pair_cosine(&vectors->all[earlier], &vectors->all[later]);
    double owners = common_owners(&a->ministries, &b->ministries);
    bool section = same(a->section_number, b->section_number), item = same(a->item, b->item);
    if (likeness < (section && owners > 0 ? LIKE_IN_PLACE : LIKE))
        return 0;
    return likeness + OWNERS * owners + (section && item ? PLACE : section ? SECTION : 0);
}

static int best_first(const void *a, const void *b)
{
    const struct pair *x = a, *y = b;
    int order = (x->score < y->score) - (x->score > y->score);
    order = order ? order : (x->earlier > y->earlier) - (x->earlier < y->earlier);
    return order ? order : (x->later > y->later) - (x->later < y->later);
}

/* ------------------------------------------------------------------------------------------ linking */

struct linking {
    struct tracks *tracks;
    const struct row_vectors *vectors;
    struct pair *pairs;
    size_t count, capacity;
};

static bool add_pair(struct linking *linking, const struct pair *pair)
{
    bool grown = SSK_GROW(linking->pairs, linking->count, linking->capacity);
    if (grown)
        linking->pairs[linking->count++] = *pair;
    return grown;
}

static bool find_pairs(struct linking *linking, struct rows_range earlier, struct rows_range later)
{
    const struct plan_rows *rows = linking->tracks->rows;
    bool done = true;
    linking->count = 0;
    for (size_t i = earlier.first; i < earlier.end; i++)
        for (size_t j = later.first; j < later.end && done; j++) {
            struct pair pair = {i, j, score_of(rows, linking->vectors, i, j)};
            done = pair.score <= 0 || add_pair(linking, &pair);
        }
    if (linking->count)
        qsort(linking->pairs, linking->count, sizeof *linking->pairs, best_first);
    return done;
}

static void take_pairs(struct linking *linking)
{
    struct row_history *histories = linking->tracks->histories;
    const struct plan_row *rows = linking->tracks->rows->rows;
    for (size_t i = 0; i < linking->count; i++) {
        const struct pair *pair = &linking->pairs[i];
        struct row_history *earlier = &histories[pair->earlier], *later = &histories[pair->later];
        if (earlier->after != SIZE_MAX || later->before != SIZE_MAX)
            continue;
        const char *planned = rows[pair->earlier].bodies[plan_row_outlook(&rows[pair->earlier])];
        earlier->after = pair->later;
        earlier->fate = FATE_CONTINUED;
        later->before = pair->earlier;
        later->origin =
            strcmp(planned, rows[pair->later].bodies[PART_PLAN]) ? ORIGIN_CHANGED : ORIGIN_UNCHANGED;
    }
}

/* The row of the range that holds most of the vector; SIZE_MAX unless that is MOST of it. */
static size_t holder_of(const struct pair_vector *vector, const struct pair_vector *vectors,
                        struct rows_range range)
{
    size_t holder = SIZE_MAX;
    double most = MOST;
    for (size_t i = range.first; i < range.end; i++) {
        double held = pair_containment(vector, &vectors[i]);
        if (held > most || (held >= most && holder == SIZE_MAX)) {
            holder = i;
            most = held;
        }
    }
    return holder;
}

/* What no pair took is merged, split, dropped or new. */
static void settle(struct linking *linking, struct rows_range earlier, struct rows_range later)
{
    struct row_history *histories = linking->tracks->histories;
    const struct row_vectors *vectors = linking->vectors;
    for (size_t i = earlier.first; i < earlier.end; i++)
        if (histories[i].after == SIZE_MAX) {
            histories[i].merged_into = holder_of(&vectors->outlooks[i], vectors->plans, later);
            histories[i].fate = histories[i].merged_into == SIZE_MAX ? FATE_DROPPED : FATE_MERGED;
        }
    for (size_t i = later.first; i < later.end; i++)
        if (histories[i].before == SIZE_MAX) {
            histories[i].split_from = holder_of(&vectors->plans[i], vectors->outlooks, earlier);
            histories[i].origin = histories[i].split_from == SIZE_MAX ? ORIGIN_NEW : ORIGIN_SPLIT;
        }
}

static void number_tracks(struct tracks *tracks)
{
    for (size_t i = 0; i < tracks->rows->row_count; i++) {
        struct row_history *history = &tracks->histories[i];
        if (history->before == SIZE_MAX)
            tracks->first_rows[++tracks->count] = i;
        history->track =
            history->before == SIZE_MAX ? tracks->count : tracks->histories[history->before].track;
    }
}

static bool link_rows(struct linking *linking)
{
    const struct plan_rows *rows = linking->tracks->rows;
    for (size_t i = 0; i < rows->row_count; i++)
        linking->tracks->histories[i] = (struct row_history){
            .before = SIZE_MAX, .after = SIZE_MAX, .split_from = SIZE_MAX, .merged_into = SIZE_MAX};
    bool done = true;
    for (size_t edition = 0; edition < rows->edition_count && done; edition++) {
        size_t next = rows->editions[edition].later;
        if (next == SIZE_MAX)
            continue;
        struct rows_range earlier = plan_rows_of(rows, edition), later = plan_rows_of(rows, next);
        done = find_pairs(linking, earlier, later);
        take_pairs(linking);
        settle(linking, earlier, later);
    }
    number_tracks(linking->tracks);
    return done;
}

ssk_status tracks_find(struct tracks *out, const struct plan_rows *rows)
{
    size_t count = rows->row_count + 1;
    struct row_vectors vectors = {calloc(count, sizeof *vectors.all), calloc(count, sizeof *vectors.plans),
                                  calloc(count, sizeof *vectors.outlooks)};
    *out = (struct tracks){rows, calloc(count, sizeof *out->histories),
                           calloc(count, sizeof *out->first_rows), 0};
    struct linking linking = {.tracks = out, .vectors = &vectors};
    bool done = out->histories && out->first_rows && read_vectors(&vectors, rows) && link_rows(&linking);
    free(linking.pairs);
    free_vectors(&vectors, rows->row_count);
    return done ? SSK_OK : SSK_MEMORY;
}

void tracks_free(struct tracks *tracks)
{
    free(tracks->histories);
    free(tracks->first_rows);
    *tracks = (struct tracks){0};
}

bool tracks_moved(const struct tracks *tracks, size_t row)
{
    size_t before = tracks->histories[row].before;
    if (before == SIZE_MAX)
        return false;
    const struct ssk_passage *a = plan_row_head(tracks->rows, &tracks->rows->rows[before]),
                             *b = plan_row_head(tracks->rows, &tracks->rows->rows[row]);
    return strcmp(a->section_number ? a->section_number : "", b->section_number ? b->section_number : "") !=
               0 ||
           strcmp(a->item ? a->item : "", b->item ? b->item : "") != 0;
}
