/* Choosing and marking the part of a passage that a person sees. */
#include "query/show/snippet.h"

#include <string.h>

#include "seisaku/unicode.h"

/* Code points of context before the first match of the window. */
enum { LEAD = 20 };

void append_printable(struct ssk_buffer *out, const char *text, size_t length)
{
    for (size_t byte = 0; byte < length;) {
        size_t start = byte;
        uint32_t point = ssk_utf8_next(text, length, &byte);
        if (ssk_control_bytes(text + start, length - start))
            ssk_buffer_append_char(out, ' ');
        else if (point == 0xFFFD) /* what is no UTF-8 decodes as that */
            ssk_buffer_append_string(out, "\xef\xbf\xbd");
        else
            ssk_buffer_append(out, text + start, byte - start);
    }
}

/* The match that opens the window with the most matches. */
static size_t densest(const struct occurrences *matches)
{
    size_t best = 0, most = 0;
    for (size_t first = 0, last = 0; first < matches->count; first++) {
        while (last < matches->count &&
               matches->items[last].end <= matches->items[first].start + SNIPPET_POINTS - LEAD)
            last++;
        if (last > first && last - first > most) {
            most = last - first;
            best = first;
        }
    }
    return best;
}

void snippet_append(struct ssk_buffer *out, const char *text, const struct occurrences *matches,
                    const char *open, const char *close)
{
    size_t length = strlen(text), points = ssk_utf8_count(text, length), from = 0;
    if (matches->count && points > SNIPPET_POINTS) {
        size_t first = matches->items[densest(matches)].start;
        from = first > LEAD ? first - LEAD : 0;
        if (points - from < SNIPPET_POINTS)
            from = points - SNIPPET_POINTS;
    }
    size_t start = ssk_grapheme_floor(text, length, ssk_utf8_offset(text, length, from));
    size_t end = start + ssk_utf8_offset(text + start, length - start, SNIPPET_POINTS);
    end = ssk_grapheme_floor(text, length, end);
    ssk_buffer_append_string(out, start ? "…" : "");
    size_t at = start, reached = 0; /* bytes; the text is walked once, however many matches it has */
    uint32_t point = 0;
    for (size_t i = 0; i < matches->count && at < end; i++) {
        const struct occurrence *match = &matches->items[i];
        reached += ssk_utf8_offset(text + reached, length - reached, match->start - point);
        point = match->start;
        size_t opens = reached;
        size_t closes = opens + ssk_utf8_offset(text + opens, length - opens, match->end - match->start);
        if (opens >= end)
            break;
        if (closes <= start)
            continue;
        opens = opens < at ? at : opens;
        closes = closes > end ? end : closes;
        append_printable(out, text + at, opens - at);
        ssk_buffer_append_string(out, open);
        append_printable(out, text + opens, closes - opens);
        ssk_buffer_append_string(out, close);
        at = closes;
    }
    append_printable(out, text + at, end > at ? end - at : 0);
    ssk_buffer_append_string(out, end < length ? "…" : "");
}
