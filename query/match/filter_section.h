/* The filter by section. Private to query/match. */
#ifndef SEISAKU_QUERY_MATCH_FILTER_SECTION_H
#define SEISAKU_QUERY_MATCH_FILTER_SECTION_H

#include "query/session/session.h"

/* By number (3.2, 第三条, 3章, 3), or by words of the title; a title may have digits too, so a number that no
 * section bears is looked for there. 第三条第2項 is the passages of the article that hold the paragraph.
 * Fails: SSK_MEMORY, or with the index. */
ssk_status filter_section(struct xap_query **out, struct session *session, const char *value,
                          struct ssk_error *error);

#endif
