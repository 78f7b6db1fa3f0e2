/* OpenDocument text, sheets and slides: content.xml (OASIS OpenDocument 1.3 part 3). */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "indexer/base/string_map.h"
#include "indexer/document/draft.h"
#include "indexer/document/table_rows.h"
#include "indexer/office/hidden_parts.h"
#include "indexer/office/read_office.h"

enum { DEPTH_MAX = 48, REPEATED_MAX = 1024 };

struct odf {
    struct draft draft;
    struct string_map styles; /* numbers of `items` by the names of automatic styles */
    const struct xml_node **items;
    size_t count;
    struct ssk_buffer *cell; /* that paragraphs go to; NULL outside of tables */
    struct ssk_strings hidden;
    struct ssk_buffer notes; /* met in a paragraph, parted by '\n' */
    enum line_role role;
    int depth;
};

static void read_blocks(struct odf *odf, const struct xml_node *above);

/* ------------------------------------------------------------------------------------------ words */

static void put_words(struct odf *odf, const struct xml_node *node, struct ssk_buffer *out);

/* The body of a footnote is no part of the sentence it stands in. */
static void keep_note(struct odf *odf, const struct xml_node *note)
{
    const struct xml_node *body = xml_child(note, "note-body");
    for (const struct xml_node *paragraph = xml_first(body); paragraph; paragraph = xml_next(paragraph)) {
        put_words(odf, paragraph, &odf->notes);
        ssk_buffer_append_char(&odf->notes, '\n');
    }
}

/* White space of the file is one blank (6.1.2), those that count have elements of their own. */
static void put_characters(const char *characters, struct ssk_buffer *out)
{
    for (const char *at = characters; *at;) {
        size_t blanks = strspn(at, " \t\r\n"), length;
        if (blanks && out->length && out->data[out->length - 1] != ' ')
            ssk_buffer_append_char(out, ' ');
        at += blanks;
        length = strcspn(at, " \t\r\n");
        ssk_buffer_append(out, at, length);
        at += length;
    }
}

static void put_words(struct odf *odf, const struct xml_node *node, struct ssk_buffer *out)
{
    for (const struct xml_node *child = xml_first(node); child; child = xml_next(child)) {
        if (xml_characters(child))
            put_characters(xml_characters(child), out);
        else if (xml_is(child, "s"))
            ssk_buffer_append_char(out, ' ');
        else if (xml_is(child, "tab"))
            ssk_buffer_append_string(out, "\u3000");
        else if (xml_is(child, "line-break"))
            ssk_buffer_append_char(out, '\n');
        else if (xml_is(child, "note"))
            keep_note(odf, child);
        else if (xml_is(child, "ruby"))
            put_words(odf, xml_child(child, "ruby-base"), out);
        else if (!xml_is_any(child, "annotation frame custom-shape page-number tracked-changes rect"))
            put_words(odf, child, out);
    }
}

static void blank_breaks(char *text)
{
    for (char *c = text; c && *c; c++)
        if (*c == '\n')
            *c = ' ';
}

static void put_notes(struct odf *odf)
{
    struct ssk_buffer notes = odf->notes;
    odf->notes = (struct ssk_buffer)SSK_BUFFER_INIT;
    for (char *at = notes.data, *end; at && (end = strchr(at, '\n')); at = end + 1) {
        *end = '\0';
        draft_line(&odf->draft, at, LINE_NOTE, 0);
    }
    odf->draft.failed |= notes.failed;
    ssk_buffer_free(&notes);
}

/* Text boxes and shapes that are anchored in a paragraph. */
static void read_boxes(struct odf *odf, const struct xml_node *node)
{
    const struct xml_node *child = ++odf->depth < DEPTH_MAX ? xml_first(node) : NULL;
    for (; child; child = xml_next(child))
        if (xml_is_any(child, "text-box custom-shape rect"))
            read_blocks(odf, child);
        else if (xml_name(child) && !xml_is_any(child, "note annotation"))
            read_boxes(odf, child);
    odf->depth--;
}

static void read_paragraph(struct odf *odf, const struct xml_node *paragraph, int level)
{
    struct ssk_buffer text = SSK_BUFFER_INIT;
    put_words(odf, paragraph, &text);
    odf->draft.failed |= text.failed;
    if (odf->cell && text.length) {
        if (odf->cell->length)
            ssk_buffer_append_char(odf->cell, '\n');
        ssk_buffer_append_string(odf->cell, text.data);
    } else if (text.length) {
        bool heading = level > 0 && odf->role == LINE_TEXT;
        blank_breaks(text.data);
        draft_line(&odf->draft, text.data, heading ? LINE_HEADING : odf->role, level);
    }
    put_notes(odf);
    ssk_buffer_free(&text);
    read_boxes(odf, paragraph);
}

/* ------------------------------------------------------------------------------------------ tables */

static size_t repeated(const struct xml_node *node, const char *attribute)
{
    long times = xml_number(node, attribute, 1);
    return times < 1 ? 1 : (size_t)times;
}

