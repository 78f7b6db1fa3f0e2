/* Other writings of a query's word that follow from rules, not from a list of words: each function calls the
 * visit with those of its kind, as strings that a text may have. */
#ifndef SEISAKU_QUERY_FORMS_FORMS_H
#define SEISAKU_QUERY_FORMS_FORMS_H

#include <stddef.h>

#include "query/session/session.h"
#include "seisaku/buffer.h"

/* Takes a writing; other than SSK_OK ends the visits. */
typedef ssk_status (*form_visit)(const struct ssk_buffer *form, void *context);

/* Appends the dictionary form of a word that is one verb or adjective in another form (関わった, 関わる);
 * nothing for other words. */
void forms_base(struct session *session, const char *word, struct ssk_buffer *base);

/* Kana for a kanji of dict/readings.tsv, and the kanji for such kana: 皮膚 皮ふ. Fails: SSK_MEMORY. */
ssk_status forms_mixed_kana(struct session *session, const char *word, form_visit visit, void *context);

/* Nouns with the okurigana of their verbs and without: 座り込み 座込み 座込. Fails: SSK_MEMORY. */
ssk_status forms_okurigana(struct session *session, const char *word, form_visit visit, void *context);

/* Numerals within words that MeCab takes for one: 三種 3種. Fails: SSK_MEMORY. */
ssk_status forms_numerals(struct session *session, const char *word, form_visit visit, void *context);

/* A day in digits and signs, and in kanji: 2024/4/1 令和6年4月1日 R6.4.1. Fails: SSK_MEMORY. */
ssk_status forms_dates(struct session *session, const char *word, form_visit visit, void *context);

/* 御, ご and お before kanji: 御意見 ご意見; letters and a number with a hyphen and without: G7 G-7; letters
 * with full stops: U.S. US; katakana of old statutes: シヤツター シャッター; ヤ for ア: イタリヤ イタリア.
 * Fails: SSK_MEMORY. */
ssk_status forms_marks(struct session *session, const char *word, form_visit visit, void *context);

#endif
