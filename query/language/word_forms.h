/* One word with and without the mark that joins its parts: タスク・フォース, co-operation. */
#ifndef SEISAKU_QUERY_LANGUAGE_WORD_FORMS_H
#define SEISAKU_QUERY_LANGUAGE_WORD_FORMS_H

#include "query/parse/tree.h"
#include "query/session/session.h"

/* Adds to a leaf, whose text is its first spelling, the text without ・ between kana and - between Latin
 * letters; or, for a text of kana or Latin letters alone, the text with such marks between words of the
 * index, found as a string. And, found as strings, other spellings of its kana: インターフェイス,
 * ソフトウエア, 行つた. Each is an ORIGIN_FORM. */
ssk_status word_forms_add(struct node *node, struct session *session, struct ssk_error *error);

#endif
