/* Guesses at a page's columns, read off its lines alone: how many there may be and how wide a full
 * line of each is. column_search.h tells which guess is right. */
#ifndef SEISAKU_INDEXER_LAYOUT_H
#define SEISAKU_INDEXER_LAYOUT_H

#include <stdbool.h>
#include <stddef.h>

#include "column_search.h"

/* Writes up to `limit` layouts of two columns or more, those that explain most lines first; returns
 * how many, or -1 without memory. `gutters` is the least number of lines that must show a blank where
 * a column ends: 0 to go by the widths of lines alone. */
int layout_guess(const struct strip *strips, size_t count, int gutters, struct layout *out, int limit);

/* The commonest width of the lines: the layout of a page without columns. */
struct layout layout_single(const struct strip *strips, size_t count);

#endif
