#include "query/survey/survey_report.h"

#include <stdlib.h>
#include <string.h>

#include "query/report/report.h"
#include "query/run/output.h"
#include "query/run/query_to_search.h"
#include "query/survey/tracking.h"

/* Columns in which nothing stands are left out. */
static size_t fill_columns(const struct survey *survey, const char **columns, uint32_t *counts)
{
    size_t kept = 0, used = 0;
    for (size_t i = 0; i < survey->column_count; i++)
        used += survey->columns[i].total > 0;
    for (size_t i = 0; i < survey->column_count; i++) {
        const struct survey_column *column = &survey->columns[i];
        if (!column->total)
            continue;
        columns[kept] = column->value;
        for (size_t topic = 0; topic < survey->file.count; topic++)
            counts[topic * used + kept] = column->counts[topic];
        kept++;
    }
    return kept;
}

static ssk_status write_file(const struct report *report, const char *path, struct ssk_error *error)
{
    FILE *file = output_file(path, error);
    if (!file)
        return SSK_IO;
    ssk_status status = report_write(file, report);
    ssk_status closed = output_close(file, path, error);
    return closed != SSK_OK || status == SSK_OK ? closed : ssk_fail(error, status, "out of memory");
}

/* The items of plans that each topic has, for the page. */
struct followed {
    struct tracking items;
    bool **chosen;
    size_t topics;
};

static void followed_free(struct followed *followed)
{
    for (size_t i = 0; followed->chosen && i < followed->topics; i++)
        free(followed->chosen[i]);
    free(followed->chosen);
    tracking_free(&followed->items);
}

static ssk_status follow_topic(struct followed *followed, size_t number, const struct survey *survey,
                               struct session *session, const struct options *options,
                               struct ssk_error *error)
{
    struct node *root = NULL;
    bool any = false, *chosen = calloc(followed->items.tracks.count + 1, sizeof *chosen);
    followed->chosen[number] = chosen;
    ssk_status status =
        chosen ? query_file_parse(&root, session, &survey->file, number, error) : ssk_no_memory(error);
    const struct search search = question_search(options, root);
    if (status == SSK_OK)
        status = tracking_choose(chosen, &any, &followed->items, &search, session, error);
    node_free(root);
    return status;
}

static ssk_status follow(struct followed *followed, const struct survey *survey, struct session *session,
                         const struct options *options, struct ssk_error *error)
{
    ssk_status status = tracking_open(&followed->items, session, error);
    followed->topics = survey->file.count;
    followed->chosen = calloc(followed->topics + 1, sizeof *followed->chosen);
    if (status == SSK_OK && !followed->chosen)
        status = ssk_no_memory(error);
    for (size_t i = 0; i < followed->topics && status == SSK_OK; i++)
        status = follow_topic(followed, i, survey, session, options, error);
    return status;
}

static ssk_status write_report(const struct survey *survey, const struct followed *followed,
                               const struct session *session, const struct options *options,
                               struct ssk_error *error)
{
    size_t topics = survey->file.count;
    const char **columns = calloc(survey->column_count + 1, sizeof *columns);
    uint32_t *counts = calloc(topics * survey->column_count + 1, sizeof *counts);
    struct report_topic *rows = calloc(topics + 1, sizeof *rows);
    ssk_status status = SSK_MEMORY;
    if (columns && counts && rows) {
        for (size_t i = 0; i < topics; i++)
            rows[i] = (struct report_topic){survey->file.items[i].name, survey->file.items[i].query,
                                            &survey->topics[i]};
        const struct report_tracks tracks = {&followed->items.tracks, followed->chosen, session->dictionary};
        const struct report report = {.stamp = ssk_buffer_string(&survey->stamp),
                                      .by = options->by[0],
                                      .ministries = session->dictionary->ministries,
                                      .topics = rows,
                                      .topic_count = topics,
                                      .columns = columns,
                                      .column_count = fill_columns(survey, columns, counts),
                                      .counts = counts,
                                      .tracks = options->track ? &tracks : NULL,
                                      .japanese = output_is_japanese()};
        status = write_file(&report, options->html, error);
    } else
        ssk_no_memory(error);
    free(columns);
    free(counts);
    free(rows);
    return status;
}

ssk_status survey_report(const struct survey *survey, struct session *session, const struct options *options,
                         struct ssk_error *error)
{
    struct followed followed = {0};
    ssk_status status = options->track ? follow(&followed, survey, session, options, error) : SSK_OK;
    if (status == SSK_OK)
        status = write_report(survey, &followed, session, options, error);
    followed_free(&followed);
    return status;
}
