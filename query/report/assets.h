/* What the build takes into the program from query/report/report.css and report.js. Private to query/report.
 */
#ifndef SEISAKU_QUERY_REPORT_ASSETS_H
#define SEISAKU_QUERY_REPORT_ASSETS_H

extern const char report_css[], report_js[]; /* ended by NUL */

#endif
