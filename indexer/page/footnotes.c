/* Headings and the items of lists open with numbers too. So each part of the proof is asked for: the place
 * at the foot, numbers that count on, the same numbers raised above, and print smaller than the text's. */
#include "indexer/page/footnotes.h"

#include <string.h>

#include "indexer/document/join_lines.h"
#include "indexer/lines/cursor.h"
#include "indexer/lines/heading_number.h"
#include "indexer/lines/line_marks.h"
#include "indexer/lines/line_phrases.h"
#include "indexer/page/printed_sheet.h"
#include "seisaku/buffer.h"

enum {
    NUMBER_MOST = 999,
    NOTES = 40,      /* of a page */
    NOTE_LINES = 8,  /* of a note */
    RAISED_OF = 3,   /* of so many notes */
    RAISED_LEAST = 2 /* so many have their numbers raised above; some extractors leave one in the line */
};

struct notes {
    size_t openers[NOTES]; /* the lines that open notes, from the last to the first */
    size_t count;
    int raised; /* how many have their numbers above */
};

/* ------------------------------------------------------------------------------------------
 * Sheets. */

static bool is_number(const struct printed *line)
{
    return line->count == 1 && line_is_number(printed_text(line), strlen(printed_text(line)));
}

/* A line that is passed over: running heads, and a number that stands alone. */
static bool is_passed_over(const struct printed *line)
{
    return line_is_out(line->pieces[0]) || is_number(line);
}

/* ------------------------------------------------------------------------------------------
 * Chains of notes. */

int footnote_number(const char *text, bool parted)
{
    struct cursor cursor = cursor_of(text);
    int number;
    if (*text < '1' || *text > '9' || !cursor_number(&cursor, &number) || number > NUMBER_MOST)
        return 0;
    bool address = cursor.end - cursor.at > 4 && !memcmp(cursor.at, "http", 4);
    return address || cursor_spaces(&cursor) > 0 || (cursor_done(&cursor) && parted) ? number : 0;
}

/* The number of the note that the line opens; 0 for none. */
static int note_number(const struct printed *line)
{
    bool may = line->pieces[0]->role == LINE_TEXT && !is_number(line);
    return may ? footnote_number(printed_text(line), line->count > 1) : 0;
}

/* A line that may be a note's: no chapter's heading, no list's item but a remark (※), nothing known to be
 * something else. */
static bool may_be_noted(const struct printed *line)
{
    struct heading heading;
    const char *text = printed_text(line);
    bool chapter = heading_parse(text, &heading) && heading.level < 10;
    bool remark = !strncmp(text, "※", strlen("※"));
    return line->pieces[0]->role == LINE_TEXT && !chapter && (remark || !line_opens(text, strlen(text)));
}

/* The line near above `from` that opens the note of this number; `from` itself for none. */
static size_t find_before(const struct sheet *sheet, size_t from, int number)
{
    int lines = 0;
    for (size_t l = from; l-- > 0 && lines < NOTE_LINES;) {
        const struct printed *line = &sheet->lines[l];
        if (is_passed_over(line))
            continue;
        if (!may_be_noted(line))
            return from;
        if (note_number(line) == number)
            return l;
        lines++;
    }
    return from;
}

/* The notes that end with the one on line `last`. */
static void read_chain(const struct sheet *sheet, size_t last, struct notes *notes)
{
    size_t at = last, before;
    *notes = (struct notes){.openers = {last}, .count = 1};
    int number = note_number(&sheet->lines[last]);
    while (number > 1 && notes->count < NOTES && (before = find_before(sheet, at, number - 1)) != at) {
        notes->openers[notes->count++] = at = before;
        number--;
    }
}

static size_t first_line(const struct notes *notes)
{
    return notes->openers[notes->count - 1];
}

static bool holds_number(const char *text, int number)
{
    if (strpbrk(text, ".-"))
        return false;
    for (struct cursor cursor = cursor_of(text); !cursor_done(&cursor);) {
        int here;
        if (!cursor_number(&cursor, &here))
            cursor_next(&cursor);
        else if (here == number)
            return true;
    }
    return false;
}

static bool is_raised_above(const struct sheet *sheet, size_t first, int number)
{
    for (size_t l = 0; l < first; l++)
        if (sheet->lines[l].pieces[0]->role == LINE_TEXT && is_number(&sheet->lines[l]) &&
            holds_number(printed_text(&sheet->lines[l]), number))
            return true;
    return false;
}

