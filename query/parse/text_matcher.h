/* What a regular expression or a word with wildcards finds in folded texts. */
#ifndef SEISAKU_QUERY_PARSE_TEXT_MATCHER_H
#define SEISAKU_QUERY_PARSE_TEXT_MATCHER_H

#include <stdbool.h>
#include <stddef.h>

#include "query/parse/tree.h"
#include "seisaku/unicode.h"

/* Compiles the NODE_REGEX leaf into leaf->matcher, unless that was done. Fails: SSK_INPUT says what is wrong
 * with the expression. */
ssk_status node_compile(struct node *leaf, const struct ssk_folder *folder, struct ssk_error *error);

/* The folded string that a text has wherever the leaf matches, and that matches alone: of *法 it is 法.
 * *count is 0 where there is no such string. Lent. */
const uint32_t *text_matcher_string(size_t *count, const struct text_matcher *matcher);

/* Goes to the beginning of a text, which is lent. Fails: SSK_MEMORY. */
ssk_status text_matcher_open(struct text_matcher *matcher, const struct ssk_folded *text,
                             struct ssk_error *error);

/* The next match: folded points from *start up to *end; *found is false when there is none. Fails:
 * SSK_MEMORY; SSK_INPUT for an expression that takes too long. */
ssk_status text_matcher_next(bool *found, size_t *start, size_t *end, struct text_matcher *matcher,
                             struct ssk_error *error);

void text_matcher_free(struct text_matcher *matcher);

#endif
