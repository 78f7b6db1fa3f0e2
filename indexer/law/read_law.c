#include "indexer/law/read_law.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "indexer/document/draft.h"
#include "indexer/document/outline.h"
#include "indexer/genres/statute_lines.h"
#include "indexer/law/law_text.h"

enum { LEVEL_SUPPLEMENT = 1 };

struct law {
    struct draft draft;
    struct outline outline;
    char *article, *caption; /* of the section; NULL outside of articles */
    int quoted;              /* > 0 in what another law is to say, which makes no sections here */
};

static void read_content(struct law *law, const struct xml_node *node);

/* ------------------------------------------------------------------------------------------ keys */

static char *copy_of(struct law *law, const char *text)
{
    char *copy = strdup(text);
    law->draft.failed |= !copy;
    return copy;
}

/* Makes the keys of the lines that follow. */
static void make_keys(struct law *law)
{
    struct keys *keys = document_add_keys(law->draft.document);
    law->draft.keys = keys;
    if (!keys || !outline_keys(&law->outline, keys)) {
        law->draft.failed = true;
        return;
    }
    if (!law->article && !law->caption)
        return;
    free(keys->section_number);
    free(keys->section_title);
    keys->section_number = law->article ? copy_of(law, law->article) : NULL;
    keys->section_title = law->caption ? copy_of(law, law->caption) : NULL;
}

/* The words of an element as a string of its own; NULL without memory. */
static char *text_of(struct law *law, const struct xml_node *node)
{
    struct ssk_buffer text = SSK_BUFFER_INIT;
    law_text(node, &text);
    char *string = ssk_buffer_detach(&text);
    law->draft.failed |= !string;
    return string;
}

/* （目的） without its brackets. */
static char *caption_of(struct law *law, const struct xml_node *node)
{
    char *text = node ? text_of(law, node) : NULL;
    struct cursor inside;
    if (!text || !statute_caption(cursor_of(text), &inside))
        return text;
    char *caption = strndup(inside.at, (size_t)(inside.end - inside.at));
    law->draft.failed |= !caption;
    free(text);
    return caption;
}

static void set_section(struct law *law, char *article, char *caption)
{
    if (law->quoted) {
        free(article);
        free(caption);
        return;
    }
    free(law->article);
    free(law->caption);
    law->article = article;
    law->caption = caption;
    make_keys(law);
}

/* ------------------------------------------------------------------------------------------ headings */

static void enter(struct law *law, int level, const struct heading *number, struct cursor title,
                  const char *text)
{
    if (law->quoted) {
        draft_line(&law->draft, text, LINE_TEXT, 0);
        return;
    }
    free(law->article);
    free(law->caption);
    law->article = law->caption = NULL;
    law->draft.failed |= !outline_enter(&law->outline, level, number, title);
    make_keys(law);
    draft_line(&law->draft, text, LINE_HEADING, level);
}

/* 第一章　総則. */
static void enter_chapter(struct law *law, const struct xml_node *title, int level)
{
    char *text = text_of(law, title);
    struct heading heading;
    bool range;
    if (text && statute_chapter(text, &heading, &range))
        enter(law, heading.level, &heading, heading.title, text);
    else if (text)
        enter(law, level, NULL, cursor_trimmed(cursor_of(text)), text);
    free(text);
}

/* 附則 （平成二十年法律第一号） 抄 */
static void enter_supplement(struct law *law, const struct xml_node *node)
{
    const char *amending = xml_attribute(node, "AmendLawNum");
    bool extract = xml_is_true(node, "Extract");
    struct ssk_buffer title = SSK_BUFFER_INIT;
    ssk_buffer_append_string(&title, "附則");
    if (amending && *amending)
        ssk_buffer_printf(&title, " （%s）", amending);
    if (extract)
        ssk_buffer_append_string(&title, amending && *amending ? "　抄" : " 抄");
    law->draft.failed |= title.failed;
    enter(law, LEVEL_SUPPLEMENT, NULL, cursor_of(ssk_buffer_string(&title)), ssk_buffer_string(&title));
    ssk_buffer_free(&title);
}

/* 別表第一 （第三条関係）: the title, and the articles that it belongs to behind it. */
static void enter_annex(struct law *law, const struct xml_node *title, const struct xml_node *related)
{
    struct ssk_buffer text = SSK_BUFFER_INIT;
    struct heading heading;
    bool sure;
    law_text(title, &text);
    if (related)
        law_text(related, &text);
    law->draft.failed |= text.failed;
    const char *string = ssk_buffer_string(&text);
    if (statute_annex(string, &heading, &sure))
        enter(law, heading.level, &heading, heading.title, string);
    else
        enter(law, LEVEL_SUPPLEMENT, NULL, cursor_trimmed(cursor_of(string)), string);
    ssk_buffer_free(&text);
}

/* ------------------------------------------------------------------------------------------ lines */

