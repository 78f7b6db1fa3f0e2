/* How well one piece of text reads on after another, by MeCab's path costs.
 *
 * The price of b after a is cost(tail(a) head(b)) - cost(tail(a)) - cost(head(b)): clearly below
 * zero where a word or a phrase goes on, about zero where unrelated text meets. Over lines cut at
 * random from Diet minutes half of the true neighbours price below -4,900 and nine in ten of the
 * strangers above -4,100. */
#ifndef SEISAKU_INDEXER_ORDER_COLUMNS_CONTINUITY_H
#define SEISAKU_INDEXER_ORDER_COLUMNS_CONTINUITY_H

#include <stddef.h>
#include <stdint.h>

#include "seisaku/mecab.h"

struct continuity;

/* The tagger is lent for as long as the reading lives. Fails: NULL without memory. */
struct continuity *continuity_new(struct ssk_tagger *tagger);
void continuity_free(struct continuity *continuity);

/* What the price depends on: the end of one text, the beginning of another. Lent from the text. */
struct continuity_end {
    const char *text;
    size_t length;
    uint64_t key;
};

struct continuity_end continuity_tail(const char *text, size_t length);
struct continuity_end continuity_head(const char *text, size_t length);

/* The price, in MeCab's units. Either end may be empty: 0. */
long continuity_between(struct continuity *continuity, const struct continuity_end *tail,
                        const struct continuity_end *head);
long continuity_on(struct continuity *continuity, const char *a, size_t a_length, const char *b,
                   size_t b_length);

#endif
