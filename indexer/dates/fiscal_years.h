/* Fiscal years (年度) that a line names, in any spelling: 2024 年度, ２０２４年度, 令和6年度, R6年度. */
#ifndef SEISAKU_INDEXER_DATES_FISCAL_YEARS_H
#define SEISAKU_INDEXER_DATES_FISCAL_YEARS_H

#include <stddef.h>

#include "seisaku/dictionary.h"

/* A fiscal year and where the text behind it starts. */
struct year {
    int year;         /* western */
    const char *rest; /* lent: in the text, behind 年度 */
};

/* Writes up to `limit` of the years in `text` to `out`, in order; returns how many. */
size_t fiscal_years_find(const struct ssk_dictionary *dictionary, const char *text, struct year *out,
                         size_t limit);

#endif
