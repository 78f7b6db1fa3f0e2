/* Every constant of ranking in one table. Chosen on half of JaQuAD's questions and on passages of statutes,
 * Diet minutes and written questions, checked on the other half; `make bench-relevance` measures them. In
 * brackets: MRR@10 on JaQuAD without that part, of .908 with all.
 *
 * Tried and left out: the mean score of the document's other passages among the best, at .2 (questions of
 * three keywords from statutes, minutes and written questions: .890 to .882); RANK_RUNS at .30 (JaQuAD .909
 * to .908); hits under --match=any whose titles alone have a word (documents asked for by title, R@100 .751
 * to .830, but nDCG@10 .844 to .782; sections by title, MRR@10 .859 to .857; keywords as before). */
#ifndef SEISAKU_QUERY_SESSION_RANKING_H
#define SEISAKU_QUERY_SESSION_RANKING_H

/* First stage, BM25 over words. Passages are short and alike in length: the floor that Xapian
 * puts under the length is off. A word's occurrences in the titles count as those in the text: MRR@10 on
 * statutes, asked for by heading and law, is .677; .593 with titles as words of their own. */
#define RANK_K1       0.6
#define RANK_B        0.85
#define RANK_MIN_NORM 0.0

/* Weight of a bigram beside a word's 1, in the second stage, with the same k1 and b. */
#define RANK_BIGRAM 0.20

/* Weight of a topic's other names beside what was typed: a passage that has the typed name comes first. */
#define RANK_OTHER_NAME 0.5

/* Second stage: see evidence.h. How many of the best it looks at; from 60 on more change nothing. */
#define RANK_RESCORED        100
#define RANK_COVERAGE        0.40
#define RANK_BIGRAM_COVERAGE 0.30
#define RANK_RUNS            0.15
#define RANK_SENTENCE        0.40
#define RANK_LEAD            0.10
#define RANK_LEAD_POINTS     60 /* characters of the text that are its lead */

/* Within them: bigrams and kanji of a sentence beside words; bigrams with one and with two hiragana, in the
 * units of an inverse document frequency. */
#define RANK_SENTENCE_BIGRAM 0.5
#define RANK_KANJI           0.5
#define RANK_ONE_HIRAGANA    2.0
#define RANK_TWO_HIRAGANA    1.0

#endif
