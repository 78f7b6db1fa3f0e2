/* One term for the spellings of one word: okurigana, long vowels, iteration marks. */
#ifndef SEISAKU_SPELLING_H
#define SEISAKU_SPELLING_H

#include "seisaku/buffer.h"
#include "seisaku/mecab.h"
#include "seisaku/okurigana.h"

/* IPADIC's features by number. */
enum {
    SSK_POS,
    SSK_POS1,
    SSK_POS2,
    SSK_POS3,
    SSK_CONJUGATION,
    SSK_FORM,
    SSK_BASE,
    SSK_READING,
    SSK_FEATURES
};

/* The features of one morpheme, lent from its feature string; absent ones have length 0, as has "*". */
struct ssk_feature {
    const char *text[SSK_FEATURES];
    size_t length[SSK_FEATURES];
};

void ssk_feature_split(const char *feature, struct ssk_feature *out);
/* True when feature number `which` is `value`. */
_Bool ssk_feature_is(const struct ssk_feature *feature, int which, const char *value);

struct ssk_speller; /* one thread's; shares the thread's tagger, between its walks */

ssk_status ssk_speller_new(struct ssk_speller **out, const struct ssk_okurigana *okurigana,
                           struct ssk_tagger *tagger, struct ssk_error *error);
void ssk_speller_free(struct ssk_speller *speller);

/* Appends the standard spelling of a noun, verb or adjective. Words with okurigana (取組 取組み 取り組む,
 * 働きかけ 働き掛ける) become their first kanji and the reading of the verb (取トリクム), others their
 * base form; katakana loses the ー at the end of four or more characters; 々 becomes what it repeats. */
void ssk_spell(struct ssk_speller *speller, const char *surface, size_t length, const char *feature,
               struct ssk_buffer *out);

#endif
