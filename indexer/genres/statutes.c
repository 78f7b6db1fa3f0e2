#include "indexer/genres/statutes.h"

#include <stdlib.h>
#include <string.h>

#include "indexer/document/join_lines.h"
#include "indexer/document/outline.h"
#include "indexer/document/paragraph.h"
#include "indexer/genres/statute_number.h"
#include "indexer/genres/statute_outline.h"
#include "indexer/lines/line_marks.h"

enum { CAPTION_LINES = 8, LEVEL_SUPPLEMENT = 1 };

struct statute {
    struct statute_form form;
    struct document *document;
    const struct ssk_dictionary *dictionary;
    struct outline outline;
    char *article, *caption; /* of the section */
    const struct keys *keys; /* of the present section; NULL when they are to be made */
};

/* ------------------------------------------------------------------------------------------
 * Keys. */

static ssk_status give_keys(struct statute *statute, struct line *line)
{
    struct keys *keys;
    if (!statute->keys) {
        if (!(keys = document_add_keys(statute->document)) || !outline_keys(&statute->outline, keys))
            return SSK_MEMORY;
        if (statute->article || statute->caption) {
            free(keys->section_number);
            free(keys->section_title);
            keys->section_number = statute->article ? strdup(statute->article) : NULL;
            keys->section_title = statute->caption ? strdup(statute->caption) : NULL;
            if (!keys->section_number != !statute->article || !keys->section_title != !statute->caption)
                return SSK_MEMORY;
        }
        const struct ssk_strings *issuer = &statute->document->issuer;
        for (size_t i = 0; i < issuer->count; i++)
            if (!ssk_strings_add(&keys->ministries, issuer->items[i], strlen(issuer->items[i])))
                return SSK_MEMORY;
        statute->keys = keys;
    }
    line->keys = statute->keys;
    return SSK_OK;
}

static void leave_article(struct statute *statute)
{
    free(statute->article);
    free(statute->caption);
    statute->article = statute->caption = NULL;
    statute->keys = NULL;
}

/* ------------------------------------------------------------------------------------------
 * Headings. */

/* Lines that go on with a heading, which a link in it cut: joined to its title, and spent. */
static bool join_title(struct statute *statute, size_t *l, struct ssk_buffer *title)
{
    struct article article;
    while (*l + 1 < statute->form.count && !statute->form.marked_up) {
        struct line *below = statute->form.lines[*l + 1];
        struct cursor text = cursor_of(below->text);
        if (below->fresh || statute_indented(below->text) || cursor_peek(&text) == '(' ||
            cursor_holds(&text, "。") || statute_is_article(&statute->form, *l + 1, &article))
            break;
        join_line(title, below->text, strlen(below->text));
        below->role = LINE_KEY;
        ++*l;
    }
    return !title->failed;
}

static ssk_status enter(struct statute *statute, size_t *l, const struct heading *heading, bool numbered,
                        const char *before)
{
    struct line *line = statute->form.lines[*l];
    struct ssk_buffer title = SSK_BUFFER_INIT;
    leave_article(statute);
    ssk_buffer_append_string(&title, before);
    if (*before && !cursor_done(&heading->title))
        ssk_buffer_append_char(&title, ' ');
    ssk_buffer_append(&title, heading->title.at, (size_t)(heading->title.end - heading->title.at));
    bool good = (heading->level == LEVEL_SUPPLEMENT || join_title(statute, l, &title)) && !title.failed &&
                outline_enter(&statute->outline, heading->level, numbered ? heading : NULL,
                              cursor_trimmed(cursor_of(ssk_buffer_string(&title))));
    ssk_buffer_free(&title);
    line->role = LINE_HEADING;
    line->level = heading->level;
    return good ? give_keys(statute, line) : SSK_MEMORY;
}

/* The lines from l on that are a caption, joined, and what stands in its brackets; 0 when they are none. */
static size_t caption_lines(const struct statute *statute, size_t l, struct ssk_buffer *caption,
                            struct cursor *inside)
{
    ssk_buffer_clear(caption);
    struct cursor start = cursor_trimmed(cursor_of(statute_text(&statute->form, l)));
    if (cursor_peek(&start) != '(' || l == statute->form.number_line ||
        line_is_label(start.at, (size_t)(start.end - start.at)))
        return 0; /* （い） is no caption */
    for (size_t i = 0; i < CAPTION_LINES && l + i < statute->form.count; i++) {
        const char *text = statute_text(&statute->form, l + i);
        if (i > 0 && (statute->form.lines[l + i]->fresh || statute_indented(text)))
            return 0;
        join_line(caption, text, strlen(text));
        if (statute_caption(cursor_of(ssk_buffer_string(caption)), inside))
            return i + 1;
    }
    return 0;
}

