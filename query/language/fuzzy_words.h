/* Words of the index that are spelt nearly like another: for ~語 and for suggestions. */
#ifndef SEISAKU_QUERY_LANGUAGE_FUZZY_WORDS_H
#define SEISAKU_QUERY_LANGUAGE_FUZZY_WORDS_H

#include "query/parse/tree.h"
#include "query/session/session.h"

enum { SIMILAR_WORDS = 32 }; /* at most so many are taken for ~語 */

/* One word of the index or name of a topic, owned. */
struct fuzzy_word {
    char *text;
    unsigned distance; /* edits from what was asked for */
    uint32_t passages; /* that have the word; 0 for a topic's name */
};

struct fuzzy_words {
    struct fuzzy_word *items; /* the nearest first, among them the most frequent */
    size_t count;
};

/* How many edits a word of so many code points may be away: 0, 1 from two on, 2 from six on. */
unsigned fuzzy_edits(size_t points);

/* The words of all indexes and the topics' names (a topic's name may be several words of the index), at most
 * `limit`, that are within fuzzy_edits of `text`, itself not among them. Compared folded, and without the
 * ー at the end of katakana words. Reads the whole vocabulary once: some 10 ms a hundred thousand words. Free
 * with fuzzy_words_free. */
ssk_status fuzzy_words(struct fuzzy_words *out, struct session *session, const char *text, size_t limit,
                       struct ssk_error *error);
void fuzzy_words_free(struct fuzzy_words *words);

/* Adds the words near to a NODE_SIMILAR's text to its spellings. */
ssk_status fuzzy_expand(struct node *node, struct session *session, struct ssk_error *error);

#endif
