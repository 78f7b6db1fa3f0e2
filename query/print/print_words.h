/* Lists of words with their measures, and a question's years, in any format that has tables. */
#ifndef SEISAKU_QUERY_PRINT_PRINT_WORDS_H
#define SEISAKU_QUERY_PRINT_PRINT_WORDS_H

#include "query/print/printer.h"
#include "query/words/word_table.h"

/* The `limit` words that tell corpus 0 best from corpus 1: those that stand there more often than by chance,
 * by falling log-likelihood, then by frequency. */
void print_keywords(struct printer *printer, const struct word_table *table, size_t limit);

/* The `limit` words in which the two corpora differ most, whichever has more of them. */
void print_compared_words(struct printer *printer, const struct word_table *table, size_t limit);

/* The `limit` words that stand near `matches` most closely, by falling logDice; at least twice. */
void print_collocates(struct printer *printer, const struct word_table *table, uint64_t matches,
                      size_t limit);

/* One topic in two sets of passages. */
struct compared_topic {
    const char *name;
    uint64_t counts[2], of[2];
};

void print_compared_topics(struct printer *printer, const struct compared_topic *topics, size_t count);

#endif
