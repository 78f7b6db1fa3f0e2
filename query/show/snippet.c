/* Choosing and marking the part of a passage that a person sees. */
#include "query/show/snippet.h"

#include <ctype.h>
#include <stdbool.h>
#include <string.h>

#include "seisaku/unicode.h"

enum {
    LEAD = 20,     /* code points of context before the first match of the window */
    WORD_MOST = 24 /* code points by which the window grows so as to cut no word and no match */
};

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

static bool is_in_word(const char *text, size_t at)
{
    return at > 0 && isalnum((unsigned char)text[at - 1]) && isalnum((unsigned char)text[at]);
}

/* Moves `at` by `step` to the border of the word of ASCII letters that it stands in, unless that is far. */
static size_t word_border(const char *text, size_t at, int step)
{
    size_t border = at;
    for (int i = 0; i < WORD_MOST && is_in_word(text, border); i++)
        border += (size_t)step;
    return is_in_word(text, border) ? at : border;
}

/* The code point at which the window ends: behind a match that would be cut. */
static size_t window_end(const struct occurrences *matches, size_t from)
{
    size_t end = from + SNIPPET_POINTS;
    for (size_t i = 0; i < matches->count; i++)
        if (matches->items[i].start < end && matches->items[i].end > end &&
            matches->items[i].end - end <= WORD_MOST)
            return matches->items[i].end;
    return end;
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
    size_t end = ssk_grapheme_floor(text, length, ssk_utf8_offset(text, length, window_end(matches, from)));
    start = word_border(text, start, -1);
    end = word_border(text, end, 1);
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
