/* A search's hits and counts in any format. */
#ifndef SEISAKU_QUERY_PRINT_PRINT_HITS_H
#define SEISAKU_QUERY_PRINT_PRINT_HITS_H

#include "query/print/printer.h"
#include "query/rank/search.h"

/* What is printed: one question's answer, or a batch's. */
struct hits_output {
    struct printer *printer;
    bool batch;  /* each query has a name, its qid */
    bool facets; /* counts were asked for */
};

/* Order: begin, each result, end. `qid` is NULL outside of a batch. In tables counts stand in place of the
 * hits; in JSON an answer with counts is an object of total, facets and hits; in JSON Lines the object of the
 * counts follows the hits; a person sees all of it. */
void print_hits_begin(const struct hits_output *output);
void print_hits(const struct hits_output *output, const char *qid, const struct search *search);
void print_hits_end(const struct hits_output *output);

/* The members total, facets and hits of a map that is open. */
void print_answer(struct printer *printer, const char *qid, const struct search *search);

/* The hits' passages whole, each below its id and keys, for a person. */
void print_whole_page(struct printer *printer, const struct search *search);

/* The hits, their number and the counts for a person, below the query's name (may be NULL). */
void print_hits_page(struct printer *printer, const char *qid, const struct search *search);

#endif
