/* What a search did: the query as understood, and what made a hit's score. */
#ifndef SEISAKU_QUERY_SHOW_EXPLAIN_H
#define SEISAKU_QUERY_SHOW_EXPLAIN_H

#include <jansson.h>

#include "query/rank/search.h"

/* The query as an object, or NULL without memory:
 *     query    the string; null if none
 *     match    "all" or "any"
 *     tree     null, or a node: kind, and by its kind text, field and means (what the value stands for),
 *              distance, children, spellings
 *     similar  the passage's id; null if none
 *     filters  a list of: field, and values, a list of value and means
 * A spelling has text, from ("typed", "topic", "near", "form"), topic or edits, weight, words (terms of the
 * index in order), string (what a text is searched for, folded) and changes: a list of from, to and why. */
json_t *explain_query(struct session *session, const struct search *search, const char *query);

/* The same for a person. */
void explain_append_query(struct ssk_buffer *out, const json_t *explanation);

/* A hit's score: from_terms, from_text, and terms, a list of term, kind ("word", "heading",
 * "title") and weight. Fails: NULL without memory. */
json_t *explain_hit(const struct hit *hit);
void explain_append_hit(struct ssk_buffer *out, const struct hit *hit);

#endif
