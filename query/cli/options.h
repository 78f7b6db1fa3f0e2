/* The command line of seisaku-query. */
#ifndef SEISAKU_QUERY_CLI_OPTIONS_H
#define SEISAKU_QUERY_CLI_OPTIONS_H

#include <stdbool.h>

#include "query/base/choices.h"
#include "seisaku/options.h"

struct options {
    struct ssk_option_list indexes, ministries, sections, kinds, years, genres, dates;
    int match; /* 0 all, 1 any */
    bool count, explain, no_expand, exact, bom, colour;
    int progress;  /* 0 auto, 1 always, 2 never */
    int collation; /* of kwic_order: 0 code, 1 ja */
    size_t limit, offset;
    bool limit_given;
    enum format format;
    enum sort_order sort;
    size_t kwic; /* columns of context on either side; 0 for no concordance */
    struct kwic_order kwic_order;
    bool facets[FACETS];
    enum facet
        by[KEYS_MOST]; /* what a survey counts by: the columns of its table, or keys that are crossed */
    size_t by_count;
    bool tidy;                  /* a survey has a line for each topic and keys */
    const char *stamp, *hits;   /* files for a survey's stamp and best passages; NULL for none of their own */
    const char *batch, *survey; /* files of queries; NULL when there are none */
    bool partial;               /* indexes whose server does not answer are left out */
    const char *similar;        /* the id of a passage; NULL for none */
    const char *topics;         /* the user's topics file for this run; NULL for none */
    const char *html;           /* the file of a survey's report; NULL for none */
    size_t sample, seed;        /* hits, or matches of a concordance, drawn at random; 0 for all */
    bool no_pager, links;       /* on a terminal */
    bool documents;             /* the documents are listed in place of their passages */
    int group;                  /* 1: the best passage of each document */
    bool rates;                 /* facets have documents and denominators, and stand alone */
    enum word_sort word_sort;   /* of words and collocates */
    bool words, trend;          /* the hits' words; their years */
    bool unique;                /* hits of one text count once */
    const char *show;           /* the id of a passage that is printed whole; NULL for none */
    size_t context;             /* neighbours on either side of a hit */
    enum facet trend_by;        /* FACET_YEAR or FACET_MONTH */
    bool track;                 /* items of annual plans through the years */
    struct {
        size_t left, right;
    } collocates;  /* how many words on either side; 0 and 0 for none */
    char *compare; /* two values of `compared`, a comma between; NULL for none */
    enum facet compared;
    char *query; /* the QUERY arguments joined by blanks; NULL when there are none */
};

/* Parses the command line; on bad usage it prints one line to stderr and exits with 2, after --help and
 * --version with 0. Strings that are not in a list are lent from argv. Free with options_free. */
void query_options_parse(struct options *options, int argc, char **argv);
void options_free(struct options *options);

#endif
