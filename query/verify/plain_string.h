/* Strings looked for in a text as it is stored, byte by byte: most need no folding. */
#ifndef SEISAKU_QUERY_VERIFY_PLAIN_STRING_H
#define SEISAKU_QUERY_VERIFY_PLAIN_STRING_H

#include <stdbool.h>

#include "query/parse/tree.h"
#include "seisaku/passage_block.h"
#include "seisaku/unicode.h"

/* Whether not every place counts where the spelling's words or string stand: letters may not adjoin it,
 * capitals are asked for, or a longer name may stand around it. */
bool literal_is_conditional(const struct spelling *spelling);

/* True when the text has the string byte by byte where the spelling's flags ask for it, and folding cannot
 * have changed that. False says nothing, but is quick. */
bool literal_is_plain(const struct spelling *spelling, const struct ssk_record *record);

/* Whether the text's bytes tell if the string stands where the spelling's flags ask for it; *stands says so.
 */
bool string_is_told(bool *stands, const struct spelling *spelling, const struct ssk_record *record,
                    const struct ssk_folder *folder);

#endif
