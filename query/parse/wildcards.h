/* Words in which * and ? stand for characters, as the regular expressions that they are. */
#ifndef SEISAKU_QUERY_PARSE_WILDCARDS_H
#define SEISAKU_QUERY_PARSE_WILDCARDS_H

#include <stdbool.h>
#include <stddef.h>

enum {
    WILDCARDS_MOST = 8, /* in a word */
    WILDCARD_MOST = 20  /* characters that a * may stand for */
};

/* In the expression: letters and digits, and marks, which belong to the letters before them; and behind it,
 * as few of them as may be. */
#define WILDCARD_ANY  "[\\p{L}\\p{M}\\p{N}]"
#define WILDCARD_MANY "{0,20}?"

/* How many wildcards the word has, in either width; 0 for one whose only wildcard is the * at its end. A ? at
 * the end of a word, or behind hiragana, is the mark of a question and none: 何か？ 誰か？その名 */
size_t wildcards_count(const char *word, size_t length);

/* True when the word has characters beside wildcards and punctuation. */
bool wildcards_have_text(const char *word, size_t length);

/* The expression: ? is a letter or digit of any script, * none to twenty of them. malloc'd, NULL without
 * memory. */
char *wildcards_pattern(const char *word, size_t length);

#endif
