/* A regular expression as it is typed → one over folded texts, and the strings that all of its matches have.
 */
#ifndef SEISAKU_QUERY_PARSE_REGEX_PATTERN_H
#define SEISAKU_QUERY_PARSE_REGEX_PATTERN_H

#include <stddef.h>
#include <stdint.h>

#include "seisaku/unicode.h"

/* The pattern with its characters folded as texts are, and without white space, which folded texts have
 * none of; malloc'd. Fails: NULL without memory. */
char *regex_folded(const struct ssk_folder *folder, const char *pattern);

enum { REGEX_STRINGS = 8, REGEX_POINTS = 32 };

struct regex_string {
    uint32_t points[REGEX_POINTS];
    size_t count;
};

/* Up to REGEX_STRINGS strings that every match of the folded pattern contains, each cut at REGEX_POINTS;
 * returns how many. None are found in groups, nor in a pattern of alternatives. */
size_t regex_strings(struct regex_string out[REGEX_STRINGS], const char *pattern);

#endif
