#include "indexer/order/tables/table_segments.h"

#include <string.h>

#include "indexer/lines/line_marks.h"
#include "indexer/lines/script_edges.h"
#include "seisaku/unicode.h"

enum {
    WORDS = 40,        /* a line of more is read no further */
    LONE_WIDEST = 120, /* wider lines are text */
    LINE_WIDEST = 400, /* wider lines count as so wide */
    ALIKE = 3          /* lines of one width, give or take so much, are a column's */
};

struct word {
    const char *text;
    size_t length;
    bool latin; /* begins and ends with no kana or kanji */
};

static int split(const struct strip *strip, struct word *words, int most)
{
    static const char blanks[] = " \t";
    int count = 0;
    for (size_t byte = strspn(strip->text, blanks); byte < strip->length && count < most;) {
        const char *text = strip->text + byte;
        size_t length = strcspn(text, blanks);
        words[count++] = (struct word){text, length, has_latin_edges(text, length)};
        byte += length + strspn(text + length, blanks);
    }
    return count;
}

/* Does a cell end between words i - 1 and i? */
static bool cuts_before(const struct word *words, int count, int i, enum cutting cutting)
{
    const struct word *a = &words[i - 1], *b = &words[i];
    if (line_is_opening(a->text, a->length))
        return false;
    if (ends_in_cjk(a->text, a->length) && begins_in_cjk(b->text, b->length))
        return true;
    if (cutting == CUT_WIDE || a->latin == b->latin)
        return false;
    int end = i;
    while (end < count && words[end].latin)
        end++;
    if (b->latin && end == count)
        return true;
    return cutting == CUT_SCRIPTS;
}

int table_segments(const struct strip *strip, enum cutting cutting, struct segment *segments)
{
    struct word words[WORDS];
    int count = set_with_blanks(strip->text) ? 0 : split(strip, words, WORDS), made = 0;
    for (int i = 0; i < count; i++) {
        if (i > 0 && !cuts_before(words, count, i, cutting)) {
            segments[made - 1].width += 1 + (int)ssk_display_width(words[i].text, words[i].length);
            segments[made - 1].latin &= words[i].latin;
            continue;
        }
        if (made == SEGMENTS)
            return 0;
        segments[made++] = (struct segment){.width = (int)ssk_display_width(words[i].text, words[i].length),
                                            .latin = words[i].latin};
    }
    return made;
}

int table_lone_width(const struct strip *strips, size_t count)
{
    int counts[LONE_WIDEST + ALIKE + 1] = {0}, best = 0, most = 1;
    for (size_t i = 0; i < count; i++) {
        struct segment segments[SEGMENTS];
        if (!strips[i].aside && table_segments(&strips[i], CUT_WIDE, segments) == 1 &&
            segments[0].width < LONE_WIDEST)
            counts[segments[0].width]++;
    }
    for (int w = 1; w < LONE_WIDEST; w++) {
        int sum = 0;
        for (int v = w > ALIKE ? w - ALIKE : 1; v <= w; v++)
            sum += counts[v];
        if (sum > most) {
            most = sum;
            best = w;
        }
    }
    return best;
}

int table_text_width(const struct strip *strips, size_t count)
{
    int counts[LINE_WIDEST + 1] = {0}, lines = 0, width = LINE_WIDEST;
    for (size_t i = 0; i < count; i++) {
        size_t line = strips[i].aside ? 0 : ssk_display_width(strips[i].text, strips[i].length);
        counts[line < LINE_WIDEST ? line : LINE_WIDEST]++;
        lines += !strips[i].aside;
    }
    for (int seen = counts[width]; width > 0 && seen * 10 <= lines; seen += counts[width])
        width--;
    return width;
}
