#include "indexer/law/read_law.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "indexer/document/draft.h"
#include "indexer/document/outline.h"
#include "indexer/genres/statute_lines.h"
#include "indexer/law/law_head.h"
#include "indexer/law/law_sections.h"
#include "indexer/law/law_text.h"

static void read_content(struct law *law, const struct xml_node *node);

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
    draft_text(&law->draft, ssk_buffer_string(&text));
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
    char *label = title ? law_text_of(law, title) : law_copy(law, "");
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
        law_set_section(law, NULL, law_caption_of(law, caption));
    char *label = article ? law_copy(law, article) : law_text_of(law, number);
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
    char *number = title ? law_text_of(law, title) : NULL, *own = number ? law_copy(law, number) : NULL;
    const char *label = own;
    law_set_section(law, number, caption ? law_caption_of(law, caption) : NULL);
    if (law->quoted && caption)
        add_line(law, "", caption);
    for (const struct xml_node *child = xml_first(article); child; child = xml_next(child)) {
        if (xml_is(child, "Paragraph")) {
            read_paragraph(law, child, label);
            label = NULL;
        } else if (!xml_is_any(child, "ArticleTitle ArticleCaption")) {
            read_content(law, child);
        }
    }
    free(own);
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
            law_enter_chapter(law, node, LEVEL_SUPPLEMENT + 1 + i);
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
        law_enter_annex(law, title, related);
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
        law_enter_supplement(law, node);
    else if (!xml_is(node, "Preamble") && !xml_is(node, "EnactStatement")) {
        outline_free(&law->outline);
        law_set_section(law, NULL, NULL);
    }
    read_content(law, node);
}

const struct xml_node *law_find(const struct xml_node *root)
{
    return xml_is(root, "Law") ? root : xml_find(root, "Law");
}

ssk_status law_read(const struct xml_node *node, struct document *out, struct ssk_error *error)
{
    struct law law = {.draft = {.document = out}};
    out->genre = SSK_GENRE_STATUTE;
    law_set_date(&law, node);
    draft_page(&law.draft, NULL);
    if (!law.draft.failed)
        law_read_head(&law, node);
    for (const struct xml_node *part = xml_first(xml_child(node, "LawBody")); part; part = xml_next(part))
        if (xml_name(part) && !xml_is_any(part, "LawTitle TOC"))
            read_provision(&law, part);
    free(law.article);
    free(law.caption);
    outline_free(&law.outline);
    return law.draft.failed ? ssk_no_memory(error) : SSK_OK;
}
