/* How much more often a word stands in one place than in another: the measures of corpus linguistics.
 *
 * Keyness. A word stands `a` times among `m` words, and `b` times among `n` words of the corpus compared
 * with. Collocation. A word stands `together` times among the `window` words near the matches, `word` times
 * among all `corpus` words; by chance it would stand there word × window / corpus times. */
#ifndef SEISAKU_QUERY_WORDS_MEASURES_H
#define SEISAKU_QUERY_WORDS_MEASURES_H

/* Log-likelihood G²: Dunning, "Accurate methods for the statistics of surprise and coincidence",
 * Computational Linguistics 19, 1993, in the form of Rayson and Garside, "Comparing corpora using frequency
 * profiling", 2000. Above 3.84, 6.63, 10.83: p < .05, .01, .001. Negative where the word is rarer in the
 * first corpus. */
double log_likelihood(double a, double m, double b, double n);

/* Binary logarithm of the ratio of relative frequencies, a frequency of 0 taken as a half: Hardie, "Log
 * Ratio: an informal introduction", 2014. The size of the effect: 1 is twice as often. */
double log_ratio(double a, double m, double b, double n);

double expected_together(double window, double word, double corpus);

/* Mutual information, log₂(observed / expected): Church and Hanks, "Word association norms, mutual
 * information, and lexicography", Computational Linguistics 16, 1990. Favours rare words. */
double mutual_information(double together, double window, double word, double corpus);

/* 14 + log₂ of Dice's coefficient of the matches and the word: Rychlý, "A lexicographer-friendly association
 * score", RASLAN 2008. At most 14; independent of the size of the corpus. */
double log_dice(double together, double matches, double word);

#endif
