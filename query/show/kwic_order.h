/* The order of a concordance by words. */
#ifndef SEISAKU_QUERY_SHOW_KWIC_ORDER_H
#define SEISAKU_QUERY_SHOW_KWIC_ORDER_H

#include "query/show/kwic.h"
#include "seisaku/dictionary.h"

/* Sorts the rows by their contexts' words, then as they stand. Does nothing where that is KWIC_HIT, or by
 * characters and code points. Fails: SSK_MEMORY, or SSK_OTHER where ICU has no data. */
ssk_status kwic_sort_words(struct kwic *kwic, const struct kwic_order *order,
                           const struct ssk_dictionary *dictionary, struct ssk_error *error);

#endif
