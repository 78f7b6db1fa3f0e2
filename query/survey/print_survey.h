/* A survey's stamp, table and best passages in each format. */
#ifndef SEISAKU_QUERY_SURVEY_PRINT_SURVEY_H
#define SEISAKU_QUERY_SURVEY_PRINT_SURVEY_H

#include "query/survey/survey.h"

/* Prints to stdout in the options' format, which is not TREC; the stamp and the best passages to the files
 * that the options name. Fails: SSK_MEMORY, SSK_IO of those files; errors of stdout are left on it. */
ssk_status print_survey(const struct survey *survey, const struct options *options, struct ssk_error *error);

#endif
