/* What a line can be no title by: the small print of a letterhead or a cover. */
#ifndef SEISAKU_INDEXER_LINES_TITLE_FORM_H
#define SEISAKU_INDEXER_LINES_TITLE_FORM_H

#include <stdbool.h>
#include <stddef.h>

/* A date (令和８年２月２７日 提出), a number (第１２号), an addressee (…課長　殿), a label (資料３), a
 * sentence or a part of one. UTF-8, the length in bytes. */
bool title_is_unfit(const char *text, size_t length);

#endif
