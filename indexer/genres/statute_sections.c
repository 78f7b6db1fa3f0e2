/* Enters articles and chapters: their keys, and the lines that their titles take. */
#include "indexer/genres/statute_sections.h"

#include <stdlib.h>
#include <string.h>

#include "indexer/document/join_lines.h"
#include "indexer/document/paragraph.h"
#include "indexer/lines/line_marks.h"

enum { CAPTION_LINES = 8 };

ssk_status statute_give_keys(struct statute *statute, struct line *line)
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

void statute_leave_article(struct statute *statute)
{
    free(statute->article);
    free(statute->caption);
    statute->article = statute->caption = NULL;
    statute->keys = NULL;
}

/* 第一節　通則, 第三条　この法律は: what begins anew below a heading. */
static bool opens_part(const char *text)
{
    struct heading heading;
    struct ordinal ordinal;
    struct cursor cursor = cursor_trimmed(cursor_of(text));
    if (heading_parse(text, &heading) && heading.level < HEADING_BARE)
        return true;
    return ordinal_take(&cursor, &ordinal) && ordinal.unit == ORDINAL_ARTICLE &&
           (cursor_peek(&cursor) == ' ' || cursor_peek(&cursor) == '(');
}

/* Lines that go on with a heading, which a link in it cut: joined to its title, and spent. */
static bool join_title(struct statute *statute, size_t *l, struct ssk_buffer *title)
{
    struct article article;
    while (*l + 1 < statute->form.count && !statute->form.marked_up) {
        struct line *below = statute->form.lines[*l + 1];
        struct cursor text = cursor_of(below->text);
        if (below->begins_paragraph || statute_indented(below->text) || cursor_peek(&text) == '(' ||
            cursor_holds(&text, "。") || opens_part(below->text) ||
            statute_is_article(&statute->form, *l + 1, &article))
            break;
        join_line(title, below->text, strlen(below->text));
        below->role = LINE_KEY;
        ++*l;
    }
    return !title->failed;
}

ssk_status statute_enter(struct statute *statute, size_t *l, const struct heading *heading, bool numbered,
                         const char *before)
{
    struct line *line = statute->form.lines[*l];
    struct ssk_buffer title = SSK_BUFFER_INIT;
    statute_leave_article(statute);
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
    return good ? statute_give_keys(statute, line) : SSK_MEMORY;
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
        if (i > 0 && (statute->form.lines[l + i]->begins_paragraph || statute_indented(text)))
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

ssk_status statute_read_caption(struct statute *statute, size_t *l, struct ssk_buffer *buffer, bool *found)
{
    struct cursor inside;
    struct article article;
    size_t lines = caption_lines(statute, *l, buffer, &inside), next = *l + lines;
    *found = lines > 0 && next < statute->form.count &&
             (statute_is_article(&statute->form, next, &article) ||
              (!statute->article && is_numbered(statute, next)));
    if (!*found)
        return buffer->failed ? SSK_MEMORY : SSK_OK;
    statute_leave_article(statute);
    statute->caption = strndup(inside.at, (size_t)(inside.end - inside.at));
    for (size_t i = *l; i < next; i++)
        statute->form.lines[i]->role = LINE_KEY;
    *l = next - 1;
    return statute->caption ? SSK_OK : SSK_MEMORY;
}

ssk_status statute_enter_article(struct statute *statute, size_t l, const struct article *article)
{
    char *above = statute->article ? NULL : statute->caption;
    struct cursor inside,
        below = cursor_of(l + 1 < statute->form.count ? statute_text(&statute->form, l + 1) : "");
    struct cursor behind = article->rest;
    if (statute->article)
        statute_leave_article(statute);
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
