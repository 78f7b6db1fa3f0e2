/* What is cleared away when a run is interrupted: the line of its progress, the pager, a file that is half
 * written. */
#ifndef SEISAKU_QUERY_RUN_INTERRUPT_H
#define SEISAKU_QUERY_RUN_INTERRUPT_H

#include <sys/types.h>

/* From here on SIGINT, SIGTERM and SIGHUP end the run so. */
void interrupt_open(void);

/* While a pager shows what was printed, SIGINT is its own; before, it ends both. 0 for none. */
void interrupt_set_pager(pid_t pager);

/* The file to remove, lent until another is set; NULL for none. */
void interrupt_set_file(const char *path);

#endif
