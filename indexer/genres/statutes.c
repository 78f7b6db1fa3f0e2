#include "indexer/genres/statutes.h"

#include <string.h>

#include "indexer/document/outline.h"
#include "indexer/genres/statute_number.h"
#include "indexer/genres/statute_outline.h"
#include "indexer/genres/statute_sections.h"
#include "indexer/lines/broken_sentence.h"
#include "indexer/lines/line_marks.h"

enum {
    FULL_WIDTH = 40, /* display columns, the least of a line that is cut where the page's column ends, */
    WIDEST = 110,    /* and the most */
    FULL_LINES = 3,  /* so many are as wide as the column */
    FULL_OF = 6,     /* by one part in so many a full line is shorter than the widest */
    LONG_LINES = 50  /* one line in so many may be longer where lines are cut: of a table */
};

/* ------------------------------------------------------------------------------------------
 * Lines. */

/* May an annex begin here? Its name stands between the lines of tables too, and in sentences that links cut.
 */
static bool is_annex(const struct statute *statute, size_t l, struct heading *heading)
{
    const struct statute_form *form = &statute->form;
    struct heading other;
    bool sure, any;
    if (!statute_annex(statute_text(form, l), heading, &sure))
        return false;
    const char *above = l > 0 ? statute_text(form, l - 1) : "";
    bool stands = form->lines[l]->begins_paragraph || statute_annex(above, &other, &any) ||
                  ends_sentence(above, strlen(above));
    bool ends = (form->pasted && sure) || l + 1 >= form->count || form->lines[l + 1]->begins_paragraph ||
                statute_indented(statute_text(form, l + 1)) ||
                statute_annex(statute_text(form, l + 1), &other, &any);
    return stands && ends && (sure || l > form->last_article);
}

/* 第５章休暇等: without a blank, only its look tells a chapter's heading from a sentence that names one. */
static bool is_chapter(const struct line *line, struct heading *heading)
{
    struct cursor title;
    if (line->role != LINE_HEADING || !heading_parse(line->text, heading) || !heading->tight ||
        heading->level >= HEADING_ARTICLE)
        return false;
    title = heading->title;
    heading->level++; /* 附則 and 別表 are of the first */
    return cursor_peek(&title) != 0x306e && heading_title(title);
}

/* 附則, 別表 and chapters. */
static ssk_status read_heading(struct statute *statute, size_t *l, bool *found)
{
    const char *text = statute_text(&statute->form, *l);
    struct heading heading = {.level = LEVEL_SUPPLEMENT};
    bool range;
    *found = true;
    if (statute_supplement(text, &heading.title)) {
        statute->form.last = (struct ordinal){0};
        return statute_enter(statute, l, &heading, false, "附則");
    }
    if (is_annex(statute, *l, &heading))
        return statute_enter(statute, l, &heading, true, "");
    if (is_chapter(statute->form.lines[*l], &heading) || (statute_chapter(text, &heading, &range) && !range))
        return statute_enter(statute, l, &heading, true, "");
    *found = false;
    return SSK_OK;
}

/* Does the line open with an item's label, a blank, and its text: 一　調査, （１）　調査? No link stands so.
 */
static bool opens_item(const char *text)
{
    struct line_opening opening = line_opening(text, strlen(text));
    return (opening.kind == OPENS_LABEL || opening.kind == OPENS_BRACKETED) && opening.parted &&
           !line_is_label(text, strlen(text));
}

/* The width at which lines are cut: the widest that some lines share, and few exceed; 0 for none. */
static size_t common_width(const struct statute_form *form)
{
    size_t lines[WIDEST + 1] = {0}, wider = 0;
    for (size_t l = 0; l < form->count; l++) {
        struct cursor text = cursor_of(form->lines[l]->text);
        size_t width = cursor_width(&text);
        lines[width < WIDEST ? width : WIDEST]++;
    }
    for (size_t width = WIDEST; width > FULL_WIDTH; wider += lines[width--])
        if (lines[width] + lines[width - 1] + lines[width - 2] >= FULL_LINES &&
            wider * FULL_LINES * 3 <= form->count)
            return width;
    return 0;
}

/* Are the lines cut where the page's column ends? Else each is a paragraph. */
static bool is_wrapped(const struct statute_form *form)
{
    size_t longer = 0;
    for (size_t l = 0; l < form->count; l++) {
        struct cursor text = cursor_of(form->lines[l]->text);
        longer += cursor_is_wide(&text, WIDEST);
    }
    return longer * LONG_LINES <= form->count;
}

/* Does the indented line hang below its article's first: is the line above full, and its sentence open? */
static bool hangs(const struct statute *statute, size_t l)
{
    const struct line *line = statute->form.lines[l], *above = statute->form.lines[l - 1];
    struct cursor text = cursor_of(above->text), own = cursor_of(line->text);
    bool open = line_form(above)->ending != ENDS_SENTENCE || sentence_goes_on(above->text, line->text);
    return statute->wrapped && l - 1 != statute->form.number_line && open &&
           cursor_is_wide(&text, FULL_WIDTH) && cursor_width(&text) + 2 >= cursor_width(&own) &&
           !line_form(line)->label && !opens_item(line->text);
}

