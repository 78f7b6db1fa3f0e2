/* seisaku-query's options, by argp. */
#include "query/cli/options.h"

#include <argp.h>
#include <errno.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "query/rank/facets.h"
#include "seisaku/buffer.h"
#include "seisaku/paths.h"
#include "seisaku/version.h"

enum {
    KEY_MATCH = 256,
    KEY_OFFSET,
    KEY_FACETS,
    KEY_SORT,
    KEY_EXPLAIN,
    KEY_NO_EXPAND,
    KEY_BOM,
    KEY_COLOR,
    KEY_BATCH,
    KEY_SURVEY,
    KEY_BY,
    KEY_TOPICS,
    KEY_SIMILAR,
    KEY_KWIC,
    KEY_KWIC_SORT,
};

static const struct argp_option table[] = {
    {"index", 'd', "DIR", 0, "Search the index in DIR; several are searched as one", 0},
    {"ministry", 'm', "MINISTRY", 0, "Only passages this ministry owns, by any of its names (METI)", 1},
    {"section", 's', "SECTION", 0, "Only this section and those below it, by number or words of its title",
     1},
    {"kind", 'k', "KIND", 0, "Only plan, progress or text", 1},
    {"year", 'y', "YEAR", 0, "Only this fiscal year or range: 2024, R6, 2022..2024", 1},
    {"match", KEY_MATCH, "all|any", 0, "A hit has every word (all, the default) or any", 2},
    {"no-expand", KEY_NO_EXPAND, NULL, 0, "Do not add the other names of topics", 2},
    {"topics", KEY_TOPICS, "FILE", 0, "Add FILE to the topics that have other names", 2},
    {"similar", KEY_SIMILAR, "ID", 0, "Passages that resemble passage ID", 2},
    {"limit", 'n', "LIMIT", 0, "Print at most LIMIT passages (10)", 3},
    {"offset", KEY_OFFSET, "N", 0, "Leave out the first N", 3},
    {"sort", KEY_SORT, "ORDER", 0, "relevance (the default), document or year", 3},
    {"format", 'f', "FORMAT", 0, "text (the default), json, jsonl, csv, tsv or trec", 4},
    {"count", 'c', NULL, 0, "Print the number of matching passages alone", 4},
    {"facets", KEY_FACETS, "KEY,...", 0, "Print exact counts by ministry, section, kind, year", 4},
    {"kwic", KEY_KWIC, "WIDTH", OPTION_ARG_OPTIONAL,
     "Print a concordance: each match in a line, with WIDTH (40) columns on either side", 4},
    {"kwic-sort", KEY_KWIC_SORT, "ORDER", 0, "Sort it by hit (the default), left or right context", 4},
    {"explain", KEY_EXPLAIN, NULL, 0, "Show what was added to the query and what made each score", 4},
    {"bom", KEY_BOM, NULL, 0, "Begin CSV and TSV with a byte order mark, for Excel", 4},
    {"color", KEY_COLOR, "WHEN", 0, "Mark matches by colour: auto (on a terminal), always, never", 4},
    {"batch", KEY_BATCH, "FILE", 0, "Run the queries of FILE, a line each: name, tab, query", 5},
    {"survey", KEY_SURVEY, "FILE", 0, "Count the topics of FILE by ministry; a line each: topic, tab, query",
     5},
    {"by", KEY_BY, "KEY", 0, "Count the survey by ministry (the default), section, kind or year", 5},
    {0},
};

const char *const sort_names[SORT_ORDERS] = {"relevance", "document", "year"};

static const char arguments[] = "QUERY...";

static const char description[] =
    "Search Japanese policy documents, passage by passage.\n\n"
    "Examples:\n"
    "  seisaku-query IPEF                      passages about IPEF, under any of its names\n"
    "  seisaku-query data localization         English names find Japanese passages\n"
    "  seisaku-query '\"アクションプラン\"'          exactly this string\n"
    "  seisaku-query -m METI -y 2022..2024 DFFT\n"
    "  seisaku-query -c --facets=ministry,year サイバー\n"
    "  seisaku-query -f csv --bom NATO >nato.csv\n\n"
    "query-syntax(7) describes the language of queries.\n\nOptions:";

static bool add(struct string_list *list, const char *item)
{
    const char **bigger = reallocarray(list->items, list->count + 1, sizeof(*bigger));
    if (!bigger)
        return false;
    list->items = bigger;
    list->items[list->count++] = item;
    return true;
}

/* The place of `word` among `count` names; bad usage when it is none of them. */
static int choice(const char *option, const char *word, const char *const *names, int count)
{
    struct ssk_buffer list = SSK_BUFFER_INIT;
    for (int i = 0; i < count; i++) {
        if (strcmp(word, names[i]) == 0) {
            ssk_buffer_free(&list);
            return i;
        }
        ssk_buffer_printf(&list, "%s%s", i ? ", " : "", names[i]);
    }
    argp_failure(NULL, 2, 0, "%s takes one of %s, not '%s'", option, ssk_buffer_string(&list), word);
    ssk_buffer_free(&list);
    return 0;
}

static size_t number(const char *option, const char *word)
{
    char *end;
    errno = 0;
    unsigned long long value = strtoull(word, &end, 10);
    if (end == word || *end || strchr(word, '-'))
        argp_failure(NULL, 2, 0, "%s takes a number from 0 on, not '%s'", option, word);
    if (errno || value > UINT32_MAX)
        argp_failure(NULL, 2, 0, "%s takes a number from 0 to %u, not '%s'", option, UINT32_MAX, word);
    return (size_t)value;
}

