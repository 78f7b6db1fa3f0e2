/* Numbers of cells as a sheet shows them: 45734 as 2025/3/18, 0.125 as 12.5%. */
#ifndef SEISAKU_INDEXER_OFFICE_CELL_FORMAT_H
#define SEISAKU_INDEXER_OFFICE_CELL_FORMAT_H

#include <stdbool.h>

#include "seisaku/buffer.h"

/* The code of a format that files know by number alone (ECMA-376 part 1, 18.8.30, with those of Japanese
 * Excel); "General" for others. */
const char *cell_format_builtin(long number);

/* Appends the number by the format's code; the dates of workbooks `since_1904` count from that year. */
void cell_format(struct ssk_buffer *out, const char *code, double number, bool since_1904);

#endif
