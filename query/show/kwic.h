/* Concordances (keyword in context): each match of the hits in a line of its own. */
#ifndef SEISAKU_QUERY_SHOW_KWIC_H
#define SEISAKU_QUERY_SHOW_KWIC_H

#include "query/rank/search.h"

/* One match. Text is owned, has blanks for control characters and line ends, and is cut between grapheme
 * clusters. */
struct kwic_row {
    char *left, *match, *right;
    const struct hit *hit; /* lent from the search */
    uint32_t start, end;   /* of the match, in code points of the hit's text */
};

struct kwic {
    struct kwic_row *rows;
    size_t count, capacity;
};

/* Every match of every hit with at most `width` columns of its text on either side (East Asian wide
 * characters take two), and of its neighbours' behind a ¶ where it has some. KWIC_HIT: in the order of the
 * hits and of the text; KWIC_RIGHT: by the match and what follows it; KWIC_LEFT: by what precedes it, read
 * from the match backwards; all by code point. Fails: SSK_MEMORY only. Free with kwic_free. */
ssk_status kwic_of(struct kwic *out, const struct search *search, size_t width, enum kwic_sort sort);
/* Keeps `count` rows, drawn by the seed, the passage's id and the match's place; their order stays.
 * Fails: SSK_MEMORY only, with all rows kept. */
ssk_status kwic_sample(struct kwic *kwic, size_t count, size_t seed);

void kwic_free(struct kwic *kwic);

#endif
