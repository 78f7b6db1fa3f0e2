/* The table of options. Private to query/cli. */
#ifndef SEISAKU_QUERY_CLI_OPTION_TABLE_H
#define SEISAKU_QUERY_CLI_OPTION_TABLE_H

#include "query/cli/options.h"

/* The rows, by which the bits of what is given are named. */
enum option_row {
    OPTION_INDEX,
    OPTION_MINISTRY,
    OPTION_SECTION,
    OPTION_KIND,
    OPTION_YEAR,
    OPTION_GENRE,
    OPTION_DATE,
    OPTION_MATCH,
    OPTION_NO_EXPAND,
    OPTION_EXACT,
    OPTION_TOPICS,
    OPTION_PARTIAL,
    OPTION_SIMILAR,
    OPTION_SHOW,
    OPTION_LIMIT,
    OPTION_OFFSET,
    OPTION_SORT,
    OPTION_SAMPLE,
    OPTION_SEED,
    OPTION_GROUP,
    OPTION_UNIQUE,
    OPTION_CONTEXT,
    OPTION_FORMAT,
    OPTION_COUNT,
    OPTION_DOCUMENTS,
    OPTION_FACETS,
    OPTION_RATES,
    OPTION_TREND,
    OPTION_TRACK,
    OPTION_WORDS,
    OPTION_COLLOCATES,
    OPTION_COMPARE,
    OPTION_WORD_SORT,
    OPTION_KWIC,
    OPTION_KWIC_SORT,
    OPTION_COLLATION,
    OPTION_EXPLAIN,
    OPTION_BOM,
    OPTION_COLOR,
    OPTION_LINKS,
    OPTION_NO_PAGER,
    OPTION_PROGRESS,
    OPTION_BATCH,
    OPTION_SURVEY,
    OPTION_BY,
    OPTION_LONG,
    OPTION_STAMP,
    OPTION_HITS,
    OPTION_HTML,
    OPTIONS,
    /* facts that are no options of their own */
    GIVEN_QUERY = OPTIONS,
    GIVEN_ALWAYS,
    GIVEN_TREC,        /* -f trec */
    GIVEN_TABLE,       /* -f csv or tsv */
    GIVEN_CROSSED,     /* --by with several keys */
    GIVEN_HITS,        /* -n with a number above 0 */
    GIVEN_SURVEY_HITS, /* the same of a survey */
    GIVEN_NEARNESS,    /* --word-sort by what collocates alone have */
    GIVEN_KEYNESS      /* --word-sort by what they do not have */
};

extern const struct ssk_program query_program;

#endif
