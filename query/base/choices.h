/* What the command line lets choose and the rooms behind it act upon. Each enum has its names beside it,
 * ended by NULL, in the order of its members: a new choice is a member and a name. */
#ifndef SEISAKU_QUERY_BASE_CHOICES_H
#define SEISAKU_QUERY_BASE_CHOICES_H

#include <stdbool.h>
#include <stddef.h>

enum format { FORMAT_TEXT, FORMAT_JSON, FORMAT_JSONL, FORMAT_CSV, FORMAT_TSV, FORMAT_TREC, FORMATS };
extern const char *const format_names[FORMATS + 1];

enum sort_order { SORT_RELEVANCE, SORT_DOCUMENT, SORT_YEAR, SORT_ORDERS };
extern const char *const sort_names[SORT_ORDERS + 1];

/* What passages are counted by. A body that was replaced counts for its successor; in the exact keys for
 * itself. */
enum facet {
    FACET_MINISTRY,
    FACET_SECTION,
    FACET_KIND,
    FACET_YEAR,
    FACET_GENRE,
    FACET_SPEAKER,
    FACET_ISSUER,
    FACET_DATE,
    FACET_MONTH,
    FACET_DATE_YEAR,
    FACET_DOCUMENT,
    FACET_EXACT_MINISTRY,
    FACET_EXACT_ISSUER,
    FACETS
};
extern const char *const facet_names[FACETS + 1];
extern const char *const trend_names[]; /* what --trend counts by */
enum { KEYS_MOST = 3 };                 /* that a survey crosses */

/* How a list of words is sorted: as it usually is, or by another of its measures. */
enum word_sort {
    WORDS_USUAL, /* by log-likelihood */
    WORDS_FREQUENCY,
    WORDS_LIKELIHOOD,
    WORDS_DICE,        /* of collocates */
    WORDS_INFORMATION, /* of collocates */
    WORDS_RATIO,       /* of words that tell passages from others */
    WORD_SORTS
};
extern const char *const word_sort_names[WORD_SORTS + 1];

enum kwic_sort { KWIC_HIT, KWIC_LEFT, KWIC_RIGHT, KWIC_SORTS };
/* How a concordance is sorted. */
struct kwic_order {
    enum kwic_sort sort;
    size_t word;   /* from which word on, 1 beside the match, away from it; 0 by characters */
    bool japanese; /* in the order of Japanese: kana by their sounds, kanji by the tables of JIS; else by code
                      point */
};
extern const char *const kwic_sort_names[KWIC_SORTS + 1];
enum { KWIC_USUAL = 40, KWIC_WIDTH = 10000 }; /* columns of context: the default, the most */

#endif