/* `２　前項の…`: a label, an ideographic space, the words. Either may be missing. */
static void add_line(struct law *law, const char *label, const struct xml_node *words)
{
    struct ssk_buffer text = SSK_BUFFER_INIT;
    ssk_buffer_append_string(&text, label);
    size_t before = text.length;
    if (words)
        law_text(words, &text);
    if (before && text.length > before) {
        struct ssk_buffer whole = SSK_BUFFER_INIT;
        ssk_buffer_printf(&whole, "%s\u3000%s", label, text.data + before);
        ssk_buffer_free(&text);
        text = whole;
    }
    law->draft.failed |= text.failed;
    draft_line(&law->draft, ssk_buffer_string(&text), LINE_TEXT, 0);
    ssk_buffer_free(&text);
}

/* An item and those below it: each has XTitle, XSentence, and items of the next depth. */
static void read_item(struct law *law, const struct xml_node *item)
{
    const struct xml_node *title = NULL, *sentence = NULL;
    for (const struct xml_node *child = xml_first(item); child; child = xml_next(child)) {
        const char *name = xml_name(child);
        size_t length = name ? strlen(name) : 0;
        if (length > 5 && strcmp(name + length - 5, "Title") == 0 && !title)
            title = child;
        else if (length > 8 && strcmp(name + length - 8, "Sentence") == 0 && !sentence)
            sentence = child;
    }
    char *label = title ? text_of(law, title) : copy_of(law, "");
    if (label && (*label || sentence))
        add_line(law, label, sentence);
    free(label);
    for (const struct xml_node *child = xml_first(item); child; child = xml_next(child))
        if (child != title && child != sentence)
            read_content(law, child);
    if (sentence && xml_child(sentence, "Table"))
        law_table(xml_child(sentence, "Table"), &law->draft);
}

/* The first of an article stands behind its number. */
static void read_paragraph(struct law *law, const struct xml_node *paragraph, const char *article)
{
    const struct xml_node *caption = xml_child(paragraph, "ParagraphCaption");
    const struct xml_node *number = xml_child(paragraph, "ParagraphNum");
    if (caption && !law->article)
        set_section(law, NULL, caption_of(law, caption));
    char *label = article ? copy_of(law, article) : text_of(law, number);
    if (label)
        add_line(law, label, xml_child(paragraph, "ParagraphSentence"));
    free(label);
    for (const struct xml_node *child = xml_first(paragraph); child; child = xml_next(child))
        if (!xml_is_any(child, "ParagraphCaption ParagraphNum ParagraphSentence"))
            read_content(law, child);
}

static void read_article(struct law *law, const struct xml_node *article)
{
    const struct xml_node *title = xml_child(article, "ArticleTitle");
    const struct xml_node *caption = xml_child(article, "ArticleCaption");
    char *number = title ? text_of(law, title) : NULL;
    const char *label = number;
    set_section(law, number, caption ? caption_of(law, caption) : NULL);
    for (const struct xml_node *child = xml_first(article); child; child = xml_next(child)) {
        if (xml_is(child, "Paragraph")) {
            read_paragraph(law, child, label);
            label = NULL;
        } else if (!xml_is_any(child, "ArticleTitle ArticleCaption")) {
            read_content(law, child);
        }
    }
}

/* ------------------------------------------------------------------------------------------ the law */

static bool ends(const char *name, const char *ending)
{
    size_t length = strlen(name), bytes = strlen(ending);
    return length >= bytes && strcmp(name + length - bytes, ending) == 0;
}

static void read_children(struct law *law, const struct xml_node *node)
{
    for (const struct xml_node *child = xml_first(node); child; child = xml_next(child))
        read_content(law, child);
}

/* 部 編 章 節 款 目: their titles, outermost first. */
static bool read_chapter(struct law *law, const struct xml_node *node)
{
    static const char *const titles[] = {"PartTitle",       "ChapterTitle",  "SectionTitle",
                                         "SubsectionTitle", "DivisionTitle", NULL};
    for (int i = 0; titles[i]; i++)
        if (xml_is(node, titles[i])) {
            enter_chapter(law, node, LEVEL_SUPPLEMENT + 1 + i);
            return true;
        }
    return false;
}

/* 別表, 様式 and the like: AppdxTable, SupplProvisionAppdxStyle … */
static void read_annex(struct law *law, const struct xml_node *node)
{
    const struct xml_node *related = xml_child(node, "RelatedArticleNum"), *title = NULL;
    for (const struct xml_node *child = xml_first(node); child && !title; child = xml_next(child))
        if (xml_name(child) && ends(xml_name(child), "Title"))
            title = child;
    if (title)
        enter_annex(law, title, related);
    for (const struct xml_node *child = xml_first(node); child; child = xml_next(child))
        if (child != title && child != related)
            read_content(law, child);
}

/* Has it nothing but words? */
static bool is_words(const struct xml_node *node)
{
    for (const struct xml_node *child = xml_first(node); child; child = xml_next(child))
        if (!xml_characters(child) && !xml_is_any(child, "Sentence Ruby Sup Sub Line Column QuoteStruct"))
            return false;
    return true;
}

static void read_quoted(struct law *law, const struct xml_node *node)
{
    law->quoted++;
    read_children(law, node);
    law->quoted--;
}

