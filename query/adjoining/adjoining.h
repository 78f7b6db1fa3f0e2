/* Tells by characters alone that words cannot stand together in a text: most candidates of a word of several
 * parts need no morphological analysis. */
#ifndef SEISAKU_QUERY_ADJOINING_ADJOINING_H
#define SEISAKU_QUERY_ADJOINING_ADJOINING_H

#include <stdbool.h>

#include "query/adjoining/fixed_word.h"
#include "query/parse/tree.h"
#include "seisaku/okurigana.h"
#include "seisaku/passage_block.h"
#include "seisaku/unicode.h"

/* False when the phrase of the spelling's words stands nowhere in the text, which is folded literally; true
 * when it may. Looked at are words of kanji that are spelt in one way, and small numbers in any numerals:
 * between two of them that adjoin stand function words alone, and no stop or bracket; and each begins and
 * ends where words do in the `record` that the text is of (NULL when that is not known). */
bool words_may_adjoin(const struct spelling *spelling, const struct ssk_folded *folded,
                      const struct ssk_record *record, const struct ssk_okurigana *okurigana);

/* Whether the term is of a word that is spelt in one way: kanji that are no numerals, or katakana. */
bool word_is_fixed(const char *term, const struct ssk_okurigana *okurigana);

/* Where a word stands in a text: folded points. */
struct word_place {
    size_t start, end;
};

/* Zero it; grown by word_places_find, freed by the caller with free(items). */
struct word_places {
    struct word_place *items;
    size_t count, capacity;
};

/* Sets `out` to the places where the term's word may stand, in order; *sure if it is spelt in one way and
 * each is one word there: if the text has the word as often, these are all of it. The bounds of the text must
 * be known. Fails: false without memory. */
bool word_places_find(struct word_places *out, bool *sure, const char *term, const struct bounded_text *text,
                      const struct ssk_okurigana *okurigana);

/* Whether the points from `from` to `to` may be function words. */
bool may_be_function_words(const struct bounded_text *text, size_t from, size_t to);

#endif
