/* What the pages say of their plan's table: whether there is one, and which fiscal years it is about. */
#ifndef SEISAKU_INDEXER_PLAN_TABLE_H
#define SEISAKU_INDEXER_PLAN_TABLE_H

#include <stdbool.h>

#include "document.h"
#include "seisaku/dictionary.h"

/* Of one page. */
struct plan_table {
    bool present;    /* a table head or a marker of progress or plan stands on the page */
    bool plan_first; /* the first column holds the plan that the second reports on */
    int year;        /* fiscal year of that plan; 0 when unknown */
};

/* Reads it off the page's lines, furniture included. What the page leaves open is taken from `before`,
 * the page before it; NULL for none. */
struct plan_table plan_table_of(const struct page *page, const struct plan_table *before,
                                const struct ssk_dictionary *dictionary);

/* The marker of progress or plan that the line consists of, or ends in behind the text of a column that
 * was not cut from it yet; NULL when there is none. Lent from the line. */
const char *plan_table_find_marker(const char *text);

/* The kind and fiscal year that a marker (<成果・進捗状況>, <2024 年度年次計画>) gives to what follows
 * it. False when the text is no marker. */
bool plan_table_marker(const struct plan_table *table, const char *text,
                       const struct ssk_dictionary *dictionary, enum ssk_kind *kind, int *year);

#endif
