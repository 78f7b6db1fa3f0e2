/* What tells a title from the small print of a letterhead or a cover, by its characters. */
#ifndef SEISAKU_INDEXER_PAPERS_TITLE_FORM_H
#define SEISAKU_INDEXER_PAPERS_TITLE_FORM_H

#include <stdbool.h>
#include <stddef.h>

#include "indexer/lines/cursor.h"

/* A date (令和８年２月２７日 提出), a number (第１２号), an addressee (…課長　殿), a label (資料３), a
 * sentence or a part of one. UTF-8, the length in bytes. */
bool title_is_unfit(const char *text, size_t length);

/* The title without the brackets at its end and what stands in them, again and again: 計画（案）［概要］. */
struct cursor title_without_brackets(struct cursor title);

/* Does it end as titles of policy documents do (…について, …条例, …報告書), brackets behind aside: （案）? */
bool title_ends_well(const char *text, size_t length);

/* 令和３年度, 平成21年版: the year of a paper whose name stands below? */
bool title_is_bare_year(const char *text, size_t length);

/* 課法２－12, 官総６－３: letters of some offices have numbers without 第 and 号? */
bool title_is_short_number(const char *text, size_t length);

#endif
