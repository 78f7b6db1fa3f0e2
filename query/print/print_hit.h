/* One hit in any format, and single fields of a passage. */
#ifndef SEISAKU_QUERY_PRINT_PRINT_HIT_H
#define SEISAKU_QUERY_PRINT_PRINT_HIT_H

#include "query/print/printer.h"
#include "query/rank/search.h"
#include "seisaku/passage_fields.h"

/* A record of the hit, and the names of its columns. `name` and `value` come first where records are flat,
 * and name the query as qid elsewhere; NULL for none. */
void print_hit_columns(struct printer *printer, const char *name);
void print_hit(struct printer *printer, const char *name, const char *value, const struct hit *hit);

/* The field of that name, which there is. */
const struct ssk_field *passage_field(const char *name);

/* One field of the passage under its name. */
void print_field(struct printer *printer, const struct ssk_passage *passage, const struct ssk_field *field);

#endif
