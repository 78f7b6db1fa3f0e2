/* The report's tables: topics by what the survey counts, and topics by year. */
#ifndef SEISAKU_QUERY_REPORT_REPORT_TABLES_H
#define SEISAKU_QUERY_REPORT_REPORT_TABLES_H

#include <stdio.h>

#include "query/report/report.h"

/* Writes the text, nothing of it taken for mark-up. */
void report_put(FILE *out, const char *text);
/* Writes a word of the page's own in both languages, of which the style shows one. */
void report_put_both(FILE *out, const char *japanese, const char *english);

void report_put_heat_map(FILE *out, const struct report *report);
/* Writes nothing when there are no years. */
void report_put_years(FILE *out, const struct report *report);

#endif
