/* Three rows of the table, of which each is given up as soon as all of it is beyond the limit. */
#include "seisaku/unicode.h"

static unsigned least(unsigned a, unsigned b, unsigned c)
{
    unsigned two = a < b ? a : b;
    return two < c ? two : c;
}

unsigned ssk_edit_distance(const uint32_t *a, size_t a_count, const uint32_t *b, size_t b_count,
                           unsigned limit)
{
    unsigned rows[3][SSK_EDIT_POINTS + 1];
    unsigned *before = rows[0], *last = rows[1], *row = rows[2];
    size_t longer = a_count > b_count ? a_count : b_count, shorter = a_count + b_count - longer;
    if (longer > SSK_EDIT_POINTS || longer - shorter > limit)
        return limit + 1;
    for (size_t j = 0; j <= b_count; j++)
        last[j] = (unsigned)j;
    for (size_t i = 1; i <= a_count; i++) {
        unsigned best = row[0] = (unsigned)i;
        for (size_t j = 1; j <= b_count; j++) {
            row[j] = least(last[j] + 1, row[j - 1] + 1, last[j - 1] + (a[i - 1] != b[j - 1]));
            bool exchanged = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
            if (exchanged && before[j - 2] + 1 < row[j])
                row[j] = before[j - 2] + 1;
            best = row[j] < best ? row[j] : best;
        }
        if (best > limit)
            return limit + 1;
        unsigned *oldest = before;
        before = last, last = row, row = oldest;
    }
    return last[b_count] <= limit ? last[b_count] : limit + 1;
}
