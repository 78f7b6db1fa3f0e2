/* A concordance in every format that has lines. */
#ifndef SEISAKU_QUERY_PRINT_PRINT_CONCORDANCE_H
#define SEISAKU_QUERY_PRINT_PRINT_CONCORDANCE_H

#include "query/print/printer.h"
#include "query/show/kwic_order.h"

struct kwic_request {
    size_t width; /* columns of context on either side; for a person less where the terminal is narrower */
    struct kwic_order order;
    const struct ssk_dictionary *dictionary; /* for words */
    size_t sample, seed;                     /* how many of the matches, drawn at random; 0 for all */
};

/* Prints each match of the search's hits, with the keys of its passage. */
void print_concordance(struct printer *printer, const struct search *search,
                       const struct kwic_request *request);

#endif
