/* Excel: xl/workbook.xml, its sheets and the strings they share (ECMA-376 part 1, 18). */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "indexer/document/draft.h"
#include "indexer/document/table_rows.h"
#include "indexer/office/cell_format.h"
#include "indexer/office/hidden_parts.h"
#include "indexer/office/merged_cells.h"
#include "indexer/office/read_office.h"

struct workbook {
    const struct package *package;
    struct draft draft;
    struct relations relations;
    struct xml_tree *strings_tree, *styles_tree;
    const struct xml_node **strings, **formats; /* shared strings; <xf> of cells */
    const char **codes;                         /* of each of the formats */
    size_t string_count, format_count;
    bool since_1904;
};

/* ------------------------------------------------------------------------------------------ tables of parts
 */

/* All children of that name, in an array. False without memory. */
static bool list(const struct xml_node *above, const char *name, const struct xml_node ***out, size_t *count)
{
    size_t number = 0;
    for (const struct xml_node *node = xml_child(above, name); node; node = xml_sibling(node, name))
        number++;
    const struct xml_node **nodes = calloc(number + 1, sizeof *nodes);
    if (!nodes)
        return false;
    for (const struct xml_node *node = xml_child(above, name); node; node = xml_sibling(node, name))
        nodes[(*count)++] = node;
    *out = nodes;
    return true;
}

/* Finds the code of each format. False without memory. */
static bool find_codes(struct workbook *book, const struct xml_node *own)
{
    const struct xml_node **nodes = NULL;
    struct string_map numbers = {0};
    size_t count = 0;
    book->codes = calloc(book->format_count + 1, sizeof *book->codes);
    bool good = list(own, "numFmt", &nodes, &count) && book->codes;
    for (size_t i = 0; i < count && good; i++) {
        const char *id = xml_attribute(nodes[i], "numFmtId");
        good = !id || string_map_put(&numbers, id, i, NULL);
    }
    for (size_t i = 0; i < book->format_count && good; i++) {
        const char *id = xml_attribute(book->formats[i], "numFmtId");
        const size_t *number = id ? string_map_find(&numbers, id) : NULL;
        const char *code = number ? xml_attribute(nodes[*number], "formatCode") : NULL;
        book->codes[i] = code ? code : cell_format_builtin(id ? strtol(id, NULL, 10) : 0);
    }
    string_map_free(&numbers);
    free(nodes);
    return good;
}

static ssk_status open_part(struct workbook *book, const char *type, struct xml_tree **tree,
                            struct ssk_error *error)
{
    char *part = relations_of_type(&book->relations, type);
    ssk_status status = part ? package_tree(tree, book->package, part, error) : SSK_OK;
    free(part);
    return status;
}

static ssk_status open_parts(struct workbook *book, const char *part, struct ssk_error *error)
{
    ssk_status status = relations_open(&book->relations, book->package, part, error);
    if (status == SSK_OK)
        status = open_part(book, "/sharedStrings", &book->strings_tree, error);
    if (status == SSK_OK)
        status = open_part(book, "/styles", &book->styles_tree, error);
    if (status != SSK_OK)
        return status;
    const struct xml_node *strings = book->strings_tree ? xml_root(book->strings_tree) : NULL;
    const struct xml_node *styles = book->styles_tree ? xml_root(book->styles_tree) : NULL;
    bool good = list(strings, "si", &book->strings, &book->string_count) &&
                list(xml_child(styles, "cellXfs"), "xf", &book->formats, &book->format_count) &&
                find_codes(book, xml_child(styles, "numFmts"));
    return good ? SSK_OK : ssk_no_memory(error);
}

/* ------------------------------------------------------------------------------------------ cells */

/* The runs of a string, readings (rPh) left off. */
static void put_string(const struct xml_node *string, struct ssk_buffer *out)
{
    for (const struct xml_node *child = xml_first(string); child; child = xml_next(child))
        if (xml_is(child, "t"))
            xml_text(child, out);
        else if (xml_is(child, "r"))
            put_string(child, out);
}

