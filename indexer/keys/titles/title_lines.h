/* Which lines of the head are the title. */
#ifndef SEISAKU_INDEXER_KEYS_TITLES_TITLE_LINES_H
#define SEISAKU_INDEXER_KEYS_TITLES_TITLE_LINES_H

#include "indexer/document/document.h"
#include "indexer/keys/head/head.h"
#include "seisaku/status.h"

/* The first line of the title, and *end behind the last; the head's count where none is. */
size_t title_lines_find(const struct document *document, const struct head *head, size_t *end);

/* Makes the two, with a blank between where the second is not empty, the title. Fails: SSK_MEMORY only. */
ssk_status title_lines_set(struct document *document, const char *first, const char *second);

/* 中間とりまとめ, 報告書（案）, 議事次第: a line that says what the paper is, and not of whom; or of a part
 * of the council above it: …に関する部会（第４回）　議事録. */
bool title_lines_is_paper(const char *line);

#endif
