/* Where a reader finds the source. */
#ifndef SEISAKU_QUERY_SHOW_SOURCE_LINKS_H
#define SEISAKU_QUERY_SHOW_SOURCE_LINKS_H

#include <stdbool.h>

#include "seisaku/buffer.h"
#include "seisaku/passage.h"

/* The file's address with its page, as a browser opens it: malloc'd; NULL when there is no such file here. */
char *source_file_address(const struct ssk_passage *passage);

/* Around text on a terminal that is to lead to the passage's source file (OSC 8): nothing where `links` is
 * false or the file is not found from here. Order: open, the text, close with what open returned. */
bool source_link_open(struct ssk_buffer *out, const struct ssk_passage *passage, bool links);
void source_link_close(struct ssk_buffer *out, bool opened);

/* The document's address, if it is one of the web: no script may hide behind a link. NULL otherwise. */
const char *source_web_address(const struct ssk_passage *passage);

#endif
