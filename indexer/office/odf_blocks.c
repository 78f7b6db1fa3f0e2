/* Paragraphs, notes, boxes and tables of OpenDocument. */
#include "indexer/office/odf_blocks.h"

#include <string.h>

#include "indexer/document/table_rows.h"

enum { DEPTH_MAX = 48, REPEATED_MAX = 1024 };

/* The body of a footnote is no part of the sentence it stands in. */
static void keep_note(struct odf *odf, const struct xml_node *note)
{
    const struct xml_node *body = xml_child(note, "note-body");
    for (const struct xml_node *paragraph = xml_first(body); paragraph; paragraph = xml_next(paragraph)) {
        odf_words(odf, paragraph, &odf->notes);
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

void odf_words(struct odf *odf, const struct xml_node *node, struct ssk_buffer *out)
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
            odf_words(odf, xml_child(child, "ruby-base"), out);
        else if (!xml_is_any(child, "annotation frame custom-shape page-number tracked-changes rect"))
            odf_words(odf, child, out);
    }
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

void odf_boxes(struct odf *odf, const struct xml_node *node)
{
    const struct xml_node *child = ++odf->depth < DEPTH_MAX ? xml_first(node) : NULL;
    for (; child; child = xml_next(child))
        if (xml_is_any(child, "text-box custom-shape rect"))
            odf_blocks(odf, child);
        else if (xml_name(child) && !xml_is_any(child, "note annotation"))
            odf_boxes(odf, child);
    odf->depth--;
}

void odf_paragraph(struct odf *odf, const struct xml_node *paragraph, int level)
{
    struct ssk_buffer text = SSK_BUFFER_INIT;
    odf_words(odf, paragraph, &text);
    odf->draft.failed |= text.failed;
    if (odf->cell && text.length) {
        if (odf->cell->length)
            ssk_buffer_append_char(odf->cell, '\n');
        ssk_buffer_append_string(odf->cell, text.data);
    } else if (text.length) {
        bool heading = level > 0 && odf->role == LINE_TEXT;
        draft_line(&odf->draft, text.data, heading ? LINE_HEADING : odf->role, level);
    }
    put_notes(odf);
    ssk_buffer_free(&text);
    odf_boxes(odf, paragraph);
}

static size_t repeated(const struct xml_node *node, const char *attribute)
{
    long times = xml_number(node, attribute, 1);
    return times < 1 ? 1 : (size_t)times;
}

/* A cell that reaches down stands again where it covers one. */
static void note_span(struct odf *odf, const struct xml_node *cell, size_t column)
{
    long down = xml_number(cell, "number-rows-spanned", 1);
    if (column < ODF_SPANS)
        odf->down[column] = down > 1 && down <= ODF_SPAN_ROWS ? (size_t)down - 1 : 0;
}

static bool is_covered(struct odf *odf, const struct xml_node *cell, size_t column)
{
    if (column >= ODF_SPANS || !odf->down[column] || !xml_is(cell, "covered-table-cell"))
        return false;
    odf->down[column]--;
    return true;
}

/* Repeated cells that hold something are few; blank ones fill a sheet to its edge. */
static void read_cell(struct odf *odf, const struct xml_node *cell, struct table_rows *rows, size_t *blanks)
{
    struct ssk_buffer text = SSK_BUFFER_INIT, *outer = odf->cell;
    odf->cell = &text;
    odf_blocks(odf, cell);
    odf->cell = outer;
    odf->draft.failed |= text.failed;
    size_t times = repeated(cell, "number-columns-repeated");
    size_t column = rows->rows[rows->count - 1].count + *blanks;
    bool covered = is_covered(odf, cell, column);
    if (!covered)
        note_span(odf, cell, column);
    if (!text.length && !covered) {
        *blanks += times;
    } else {
        for (; *blanks > 0 && *blanks < TABLE_COLUMNS_MAX; --*blanks)
            table_rows_add(rows, "", 1);
        *blanks = 0;
        for (size_t i = 0; i < times && i < REPEATED_MAX; i++)
            table_rows_add(rows, text.length ? text.data : table_rows_above(rows), 1);
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

void odf_table(struct odf *odf, const struct xml_node *table, bool sheet)
{
    struct table_rows rows = {0};
    if (odf->cell) { /* a table in a cell is text of the cell */
        odf_blocks(odf, table);
        return;
    }
    memset(odf->down, 0, sizeof odf->down);
    read_rows(odf, table, &rows, sheet);
    table_rows_write(&rows, &odf->draft);
    table_rows_free(&rows);
}

void odf_block(struct odf *odf, const struct xml_node *block)
{
    if (xml_is(block, "h"))
        odf_paragraph(odf, block, (int)xml_number(block, "outline-level", 1));
    else if (xml_is(block, "p"))
        odf_paragraph(odf, block, 0);
    else if (xml_is(block, "table"))
        odf_table(odf, block, false);
    else if (xml_is_any(block, "table-of-content illustration-index table-index alphabetical-index")) {
        enum line_role role = odf->role;
        odf->role = LINE_SET_ASIDE;
        odf_blocks(odf, block);
        odf->role = role;
    } else if (xml_is_any(block,
                          "list list-item list-header section index-body index-title numbered-paragraph "
                          "table-row table-cell frame text-box custom-shape rect g soft-page-break "
                          "table-rows table-header-rows"))
        odf_blocks(odf, block);
}

void odf_blocks(struct odf *odf, const struct xml_node *above)
{
    const struct xml_node *block = ++odf->depth < DEPTH_MAX ? xml_first(above) : NULL;
    for (; block && !odf->draft.failed; block = xml_next(block))
        odf_block(odf, block);
    odf->depth--;
}
