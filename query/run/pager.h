/* A pager between the output for a person and the terminal. */
#ifndef SEISAKU_QUERY_RUN_PAGER_H
#define SEISAKU_QUERY_RUN_PAGER_H

#include "query/cli/options.h"

/* Starts $SEISAKU_PAGER, else $PAGER, else less, and sends standard output through it, where that is a
 * terminal and the output is text longer than a line. Does nothing where there is no such program, where it
 * is "" or cat, and with
 * --no-pager. */
void pager_start(const struct options *options);

/* Waits until the reader is done. Order: after all is written. */
void pager_end(void);

/* Columns of the terminal that is written to, through a pager or not; 0 for a file. */
size_t pager_columns(void);

#endif
