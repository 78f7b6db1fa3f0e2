/* OpenDocument text, sheets and slides: content.xml (OASIS OpenDocument 1.3 part 3). */
#include <stdlib.h>
#include <string.h>

#include "indexer/base/string_map.h"
#include "indexer/document/draft.h"
#include "indexer/office/hidden_parts.h"
#include "indexer/office/odf_blocks.h"
#include "indexer/office/read_office.h"

static bool has_property(const struct odf *odf, const struct xml_node *node, const char *properties,
                         const char *name, const char *value)
{
    const char *style = xml_attribute(node, "style-name");
    const size_t *number = style ? string_map_find(&odf->styles, style) : NULL;
    const char *set = number ? xml_attribute(xml_child(odf->items[*number], properties), name) : NULL;
    return set && strcmp(set, value) == 0;
}

static void hide(struct odf *odf, const struct xml_node *node)
{
    const char *name = xml_attribute(node, "name");
    if (name && !ssk_strings_add(&odf->hidden, name, strlen(name)))
        odf->draft.failed = true;
}

static void read_sheets(struct odf *odf, const struct xml_node *body)
{
    for (const struct xml_node *sheet = xml_child(body, "table"); sheet;
         sheet = xml_sibling(sheet, "table")) {
        draft_page(&odf->draft, xml_attribute(sheet, "name"));
        if (has_property(odf, sheet, "table-properties", "display", "false"))
            hide(odf, sheet);
        odf_table(odf, sheet, true);
        odf_boxes(odf, xml_child(sheet, "shapes"));
    }
}

static bool is_class(const struct xml_node *node, const char *name)
{
    const char *class = xml_attribute(node, "class");
    return class && strcmp(class, name) == 0;
}

static void read_slide(struct odf *odf, const struct xml_node *slide)
{
    for (const struct xml_node *shape = xml_first(slide); shape; shape = xml_next(shape))
        if (is_class(shape, "title"))
            for (const struct xml_node *line = xml_first(xml_child(shape, "text-box")); line;
                 line = xml_next(line)) {
                struct ssk_buffer text = SSK_BUFFER_INIT;
                odf_words(odf, line, &text);
                draft_title(&odf->draft, ssk_buffer_string(&text));
                ssk_buffer_free(&text);
                odf_paragraph(odf, line, 1);
            }
    for (const struct xml_node *shape = xml_first(slide); shape; shape = xml_next(shape))
        if (xml_is(shape, "notes")) {
            odf->role = LINE_NOTE;
            odf_boxes(odf, shape);
            odf->role = LINE_TEXT;
        } else if (!is_class(shape, "title")) {
            odf_block(odf, shape);
        }
}

static void read_slides(struct odf *odf, const struct xml_node *body)
{
    for (const struct xml_node *slide = xml_child(body, "page"); slide; slide = xml_sibling(slide, "page")) {
        draft_page(&odf->draft, NULL);
        if (has_property(odf, slide, "drawing-page-properties", "visibility", "hidden"))
            hide(odf, slide);
        read_slide(odf, slide);
    }
}

/* The heads and feet of a text's pages, from its master styles. */
static ssk_status read_margins(struct odf *odf, const struct package *package, struct ssk_error *error)
{
    struct xml_tree *tree;
    ssk_status status = package_tree(&tree, package, "styles.xml", error);
    const struct xml_node *masters = tree ? xml_child(xml_root(tree), "master-styles") : NULL;
    odf->role = LINE_SET_ASIDE;
    for (const struct xml_node *page = xml_child(masters, "master-page"); page;
         page = xml_sibling(page, "master-page"))
        for (const struct xml_node *margin = xml_first(page); margin; margin = xml_next(margin))
            if (xml_is_any(margin, "header footer"))
                odf_blocks(odf, margin);
    odf->role = LINE_TEXT;
    xml_free(tree);
    return status;
}

static bool find_styles(struct odf *odf, const struct xml_node *root)
{
    const struct xml_node *styles = xml_child(root, "automatic-styles");
    size_t count = 0;
    for (const struct xml_node *style = xml_child(styles, "style"); style;
         style = xml_sibling(style, "style"))
        count++;
    odf->items = calloc(count + 1, sizeof *odf->items);
    for (const struct xml_node *style = xml_child(styles, "style"); style && odf->items;
         style = xml_sibling(style, "style")) {
        const char *name = xml_attribute(style, "name");
        if (name && !string_map_put(&odf->styles, name, odf->count, NULL))
            return false;
        odf->items[odf->count++] = style;
    }
    return odf->items != NULL;
}

static ssk_status read_content(struct odf *odf, const struct package *package, const struct xml_node *root,
                               struct ssk_error *error)
{
    const struct xml_node *body = xml_child(root, "body");
    ssk_status status = SSK_OK;
    if (!find_styles(odf, root))
        return ssk_no_memory(error);
    if (xml_child(body, "text")) {
        draft_page(&odf->draft, NULL);
        status = read_margins(odf, package, error);
        odf_blocks(odf, xml_child(body, "text"));
    }
    read_sheets(odf, xml_child(body, "spreadsheet"));
    if (xml_child(body, "presentation"))
        odf->draft.document->genre = SSK_GENRE_SLIDES;
    read_slides(odf, xml_child(body, "presentation"));
    return status;
}

ssk_status odf_read(const struct source *source, const struct package *package, const char *part,
                    struct document *out, struct ssk_error *error)
{
    struct odf odf = {.draft = {.document = out}, .role = LINE_TEXT};
    struct xml_tree *tree = NULL;
    ssk_status status = package_tree(&tree, package, part, error);
    if (status == SSK_OK && tree)
        status = read_content(&odf, package, xml_root(tree), error);
    if (status == SSK_OK)
        office_tell_hidden(source, out->genre == SSK_GENRE_SLIDES, &odf.hidden);
    string_map_free(&odf.styles);
    free(odf.items);
    ssk_strings_free(&odf.hidden);
    ssk_buffer_free(&odf.notes);
    xml_free(tree);
    return status == SSK_OK && odf.draft.failed ? ssk_no_memory(error) : status;
}
