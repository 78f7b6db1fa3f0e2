/* Guesses at a page's columns, read off its lines alone: how many there may be and how wide a full
 * line of each is. column_beam.h tells which guess is right. */
#ifndef SEISAKU_INDEXER_ORDER_COLUMNS_GUESS_COLUMNS_H
#define SEISAKU_INDEXER_ORDER_COLUMNS_GUESS_COLUMNS_H

#include <stdbool.h>
#include <stddef.h>

#include "indexer/order/columns/column_beam.h"

enum { LAYOUTS_MAX = 16 }; /* layouts tried */

/* Writes up to LAYOUTS_MAX layouts of two columns or more; returns how many, or -1
 * without memory. At least `gutters` lines must show a blank where a column ends. */
int layout_guess(const struct strip *strips, size_t count, int gutters, struct layout *out);

/* As above for the rows of a table, whose columns may be printed without a blank between; `first` is
 * the width of a line that is the first column's beyond doubt, 0 if there is none. */
int layout_guess_rows(const struct strip *strips, size_t count, int first, struct layout *out);

/* The width of the line up to its first blank between kana or kanji. */
int layout_first_width(const struct strip *strip);

/* The commonest width of the lines: the layout of a page without columns. */
struct layout layout_single(const struct strip *strips, size_t count);

/* A better guess: the widths that the full lines of each column have in the reading that was found
 * with `layout`. */
struct layout layout_refined(const struct layout *layout, const struct strip *strips, size_t count);

#endif
