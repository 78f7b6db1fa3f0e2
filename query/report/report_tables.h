/* The report's tables: topics by what the survey counts, and topics by year. */
#ifndef SEISAKU_QUERY_REPORT_REPORT_TABLES_H
#define SEISAKU_QUERY_REPORT_REPORT_TABLES_H

#include <stdio.h>

#include "query/report/report.h"
#include "query/report/report_html.h"

void report_put_heat_map(FILE *out, const struct report *report);
/* Writes nothing when there are no years. */
void report_put_years(FILE *out, const struct report *report);

#endif
