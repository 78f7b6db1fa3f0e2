/* The printer that the options ask for. */
#ifndef SEISAKU_QUERY_RUN_OUTPUT_H
#define SEISAKU_QUERY_RUN_OUTPUT_H

#include "query/cli/options.h"
#include "query/print/printer.h"
#include "query/rank/search.h"

/* Opens a printer to stdout; on a terminal it knows the columns. */
void output_open(struct printer *printer, const struct options *options);

/* A file of its own for a part of the output, one at a time. It is there under its name once output_close
 * made it whole; an interrupted run leaves what was there before. The message of a failure names it. */
FILE *output_file(const char *path, struct ssk_error *error);
ssk_status output_close(FILE *file, const char *path, struct ssk_error *error);
ssk_status output_write(const char *path, const char *text, struct ssk_error *error);

/* Whether the user's messages are in Japanese, as setlocale(3) would choose it. */
bool output_is_japanese(void);

bool wants_facets(const struct options *options);

/* Whether facets are printed with documents and denominators: where there is room for them, in JSON. */
bool rates_facets(const struct options *options);

/* With -c, -n says how many values of each facet are printed, those of most passages. */
void cut_facets(struct search *search, const struct options *options);

#endif
