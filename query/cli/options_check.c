/* Options that are each right, but not together. */
#include "query/cli/options.h"

static bool has_filter(const struct options *options)
{
    return options->ministries.count || options->sections.count || options->kinds.count ||
           options->years.count;
}

static bool has_facets(const struct options *options)
{
    bool any = false;
    for (int facet = 0; facet < FACETS; facet++)
        any |= options->facets[facet];
    return any;
}

const char *options_conflict(const struct options *options)
{
    const char *file = options->batch ? options->batch : options->survey;
    if (!options->query && !file && !options->similar && !has_filter(options))
        return "no query: name what to search for, as in seisaku-query IPEF";
    if (options->batch && options->survey)
        return "--batch and --survey are two questions: ask one at a time";
    if (file && options->query)
        return "the queries are in the file: leave out QUERY, or narrow them with -m, -s, -k and -y";
    if (file && (options->similar || options->kwic))
        return "--similar and --kwic are for one question: leave out --batch and --survey";
    if (options->explain && (file || options->kwic))
        return "--explain is for one question's hits: leave out --batch, --survey and --kwic";
    if (options->explain && options->format > FORMAT_JSONL)
        return "--explain is for people and JSON: use it with -f text, json or jsonl";
    if (options->kwic && has_facets(options))
        return "--kwic prints matches, --facets counts passages: ask for one at a time";
    if (options->kwic && options->format == FORMAT_TREC)
        return "TREC's format has no place for a concordance: use another -f with --kwic";
    if (options->topics && options->no_expand)
        return "--topics adds names that --no-expand leaves out: give one of them";
    if (options->format == FORMAT_TREC && has_facets(options))
        return "TREC's format has no place for counts: use another -f with --facets";
    if (options->survey && options->format == FORMAT_TREC)
        return "a survey is a table, which TREC's format cannot hold: use --batch";
    if (options->survey && (options->count || has_facets(options)))
        return "a survey counts by itself: use --by in place of --facets, and leave out -c";
    if (options->by != FACET_MINISTRY && !options->survey)
        return "--by says how a --survey counts: use --facets for a query";
    return NULL;
}
