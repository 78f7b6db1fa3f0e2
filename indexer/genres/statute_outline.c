#include "indexer/genres/statute_outline.h"

#include <stdlib.h>
#include <string.h>

#include "indexer/document/paragraph.h"
#include "indexer/lines/line_marks.h"

enum {
    HEAD_LINES = 12,   /* within which a statute bears its number */
    LEAST_ARTICLES = 3 /* that make a text without one, and without 附則, a statute */
};

bool statute_indented(const char *text)
{
    struct cursor cursor = cursor_of(text);
    return cursor_peek(&cursor) == ' ';
}

/* ------------------------------------------------------------------------------------------
 * Articles. */

/* Does the line above end a caption, which nothing parts from its article? */
static bool below_caption(const struct statute_form *form, size_t l)
{
    if (l == 0 || l - 1 == form->number_line || (form->lines[l]->begins_paragraph && !form->marked_up))
        return false;
    struct cursor above = cursor_trimmed(cursor_of(statute_text(form, l - 1)));
    return cursor_last(&above) == ')' && !cursor_holds(&above, "。");
}

/* Does the line go on with a sentence about the article that was named above? */
static bool goes_on(const char *text)
{
    static const char openers[] = "のにをがはとでかもへ、。及又若並中各第";
    struct cursor cursor = cursor_of(text);
    uint32_t first = cursor_peek(&cursor);
    for (struct cursor opener = cursor_of(openers); !cursor_done(&opener);)
        if (cursor_next(&opener) == first)
            return true;
    return false;
}

/* A number alone on its line: its text stands below, indented, or the caption above or below tells. */
static bool is_article_alone(const struct statute_form *form, size_t l, const struct article *article)
{
    struct cursor inside;
    if (!cursor_done(&article->rest) || l + 1 >= form->count)
        return false;
    const char *below = statute_text(form, l + 1);
    bool next = ordinal_succeeds(&article->ordinal, &form->last);
    bool first = form->last.count == 0 && article->ordinal.count == 1 && article->ordinal.numbers[0] == 1;
    if (form->marked_up)
        return next;
    return statute_indented(below) || (form->pasted && (next || first) && !goes_on(below)) ||
           (below_caption(form, l) && !goes_on(below)) ||
           (next && form->lines[l + 1]->begins_paragraph && statute_caption(cursor_of(below), &inside));
}

static bool begins_paragraph(const struct statute_form *form, size_t l)
{
    const char *text = statute_text(form, l);
    if (l == 0 || form->lines[l]->begins_paragraph || l - 1 == form->number_line || statute_indented(text))
        return true;
    const char *above = statute_text(form, l - 1);
    return ends_sentence(above, strlen(above)) || below_caption(form, l);
}

static bool is_article_inline(const struct statute_form *form, size_t l, const struct article *article)
{
    struct cursor inside, behind = article->rest;
    if (article->bracket && (!statute_caption_prefix(&behind, &inside) || goes_on(behind.at)))
        return false; /* 第五条（第二項に限る。）の規定 */
    return !cursor_done(&article->rest) && ordinal_compare(&article->ordinal, &form->last) > 0 &&
           (begins_paragraph(form, l) || ordinal_succeeds(&article->ordinal, &form->last));
}

bool statute_is_article(const struct statute_form *form, size_t l, struct article *article)
{
    if (!statute_article(statute_text(form, l), article))
        return false;
    return form->inlined ? is_article_inline(form, l, article) : is_article_alone(form, l, article);
}

/* 第１章　総則……１０, as a table of contents prints it with the pages; its articles are none. It ends where
 * its first chapter comes again. */
static void find_led_contents(struct statute_form *form)
{
    struct heading first = {0}, heading;
    bool range;
    for (size_t l = 0; l < form->count; l++) {
        if (!statute_chapter(statute_text(form, l), &heading, &range))
            continue;
        if (first.level == 0) {
            if (!heading_leader_dots(heading.title))
                return;
            first = heading;
            form->contents = l;
        } else if (heading.level == first.level && strcmp(heading.number, first.number) == 0) {
            form->contents_end = l;
            return;
        }
    }
}

static bool is_first_article(const struct statute_form *form, size_t l)
{
    struct article article;
    return statute_article(statute_text(form, l), &article) && article.ordinal.count == 1 &&
           article.ordinal.numbers[0] == 1;
}

static bool opens_contents(const char *text)
{
    struct cursor cursor = cursor_trimmed(cursor_of(text));
    (void)cursor_take_string(&cursor, "条文");
    return cursor_take_string(&cursor, "目次") && cursor_done(&cursor);
}

/* 条文目次, as today's sites print it, lists the articles with their captions, no sentence among them. It
 * ends where the first article comes again, with its caption and the chapters it opens. */
static void find_listed_contents(struct statute_form *form)
{
    size_t opening = 0, first, l;
    struct cursor inside;
    struct heading heading;
    bool range;
    while (opening < HEAD_LINES && !opens_contents(statute_text(form, opening)))
        opening++;
    for (first = opening; first < form->count && !is_first_article(form, first); first++)
        continue;
    for (l = first + 1; l < form->count && !is_first_article(form, l); l++)
        if (strstr(statute_text(form, l), "。"))
            return;
    if (opening == HEAD_LINES || l >= form->count || strstr(statute_text(form, first), "。"))
        return;
    while (l > first + 1 && (statute_caption(cursor_of(statute_text(form, l - 1)), &inside) ||
                             statute_chapter(statute_text(form, l - 1), &heading, &range)))
        l--;
    form->contents = opening;
    form->contents_end = l;
}

