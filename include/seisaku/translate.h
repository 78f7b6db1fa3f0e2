/* Messages in the user's language, by gettext: the catalogs are doc/po/LANGUAGE.po, the environment chooses
 * (LC_ALL, LC_MESSAGES, LANG, and LANGUAGE before them). Numbers, order and JSON stay those of the C locale.
 *
 * A message that ssk_fail makes may be wanted twice: for a person, and as it was written, for the JSON of
 * --report. So it carries both wordings, between three control characters; ssk_message_pick takes one. Both
 * survive being put into another message. Without a catalog there is one wording and no control character. */
#ifndef SEISAKU_TRANSLATE_H
#define SEISAKU_TRANSLATE_H

#include <stddef.h>

/* Finds the catalog of the user's language, beside the tools or as installed. Order: once, before threads. */
void ssk_translate_open(void);

/* Whether there is one. */
_Bool ssk_translates(void);

/* The text in the user's language, or as it is; lent for ever. */
const char *ssk_translate(const char *text) __attribute__((format_arg(1)));

/* _() around what is printed; N_() around a string of a table, which is translated when it is printed. */
#define _(text)  ssk_translate(text)
#define N_(text) text

/* Both wordings of a constant string, to be put into a message; lent for ever. */
const char *ssk_both(const char *text);

/* strerror(3) with both wordings of the usual reasons. */
const char *ssk_strerror(int reason);

enum ssk_wording { SSK_TRANSLATED, SSK_ORIGINAL };

/* Writes that wording of the message, at most `size` bytes with the NUL that ends it. */
void ssk_message_pick(char *out, size_t size, const char *message, enum ssk_wording wording);

/* Writes a message with both wordings, or the one if they are the same; what does not fit is the second. */
void ssk_message_join(char *out, size_t size, const char *original, const char *translated);

#endif