static const char *format_of(const struct workbook *book, const struct xml_node *cell)
{
    long style = xml_number(cell, "s", 0);
    return style < 0 || (size_t)style >= book->format_count ? "General" : book->codes[style];
}

static void put_value(const struct workbook *book, const struct xml_node *cell, struct ssk_buffer *out)
{
    const char *type = xml_attribute(cell, "t");
    struct ssk_buffer value = SSK_BUFFER_INIT;
    type = type ? type : "n";
    xml_text(xml_child(cell, "v"), &value);
    char *end = NULL;
    double number = value.length ? strtod(value.data, &end) : 0;
    if (strcmp(type, "inlineStr") == 0)
        put_string(xml_child(cell, "is"), out);
    else if (strcmp(type, "s") == 0 && value.length && number >= 0 && number < (double)book->string_count)
        put_string(book->strings[(size_t)number], out);
    else if (strcmp(type, "n") == 0 && value.length && end && !*end)
        cell_format(out, format_of(book, cell), number, book->since_1904);
    else if (strcmp(type, "b") == 0)
        ssk_buffer_append_string(out, number != 0 ? "TRUE" : "FALSE");
    else if (strcmp(type, "s") != 0 && strcmp(type, "e") != 0)
        ssk_buffer_append_string(out, ssk_buffer_string(&value));
    out->failed |= value.failed;
    ssk_buffer_free(&value);
}

/* ------------------------------------------------------------------------------------------ sheets */

/* Adds cells up to that column: those that reach down from above stand again, the others are empty. */
static void fill(struct table_rows *rows, const struct merged_cells *merged, long number, long *column,
                 long end)
{
    for (; *column < end && *column < TABLE_COLUMNS_MAX; ++*column)
        table_rows_add(rows, merged_cells_covers(merged, number, *column) ? table_rows_above(rows) : "", 1);
}

static void read_row(const struct workbook *book, const struct xml_node *row, long number,
                     struct merged_cells *merged, struct table_rows *rows)
{
    long column = 0, last = 0;
    table_rows_begin(rows);
    for (const struct xml_node *cell = xml_child(row, "c"); cell && !rows->failed;
         cell = xml_sibling(cell, "c")) {
        long at = merged_cells_column(xml_attribute(cell, "r"), TABLE_COLUMNS_MAX);
        struct ssk_buffer text = SSK_BUFFER_INIT;
        put_value(book, cell, &text);
        if (text.length)
            fill(rows, merged, number, &column, at);
        if (text.length || at < 0) {
            table_rows_add(rows, ssk_buffer_string(&text), 1);
            column++;
        }
        rows->failed |= text.failed;
        ssk_buffer_free(&text);
    }
    for (long c = column; column > 0 && c < merged->columns; c++)
        last = merged_cells_covers(merged, number, c) ? c + 1 : last;
    fill(rows, merged, number, &column, last);
    merged_cells_pass(merged, number);
}

/* A blank row, or one that is left out, parts two tables. */
static void write_rows(struct workbook *book, struct table_rows *rows)
{
    table_rows_write(rows, &book->draft);
    table_rows_free(rows);
}

static bool is_blank(const struct table_rows *rows)
{
    const struct table_row *last = rows->count ? &rows->rows[rows->count - 1] : NULL;
    for (size_t c = 0; last && c < last->count; c++)
        if (last->cells[c][0])
            return false;
    return true;
}

static void read_sheet(struct workbook *book, const struct xml_node *sheet)
{
    struct table_rows rows = {0};
    struct merged_cells merged;
    long before = 0;
    book->draft.failed |= !merged_cells_read(&merged, sheet, TABLE_COLUMNS_MAX);
    const struct xml_node *data = xml_child(sheet, "sheetData");
    for (const struct xml_node *row = xml_child(data, "row"); row && !book->draft.failed;
         row = xml_sibling(row, "row")) {
        long number = xml_number(row, "r", before + 1);
        if (number != before + 1 && rows.count)
            write_rows(book, &rows);
        before = number;
        read_row(book, row, number, &merged, &rows);
        book->draft.failed |= rows.failed;
        if (is_blank(&rows) && rows.count > 1)
            write_rows(book, &rows);
        else if (is_blank(&rows))
            table_rows_free(&rows);
    }
    write_rows(book, &rows);
    merged_cells_free(&merged);
    struct ssk_buffer head = SSK_BUFFER_INIT;
    const struct xml_node *margins = xml_child(sheet, "headerFooter");
    xml_text(xml_child(margins, "oddHeader"), &head);
    draft_line(&book->draft, ssk_buffer_string(&head), LINE_SET_ASIDE, 0);
    ssk_buffer_free(&head);
}

