/* The characters of a cell by what they are to a number: 1,234.5 ▲3 12% １３，０００円 〃 －. */
#ifndef SEISAKU_INDEXER_LINES_FIGURES_H
#define SEISAKU_INDEXER_LINES_FIGURES_H

#include <stdbool.h>
#include <stddef.h>

#include "indexer/lines/cursor.h"

struct figures {
    size_t digits;
    size_t signs;  /* , . % - ( ) / △ ▲ 〃 and blanks */
    size_t units;  /* 円 千 万 件 人 and the like */
    size_t others; /* what no number has */
};

struct figures figures_of(struct cursor text);

/* Digits, and nothing but signs and units beside them? */
bool figures_are_amount(struct cursor text);

#endif
