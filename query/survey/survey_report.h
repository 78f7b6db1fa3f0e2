/* A survey → the HTML report. */
#ifndef SEISAKU_QUERY_SURVEY_SURVEY_REPORT_H
#define SEISAKU_QUERY_SURVEY_SURVEY_REPORT_H

#include "query/survey/survey.h"

/* Writes the report to the file that the options name, with --track what became of the plans' items that the
 * topics find. Fails: SSK_IO names it; SSK_INPUT when there are no plans; SSK_MEMORY. */
ssk_status survey_report(const struct survey *survey, struct session *session, const struct options *options,
                         struct ssk_error *error);

#endif
