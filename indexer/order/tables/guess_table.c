/* Lines that hold a cell of every column show how many there are and about how wide. Where a column's text
 * is Latin, only its script parts it from the next; so each line is cut in three ways. */
#include "indexer/order/tables/guess_table.h"

#include <stdlib.h>

#include "indexer/order/tables/fit_columns.h"
#include "indexer/order/tables/table_segments.h"

enum {
    LEAST_LINES = 2, /* lines that hold all columns */
    OUTLIER = 4      /* among so many lines one may be wider than its column */
};

static int by_width(const void *a, const void *b)
{
    return *(const int *)b - *(const int *)a;
}

/* The widest of the widths, or the next one where there are many. */
static int usual_widest(int *widths, int count)
{
    qsort(widths, (size_t)count, sizeof *widths, by_width);
    return count ? widths[count >= OUTLIER] : 0;
}

/* The guess from the lines that are cut into so many segments. */
static bool guess_columns(const struct strip *strips, size_t count, enum cutting cutting, int columns,
                          struct table_layout *out, int *lines)
{
    int *widths = malloc((count + 1) * sizeof *widths);
    *out = (struct table_layout){.layout.columns = columns};
    for (int k = 0; widths && k < columns; k++) {
        int found = 0, latin = 0;
        for (size_t i = 0; i < count; i++) {
            struct segment segments[SEGMENTS];
            if (strips[i].aside || table_segments(&strips[i], cutting, segments) != columns)
                continue;
            latin += segments[k].latin;
            widths[found++] = segments[k].width;
        }
        *lines = found;
        out->layout.widths[k] = usual_widest(widths, found);
        out->latin[k] = found && latin * 3 >= found * 2;
    }
    free(widths);
    return widths && *lines >= LEAST_LINES;
}

int guess_table(const struct strip *strips, size_t count, struct table_layout *out, int limit)
{
    int text_width = table_text_width(strips, count), lone = table_lone_width(strips, count);
    struct table_guesses guesses = {.layouts = out, .limit = limit / 2, .text_width = text_width};
    for (int columns = 2; columns <= COLUMNS_MAX; columns++)
        for (enum cutting cutting = CUT_WIDE; cutting < CUTTINGS; cutting++) {
            struct table_layout layout;
            int lines = 0, widest = 0;
            if (!guess_columns(strips, count, cutting, columns, &layout, &lines))
                continue;
            table_guesses_add(&guesses, &layout, lines * columns);
            for (int k = 1; k < columns; k++)
                widest = layout.layout.widths[k] > layout.layout.widths[widest] ? k : widest;
            if (lone > layout.layout.widths[widest]) {
                layout.layout.widths[widest] = lone;
                table_guesses_add(&guesses, &layout, lines * columns);
            }
        }
    if (!guesses.count)
        return 0;
    struct table_guesses others = {
        .layouts = out + guesses.count, .limit = limit - guesses.count, .text_width = text_width};
    return fit_table_columns(strips, count, &others) ? guesses.count + others.count : -1;
}