/* Does the line go on below a blank line, as an extractor prints one between all lines: is the line above of
 * the width of most, and its sentence open? */
static bool fills(const struct statute *statute, size_t l)
{
    const struct line *line = statute->form.lines[l], *above = statute->form.lines[l - 1];
    struct cursor text = cursor_of(above->text);
    size_t width = cursor_width(&text);
    return statute->article && statute->width > 0 && width * FULL_OF >= statute->width * (FULL_OF - 1) &&
           width <= statute->width + 2 && line_form(above)->ending == ENDS_OPEN &&
           l - 1 != statute->form.number_line && !statute_indented(line->text) && line->place.size <= 0 &&
           !statute->form.marked_up && !line_form(line)->label && !line_form(line)->item &&
           !opens_item(line->text);
}

/* Does the line begin a paragraph, rather than go on with a sentence that a link cut? */
static bool begins(const struct statute *statute, size_t l)
{
    const struct statute_form *form = &statute->form;
    const struct line *line = form->lines[l], *above = l > 0 ? form->lines[l - 1] : NULL;
    if (above && above->role == LINE_TEXT && line->begins_paragraph && fills(statute, l))
        return false;
    if (!above || line->begins_paragraph || above->role != LINE_TEXT ||
        (statute_indented(line->text) && !hangs(statute, l)))
        return true;
    if (line_form(line)->label && (form->pasted || statute_indented(statute_text(form, l + 1))))
        return true;
    if (opens_item(line->text))
        return true;
    return line_form(above)->ending == ENDS_SENTENCE && line_form(line)->item;
}

static ssk_status read_line(struct statute *statute, size_t *l, struct ssk_buffer *buffer)
{
    struct line *line = statute->form.lines[*l];
    struct article article;
    bool found;
    ssk_status status = read_heading(statute, l, &found);
    if (status == SSK_OK && !found)
        status = statute_read_caption(statute, l, buffer, &found);
    if (status != SSK_OK || found)
        return status;
    if (line->role != LINE_TEXT && line->role != LINE_HEADING)
        return SSK_OK;
    bool is_article = statute_is_article(&statute->form, *l, &article);
    line->role = LINE_TEXT;
    line->begins_paragraph = is_article || begins(statute, *l);
    line->apart |= line->place.size > 0 && *l > 0 && statute->form.lines[*l - 1]->role == LINE_TEXT &&
                   line->begins_paragraph && (is_article || opens_item(line->text));
    if (is_article)
        status = statute_enter_article(statute, *l, &article);
    return status == SSK_OK ? statute_give_keys(statute, line) : status;
}

/* The table of contents is one paragraph; a title that stands twice is read once. */
static ssk_status read_head(struct statute *statute, size_t l)
{
    struct line *line = statute->form.lines[l];
    line->begins_paragraph = l == statute->form.contents || (line->place.size > 0 && line->begins_paragraph);
    return statute_give_keys(statute, line);
}

static ssk_status read_lines(struct statute *statute)
{
    struct statute_form *form = &statute->form;
    struct ssk_buffer buffer = SSK_BUFFER_INIT;
    ssk_status status = statute_number_read(form, statute->document, statute->dictionary);
    statute->wrapped = is_wrapped(form);
    statute->width = statute->wrapped ? common_width(form) : 0;
    size_t l = form->count > 1 && strcmp(form->lines[0]->text, form->lines[1]->text) == 0;
    if (l)
        form->lines[0]->role = LINE_KEY;
    if (form->contents_end > 0 && form->contents_end < form->count)
        form->lines[form->contents_end]->apart = true;
    for (; l < form->count && status == SSK_OK; l++)
        if (l >= form->contents && l < form->contents_end)
            status = read_head(statute, l);
        else
            status = read_line(statute, &l, &buffer);
    ssk_buffer_free(&buffer);
    return status;
}

/* Papers of all kinds cite articles one below the other. Where the look of a document tells its title, that
 * names a statute. */
static bool may_be_statute(const struct document *document)
{
    static const char *const names[] = {"法律", "法",   "令",     "規則",   "条例",   "規程",
                                        "細則", "規約", "法律案", "条例案", "規則案", NULL};
    if (!document->count || !page_is_placed(&document->pages[0]))
        return true;
    struct cursor title = cursor_trimmed(cursor_of(document->title ? document->title : ""));
    for (const char *const *name = names; *name; name++)
        if ((size_t)(title.end - title.at) > strlen(*name) &&
            memcmp(title.end - strlen(*name), *name, strlen(*name)) == 0)
            return true;
    return false;
}

ssk_status statutes_read(struct document *document, const struct ssk_dictionary *dictionary, bool *known)
{
    struct statute statute = {.document = document, .dictionary = dictionary};
    ssk_status status = statute_form_find(&statute.form, document, known) ? SSK_OK : SSK_MEMORY;
    *known = *known && may_be_statute(document);
    if (status == SSK_OK && *known)
        status = read_lines(&statute);
    for (size_t p = 0; p < document->count && *known; p++) {
        document->pages[p].laid_out = true;
        document->pages[p].marked_up = !page_is_placed(&document->pages[p]);
    }
    statute_leave_article(&statute);
    outline_free(&statute.outline);
    statute_form_free(&statute.form);
    return status;
}
