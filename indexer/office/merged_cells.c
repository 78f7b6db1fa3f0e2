#include "indexer/office/merged_cells.h"

#include <stdlib.h>
#include <string.h>

#define ROWS_MOST 2000 /* rows that a cell may stand in again; longer ones are the sheet's frame */

long merged_cells_column(const char *reference, long most)
{
    long column = 0;
    for (; reference && *reference >= 'A' && *reference <= 'Z' && column < most; reference++)
        column = column * 26 + (*reference - 'A' + 1);
    return column - 1;
}

static long row_of(const char *reference)
{
    return strtol(reference + strspn(reference, "ABCDEFGHIJKLMNOPQRSTUVWXYZ$"), NULL, 10);
}

static int by_top(const void *a, const void *b)
{
    const struct merged_cell *left = a, *right = b;
    return left->top < right->top ? -1 : left->top > right->top;
}

/* "A4:B9": only cells of several rows matter. */
static void add(struct merged_cells *out, const char *reference, long most)
{
    const char *end = reference ? strchr(reference, ':') : NULL;
    if (!end)
        return;
    struct merged_cell cell = {merged_cells_column(reference, most), row_of(reference), row_of(end + 1)};
    if (cell.column < 0 || cell.column >= most || cell.bottom <= cell.top ||
        cell.bottom - cell.top > ROWS_MOST)
        return;
    out->list[out->count++] = cell;
    out->columns = cell.column >= out->columns ? cell.column + 1 : out->columns;
}

bool merged_cells_read(struct merged_cells *out, const struct xml_node *sheet, long most_columns)
{
    size_t number = 0;
    const struct xml_node *above = xml_child(sheet, "mergeCells");
    *out = (struct merged_cells){0};
    for (const struct xml_node *node = xml_child(above, "mergeCell"); node;
         node = xml_sibling(node, "mergeCell"))
        number++;
    out->list = calloc(number + 1, sizeof *out->list);
    for (const struct xml_node *node = out->list ? xml_child(above, "mergeCell") : NULL; node;
         node = xml_sibling(node, "mergeCell"))
        add(out, xml_attribute(node, "ref"), most_columns);
    out->until = calloc((size_t)out->columns + 1, sizeof *out->until);
    if (out->list)
        qsort(out->list, out->count, sizeof *out->list, by_top);
    return out->list && out->until;
}

bool merged_cells_covers(const struct merged_cells *cells, long row, long column)
{
    return column >= 0 && column < cells->columns && cells->until[column] >= row;
}

void merged_cells_pass(struct merged_cells *cells, long row)
{
    for (; cells->next < cells->count && cells->list[cells->next].top <= row; cells->next++)
        cells->until[cells->list[cells->next].column] = cells->list[cells->next].bottom;
}

void merged_cells_free(struct merged_cells *cells)
{
    free(cells->list);
    free(cells->until);
    *cells = (struct merged_cells){0};
}
