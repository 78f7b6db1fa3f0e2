/* What the lines of a page show of a table before any of it is read: segments side by side, and widths in
 * display columns. */
#ifndef SEISAKU_INDEXER_ORDER_TABLES_TABLE_SEGMENTS_H
#define SEISAKU_INDEXER_ORDER_TABLES_TABLE_SEGMENTS_H

#include "indexer/order/columns/column_beam.h"

enum { SEGMENTS = 12 /* of a line */ };

/* Where a line is cut: at blanks between kana or kanji; also before the Latin text at its end; also
 * wherever Latin text and Japanese meet at a blank. */
enum cutting { CUT_WIDE, CUT_TAIL, CUT_SCRIPTS, CUTTINGS };

struct segment {
    int width;
    bool latin; /* each of its words begins and ends with neither kana nor kanji */
};

/* Writes up to SEGMENTS segments; returns how many, 0 when the line has more. */
int table_segments(const struct strip *strip, enum cutting cutting, struct segment *segments);

/* The width that one line in ten exceeds: of the text around a table, or of the table. */
int table_text_width(const struct strip *strips, size_t count);

/* The commonest width of lines of one segment; 0 when no two are about as wide. */
int table_lone_width(const struct strip *strips, size_t count);

#endif
