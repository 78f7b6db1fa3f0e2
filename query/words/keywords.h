/* Words that tell one set of passages from another, and words that stand near a search's matches. */
#ifndef SEISAKU_QUERY_WORDS_KEYWORDS_H
#define SEISAKU_QUERY_WORDS_KEYWORDS_H

#include "query/rank/search.h"
#include "query/words/word_table.h"

/* Counts the words of the search's passages in corpus 0, and those of `other` in corpus 1. With `rest` the
 * passages of `other` that the search has, too, are left out of it. */
ssk_status count_words(struct word_table *out, struct session *session, const struct search *search,
                       const struct search *other, bool rest, struct ssk_error *error);

/* How many words on either side of a match are near it. */
struct span {
    size_t left, right;
};

/* Counts the words near the search's matches in corpus 0, each place once, the matches' own words not among
 * them; and the words of all passages that `all` has in corpus 1. *matches is their number. */
ssk_status count_collocates(struct word_table *out, uint64_t *matches, struct session *session,
                            const struct search *search, const struct search *all, struct span span,
                            struct ssk_error *error);

#endif
