/* A query with a mark under one place of it, for messages. */
#ifndef SEISAKU_QUERY_PLACE_H
#define SEISAKU_QUERY_PLACE_H

#include <stdio.h>

/* Prints the query, of a long one the part around byte `place` (which may be its end), and a caret below. */
void place_show(FILE *out, const char *query, size_t length, size_t place);

#endif
