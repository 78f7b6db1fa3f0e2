/* Where a reader finds the source. */
#ifndef SEISAKU_QUERY_SHOW_SOURCE_LINKS_H
#define SEISAKU_QUERY_SHOW_SOURCE_LINKS_H

#include "seisaku/passage.h"

/* The file's address with its page, as a browser opens it: malloc'd; NULL when there is no such file here. */
char *source_file_address(const struct ssk_passage *passage);

/* The document's address, if it is one of the web: no script may hide behind a link. NULL otherwise. */
const char *source_web_address(const struct ssk_passage *passage);

#endif
