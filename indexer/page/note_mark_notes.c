/* A footnote opens with its number and goes on over the lines that follow it in reading order. */
#include "indexer/page/note_mark_notes.h"

#include <ctype.h>
#include <string.h>

#include "indexer/lines/cursor.h"
#include "indexer/lines/line_marks.h"
#include "seisaku/unicode.h"

enum {
    NEAR = 600,     /* lines: farther than this nothing on a printed page is */
    FOOT = 15,      /* lines of a page that footnotes may take when nothing else tells them */
    NOTE_LINES = 4, /* read of a note */
    LATIN_NAME = 3, /* letters of the shortest name that is one: IMS */
    LATIN_NAME_MAX = 31,
    CJK_NAME = 4 /* characters by which a name is known */
};

size_t near_start(size_t l)
{
    return l > NEAR ? l - NEAR : 0;
}

size_t near_end(const struct page *page, size_t l)
{
    return l + NEAR < page->count ? l + NEAR : page->count;
}

/* Appends the text, plain and without blanks, as far as there is room. */
static void append_plain(char *out, size_t room, const char *text, size_t length)
{
    size_t used = strlen(out);
    for (size_t byte = 0; byte < length && used + 5 < room;) {
        uint32_t point = ssk_utf8_next(text, length, &byte);
        if (!ssk_is_space(point))
            used += ssk_utf8_put(out + used, point_plain(point));
    }
    out[used] = '\0';
}

static size_t leading_digits(const char *text)
{
    return strspn(text, "0123456789");
}

/* A line that opens with a number and a blank, or is one: another note, or the page's number. */
static bool opens_with_number(const char *text)
{
    size_t digits = leading_digits(text);
    return digits && (text[digits] == ' ' || !text[digits]);
}

static void read_note(const struct page *page, size_t first, struct note *note)
{
    note->text[0] = '\0';
    for (size_t l = first; l < page->count && l < first + NOTE_LINES; l++) {
        const char *text = page->lines[l].text;
        if (l > first && opens_with_number(text))
            break;
        append_plain(note->text, sizeof note->text, text, strlen(text));
    }
}

/* The last source line near line `at`. */
static int last_number(const struct page *page, size_t at)
{
    int last = 0;
    for (size_t l = near_start(at); l < near_end(page, at); l++)
        if (page->lines[l].number > last)
            last = page->lines[l].number;
    return last;
}

/* Whether line `l` is the note of this number; `rest` is what it holds behind it. */
static enum note_form form_of(const struct page *page, size_t l, const char *rest, int foot)
{
    if ((rest[0] == ' ' && rest[1]) || !strncmp(rest, "http", strlen("http")))
        return NOTE_SURE;
    const struct line *line = &page->lines[l];
    bool goes_on = l + 1 < page->count && line[1].number == line->number + 1 && line[1].role == LINE_TEXT;
    return !rest[0] && goes_on && line->role == LINE_TEXT && line->number > foot ? NOTE_LIKELY : NOTE_NONE;
}

void note_find(const struct page *page, size_t reference, const char *number, struct note *note)
{
    size_t digits = leading_digits(number);
    int above = page->lines[reference].number, foot = last_number(page, reference) - FOOT;
    note->form = NOTE_NONE;
    for (size_t l = near_start(reference); l < near_end(page, reference) && note->form != NOTE_SURE; l++) {
        const struct line *line = &page->lines[l];
        if (line->number <= above || strncmp(line->text, number, digits) != 0)
            continue;
        enum note_form form = form_of(page, l, line->text + digits, foot);
        if (form <= note->form)
            continue;
        note->form = form;
        read_note(page, form == NOTE_SURE ? l : l + 1, note);
    }
}

bool note_opens_at(const struct page *page, size_t at)
{
    const struct line *line = &page->lines[at];
    if (line->number <= last_number(page, at) - FOOT)
        return false;
    for (size_t l = near_start(at); l < near_end(page, at); l++)
        if (page->lines[l].number < line->number && !strcmp(page->lines[l].text, line->text))
            return true;
    return false;
}

static uint32_t last_point(const char *text, size_t length, size_t *start)
{
    size_t byte = length;
    while (byte > 0 && ((unsigned char)text[--byte] & 0xc0) == 0x80)
        continue;
    *start = byte;
    return ssk_utf8_next(text, length, &byte);
}

static bool is_name_point(uint32_t point)
{
    return ssk_is_han(point) || ssk_is_katakana(point);
}

static bool speaks_of_latin(const struct note *note, const char *text, size_t length)
{
    size_t start = length;
    bool capital = false;
    char word[LATIN_NAME_MAX + 1] = "";
    while (start > 0 && isalnum((unsigned char)text[start - 1]))
        capital |= isupper((unsigned char)text[--start]) != 0;
    if (!capital || length - start < LATIN_NAME || length - start > LATIN_NAME_MAX - 5)
        return false;
    append_plain(word, sizeof word, text + start, length - start);
    return strstr(note->text, word) != NULL;
}

static bool speaks_of_cjk(const struct note *note, const char *text, size_t length)
{
    char name[4 * CJK_NAME + 6] = "";
    size_t start = length;
    for (int i = 0; i < CJK_NAME; i++)
        if (start == 0 || !is_name_point(last_point(text, start, &start)))
            return false;
    append_plain(name, sizeof name, text + start, length - start);
    return strstr(note->text, name) != NULL;
}

bool note_speaks_of(const struct note *note, const char *text, size_t length)
{
    size_t start;
    while (length > 0 && line_ending(text, length) != ENDS_OPEN) {
        last_point(text, length, &start);
        length = start;
    }
    if (note->form == NOTE_NONE || length == 0)
        return false;
    return isalnum((unsigned char)text[length - 1]) ? speaks_of_latin(note, text, length)
                                                    : speaks_of_cjk(note, text, length);
}
