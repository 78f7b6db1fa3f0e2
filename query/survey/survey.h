/* Surveys: a file of topics in, a table of topic by ministry (or section, kind, year) out. */
#ifndef SEISAKU_QUERY_SURVEY_SURVEY_H
#define SEISAKU_QUERY_SURVEY_SURVEY_H

#include "query/cli/options.h"
#include "query/rank/search.h"
#include "query/rank/tally.h"
#include "query/run/query_file.h"
#include "query/session/session.h"
#include "seisaku/buffer.h"

/* One column of the table. */
struct survey_column {
    const char *value; /* "" for passages without one; lent from a topic's counts */
    uint64_t total;    /* over all topics: a passage of two topics counts twice */
    uint32_t *counts;  /* a topic each */
};

struct survey {
    struct query_file file;
    struct search *topics; /* one for each query of the file, run */
    struct survey_column *columns;
    size_t column_count;
    uint64_t total;        /* of the topics' totals */
    struct tally *tallies; /* one for each topic; NULL unless the table is tidy */
    struct ssk_buffer stamp;
};

/* Counts the topics of the options' survey file and prints the table on stdout; *found says if any topic has
 * a passage. Nothing is printed when a line of the file is wrong. */
ssk_status run_survey(bool *found, struct session *session, const struct options *options,
                      struct ssk_error *error);

#endif
