/* What all pages are written with. */
#ifndef SEISAKU_QUERY_REPORT_REPORT_HTML_H
#define SEISAKU_QUERY_REPORT_REPORT_HTML_H

#include <stdbool.h>
#include <stdio.h>

/* The head with the style, and the opening of the body. A page may load nothing. */
void report_put_start(FILE *out, bool japanese, const char *title);

/* Writes the text, nothing of it taken for mark-up. */
void report_put(FILE *out, const char *text);
/* Writes a word of the page's own in both languages, of which the style shows one. */
void report_put_both(FILE *out, const char *japanese, const char *english);

#endif