/* Finds the notes at the page's foot: of those chains that may end there, the longest. */
static bool find_notes(const struct sheet *sheet, struct notes *notes)
{
    int lines = 0;
    notes->count = 0;
    for (size_t l = sheet->count; l-- > 0 && lines < NOTE_LINES;) {
        const struct printed *line = &sheet->lines[l];
        if (is_passed_over(line))
            continue;
        if (!may_be_noted(line))
            break;
        struct notes chain = {.count = 0};
        if (note_number(line))
            read_chain(sheet, l, &chain);
        if (chain.count > notes->count)
            *notes = chain;
        lines++;
    }
    for (size_t n = 0; n < notes->count; n++) {
        int number = note_number(&sheet->lines[notes->openers[n]]);
        notes->raised += is_raised_above(sheet, first_line(notes), number);
    }
    return notes->count && notes->raised * RAISED_OF >= (int)notes->count * RAISED_LEAST;
}

static bool holds_address(const struct printed *line)
{
    for (size_t p = 0; p < line->count; p++)
        if (strstr(line->pieces[p]->text, "http://") || strstr(line->pieces[p]->text, "https://"))
            return true;
    return false;
}

/* Whether notes hold an address, or lines longer than the text's: small print. */
static bool look_so(const struct sheet *sheet, const struct notes *notes)
{
    size_t first = first_line(notes), widest = 0, text = 0; /* columns */
    for (size_t l = first; l < sheet->count; l++) {
        if (is_passed_over(&sheet->lines[l]))
            continue;
        if (holds_address(&sheet->lines[l]))
            return true;
        size_t width = printed_width(&sheet->lines[l]);
        widest = width > widest ? width : widest;
    }
    for (size_t l = 0; l < first; l++) {
        size_t width = is_passed_over(&sheet->lines[l]) ? 0 : printed_width(&sheet->lines[l]);
        text = width > text ? width : text;
    }
    return text > 0 && widest > text;
}

/* ------------------------------------------------------------------------------------------
 * Marking. */

/* Joins the note from its opener up to the line `end`. */
static bool mark_note(const struct sheet *sheet, size_t opener, size_t end)
{
    struct line *note = sheet->lines[opener].pieces[0];
    struct ssk_buffer text = SSK_BUFFER_INIT;
    for (size_t l = opener; l < end; l++)
        for (size_t p = 0; p < sheet->lines[l].count && !is_number(&sheet->lines[l]); p++) {
            struct line *piece = sheet->lines[l].pieces[p];
            if (line_is_out(piece))
                continue;
            if (p > 0)
                ssk_buffer_append_char(&text, ' ');
            join_line(&text, piece->text, strlen(piece->text));
            piece->role = LINE_SPENT;
            piece->row = 0; /* it was taken for a table's, perhaps */
        }
    char *joined = ssk_buffer_detach(&text);
    if (!joined)
        return false;
    line_set_text(note, joined);
    note->role = LINE_NOTE;
    note->begins_paragraph = true;
    note->column = 0;
    return true;
}

static bool mark_notes(const struct sheet *sheet, const struct notes *notes)
{
    size_t end = sheet->count;
    bool good = true;
    for (size_t n = 0; n < notes->count && good; n++) {
        good = mark_note(sheet, notes->openers[n], end);
        end = notes->openers[n];
    }
    return good;
}

/* Where other pages have notes, those that do not look so are believed if every number stands above. */
static bool mark_page(struct page *page, bool *known)
{
    struct sheet sheet;
    struct notes notes;
    bool good = sheet_of(&sheet, page);
    if (good && find_notes(&sheet, &notes) &&
        (look_so(&sheet, &notes) || (*known && notes.raised == (int)notes.count))) {
        *known = true;
        good = mark_notes(&sheet, &notes);
    }
    sheet_free(&sheet);
    return good;
}

bool footnotes_find(struct document *document)
{
    bool known = false, good = true;
    for (int pass = 0; pass < 2 && good && (pass == 0 || known); pass++)
        for (size_t p = 0; p < document->count && good; p++)
            if (!document->pages[p].laid_out)
                good = mark_page(&document->pages[p], &known);
    return good;
}
