/* PowerPoint: ppt/presentation.xml and its slides (ECMA-376 part 1, 19). */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "indexer/document/draft.h"
#include "indexer/document/table_rows.h"
#include "indexer/office/hidden_parts.h"
#include "indexer/office/read_office.h"

struct slides {
    const struct package *package;
    struct draft draft;
    struct relations relations; /* of the slide at hand */
};

/* ------------------------------------------------------------------------------------------ text */

/* The runs of a paragraph; the number of the slide is none of its words. */
static void put_paragraph(const struct xml_node *paragraph, struct ssk_buffer *out)
{
    for (const struct xml_node *run = xml_first(paragraph); run; run = xml_next(run)) {
        const char *field = xml_is(run, "fld") ? xml_attribute(run, "type") : NULL;
        if (xml_is(run, "br"))
            ssk_buffer_append_char(out, ' ');
        else if (xml_is(run, "r") || (field && strcmp(field, "slidenum") != 0))
            xml_text(xml_child(run, "t"), out);
    }
}

static void read_text(struct slides *slides, const struct xml_node *body, enum line_role role, int level)
{
    for (const struct xml_node *paragraph = xml_child(body, "p"); paragraph;
         paragraph = xml_sibling(paragraph, "p")) {
        struct ssk_buffer text = SSK_BUFFER_INIT;
        put_paragraph(paragraph, &text);
        draft_line(&slides->draft, ssk_buffer_string(&text), role, level);
        slides->draft.failed |= text.failed;
        ssk_buffer_free(&text);
    }
}

/* A title of several paragraphs is one heading. */
static void read_title(struct slides *slides, const struct xml_node *body)
{
    struct ssk_buffer text = SSK_BUFFER_INIT;
    for (const struct xml_node *paragraph = xml_child(body, "p"); paragraph;
         paragraph = xml_sibling(paragraph, "p")) {
        if (text.length)
            ssk_buffer_append_char(&text, ' ');
        put_paragraph(paragraph, &text);
    }
    draft_title(&slides->draft, ssk_buffer_string(&text));
    draft_line(&slides->draft, ssk_buffer_string(&text), LINE_HEADING, 1);
    slides->draft.failed |= text.failed;
    ssk_buffer_free(&text);
}

static void read_cell(const struct xml_node *cell, struct table_rows *rows)
{
    struct ssk_buffer text = SSK_BUFFER_INIT;
    for (const struct xml_node *paragraph = xml_child(xml_child(cell, "txBody"), "p"); paragraph;
         paragraph = xml_sibling(paragraph, "p")) {
        if (text.length)
            ssk_buffer_append_char(&text, '\n');
        put_paragraph(paragraph, &text);
    }
    bool merged = xml_is_true(cell, "vMerge") && !text.length;
    table_rows_add(rows, merged ? table_rows_above(rows) : ssk_buffer_string(&text), 1);
    rows->failed |= text.failed;
    ssk_buffer_free(&text);
}

static void read_table(struct slides *slides, const struct xml_node *table)
{
    struct table_rows rows = {0};
    if (xml_is_true(xml_child(table, "tblPr"), "firstRow")) {
        rows.kind = HEAD_MARKED;
        rows.head = 1;
    }
    for (const struct xml_node *row = xml_child(table, "tr"); row; row = xml_sibling(row, "tr")) {
        table_rows_begin(&rows);
        for (const struct xml_node *cell = xml_child(row, "tc"); cell; cell = xml_sibling(cell, "tc"))
            read_cell(cell, &rows);
    }
    table_rows_write(&rows, &slides->draft);
    table_rows_free(&rows);
}

/* ------------------------------------------------------------------------------------------ shapes */

/* The words of a diagram (SmartArt), a line a shape. */
static void read_diagram(struct slides *slides, const struct xml_node *frame)
{
    char *part = relations_target(&slides->relations, xml_attribute(xml_find(frame, "relIds"), "dm"));
    struct xml_tree *tree = NULL;
    if (part && package_tree(&tree, slides->package, part, NULL) == SSK_MEMORY)
        slides->draft.failed = true;
    const struct xml_node *points = tree ? xml_child(xml_root(tree), "ptLst") : NULL;
    for (const struct xml_node *point = xml_child(points, "pt"); point; point = xml_sibling(point, "pt"))
        read_text(slides, xml_child(point, "t"), LINE_TEXT, 0);
    xml_free(tree);
    free(part);
}

static const char *placeholder(const struct xml_node *shape)
{
    const struct xml_node *holder = xml_at(shape, "nvSpPr/nvPr/ph");
    const char *type = xml_attribute(holder, "type");
    return type ? type : holder ? "body" : "";
}