static void read_content(struct law *law, const struct xml_node *node)
{
    const char *name = xml_name(node);
    if (!name || law->draft.failed || xml_is_any(node, "TOC Fig SupplProvisionLabel") ||
        read_chapter(law, node))
        return;
    if (xml_is(node, "Article"))
        read_article(law, node);
    else if (xml_is(node, "Paragraph"))
        read_paragraph(law, node, NULL);
    else if (xml_is(node, "Table"))
        law_table(node, &law->draft);
    else if (xml_is(node, "NewProvision"))
        read_quoted(law, node);
    else if (xml_is_any(node, "Item Class List") || strncmp(name, "Subitem", 7) == 0 ||
             strncmp(name, "Sublist", 7) == 0)
        read_item(law, node);
    else if (strncmp(name, "Appdx", 5) == 0 || strncmp(name, "SupplProvisionAppdx", 19) == 0)
        read_annex(law, node);
    else if (is_words(node))
        add_line(law, "", node);
    else
        read_children(law, node);
}

static void read_provision(struct law *law, const struct xml_node *node)
{
    if (xml_is(node, "SupplProvision"))
        enter_supplement(law, node);
    else if (!xml_is(node, "Preamble") && !xml_is(node, "EnactStatement")) {
        outline_free(&law->outline);
        set_section(law, NULL, NULL);
    }
    read_content(law, node);
}

/* 令和7年 as 2025; 0 for an era that is not known. */
static long western_year(const struct xml_node *law)
{
    static const struct {
        const char *era;
        long before;
    } eras[] = {{"Meiji", 1867}, {"Taisho", 1911}, {"Showa", 1925}, {"Heisei", 1988}, {"Reiwa", 2018}};
    const char *era = xml_attribute(law, "Era");
    for (size_t i = 0; era && i < sizeof eras / sizeof *eras; i++)
        if (strcmp(era, eras[i].era) == 0)
            return eras[i].before + xml_number(law, "Year", 0);
    return 0;
}

/* When it was promulgated. */
static void set_date(struct law *law, const struct xml_node *node)
{
    long year = western_year(node), month = xml_number(node, "PromulgateMonth", 0);
    long day = xml_number(node, "PromulgateDay", 0);
    struct ssk_buffer date = SSK_BUFFER_INIT;
    if (year < 1868 || year > 2999)
        return;
    ssk_buffer_printf(&date, "%04ld", year);
    if (month >= 1 && month <= 12) {
        ssk_buffer_printf(&date, "-%02ld", month);
        if (day >= 1 && day <= 31)
            ssk_buffer_printf(&date, "-%02ld", day);
    }
    law->draft.document->date = ssk_buffer_detach(&date);
    law->draft.document->date_given = true;
    law->draft.failed |= !law->draft.document->date;
}

/* Ordinances and rules are of whom their number names: 令和六年国土交通省令第十二号. */
static void set_issuer(struct law *law, const char *number, const char *type)
{
    static const char *const kinds[] = {"令第", "規則第", NULL};
    const char *year = strstr(number, "年"), *end = NULL;
    if (!type || !year || (strcmp(type, "MinisterialOrdinance") != 0 && strcmp(type, "Rule") != 0))
        return;
    year += strlen("年");
    for (const char *const *kind = kinds; *kind && !end; kind++)
        end = strstr(year, *kind);
    if (!end || end == year)
        return;
    law->draft.document->publisher = strndup(year, (size_t)(end - year));
    law->draft.failed |= !law->draft.document->publisher;
}

/* The title, and the law's number in brackets behind it, as they are printed. */
static void read_head(struct law *law, const struct xml_node *node)
{
    const struct xml_node *number = xml_child(node, "LawNum"), *body = xml_child(node, "LawBody");
    const struct xml_node *title = xml_child(body, "LawTitle");
    struct ssk_buffer text = SSK_BUFFER_INIT;
    law_text(title, &text);
    draft_title(&law->draft, ssk_buffer_string(&text));
    if (number) {
        size_t before = text.length;
        ssk_buffer_append_string(&text, "（");
        law_text(number, &text);
        set_issuer(law, text.failed ? "" : text.data + before, xml_attribute(node, "LawType"));
        ssk_buffer_append_string(&text, "）");
    }
    law->draft.failed |= text.failed;
    make_keys(law);
    draft_line(&law->draft, ssk_buffer_string(&text), LINE_TEXT, 0);
    ssk_buffer_free(&text);
}

const struct xml_node *law_find(const struct xml_node *root)
{
    return xml_is(root, "Law") ? root : xml_find(root, "Law");
}

ssk_status law_read(const struct xml_node *node, struct document *out, struct ssk_error *error)
{
    struct law law = {.draft = {.document = out}};
    out->genre = SSK_GENRE_STATUTE;
    set_date(&law, node);
    draft_page(&law.draft, NULL);
    if (!law.draft.failed)
        read_head(&law, node);
    for (const struct xml_node *part = xml_first(xml_child(node, "LawBody")); part; part = xml_next(part))
        if (xml_name(part) && !xml_is_any(part, "LawTitle TOC"))
            read_provision(&law, part);
    free(law.article);
    free(law.caption);
    outline_free(&law.outline);
    return law.draft.failed ? ssk_no_memory(error) : SSK_OK;
}
