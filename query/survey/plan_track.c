#include "query/survey/plan_track.h"

#include <stdint.h>
#include <stdlib.h>

#include "query/print/print_tracks.h"
#include "query/report/track_page.h"
#include "query/run/output.h"
#include "query/run/query_to_search.h"
#include "query/survey/tracking.h"

/* One run: what is followed, and which of it is wanted. */
struct following {
    struct tracking items;
    bool *chosen; /* by track, from 1 */
    bool any;
};

static ssk_status choose(struct following *following, struct session *session, const struct options *options,
                         struct ssk_error *error)
{
    struct node *root = NULL;
    following->chosen = calloc(following->items.tracks.count + 1, sizeof *following->chosen);
    ssk_status status = following->chosen ? SSK_OK : ssk_no_memory(error);
    if (status == SSK_OK && options->query)
        status = question_parse(&root, session, options->query, error);
    const struct search search = question_search(options, root);
    if (status == SSK_OK)
        status =
            tracking_choose(following->chosen, &following->any, &following->items, &search, session, error);
    node_free(root);
    return status;
}

/* ------------------------------------------------------------------------------------------ output */

static size_t limit_of(const struct options *options)
{
    return options->limit_given ? options->limit : SIZE_MAX;
}

static ssk_status write_page(const struct following *following, const struct session *session,
                             const struct options *options, struct ssk_error *error)
{
    const struct track_page page = {&following->items.tracks, following->chosen, limit_of(options),
                                    session->dictionary,      options->query,    output_is_japanese()};
    FILE *file = output_file(options->html, error);
    if (!file)
        return SSK_IO;
    ssk_status status = track_page_write(file, &page);
    ssk_status closed = output_close(file, options->html, error);
    return closed != SSK_OK || status == SSK_OK ? closed : ssk_no_memory(error);
}

static ssk_status print(const struct following *following, const struct session *session,
                        const struct options *options, struct ssk_error *error)
{
    struct printer printer;
    output_open(&printer, options);
    const struct tracks_output output = {&printer, &following->items.tracks, following->chosen,
                                         limit_of(options), session->dictionary};
    ssk_status status = options->count ? print_track_sums(&output) : print_tracks(&output);
    ssk_status closed = printer_close(&printer);
    return status == SSK_OK && closed == SSK_OK ? SSK_OK : ssk_no_memory(error);
}

ssk_status run_plan_track(bool *found, struct session *session, const struct options *options,
                          struct ssk_error *error)
{
    struct following following = {0};
    ssk_status status = tracking_open(&following.items, session, error);
    if (status == SSK_OK)
        status = choose(&following, session, options, error);
    if (status == SSK_OK && options->html)
        status = write_page(&following, session, options, error);
    else if (status == SSK_OK)
        status = print(&following, session, options, error);
    *found = following.any;
    free(following.chosen);
    tracking_free(&following.items);
    return status;
}
