/* Footnotes: small print at the foot of a page or column that opens with a number or a sign. */
#include <math.h>
#include <string.h>

#include "indexer/pdf/pdf_flow.h"
#include "seisaku/unicode.h"

#define NOTE_SIZE 0.94F /* of the body's; a note is set no larger */

enum { SIZES = 200 };

float pdf_body_size(const struct pdf_page *pages, size_t count)
{
    float votes[SIZES] = {0}; /* the area that text of each size covers */
    size_t best = 0;
    for (size_t p = 0; p < count; p++)
        for (size_t i = 0; i < pages[p].line_count; i++) {
            const struct pdf_line *line = &pages[p].lines[i];
            size_t step = (size_t)(line->size * 2 + 0.5F);
            if (line->role == LINE_SET_ASIDE || step >= SIZES)
                continue;
            votes[step] += (line->box.x2 - line->box.x1) * line->size * (line->framed ? 1 : 4);
            best = votes[step] > votes[best] ? step : best;
        }
    return (float)best / 2;
}

/* Whether larger text stands below the line in its own width. */
static bool has_text_below(const struct pdf_page *page, const struct pdf_line *line, float body)
{
    for (size_t i = 0; i < page->line_count; i++) {
        const struct pdf_line *other = &page->lines[i];
        if (other->role == LINE_TEXT && !other->framed && other->size > NOTE_SIZE * body &&
            other->box.y1 > line->box.y2 &&
            overlap(other->box.x1, other->box.x2, line->box.x1, line->box.x2) > 0)
            return true;
    }
    return false;
}

/* A short rule above the line with no upright one at its ends: what parts notes from the text. */
static bool is_below_rule(const struct pdf_page *page, const struct pdf_line *line)
{
    for (size_t r = 0; r < page->rule_count; r++) {
        const struct box *rule = &page->rules[r].box;
        if (page->rules[r].upright || rule->x2 - rule->x1 > 0.6F * page->width || rule->y1 > line->box.y2)
            continue;
        if (rule->y1 > line->box.y1 - 1.5F * line->size &&
            fabsf(rule->x1 - line->field.x1) < 3 * line->size && rule->x2 < line->field.x2 - 3 * line->size &&
            rule->y1 > page->height / 3)
            return true;
    }
    return false;
}

/* A raised number, a sign for notes, or a number standing off from what follows. */
static bool opens_note(const struct pdf_line *line)
{
    static const char *const signs[] = {"※", "＊", "*", "†", "注", "（注", "(注", "（※"};
    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++)
        if (strncmp(line->text, signs[i], strlen(signs[i])) == 0)
            return true;
    size_t digits = strspn(line->text, "0123456789");
    return line->raised || (digits > 0 && digits <= 3 &&
                            (line->text[digits] == ' ' || strncmp(line->text + digits, "\u3000", 3) == 0));
}

/* What is known on the way down a page. */
struct notes {
    const struct pdf_page *page;
    float body;
    const struct pdf_line *last; /* line of a note */
    bool zone;                   /* below the rule: all is notes, of whatever size */
    float carried;               /* size of a note that goes on from the page before; 0 for none */
};

static bool is_note(struct notes *notes, const struct pdf_line *line)
{
    const struct pdf_line *last = notes->last;
    bool opens = opens_note(line), follows = false;
    if (last && last == line - 1)
        follows = line->box.y1 - last->box.y2 < 1.5F * line->size &&
                  fabsf(line->size - last->size) < 0.15F * line->size;
    bool goes_on = !opens && fabsf(line->size - notes->carried) < 0.05F * line->size;
    if ((opens || goes_on) && is_below_rule(notes->page, line))
        notes->zone = true;
    else if (notes->zone && (!last || line->box.y1 < last->box.y1))
        notes->zone = false; /* the next column */
    if (notes->zone)
        return !has_text_below(notes->page, line, 2 * notes->body);
    if (has_text_below(notes->page, line, notes->body))
        return false;
    return opens ? follows || line->size <= NOTE_SIZE * notes->body
                 : follows && line->size <= last->size * 1.03F;
}

/* Returns the size of the page's last note if it breaks off at the page's end, else 0. */
static float mark_page(const struct pdf_page *page, float body, float carried)
{
    struct notes notes = {.page = page, .body = body, .carried = carried};
    for (size_t i = 0; i < page->line_count; i++) {
        struct pdf_line *line = &page->lines[i];
        if (line->role != LINE_TEXT || line->framed || !is_note(&notes, line))
            continue;
        line->role = LINE_NOTE;
        line->fresh = opens_note(line);
        notes.last = line;
    }
    bool open = notes.last && !pdf_ends_sentence(notes.last) && !pdf_is_short(notes.last, 1.5F);
    return open ? notes.last->size : 0;
}

/* Small print that goes on at the head of the next page is no footnote but part of the text. */
static void unmark_running(struct pdf_page *page, const struct pdf_page *next)
{
    const struct pdf_line *first = NULL;
    for (size_t i = 0; i < next->line_count && !first; i++)
        if (next->lines[i].role != LINE_SET_ASIDE)
            first = &next->lines[i];
    size_t last = page->line_count;
    while (last > 0 && page->lines[last - 1].role == LINE_SET_ASIDE)
        last--;
    struct pdf_line *line = last > 0 ? &page->lines[last - 1] : NULL;
    if (!first || !line || line->role != LINE_NOTE || first->role != LINE_TEXT || pdf_ends_sentence(line) ||
        line->box.x2 < line->field.x2 - 3 * line->size ||
        fabsf(first->size - line->size) > 0.03F * line->size)
        return;
    for (; line >= page->lines && line->role == LINE_NOTE; line--) {
        line->role = LINE_TEXT;
        if (line->fresh)
            break;
    }
}

void pdf_mark_notes(struct pdf_page *pages, size_t count, float body)
{
    float carried = 0;
    for (size_t p = 0; p < count; p++)
        carried = mark_page(&pages[p], body, carried);
    for (size_t p = 0; p + 1 < count; p++)
        unmark_running(&pages[p], &pages[p + 1]);
}
