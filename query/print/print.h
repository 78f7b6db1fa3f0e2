/* Printers: one struct of functions a format, one file each. */
#ifndef SEISAKU_QUERY_PRINT_PRINT_H
#define SEISAKU_QUERY_PRINT_PRINT_H

#include <stdbool.h>
#include <stdio.h>

#include "query/cli/options.h"
#include "query/rank/search.h"

struct print_options {
    FILE *out;
    bool colour;   /* marks matches by colour instead of 【】 */
    bool bom;      /* CSV and TSV begin with a byte order mark */
    bool batch;    /* each result has a qid */
    bool facets;   /* counts were asked for */
    size_t *items; /* 0 before begin; the printer's own to count what it has printed */
};

struct printer {
    const char *name;
    /* Before and after all queries; NULL for nothing. */
    void (*begin)(const struct print_options *options);
    void (*end)(const struct print_options *options);
    /* One query's hits, and the counts that were asked for. `qid` is NULL outside of batches and surveys.
     * SSK_MEMORY only; errors of the stream are left on it. */
    ssk_status (*result)(const struct print_options *options, const char *qid, const struct search *search);
};

extern const struct printer text_printer, json_printer, jsonl_printer, csv_printer, tsv_printer, trec_printer;

/* The printer of a format; and what it needs to know, `items` lent. */
const struct printer *printer_of(enum format format);
struct print_options print_options_of(const struct options *options, size_t *items);

#endif