/* From 1 to `most`. */
static size_t number_to(const char *option, const char *word, size_t most)
{
    size_t value = number(option, word);
    if (value < 1 || value > most)
        argp_failure(NULL, 2, 0, "%s takes a number from 1 to %zu, not '%s'", option, most, word);
    return value;
}

static void add_facets(struct options *options, const char *list)
{
    while (*list) {
        size_t length = strcspn(list, ",");
        enum facet facet = facet_of(list, length);
        if (facet == FACETS)
            argp_failure(NULL, 2, 0, "--facets takes ministry, section, kind and year, not '%.*s'",
                         (int)length, list);
        options->facets[facet] = true;
        list += length + (list[length] == ',');
    }
}

/* auto: on a terminal, unless NO_COLOR is set (no-color.org). */
static bool wants_colour(const char *when)
{
    static const char *const whens[] = {"auto", "always", "never"};
    int chosen = choice("--color", when, whens, 3);
    const char *no_color = getenv("NO_COLOR");
    return chosen == 1 || (chosen == 0 && isatty(STDOUT_FILENO) && !(no_color && *no_color));
}

static bool join_query(struct options *options, const char *word)
{
    struct ssk_buffer query = SSK_BUFFER_INIT;
    if (options->query)
        ssk_buffer_printf(&query, "%s ", options->query);
    ssk_buffer_append_string(&query, word);
    free(options->query);
    options->query = ssk_buffer_detach(&query);
    return options->query != NULL;
}

static bool set_list(struct options *options, int key, char *value)
{
    switch (key) {
    case 'd':
        return add(&options->indexes, value);
    case 'm':
        return add(&options->ministries, value);
    case 's':
        return add(&options->sections, value);
    case 'k':
        return add(&options->kinds, value);
    default:
        return add(&options->years, value);
    }
}

static error_t set_choice(struct options *options, int key, char *value)
{
    static const char *const formats[] = {"text", "json", "jsonl", "csv", "tsv", "trec"};
    static const char *const matches[] = {"all", "any"};
    static const char *const facets[] = {"ministry", "section", "kind", "year"};
    static const char *const orders[] = {"hit", "left", "right"};
    switch (key) {
    case KEY_MATCH:
        options->match_any = choice("--match", value, matches, 2) == 1;
        return 0;
    case KEY_SORT:
        options->sort = (enum sort_order)choice("--sort", value, sort_names, SORT_ORDERS);
        return 0;
    case 'f':
        options->format = (enum format)choice("--format", value, formats, FORMATS);
        return 0;
    case 'n':
        options->limit = number("--limit", value);
        options->limit_given = true;
        return 0;
    case KEY_OFFSET:
        options->offset = number("--offset", value);
        return 0;
    case KEY_COLOR:
        options->colour = wants_colour(value);
        return 0;
    case KEY_KWIC:
        options->kwic = value ? number_to("--kwic", value, KWIC_WIDTH) : KWIC_USUAL;
        return 0;
    case KEY_KWIC_SORT:
        options->kwic_sort = (enum kwic_sort)choice("--kwic-sort", value, orders, KWIC_SORTS);
        return 0;
    case KEY_BY:
        options->by = (enum facet)choice("--by", value, facets, FACETS);
        return 0;
    default:
        return ARGP_ERR_UNKNOWN;
    }
}

static error_t set_option(int key, char *value, struct argp_state *state)
{
    struct options *options = state->input;
    switch (key) {
    case ARGP_KEY_INIT: /* getopt's line on an unknown option is enough: argp's own is a second one */
        state->err_stream = fopen("/dev/null", "w");
        return 0;
    case 'd':
    case 'm':
    case 's':
    case 'k':
    case 'y':
        if (!*value)
            argp_failure(NULL, 2, 0, "-%c is given an empty value: name one, or leave the option out", key);
        return set_list(options, key, value) ? 0 : ENOMEM;
    case 'c':
        options->count = true;
        return 0;
    case KEY_FACETS:
        add_facets(options, value);
        return 0;
    case KEY_EXPLAIN:
        options->explain = true;
        return 0;
    case KEY_NO_EXPAND:
        options->no_expand = true;
        return 0;
    case KEY_BOM:
        options->bom = true;
        return 0;
    case KEY_BATCH:
        options->batch = value;
        return 0;
    case KEY_SURVEY:
        options->survey = value;
        return 0;
    case KEY_TOPICS:
        options->topics = value;
        return 0;
    case KEY_SIMILAR:
        options->similar = value;
        return 0;
    case ARGP_KEY_ARG:
        return join_query(options, value) ? 0 : ENOMEM;
    default:
        return set_choice(options, key, value);
    }
}

static void print_version(FILE *stream, struct argp_state *state)
{
    (void)state;
    ssk_version_print(stream, "seisaku-query");
}

void query_options_parse(struct options *options, int argc, char **argv)
{
    static const struct argp argp = {table, set_option, arguments, description, NULL, NULL, NULL};
    *options = (struct options){.limit = 10};
    options->colour = wants_colour("auto");
    argp_err_exit_status = 2;
    argv[0] = program_invocation_short_name; /* for messages */
    argp_program_version_hook = print_version;
    if (argp_parse(&argp, argc, argv, 0, NULL, options) != 0)
        exit(2);
    const char *problem = options_conflict(options);
    if (problem) {
        fprintf(stderr, "seisaku-query: %s\n", problem);
        exit(2);
    }
    if (!options->indexes.count) {
        options->default_index = ssk_default_index();
        if (!options->default_index || !add(&options->indexes, options->default_index))
            exit(2);
    }
}

void options_free(struct options *options)
{
    free(options->indexes.items);
    free(options->ministries.items);
    free(options->sections.items);
    free(options->kinds.items);
    free(options->years.items);
    free(options->query);
    free(options->default_index);
}