static bool is_title(const struct xml_node *shape)
{
    const char *type = placeholder(shape);
    return xml_is(shape, "sp") && (strcmp(type, "title") == 0 || strcmp(type, "ctrTitle") == 0);
}

static void read_shapes(struct slides *slides, const struct xml_node *tree, bool titles)
{
    for (const struct xml_node *shape = xml_first(tree); shape; shape = xml_next(shape)) {
        if (xml_is_any(shape, "grpSp AlternateContent Choice"))
            read_shapes(slides, shape, titles);
        else if (is_title(shape) && titles)
            read_title(slides, xml_child(shape, "txBody"));
        else if (xml_is_any(shape, "sp cxnSp") && !is_title(shape) && !titles)
            read_text(slides, xml_child(shape, "txBody"),
                      xml_is_any(xml_at(shape, "nvSpPr/nvPr/ph"), "ph") &&
                              strstr(" ftr dt sldNum hdr ", placeholder(shape))
                          ? LINE_SET_ASIDE
                          : LINE_TEXT,
                      0);
        else if (xml_is(shape, "graphicFrame") && !titles && xml_find(shape, "tbl"))
            read_table(slides, xml_find(shape, "tbl"));
        else if (xml_is(shape, "graphicFrame") && !titles)
            read_diagram(slides, shape);
    }
}

/* What the speaker notes below the slide. */
static ssk_status read_notes(struct slides *slides, struct ssk_error *error)
{
    struct xml_tree *tree = NULL;
    char *part = relations_of_type(&slides->relations, "/notesSlide");
    ssk_status status = part ? package_tree(&tree, slides->package, part, error) : SSK_OK;
    const struct xml_node *shapes = tree ? xml_at(xml_root(tree), "cSld/spTree") : NULL;
    for (const struct xml_node *shape = xml_child(shapes, "sp"); shape; shape = xml_sibling(shape, "sp"))
        if (strcmp(placeholder(shape), "body") == 0)
            read_text(slides, xml_child(shape, "txBody"), LINE_NOTE, 0);
    xml_free(tree);
    free(part);
    return status;
}

static ssk_status read_slide(struct slides *slides, const char *part, bool *hidden, struct ssk_error *error)
{
    struct xml_tree *tree = NULL;
    ssk_status status = package_tree(&tree, slides->package, part, error);
    if (status == SSK_OK)
        status = relations_open(&slides->relations, slides->package, part, error);
    if (status == SSK_OK && tree) {
        const char *show = xml_attribute(xml_root(tree), "show");
        const struct xml_node *shapes = xml_at(xml_root(tree), "cSld/spTree");
        *hidden = show && (strcmp(show, "0") == 0 || strcmp(show, "false") == 0);
        read_shapes(slides, shapes, true);
        read_shapes(slides, shapes, false);
        status = read_notes(slides, error);
    }
    relations_free(&slides->relations);
    xml_free(tree);
    return status;
}

static ssk_status read_slides(struct slides *slides, const struct relations *relations,
                              const struct xml_node *list, struct ssk_strings *hidden,
                              struct ssk_error *error)
{
    int number = 0;
    ssk_status status = SSK_OK;
    for (const struct xml_node *slide = xml_child(list, "sldId"); slide && status == SSK_OK;
         slide = xml_sibling(slide, "sldId")) {
        /* its own id has no prefix, that of the relation has */
        char *part = relations_target(relations, xml_attribute_in(slide, "relationships", "id"));
        char name[16];
        bool is_hidden = false;
        snprintf(name, sizeof name, "%d", ++number);
        draft_page(&slides->draft, NULL);
        if (part)
            status = read_slide(slides, part, &is_hidden, error);
        free(part);
        if (is_hidden && !ssk_strings_add(hidden, name, strlen(name)))
            status = ssk_no_memory(error);
    }
    return status;
}

ssk_status pptx_read(const struct source *source, const struct package *package, const char *part,
                     struct document *out, struct ssk_error *error)
{
    struct slides slides = {.package = package, .draft = {.document = out}};
    struct relations relations = {0};
    struct xml_tree *tree = NULL;
    struct ssk_strings hidden = {0};
    ssk_status status = package_tree(&tree, package, part, error);
    if (status == SSK_OK)
        status = relations_open(&relations, package, part, error);
    if (status == SSK_OK && tree)
        status = read_slides(&slides, &relations, xml_child(xml_root(tree), "sldIdLst"), &hidden, error);
    if (status == SSK_OK)
        office_tell_hidden(source, true, &hidden);
    out->genre = SSK_GENRE_SLIDES;
    ssk_strings_free(&hidden);
    relations_free(&relations);
    xml_free(tree);
    return status == SSK_OK && slides.draft.failed ? ssk_no_memory(error) : status;
}