static bool in_contents(const struct statute_form *form, size_t l)
{
    return l >= form->contents && l < form->contents_end;
}

/* How many articles there are when they are looked for in the one form or the other. */
static size_t count_articles(struct statute_form *form, bool inlined, size_t *first, size_t *last)
{
    size_t found = 0;
    struct article article;
    struct cursor title;
    form->inlined = inlined;
    form->last = (struct ordinal){0};
    for (size_t l = 0; l < form->count; l++) {
        if (statute_supplement(statute_text(form, l), &title)) {
            form->last = (struct ordinal){0};
            form->supplement |= found > 0;
        }
        if (in_contents(form, l) || !statute_is_article(form, l, &article))
            continue;
        form->last = article.ordinal;
        *first = found++ == 0 ? l : *first;
        *last = l;
    }
    form->last = (struct ordinal){0};
    return found;
}

/* ------------------------------------------------------------------------------------------
 * What the document is. */

/* On pages with places tables and footnotes are known, and hold articles that are others'. */
static bool is_read(const struct page *page, const struct line *line)
{
    if (line_is_out(line))
        return false;
    return !page_is_placed(page) || (line->row == 0 && line->role != LINE_NOTE);
}

static bool collect_lines(struct statute_form *form, const struct document *document)
{
    size_t total = 0;
    for (size_t p = 0; p < document->count; p++)
        total += document->pages[p].count;
    form->lines = calloc(total + 1, sizeof *form->lines);
    form->pasted = true;
    for (size_t p = 0; p < document->count && form->lines; p++) {
        struct page *page = &document->pages[p];
        for (size_t l = 0; l < page->count; l++)
            if (is_read(page, &page->lines[l]))
                form->lines[form->count++] = &page->lines[l];
        form->marked_up |= page->marked_up;
        form->pasted &= !page_is_placed(page);
    }
    form->pasted &= !form->marked_up;
    for (size_t l = 0; form->lines && l < form->count && form->pasted; l++)
        form->pasted = !statute_indented(form->lines[l]->text);
    return form->lines != NULL;
}

static void find_law_number(struct statute_form *form)
{
    form->number_line = form->count;
    for (size_t l = 0; l < HEAD_LINES && l < form->count; l++)
        if (statute_law_number(statute_text(form, l), &form->issuer)) {
            form->number_line = l;
            return;
        }
    for (size_t l = 0; l < HEAD_LINES && l < form->count && !form->short_number; l++)
        if (statute_short_number(statute_text(form, l))) {
            form->number_line = l;
            form->short_number = true;
        }
}

/* The chapters before the first article are those of the table of contents, then those that the article
 * stands in: they begin where the first of them comes again. */
static void find_contents(struct statute_form *form, size_t first_article)
{
    struct heading first = {0}, heading;
    bool range;
    for (size_t l = 0; l < first_article; l++) {
        if (!statute_chapter(statute_text(form, l), &heading, &range))
            continue;
        if (first.level == 0) {
            first = heading;
            form->contents = l;
        } else if (heading.level == first.level && strcmp(heading.number, first.number) == 0) {
            form->contents_end = l;
        }
        if (range && form->contents_end <= l)
            form->contents_end = l + 1;
    }
    struct cursor title;
    size_t end = form->contents_end;
    if (end > 0 && end < first_article && statute_supplement(statute_text(form, end), &title))
        form->contents_end++;
}

/* 離島の日を定める法律 above or below its short number, and a 附則: an Act may have no articles. */
static bool is_short_act(const struct statute_form *form)
{
    static const char *const names[] = {"法律", "法", "政令", "省令", "条例", "規則", NULL};
    struct cursor after;
    if (!form->short_number || form->number_line > 1)
        return false;
    struct cursor title = cursor_trimmed(cursor_of(statute_text(form, 1 - form->number_line)));
    bool named = false;
    for (const char *const *name = names; *name && !named; name++)
        named = (size_t)(title.end - title.at) > strlen(*name) &&
                memcmp(title.end - strlen(*name), *name, strlen(*name)) == 0;
    for (size_t l = 2; l < form->count && named; l++)
        if (statute_supplement(statute_text(form, l), &after))
            return true;
    return false;
}

/* Sets *known when this is a statute, and all that holds of the whole of it. */
static void recognise(struct statute_form *form, bool *known)
{
    size_t first[2] = {0, 0}, last[2] = {0, 0};
    find_law_number(form);
    find_led_contents(form);
    if (!form->contents_end)
        find_listed_contents(form);
    size_t alone = count_articles(form, false, &first[0], &last[0]);
    size_t inlined = count_articles(form, true, &first[1], &last[1]);
    struct article article;
    form->inlined = inlined > alone && statute_article(statute_text(form, first[1]), &article) &&
                    article.ordinal.numbers[0] == 1;
    size_t articles = form->inlined ? inlined : alone, opening = first[form->inlined];
    form->last_article = last[form->inlined];
    *known = (form->number_line < form->count && !form->short_number) || is_short_act(form);
    bool enough = articles >= LEAST_ARTICLES || (articles > 0 && (form->short_number || form->supplement));
    if (enough && statute_article(statute_text(form, opening), &article))
        *known |= article.ordinal.numbers[0] == 1;
    if (*known && !form->contents_end)
        find_contents(form, articles ? opening : form->count);
}

bool statute_form_find(struct statute_form *out, const struct document *document, bool *known)
{
    *out = (struct statute_form){0};
    *known = false;
    if (!collect_lines(out, document))
        return false;
    recognise(out, known);
    return true;
}

void statute_form_free(struct statute_form *form)
{
    free(form->lines);
}
