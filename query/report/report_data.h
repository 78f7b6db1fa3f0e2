/* The report's data for its script. Private to query/report. */
#ifndef SEISAKU_QUERY_REPORT_REPORT_DATA_H
#define SEISAKU_QUERY_REPORT_REPORT_DATA_H

#include "query/report/report.h"

/* Writes the JSON object of topics, columns and passages in a form that HTML cannot mistake for its own. */
ssk_status report_write_data(FILE *out, const struct report *report);

#endif
