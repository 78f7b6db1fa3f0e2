/* Cuts what would not fit on a terminal's line. */
#include "place.h"

#include "seisaku/unicode.h"
#include "snippet.h"

enum { COLUMNS = 36 }; /* on either side of the place */

/* The first byte of the last COLUMNS columns before `place`. */
static size_t window_start(const char *query, size_t place)
{
    size_t start = 0, columns = ssk_display_width(query, place);
    while (columns > COLUMNS)
        columns -= (size_t)ssk_point_width(ssk_utf8_next(query, place, &start));
    return start;
}

static size_t window_end(const char *query, size_t length, size_t place)
{
    size_t end = place, columns = 0;
    while (end < length && columns < COLUMNS)
        columns += (size_t)ssk_point_width(ssk_utf8_next(query, length, &end));
    return end;
}

void place_show(FILE *out, const char *query, size_t length, size_t place)
{
    struct ssk_buffer line = SSK_BUFFER_INIT;
    size_t start = window_start(query, place), end = window_end(query, length, place);
    ssk_buffer_append_string(&line, start ? "…" : "");
    append_printable(&line, query + start, place - start);
    size_t columns = ssk_display_width(ssk_buffer_string(&line), line.length);
    append_printable(&line, query + place, end - place);
    ssk_buffer_append_string(&line, end < length ? "…" : "");
    fprintf(out, "  %s\n  %*s^\n", ssk_buffer_string(&line), (int)columns, "");
    ssk_buffer_free(&line);
}
