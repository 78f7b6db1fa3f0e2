/* The command line of seisaku-query: one table for parsing and --help. */
#ifndef SEISAKU_QUERY_CLI_OPTIONS_H
#define SEISAKU_QUERY_CLI_OPTIONS_H

#include <stdbool.h>

#include "query/rank/search.h"
#include "query/show/kwic.h"

enum format { FORMAT_TEXT, FORMAT_JSON, FORMAT_JSONL, FORMAT_CSV, FORMAT_TSV, FORMAT_TREC, FORMATS };

/* A growing list of the caller's strings. */
struct string_list {
    const char **items;
    size_t count;
};

struct options {
    struct string_list indexes, ministries, sections, kinds, years;
    bool match_any, count, explain, no_expand, bom, colour;
    size_t limit, offset;
    bool limit_given;
    enum format format;
    enum sort_order sort;
    size_t kwic; /* columns of context on either side; 0 for no concordance */
    enum kwic_sort kwic_sort;
    bool facets[FACETS];
    enum facet by;              /* the columns of a survey's table */
    const char *batch, *survey; /* files of queries; NULL when there are none */
    const char *similar;        /* the id of a passage; NULL for none */
    const char *topics;         /* the user's topics file for this run; NULL for none */
    char *query;                /* the QUERY arguments joined by blanks; NULL when there are none */
    char *default_index;        /* what `indexes` points to when no -d is given */
};

/* What --sort calls them. */
extern const char *const sort_names[SORT_ORDERS];

/* Parses the command line; on bad usage it prints one line to stderr and exits with 2, after --help and
 * --version with 0. Strings are lent from argv. */
void query_options_parse(struct options *options, int argc, char **argv);
void options_free(struct options *options);

/* What is wrong with options that are each right, in one line that says what to do; NULL when nothing is. */
const char *options_conflict(const struct options *options);

#endif
