/* Lists of words with their measures, and a question's years, in any format that has tables. */
#ifndef SEISAKU_QUERY_PRINT_PRINT_WORDS_H
#define SEISAKU_QUERY_PRINT_PRINT_WORDS_H

#include "query/print/printer.h"
#include "query/words/word_table.h"

/* Words are listed by the falling measure that `sort` names, then by frequency; at most `limit`. */

/* The words that tell corpus 0 from corpus 1: those that stand there more often than by chance. */
void print_keywords(struct printer *printer, const struct word_table *table, enum word_sort sort,
                    size_t limit);

/* The words in which the two corpora differ, whichever has more of them. */
void print_compared_words(struct printer *printer, const struct word_table *table, enum word_sort sort,
                          size_t limit);

/* The words that stand near `matches`, at least twice. */
void print_collocates(struct printer *printer, const struct word_table *table, uint64_t matches,
                      enum word_sort sort, size_t limit);

/* One topic in two sets of passages. */
struct compared_topic {
    const char *name;
    uint64_t counts[2], of[2];
};

void print_compared_topics(struct printer *printer, const struct compared_topic *topics, size_t count);

#endif
