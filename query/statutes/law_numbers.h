/* Laws by their numbers: 平成17年法律第86号 is what the texts of the index call
 * 会社法（平成十七年法律第八十六号）, and the document of that title begins so, with its day. */
#ifndef SEISAKU_QUERY_STATUTES_LAW_NUMBERS_H
#define SEISAKU_QUERY_STATUTES_LAW_NUMBERS_H

#include "query/session/session.h"

/* Where a text, with digits for numerals (see ssk_section_number), begins with the number of a law: the bytes
 * of that, and the name that most passages give the law, malloc'd; NULL where none does. 0 bytes where it
 * does not. Fails: SSK_MEMORY, or with the index. */
ssk_status law_number_find(char **name, size_t *bytes, struct session *session, const char *text,
                           struct ssk_error *error);

#endif
