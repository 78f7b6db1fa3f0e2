/* Citations of a law's article in texts: 個人情報の保護に関する法律（平成十五年法律第五十七号）第二十七条.
 * Private to query/language. */
#ifndef SEISAKU_QUERY_LANGUAGE_CITATION_PATTERNS_H
#define SEISAKU_QUERY_LANGUAGE_CITATION_PATTERNS_H

#include "seisaku/buffer.h"

/* The regular expression for the law's name before the place in it, 第27条の2第1項, with digits for numerals;
 * malloc'd. Fails: NULL without memory. */
char *citation_pattern(const char *law, const char *place);

/* The same in the law's own orders, which call it 法, and an order 令: 法第27条, not 民法第27条. */
char *short_citation_pattern(const char *name, const char *place);

#endif
