/* What the build takes into the program from query/report/report.css, report.js and track.js. Private to
 * query/report.
 */
#ifndef SEISAKU_QUERY_REPORT_ASSETS_H
#define SEISAKU_QUERY_REPORT_ASSETS_H

extern const char report_css[], report_js[], track_js[]; /* ended by NUL */

#endif
