#include "query/survey/plan_track.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "query/print/print_tracks.h"
#include "query/report/track_page.h"
#include "query/run/output.h"
#include "query/run/query_to_search.h"
#include "query/words/corpus.h"

/* One run: what is followed, and which of it is wanted. */
struct tracking {
    struct plan_rows rows;
    struct tracks tracks;
    bool *chosen; /* by track, from 1 */
    bool any;
};

/* ------------------------------------------------------------------------------------------ choosing */

/* A passage's id and the track of its row. */
struct known {
    const char *id;
    size_t track;
};

static int by_id(const void *a, const void *b)
{
    return strcmp(((const struct known *)a)->id, ((const struct known *)b)->id);
}

struct choosing {
    struct tracking *tracking;
    struct known *known; /* sorted */
};

static ssk_status choose_hit(const struct hit *hit, void *context, struct ssk_error *error)
{
    (void)error;
    struct choosing *choosing = context;
    struct tracking *tracking = choosing->tracking;
    const struct known wanted = {hit->passage.id, 0};
    const struct known *found =
        bsearch(&wanted, choosing->known, tracking->rows.passage_count, sizeof *choosing->known, by_id);
    if (found)
        tracking->chosen[found->track] = tracking->any = true;
    return SSK_OK;
}

static struct known *passages_by_id(const struct tracking *tracking)
{
    const struct plan_rows *rows = &tracking->rows;
    struct known *known = calloc(rows->passage_count + 1, sizeof *known);
    for (size_t row = 0; known && row < rows->row_count; row++)
        for (size_t i = 0; i < rows->rows[row].count; i++) {
            size_t passage = rows->rows[row].first + i;
            known[passage] =
                (struct known){rows->passages[passage].id, tracking->tracks.histories[row].track};
        }
    if (known && rows->passage_count)
        qsort(known, rows->passage_count, sizeof *known, by_id);
    return known;
}

/* Marks the tracks that have a hit of the question: all of them without one. */
static ssk_status choose(struct tracking *tracking, struct session *session, const struct options *options,
                         struct ssk_error *error)
{
    struct node *root = NULL;
    struct choosing choosing = {tracking, passages_by_id(tracking)};
    ssk_status status = choosing.known ? SSK_OK : ssk_no_memory(error);
    if (status == SSK_OK && options->query)
        status = question_parse(&root, session, options->query, error);
    const struct search search = question_search(options, root);
    if (status == SSK_OK && !root && filters_empty(&search.filters)) {
        memset(tracking->chosen, true, tracking->tracks.count + 1);
        tracking->any = tracking->tracks.count > 0;
    } else if (status == SSK_OK)
        status = corpus_each(&search, false, session, choose_hit, &choosing, error);
    node_free(root);
    free(choosing.known);
    return status;
}

/* ------------------------------------------------------------------------------------------ output */

static size_t limit_of(const struct options *options)
{
    return options->limit_given ? options->limit : SIZE_MAX;
}

static ssk_status write_page(const struct tracking *tracking, const struct session *session,
                             const struct options *options, struct ssk_error *error)
{
    const struct track_page page = {&tracking->tracks,   tracking->chosen, limit_of(options),
                                    session->dictionary, options->query,   output_is_japanese()};
    FILE *file = output_file(options->html, error);
    if (!file)
        return SSK_IO;
    ssk_status status = track_page_write(file, &page);
    ssk_status closed = output_close(file, options->html, error);
    return status == SSK_OK ? closed : ssk_no_memory(error);
}

static ssk_status print(const struct tracking *tracking, const struct session *session,
                        const struct options *options, struct ssk_error *error)
{
    struct printer printer;
    output_open(&printer, options);
    const struct tracks_output output = {&printer, &tracking->tracks, tracking->chosen, limit_of(options),
                                         session->dictionary};
    ssk_status status = options->count ? print_track_sums(&output) : print_tracks(&output);
    ssk_status closed = printer_close(&printer);
    return status == SSK_OK && closed == SSK_OK ? SSK_OK : ssk_no_memory(error);
}

static ssk_status follow(struct tracking *tracking, struct session *session, struct ssk_error *error)
{
    ssk_status status = plan_rows_read(&tracking->rows, session, error);
    if (status != SSK_OK)
        return status;
    if (!tracking->rows.row_count)
        return ssk_fail(error, SSK_INPUT,
                        "--track: no passage of this index is a plan or progress: index annual plans "
                        "of two years or more");
    if (tracks_find(&tracking->tracks, &tracking->rows) != SSK_OK ||
        !(tracking->chosen = calloc(tracking->tracks.count + 1, sizeof *tracking->chosen)))
        return ssk_no_memory(error);
    return SSK_OK;
}

ssk_status run_plan_track(bool *found, struct session *session, const struct options *options,
                          struct ssk_error *error)
{
    struct tracking tracking = {0};
    ssk_status status = follow(&tracking, session, error);
    if (status == SSK_OK)
        status = choose(&tracking, session, options, error);
    if (status == SSK_OK && options->html)
        status = write_page(&tracking, session, options, error);
    else if (status == SSK_OK)
        status = print(&tracking, session, options, error);
    *found = tracking.any;
    free(tracking.chosen);
    tracks_free(&tracking.tracks);
    plan_rows_free(&tracking.rows);
    return status;
}