/* Repeated cells that hold something are few; blank ones fill a sheet to its edge. */
static void read_cell(struct odf *odf, const struct xml_node *cell, struct table_rows *rows, size_t *blanks)
{
    struct ssk_buffer text = SSK_BUFFER_INIT, *outer = odf->cell;
    odf->cell = &text;
    read_blocks(odf, cell);
    odf->cell = outer;
    odf->draft.failed |= text.failed;
    size_t times = repeated(cell, "number-columns-repeated");
    if (!text.length) {
        *blanks += times;
    } else {
        for (; *blanks > 0 && *blanks < TABLE_COLUMNS_MAX; --*blanks)
            table_rows_add(rows, "", 1);
        *blanks = 0;
        for (size_t i = 0; i < times && i < REPEATED_MAX; i++)
            table_rows_add(rows, text.data, 1);
    }
    ssk_buffer_free(&text);
}

static void read_row(struct odf *odf, const struct xml_node *row, struct table_rows *rows)
{
    size_t blanks = 0, times = repeated(row, "number-rows-repeated");
    table_rows_begin(rows);
    for (const struct xml_node *cell = xml_first(row); cell; cell = xml_next(cell))
        if (xml_is_any(cell, "table-cell covered-table-cell"))
            read_cell(odf, cell, rows, &blanks);
    const size_t first = rows->count - 1;
    for (size_t i = 1; rows->count && i < times && i < REPEATED_MAX && rows->rows[first].count; i++) {
        table_rows_begin(rows);
        for (size_t c = 0; c < rows->rows[first].count && !rows->failed; c++)
            table_rows_add(rows, rows->rows[first].cells[c], 1);
    }
}

/* A blank row of a sheet parts two tables. */
static void read_rows(struct odf *odf, const struct xml_node *above, struct table_rows *rows, bool sheet)
{
    for (const struct xml_node *row = xml_first(above); row && !odf->draft.failed; row = xml_next(row)) {
        if (xml_is_any(row, "table-rows table-row-group table-header-rows")) {
            bool head = xml_is(row, "table-header-rows") && !rows->count;
            read_rows(odf, row, rows, sheet);
            if (head) {
                rows->kind = HEAD_MARKED;
                rows->head = rows->count;
            }
        } else if (xml_is(row, "table-row")) {
            read_row(odf, row, rows);
            odf->draft.failed |= rows->failed;
            if (sheet && rows->count && !rows->rows[rows->count - 1].count) {
                table_rows_write(rows, &odf->draft);
                table_rows_free(rows);
            }
        }
    }
}

static void read_table(struct odf *odf, const struct xml_node *table, bool sheet)
{
    struct table_rows rows = {0};
    if (odf->cell) { /* a table in a cell is text of the cell */
        read_blocks(odf, table);
        return;
    }
    read_rows(odf, table, &rows, sheet);
    table_rows_write(&rows, &odf->draft);
    table_rows_free(&rows);
}

/* ------------------------------------------------------------------------------------------ blocks */

static void read_block(struct odf *odf, const struct xml_node *block)
{
    if (xml_is(block, "h"))
        read_paragraph(odf, block, (int)xml_number(block, "outline-level", 1));
    else if (xml_is(block, "p"))
        read_paragraph(odf, block, 0);
    else if (xml_is(block, "table"))
        read_table(odf, block, false);
    else if (xml_is_any(block, "table-of-content illustration-index table-index alphabetical-index")) {
        enum line_role role = odf->role;
        odf->role = LINE_SET_ASIDE;
        read_blocks(odf, block);
        odf->role = role;
    } else if (xml_is_any(block,
                          "list list-item list-header section index-body index-title numbered-paragraph "
                          "table-row table-cell frame text-box custom-shape rect g soft-page-break "
                          "table-rows table-header-rows"))
        read_blocks(odf, block);
}

static void read_blocks(struct odf *odf, const struct xml_node *above)
{
    const struct xml_node *block = ++odf->depth < DEPTH_MAX ? xml_first(above) : NULL;
    for (; block && !odf->draft.failed; block = xml_next(block))
        read_block(odf, block);
    odf->depth--;
}

/* ------------------------------------------------------------------------------------------ pages */

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
        read_table(odf, sheet, true);
        read_boxes(odf, xml_child(sheet, "shapes"));
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
                put_words(odf, line, &text);
                draft_title(&odf->draft, ssk_buffer_string(&text));
                ssk_buffer_free(&text);
                read_paragraph(odf, line, 1);
            }
    for (const struct xml_node *shape = xml_first(slide); shape; shape = xml_next(shape))
        if (xml_is(shape, "notes")) {
            odf->role = LINE_NOTE;
            read_boxes(odf, shape);
            odf->role = LINE_TEXT;
        } else if (!is_class(shape, "title")) {
            read_block(odf, shape);
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
                read_blocks(odf, margin);
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
        read_blocks(odf, xml_child(body, "text"));
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
