/* A search together with its explanation. */
#ifndef SEISAKU_QUERY_PRINT_PRINT_EXPLANATION_H
#define SEISAKU_QUERY_PRINT_PRINT_EXPLANATION_H

#include "query/print/print_hits.h"

/* Text: the explanation, then the hits. JSON Lines: an object with the field `explain`, then the hits. JSON:
 * an object that has `explain` besides `total`, `facets` and `hits`. With `count` and no facets a person sees
 * the number alone in place of the hits. Takes the explanation, NULL for want of memory. */
void print_explanation(const struct hits_output *output, json_t *explanation, const struct search *search,
                       bool count);

#endif
