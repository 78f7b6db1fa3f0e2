/* The texts of a plan, as they are compared. */
#ifndef SEISAKU_QUERY_TRACK_PLAN_TEXT_H
#define SEISAKU_QUERY_TRACK_PLAN_TEXT_H

#include "seisaku/passage.h"
#include "seisaku/unicode.h"

/* The bytes of the bullet that the text opens with, with blanks behind it; 0 for none. */
size_t plan_bullet_length(const char *text);

/* The text's lines as one, without bullets and the owners that it opens with: malloc'd, NULL without memory.
 */
char *plan_words(const char *text, const struct ssk_strings *owners);

/* The text folded, letters, kana, kanji and digits alone, without its owners: malloc'd, NULL without memory.
 */
char *plan_body(const struct ssk_folder *folder, const char *text, const struct ssk_strings *owners);

/* What the title says of the subject: without numbers and words such as 年次計画, folded: malloc'd, NULL
 * without memory. */
char *plan_series_name(const struct ssk_folder *folder, const char *title);

/* Dice's coefficient of the strings' pairs of characters, 0 to 1. */
double plan_names_likeness(const char *a, const char *b);

#endif