/* The words of shapes that lie on the sheet. */
static void read_shapes(struct workbook *book, const struct xml_node *node)
{
    for (const struct xml_node *child = xml_first(node); child; child = xml_next(child)) {
        if (!xml_is(child, "p") || !xml_find(child, "t")) {
            read_shapes(book, child);
            continue;
        }
        struct ssk_buffer text = SSK_BUFFER_INIT;
        for (const struct xml_node *run = xml_first(child); run; run = xml_next(run))
            xml_text(xml_child(run, "t"), &text);
        draft_text(&book->draft, ssk_buffer_string(&text));
        book->draft.failed |= text.failed;
        ssk_buffer_free(&text);
    }
}

static ssk_status read_drawing(struct workbook *book, const char *part, struct ssk_error *error)
{
    struct relations relations;
    struct xml_tree *tree = NULL;
    ssk_status status = relations_open(&relations, book->package, part, error);
    char *drawing = status == SSK_OK ? relations_of_type(&relations, "/drawing") : NULL;
    if (drawing)
        status = package_tree(&tree, book->package, drawing, error);
    if (tree)
        read_shapes(book, xml_root(tree));
    xml_free(tree);
    free(drawing);
    relations_free(&relations);
    return status;
}

static ssk_status read_part(struct workbook *book, const char *name, const char *part,
                            struct ssk_error *error)
{
    struct xml_tree *tree;
    ssk_status status = package_tree(&tree, book->package, part, error);
    if (!tree)
        return status;
    draft_page(&book->draft, name);
    read_sheet(book, xml_root(tree));
    xml_free(tree);
    return read_drawing(book, part, error);
}

static ssk_status read_sheets(struct workbook *book, const struct xml_node *root, struct ssk_strings *hidden,
                              struct ssk_error *error)
{
    const struct xml_node *sheets = xml_child(root, "sheets");
    ssk_status status = SSK_OK;
    book->since_1904 = xml_is_true(xml_child(root, "workbookPr"), "date1904");
    for (const struct xml_node *sheet = xml_child(sheets, "sheet"); sheet && status == SSK_OK;
         sheet = xml_sibling(sheet, "sheet")) {
        const char *name = xml_attribute(sheet, "name"), *state = xml_attribute(sheet, "state");
        char *part = relations_target(&book->relations, xml_attribute(sheet, "id"));
        if (part)
            status = read_part(book, name, part, error);
        free(part);
        if (name && state && strcmp(state, "visible") != 0 && !ssk_strings_add(hidden, name, strlen(name)))
            status = ssk_no_memory(error);
    }
    return status;
}

ssk_status xlsx_read(const struct source *source, const struct package *package, const char *part,
                     struct document *out, struct ssk_error *error)
{
    struct workbook book = {.package = package, .draft = {.document = out}};
    struct xml_tree *tree = NULL;
    struct ssk_strings hidden = {0};
    ssk_status status = open_parts(&book, part, error);
    if (status == SSK_OK)
        status = package_tree(&tree, package, part, error);
    if (status == SSK_OK && tree)
        status = read_sheets(&book, xml_root(tree), &hidden, error);
    if (status == SSK_OK)
        office_tell_hidden(source, false, &hidden);
    ssk_strings_free(&hidden);
    xml_free(tree);
    xml_free(book.strings_tree);
    xml_free(book.styles_tree);
    free(book.strings);
    free(book.formats);
    free(book.codes);
    relations_free(&book.relations);
    return status == SSK_OK && book.draft.failed ? ssk_no_memory(error) : status;
}
