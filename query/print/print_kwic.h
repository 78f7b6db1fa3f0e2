/* Printing concordances, in every format that has lines. */
#ifndef SEISAKU_QUERY_PRINT_PRINT_KWIC_H
#define SEISAKU_QUERY_PRINT_PRINT_KWIC_H

#include "query/print/print.h"
#include "query/show/kwic.h"

/* Prints the concordance of the search's hits that the options ask for. SSK_MEMORY only; errors of the stream
 * are left on it. */
ssk_status print_kwic(const struct options *options, const struct print_options *print,
                      const struct search *search);

#endif
