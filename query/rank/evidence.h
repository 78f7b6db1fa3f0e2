/* What a passage's text shows for a query, beyond counts of terms: how much of the query it covers, in how
 * long runs, and how much of it one sentence holds.
 *
 *     score = COVERAGE * c²/C + LEAD * l²/C + BIGRAMS * b²/B + RUNS * r + SENTENCE * s + BIGRAM * f
 *
 *     c  the weights of the query's words in the passage; C of all of them
 *     l  the weights of those that stand in the headings or at the text's beginning
 *     b  the weights of the query's bigrams in the passage; B of all of them
 *     r  the weights of the query's runs of five characters that the passage has (a run weighs what its best
 *        bigram does)
 *     s  the best sentence's, together with the headings: weights of words, half those of bigrams, and one
 * for each kanji of the query
 *     f  BM25 of all bigrams that were typed, each as often as it was, by how often the text has them
 *
 * The weight of a word and of a bigram is its inverse document frequency; a bigram with hiragana says little,
 * and has a constant. The constants stand in ranking.h. One pass over the text, no allocation. */
#ifndef SEISAKU_QUERY_RANK_EVIDENCE_H
#define SEISAKU_QUERY_RANK_EVIDENCE_H

#include <stddef.h>
#include <stdint.h>

struct evidence;

/* The query's side; texts have `mean` characters on average. Fails: NULL without memory; free it with
 * evidence_free. What exceeds the room for a long query is left out: it is evidence, not a condition. */
struct evidence *evidence_new(double mean);
void evidence_free(struct evidence *evidence);

/* A word of the query and its weight; its number, for evidence_add_string. */
int evidence_add_word(struct evidence *evidence, double weight);

/* One string, in the literal folding, under which the word is recognised in a text: its surface, or a verb's
 * stem. */
void evidence_add_string(struct evidence *evidence, int word, const uint32_t *points, size_t count);

/* A stretch of the query in the literal folding: its bigrams, runs and kanji. `weigh` gives a bigram's
 * inverse document frequency, 0 or less for one that no passage has. */
typedef double (*evidence_weigh)(void *context, uint32_t first, uint32_t second);
void evidence_add_text(struct evidence *evidence, const uint32_t *points, size_t count, evidence_weigh weigh,
                       void *context);

/* What no text's score is above, but for rounding. */
double evidence_most(const struct evidence *evidence);

/* The score of a text in the literal folding, the first `heading` points of which are its headings. */
double evidence_score(const struct evidence *evidence, const uint32_t *points, size_t count, size_t heading);

#endif
