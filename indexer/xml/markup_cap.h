/* Tags of HTML and XML before they are parsed. */
#ifndef SEISAKU_INDEXER_XML_MARKUP_CAP_H
#define SEISAKU_INDEXER_XML_MARKUP_CAP_H

#include <stddef.h>

#include "seisaku/status.h"

enum { MARKUP_ATTRIBUTES = 1000 }; /* of a tag, that are kept */

/* libxml2 compares each attribute of a tag with all before it. Sets *out to a copy of the text, of the same
 * length, in which the attributes of a tag beyond those that are kept are blanks; to NULL where no tag has
 * more, as in all but hostile files. The text is in UTF-8 or another encoding that holds ASCII; free(*out).
 * Fails: SSK_MEMORY. */
ssk_status markup_cap(char **out, const char *text, size_t length);

#endif
