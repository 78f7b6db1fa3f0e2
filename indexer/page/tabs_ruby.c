/* Tabs by what they spell, ruby by what the kanji below read, footnote numbers by the gaps below. */
#include "indexer/page/page.h"

#include <stdlib.h>
#include <string.h>

#include "indexer/lines/line_phrases.h"
#include "seisaku/buffer.h"
#include "seisaku/unicode.h"

enum {
    TAB_LINES = 14,  /* a tab's characters stand within so many lines */
    RUBY_POINTS = 40 /* of a line of readings */
};

/* ------------------------------------------------------------------------------------------
 * Tabs: 第, a number, and 章 or its like, each alone on a line or last on it behind a blank. */

/* The last word of the line if it is at most two characters; its byte offset. */
static bool short_tail(const char *text, size_t *start)
{
    size_t length = strlen(text);
    while (length && text[length - 1] == ' ')
        length--;
    const char *blank = memrchr(text, ' ', length);
    *start = blank ? (size_t)(blank + 1 - text) : 0;
    return length > *start && ssk_utf8_count(text + *start, length - *start) <= 2;
}

static bool is_tab_part(const char *tail, int part)
{
    static const char *const units[] = {"章", "部", "節", "編", NULL};
    size_t length = strcspn(tail, " ");
    if (part == 0)
        return length == strlen("第") && !memcmp(tail, "第", length);
    if (part == 1)
        return line_is_number(tail, length);
    for (const char *const *unit = units; *unit; unit++)
        if (length == strlen(*unit) && !memcmp(tail, *unit, length))
            return true;
    return false;
}

/* Finds the three parts of a tab whose first is on line `l`. */
static bool find_tab(const struct page *page, size_t l, size_t lines[3])
{
    int part = 0;
    for (size_t i = l; i < page->count && i < l + TAB_LINES; i++) {
        size_t start;
        bool here = short_tail(page->lines[i].text, &start) && is_tab_part(page->lines[i].text + start, part);
        if (i == l && !here)
            return false;
        if (here)
            lines[part++] = i;
        if (part == 3)
            return true;
    }
    return false;
}

static void take_off_tab(struct line *line)
{
    size_t start;
    short_tail(line->text, &start);
    if (start == 0) {
        line->role = LINE_SET_ASIDE;
        return;
    }
    while (start > 0 && line->text[start - 1] == ' ')
        start--;
    line->text[start] = '\0';
}

static void find_tabs(struct page *page)
{
    size_t lines[3];
    for (size_t l = 0; l < page->count; l++)
        if (page->lines[l].role == LINE_TEXT && find_tab(page, l, lines))
            for (int part = 0; part < 3; part++)
                take_off_tab(&page->lines[lines[part]]);
}

/* ------------------------------------------------------------------------------------------
 * Ruby: a line of hiragana alone, each word of which is how some kanji of the line below read. */

static bool is_hiragana_line(const char *text, size_t length)
{
    bool any = false;
    for (size_t byte = 0; byte < length;) {
        uint32_t point = ssk_utf8_next(text, length, &byte);
        if (!ssk_is_hiragana(point) && !ssk_is_space(point))
            return false;
        any |= ssk_is_hiragana(point);
    }
    return any;
}

/* IPADIC's seventh field after the first, in katakana: "…,レイメイ,レイメイ". */
static const char *reading_field(const char *feature, size_t *length)
{
    for (int field = 0; field < 7 && feature; field++) {
        feature = strchr(feature, ',');
        feature += feature != NULL;
    }
    *length = feature ? strcspn(feature, ",") : 0;
    return feature;
}

/* Collects the readings of what holds kanji; a comma keeps the others' neighbours apart. */
static bool add_reading(const struct ssk_morpheme *morpheme, void *context)
{
    size_t byte = 0, length;
    const char *continuity = reading_field(morpheme->feature, &length);
    if (continuity && ssk_is_han(ssk_utf8_next(morpheme->surface, morpheme->length, &byte)))
        ssk_buffer_append(context, continuity, length);
    else
        ssk_buffer_append_char(context, ',');
    return true;
}

