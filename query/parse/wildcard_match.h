/* Words with wildcards in folded texts, without an engine of regular expressions. */
#ifndef SEISAKU_QUERY_PARSE_WILDCARD_MATCH_H
#define SEISAKU_QUERY_PARSE_WILDCARD_MATCH_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "seisaku/unicode.h"

struct wildcard_match;

/* Of a folded pattern of wildcards_pattern. Fails: NULL without memory. */
struct wildcard_match *wildcard_match_new(const char *pattern);
void wildcard_match_free(struct wildcard_match *match);

/* The characters of the pattern, when wildcards stand at its ends alone and each of these may stand for
 * nothing; *count is 0 when it is another. Lent. */
const uint32_t *wildcard_match_string(size_t *count, const struct wildcard_match *match);

/* Goes to another text, which is lent. Fails: false without memory. */
bool wildcard_match_open(struct wildcard_match *match, const struct ssk_folded *text);

/* The first match at or behind folded point `from` of the text; false when there is none. As few characters
 * as may be stand for each *, the first of them first. */
bool wildcard_match_find(size_t *start, size_t *end, struct wildcard_match *match, size_t from);

#endif
