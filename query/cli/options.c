/* argv → struct options. */
#include "query/cli/options.h"

#include <stdlib.h>
#include <string.h>

#include "query/cli/option_rules.h"
#include "query/cli/option_table.h"
#include "query/cli/option_values.h"
#include "seisaku/buffer.h"
#include "seisaku/paths.h"
#include "seisaku/translate.h"

static ssk_status join_query(struct options *options, char **words, struct ssk_error *error)
{
    struct ssk_buffer query = SSK_BUFFER_INIT;
    for (char **word = words; *word; word++)
        ssk_buffer_printf(&query, "%s%s", word == words ? "" : " ", *word);
    if (*words && !(options->query = ssk_buffer_detach(&query)))
        return ssk_no_memory(error);
    return SSK_OK;
}

/* The indexes that the environment names, parted by semicolons, or the usual one. */
static ssk_status add_default_indexes(struct options *options, struct ssk_error *error)
{
    char *paths = ssk_default_index();
    ssk_status status = paths ? SSK_OK : ssk_no_memory(error);
    for (char *path = paths, *end; path && status == SSK_OK; path = end) {
        size_t length = strcspn(path, ";");
        end = path[length] ? path + length + 1 : NULL;
        if (length)
            status = ssk_option_list_add(&options->indexes, path, length, error);
    }
    if (status == SSK_OK && !options->indexes.count)
        status = ssk_fail(error, SSK_INPUT,
                          "SEISAKU_INDEX names no index: write a folder, or several parted by semicolons");
    free(paths);
    return status;
}

void query_options_parse(struct options *options, int argc, char **argv)
{
    struct ssk_error error = {""};
    uint64_t given = 0;
    int first = argc;
    *options = (struct options){.limit = 10, .seed = 1, .by = {FACET_MINISTRY}, .by_count = 1};
    read_colour(options, "auto", NULL);
    ssk_status status = ssk_options_parse(&query_program, argc, argv, options, &given, &first, &error);
    options->limit_given = given & (UINT64_C(1) << OPTION_LIMIT);
    if (status == SSK_OK)
        status = join_query(options, argv + first, &error);
    options->kwic_order.japanese = options->collation == 1;
    const char *conflict = status == SSK_OK ? options_conflict(options, given) : NULL;
    if (conflict)
        status = ssk_fail(&error, SSK_INPUT, "%s", _(conflict));
    if (status == SSK_OK && !options->indexes.count)
        status = add_default_indexes(options, &error);
    if (status == SSK_OK)
        return;
    ssk_tell("seisaku-query", "%s", error.message);
    exit(2);
}

void options_free(struct options *options)
{
    ssk_option_list_free(&options->indexes);
    ssk_option_list_free(&options->ministries);
    ssk_option_list_free(&options->sections);
    ssk_option_list_free(&options->kinds);
    ssk_option_list_free(&options->years);
    ssk_option_list_free(&options->genres);
    ssk_option_list_free(&options->dates);
    free(options->compare);
    free(options->query);
}
