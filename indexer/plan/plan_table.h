/* What the pages say of their plan's table: whether there is one, and which fiscal years it is about. */
#ifndef SEISAKU_INDEXER_PLAN_PLAN_TABLE_H
#define SEISAKU_INDEXER_PLAN_PLAN_TABLE_H

#include <stdbool.h>

#include "indexer/document/document.h"
#include "seisaku/dictionary.h"

/* Of one page. */
struct plan_table {
    bool present;    /* a table head or a marker of progress or plan stands on the page */
    bool plan_first; /* the first column holds the plan that the second reports on */
    int year;        /* fiscal year of that plan; 0 when unknown */
};

/* Reads it off the page's lines, running heads included. What the page leaves open is taken from `before`,
 * the page before it; NULL for none. */
struct plan_table plan_table_of(const struct page *page, const struct plan_table *before,
                                const struct ssk_dictionary *dictionary);

/* Is the line made of nothing but the words of a plan table's head (項番, 担当府省庁, 2023 年度 年次計画,
 * 取組の成果、進捗状況及び …)? Sets *anchor (given as false) when it holds a word that text does
 * not have alone. */
bool plan_table_is_head(const char *text, bool *anchor);

/* The marker of progress or plan that the line consists of, or ends in behind the text of a column that
 * was not cut from it yet; NULL when there is none. Lent from the line. */
const char *plan_table_find_marker(const char *text);

/* Does a line of running heads on the page bear a head with such a word, or a line of text a marker? */
bool plan_table_on(const struct page *page);

/* The kind and fiscal year that a marker (<成果・進捗状況>, <2024 年度年次計画>) gives to what follows
 * it. False when the text is no marker. */
bool plan_table_marker(const struct plan_table *table, const char *text,
                       const struct ssk_dictionary *dictionary, enum ssk_kind *kind, int *year);

#endif
