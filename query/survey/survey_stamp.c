/* The stamp's lines. */
#include "query/survey/survey_stamp.h"

#include <inttypes.h>
#include <string.h>

#include "query/rank/facets.h"
#include "query/show/snippet.h"
#include "seisaku/index.h"
#include "seisaku/version.h"

/* What the indexes were made of, the same for all who made them of the same files. */
static ssk_status append_content(struct ssk_buffer *out, struct session *session, struct ssk_error *error)
{
    struct ssk_content content = {0};
    char digest[SSK_CONTENT_SIZE];
    ssk_status status = SSK_OK;
    for (size_t i = 0; i < session->segment_count && status == SSK_OK; i++)
        if (session->segments[i]->newest)
            status = ssk_content_add(&content, session->segments[i], error);
    ssk_content_text(digest, &content);
    ssk_buffer_printf(out, "%s of %zu sources", digest, content.sources);
    return status;
}

/* Appends the state of the session's indexes: the UUIDs of their segments, which never change, and a digest
 * of their content. */
static ssk_status stamp_index(struct ssk_buffer *out, struct session *session, struct ssk_error *error)
{
    ssk_status status = SSK_OK;
    for (size_t i = 0; i < session->segment_count; i++)
        ssk_buffer_printf(out, "%s%s", i ? " " : "", session->segments[i]->uuid);
    ssk_buffer_append_string(out, "\ncontent ");
    if (status == SSK_OK)
        status = append_content(out, session, error);
    if (session->missing)
        ssk_buffer_printf(out, " and %zu left out", session->missing);
    return status;
}

static void append_list(struct ssk_buffer *out, const char *option, const struct ssk_option_list *list)
{
    for (size_t i = 0; i < list->count; i++) {
        ssk_buffer_printf(out, " --%s=", option);
        append_printable(out, list->items[i], strlen(list->items[i]));
    }
}

static bool counts_years(const struct options *options)
{
    bool counts = options->years.count > 0;
    for (size_t i = 0; i < options->by_count; i++)
        counts |= options->by[i] == FACET_YEAR;
    return counts;
}

static bool counts_bodies(const struct options *options)
{
    bool counts = options->ministries.count > 0;
    for (size_t i = 0; i < options->by_count; i++)
        counts |= options->by[i] == FACET_MINISTRY || options->by[i] == FACET_ISSUER;
    return counts;
}

/* Every option that shapes the answer, defaults too; not the format, which only writes it down. */
static void append_options(struct ssk_buffer *out, const struct options *options)
{
    ssk_buffer_printf(out, "options --by=%s", facet_names[options->by[0]]);
    for (size_t i = 1; i < options->by_count; i++)
        ssk_buffer_printf(out, ",%s", facet_names[options->by[i]]);
    ssk_buffer_printf(out, " --match=%s%s", options->match ? "any" : "all", options->tidy ? " --long" : "");
    append_list(out, "ministry", &options->ministries);
    append_list(out, "section", &options->sections);
    append_list(out, "kind", &options->kinds);
    append_list(out, "year", &options->years);
    append_list(out, "genre", &options->genres);
    append_list(out, "date", &options->dates);
    ssk_buffer_append_string(out, options->no_expand ? " --no-expand" : "");
    ssk_buffer_append_string(out, options->exact ? " --exact" : "");
    if (options->limit_given && options->limit)
        ssk_buffer_printf(out, " --limit=%zu --offset=%zu --sort=%s", options->limit, options->offset,
                          sort_names[options->sort]);
    if (options->sample)
        ssk_buffer_printf(out, " --sample=%zu --seed=%zu", options->sample, options->seed);
    ssk_buffer_append_char(out, '\n');
    if (counts_years(options))
        ssk_buffer_append_string(out, "years fiscal_year, else the year of date\n");
    if (counts_bodies(options))
        ssk_buffer_append_string(out, "ministries replaced ones count for their successors\n");
}

ssk_status stamp_append(struct ssk_buffer *out, struct session *session, const struct options *options,
                        const char *checksum, struct ssk_error *error)
{
    char readings[SSK_CHECKSUM_SIZE];
    readings_checksum(readings, session->readings);
    ssk_version_append(out, "seisaku-query", session->dictionary);
    ssk_buffer_printf(out, "topics %s\nwritings %s\nreadings %s\nindex ",
                      *session->topics_checksum ? session->topics_checksum : "none",
                      options->exact ? "none" : session->writings_checksum,
                      options->exact ? "none" : readings);
    ssk_status status = stamp_index(out, session, error);
    ssk_buffer_printf(out, "\npassages %" PRIu32 "\nsurvey %s\n", session->passages, checksum);
    append_options(out, options);
    return status == SSK_OK && out->failed ? ssk_no_memory(error) : status;
}
