/* Footnotes: small print at the foot of a page or column that opens with a number or a sign. */
#include "indexer/page/page.h"

#include <math.h>

#include "indexer/document/placed_line.h"
#include "indexer/lines/cursor.h"
#include "indexer/lines/line_marks.h"
#include "indexer/page/footnotes.h"

enum { LINES_MOST = 4000 }; /* of a page; what has more is none, and would take long to compare */

#define NOTE_SIZE 0.94F /* of the body's; a note is set no larger */

/* Whether larger text stands below the line in its own width. */
static bool has_text_below(const struct page *page, const struct line *line, float body)
{
    for (size_t i = 0; i < page->count; i++) {
        const struct line *other = &page->lines[i];
        if (other->role == LINE_TEXT && !other->place.framed && other->place.size > NOTE_SIZE * body &&
            other->place.box.y1 > line->place.box.y2 &&
            overlap(other->place.box.x1, other->place.box.x2, line->place.box.x1, line->place.box.x2) > 0)
            return true;
    }
    return false;
}

/* A raised number, a sign for notes, or a note's number as in plain text. */
static bool opens_note(const struct line *line)
{
    struct cursor text = cursor_of(line->text);
    cursor_take(&text, '(');
    return line->place.raised || is_note_sign(cursor_peek(&text)) || footnote_number(line->text, false) > 0;
}

/* What is known on the way down a page. */
struct notes {
    const struct page *page;
    float body;
    const struct line *last; /* line of a note */
    bool zone;               /* below the rule: all is notes, of whatever size */
    float carried;           /* size of a note that goes on from the page before; 0 for none */
};

static bool is_note(struct notes *notes, const struct line *line)
{
    const struct line *last = notes->last;
    bool opens = opens_note(line), follows = false;
    if (last && last == line - 1)
        follows = line->place.box.y1 - last->place.box.y2 < 1.5F * line->place.size &&
                  fabsf(line->place.size - last->place.size) < 0.15F * line->place.size;
    bool goes_on = !opens && fabsf(line->place.size - notes->carried) < 0.05F * line->place.size;
    if ((opens || goes_on) && line->place.ruled)
        notes->zone = true;
    else if (notes->zone && (!last || line->place.box.y1 < last->place.box.y1))
        notes->zone = false; /* the next column */
    if (notes->zone)
        return !has_text_below(notes->page, line, 2 * notes->body);
    if (has_text_below(notes->page, line, notes->body))
        return false;
    return opens ? follows || line->place.size <= NOTE_SIZE * notes->body
                 : follows && line->place.size <= last->place.size * 1.03F;
}

/* Returns the size of the page's last note if it breaks off at the page's end, else 0. */
static float mark_page(const struct page *page, float body, float carried)
{
    struct notes notes = {.page = page, .body = body, .carried = carried};
    for (size_t i = 0; i < page->count; i++) {
        struct line *line = &page->lines[i];
        if (line->role != LINE_TEXT || line->place.framed || !is_note(&notes, line))
            continue;
        line->role = LINE_NOTE;
        line->begins_paragraph = opens_note(line);
        notes.last = line;
    }
    bool open = notes.last && !line_ends(notes.last) && !line_is_short(notes.last, 1.5F);
    return open ? notes.last->place.size : 0;
}

/* Small print that goes on at the head of the next page is no footnote but part of the text. */
static void unmark_running(struct page *page, const struct page *next)
{
    const struct line *first = NULL;
    for (size_t i = 0; i < next->count && !first; i++)
        if (next->lines[i].role != LINE_SET_ASIDE)
            first = &next->lines[i];
    size_t last = page->count;
    while (last > 0 && page->lines[last - 1].role == LINE_SET_ASIDE)
        last--;
    struct line *line = last > 0 ? &page->lines[last - 1] : NULL;
    if (!first || !line || line->role != LINE_NOTE || first->role != LINE_TEXT || line_ends(line) ||
        line->place.box.x2 < line->place.field.x2 - 3 * line->place.size ||
        fabsf(first->place.size - line->place.size) > 0.03F * line->place.size)
        return;
    for (; line >= page->lines && line->role == LINE_NOTE; line--) {
        line->role = LINE_TEXT;
        if (line->begins_paragraph)
            break;
    }
}

void placed_notes_find(struct document *document)
{
    struct page *pages = document->pages;
    size_t count = document->count;
    float body = document->body;
    float carried = 0;
    for (size_t p = 0; p < count; p++)
        carried = pages[p].count <= LINES_MOST ? mark_page(&pages[p], body, carried) : 0;
    for (size_t p = 0; p + 1 < count; p++)
        unmark_running(&pages[p], &pages[p + 1]);
}