/* Appends the hiragana as katakana. */
static size_t append_katakana(char *out, const char *hiragana, size_t length)
{
    size_t used = strlen(out), points = 0;
    for (size_t byte = 0; byte < length; points++) {
        uint32_t point = ssk_utf8_next(hiragana, length, &byte);
        used += ssk_utf8_put(out + used, point >= 0x3041 && point <= 0x3096 ? point + 0x60 : point);
    }
    out[used] = '\0';
    return points;
}

/* How many characters of the ruby's beginning are one of the readings, blanks aside: the most that are,
 * and at least two. What is left begins at `*rest`, behind the first word if nothing is read. */
static size_t read_longest(const char *ruby, const char *readings, const char **rest)
{
    char katakana[4 * RUBY_POINTS + 1] = "";
    size_t points = 0, longest = 0;
    *rest = ruby + strcspn(ruby, " ");
    for (const char *word = ruby; *word; word += strspn(word, " ")) {
        size_t length = strcspn(word, " ");
        points += append_katakana(katakana, word, length);
        word += length;
        if (points >= 2 && strstr(readings, katakana)) {
            longest = points;
            *rest = word;
        }
    }
    return longest;
}

/* Whether the hiragana line reads the kanji, most of it: MeCab reads some rare ones otherwise. Its words are
 * parted over their kanji: ふ がく is over 富岳. */
static bool reads_so(const char *ruby, const char *readings)
{
    size_t read = 0, all = 0;
    const char *rest;
    for (; *(ruby += strspn(ruby, " ")); ruby = rest) {
        size_t points = read_longest(ruby, readings, &rest);
        read += points;
        all += points ? points : ssk_utf8_count(ruby, (size_t)(rest - ruby));
    }
    return read > 0 && read * 2 >= all;
}

/* The text of the line below, past the numbers of footnotes. */
static const char *text_below(const struct page *page, size_t l)
{
    for (size_t below = l + 1; below < page->count && below <= l + 2; below++)
        if (!line_is_number(page->lines[below].text, strlen(page->lines[below].text)))
            return page->lines[below].text;
    return "";
}

/* How the kanji of the text read, as it stands and without blanks: kanji are set apart under long ruby. */
static ssk_status read_kanji(struct ssk_tagger *tagger, const char *text, struct ssk_buffer *readings)
{
    struct ssk_buffer tight = SSK_BUFFER_INIT;
    for (const char *word = text; *(word += strspn(word, " ")); word += strcspn(word, " "))
        ssk_buffer_append(&tight, word, strcspn(word, " "));
    ssk_buffer_clear(readings);
    ssk_status status = ssk_tagger_walk(tagger, text, strlen(text), false, add_reading, readings);
    ssk_buffer_append_char(readings, ',');
    if (status == SSK_OK && tight.length < strlen(text))
        status =
            ssk_tagger_walk(tagger, ssk_buffer_string(&tight), tight.length, false, add_reading, readings);
    if (status == SSK_OK && (tight.failed || readings->failed))
        status = SSK_MEMORY;
    ssk_buffer_free(&tight);
    return status;
}

static ssk_status find_ruby(struct page *page, struct ssk_tagger *tagger)
{
    struct ssk_buffer readings = SSK_BUFFER_INIT;
    ssk_status status = SSK_OK;
    for (size_t l = 0; l + 1 < page->count && status == SSK_OK; l++) {
        struct line *line = &page->lines[l];
        size_t length = strlen(line->text);
        if (line->role != LINE_TEXT || length > 3 * RUBY_POINTS || !is_hiragana_line(line->text, length))
            continue;
        status = read_kanji(tagger, text_below(page, l), &readings);
        if (status == SSK_OK && reads_so(line->text, ssk_buffer_string(&readings)))
            line->role = LINE_SET_ASIDE;
    }
    ssk_buffer_free(&readings);
    return status;
}

ssk_status tabs_ruby_find(struct document *document, struct ssk_tagger *tagger, struct ssk_error *error)
{
    ssk_status status = SSK_OK;
    for (size_t p = 0; p < document->count && status == SSK_OK; p++) {
        if (document->pages[p].laid_out)
            continue;
        find_tabs(&document->pages[p]);
        status = find_ruby(&document->pages[p], tagger);
    }
    return status == SSK_OK ? SSK_OK : ssk_fail(error, status, "out of memory");
}