/* Is this line the first of a numbered paragraph, which a statute without articles consists of? */
static bool is_numbered(const struct statute *statute, size_t l)
{
    return line_is_label(statute_text(&statute->form, l), strlen(statute_text(&statute->form, l))) ||
           opens_with_bullet(statute_text(&statute->form, l));
}

/* （目的） above an article, or above a numbered paragraph where there are no articles. */
static ssk_status read_caption(struct statute *statute, size_t *l, struct ssk_buffer *buffer, bool *found)
{
    struct cursor inside;
    struct article article;
    size_t lines = caption_lines(statute, *l, buffer, &inside), next = *l + lines;
    *found = lines > 0 && next < statute->form.count &&
             (statute_is_article(&statute->form, next, &article) ||
              (!statute->article && is_numbered(statute, next)));
    if (!*found)
        return buffer->failed ? SSK_MEMORY : SSK_OK;
    leave_article(statute);
    statute->caption = strndup(inside.at, (size_t)(inside.end - inside.at));
    for (size_t i = *l; i < next; i++)
        statute->form.lines[i]->role = LINE_KEY;
    *l = next - 1;
    return statute->caption ? SSK_OK : SSK_MEMORY;
}

/* The caption stands above, or behind the number (第１条（目的）), or below it. */
static ssk_status enter_article(struct statute *statute, size_t l, const struct article *article)
{
    char *above = statute->article ? NULL : statute->caption;
    struct cursor inside,
        below = cursor_of(l + 1 < statute->form.count ? statute_text(&statute->form, l + 1) : "");
    struct cursor behind = article->rest;
    if (statute->article)
        leave_article(statute);
    statute->keys = NULL;
    statute->caption = above;
    statute->form.last = article->ordinal;
    statute->article = strndup(article->number.at, (size_t)(article->number.end - article->number.at));
    bool captioned = article->bracket && statute_caption_prefix(&behind, &inside);
    if (!captioned && !above && !statute->form.inlined && !statute->form.marked_up &&
        statute_caption(below, &inside)) {
        captioned = true;
        statute->form.lines[l + 1]->role = LINE_KEY;
    }
    if (captioned && !above)
        statute->caption = strndup(inside.at, (size_t)(inside.end - inside.at));
    return statute->article && (!captioned || statute->caption) ? SSK_OK : SSK_MEMORY;
}

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
    bool stands =
        form->lines[l]->fresh || statute_annex(above, &other, &any) || ends_sentence(above, strlen(above));
    bool ends = l + 1 >= form->count || form->lines[l + 1]->fresh ||
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
        return enter(statute, l, &heading, false, "附則");
    }
    if (is_annex(statute, *l, &heading))
        return enter(statute, l, &heading, true, "");
    if (is_chapter(statute->form.lines[*l], &heading) || (statute_chapter(text, &heading, &range) && !range))
        return enter(statute, l, &heading, true, "");
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

/* Does the line begin a paragraph, rather than go on with a sentence that a link cut? */
static bool begins(const struct statute *statute, size_t l)
{
    const struct statute_form *form = &statute->form;
    const struct line *line = form->lines[l], *above = l > 0 ? form->lines[l - 1] : NULL;
    if (!above || line->fresh || above->role != LINE_TEXT || statute_indented(line->text))
        return true;
    if (line_form(line)->label && statute_indented(statute_text(form, l + 1)))
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
        status = read_caption(statute, l, buffer, &found);
    if (status != SSK_OK || found)
        return status;
    if (line->role != LINE_TEXT && line->role != LINE_HEADING)
        return SSK_OK;
    bool is_article = statute_is_article(&statute->form, *l, &article);
    line->role = LINE_TEXT;
    line->fresh = is_article || begins(statute, *l);
    line->apart |= line->place.size > 0 && *l > 0 && statute->form.lines[*l - 1]->role == LINE_TEXT &&
                   line->fresh && (is_article || opens_item(line->text));
    if (is_article)
        status = enter_article(statute, *l, &article);
    return status == SSK_OK ? give_keys(statute, line) : status;
}

/* The table of contents is one paragraph; a title that stands twice is read once. */
static ssk_status read_head(struct statute *statute, size_t l)
{
    struct line *line = statute->form.lines[l];
    line->fresh = l == statute->form.contents || (line->place.size > 0 && line->fresh);
    return give_keys(statute, line);
}

static ssk_status read_lines(struct statute *statute)
{
    struct statute_form *form = &statute->form;
    struct ssk_buffer buffer = SSK_BUFFER_INIT;
    ssk_status status = statute_number_read(form, statute->document, statute->dictionary);
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
    static const char *const names[] = {"法律", "法", "令", "規則", "条例", "規程", "細則", "規約", NULL};
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
    leave_article(&statute);
    outline_free(&statute.outline);
    statute_form_free(&statute.form);
    return status;
}
