/* A survey's stamp, table and best passages in each format. */
#ifndef SEISAKU_QUERY_RUN_PRINT_SURVEY_H
#define SEISAKU_QUERY_RUN_PRINT_SURVEY_H

#include "query/run/survey.h"

/* Prints to stdout in the options' format, which is not TREC. SSK_MEMORY only; errors of the stream are left
 * on it. */
ssk_status print_survey(const struct survey *survey, const struct options *options);

#endif
