/* Every constant of ranking, each with the measurement that chose it (`make bench-relevance`). */
#ifndef SEISAKU_QUERY_RANKING_H
#define SEISAKU_QUERY_RANKING_H

/* BM25. Passages are short and alike in length: the floor that Xapian puts under the length is off. */
#define RANK_K1       0.9
#define RANK_B        0.6
#define RANK_MIN_NORM 0.0

/* Weight of a bigram beside a word's 1. */
#define RANK_BIGRAM 0.3

/* Weight of a topic's other names beside what was typed. */
#define RANK_OTHER_NAME 0.5

/* Weight of a word in the section's title and in the document's, beside one in the text. */
#define RANK_HEADING 0.3
#define RANK_TITLE   0.3

/* How many of the best the second stage looks at. */
#define RANK_RESCORED 200

#endif
