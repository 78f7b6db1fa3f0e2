/* Word: word/document.xml and the parts beside it (ECMA-376 part 1, 17). */
#include <stdlib.h>
#include <string.h>

#include "indexer/document/draft.h"
#include "indexer/document/table_rows.h"
#include "indexer/lines/line_marks.h"
#include "indexer/office/docx.h"
#include "indexer/office/read_office.h"
#include "indexer/papers/title_form.h"

enum { TABLE_DEPTH = 32, TITLE_BYTES = 240 };

struct word {
    const struct package *package;
    struct draft draft;
    struct relations relations;
    struct docx_styles styles;
    struct docx_numbering numbering;
    bool titled;             /* a paragraph in the style of the title was met */
    enum line_role role;     /* of the part that is being read */
    struct ssk_buffer *cell; /* that paragraphs go to instead of the page; NULL outside of tables */
    int depth;
};

static void read_blocks(struct word *word, const struct xml_node *above);

/* ------------------------------------------------------------------------------------------ paragraphs */

/* A line for each of the breaks within; what no sentence's end parts reads on. */
static void add_lines(struct word *word, char *text, enum line_role role, int level)
{
    bool reads_on = false;
    for (char *at = text; at;) {
        char *end = strchr(at, '\n');
        if (end)
            *end = '\0';
        struct line *line = draft_line(&word->draft, at, role, level);
        if (line && reads_on)
            line->begins_paragraph = false;
        if (line)
            reads_on = line_form(line)->ending != ENDS_SENTENCE && role == LINE_TEXT;
        at = end ? end + 1 : NULL;
    }
}

/* In a heading, breaks are blanks. */
static void one_line(char *text)
{
    for (char *c = text; *c; c++)
        if (*c == '\n')
            *c = ' ';
}

static void put_number(struct word *word, const struct xml_node *about, const struct docx_style *style,
                       struct ssk_buffer *out)
{
    const struct xml_node *own = xml_child(about, "numPr");
    long list = xml_number(xml_child(own, "numId"), "val", style->list);
    long level =
        xml_number(xml_child(own, "ilvl"), "val", own || style->list_level < 0 ? 0 : style->list_level);
    docx_number(&word->numbering, list, level, out);
    if (out->length)
        ssk_buffer_append_string(out, "\u3000");
}

static bool is_centred(const struct xml_node *about)
{
    const char *side = xml_attribute(xml_child(about, "jc"), "val");
    return side && strcmp(side, "center") == 0;
}

/* The title is the paragraph of its style; else the first that is centred, before any heading. */
static void note_title(struct word *word, const struct xml_node *about, const struct docx_style *style,
                       const char *text, int level)
{
    bool early = !word->draft.document->title && is_centred(about) && strlen(text) < TITLE_BYTES &&
                 !ends_sentence(text, strlen(text)) && !title_is_unfit(text, strlen(text));
    if (style->title && !word->titled) {
        free(word->draft.document->title);
        word->draft.document->title = NULL;
        word->titled = true;
        draft_title(&word->draft, text);
    } else if (early && !word->titled && !level && word->role == LINE_TEXT) {
        draft_title(&word->draft, text);
    }
}

static void put_paragraph(struct word *word, const struct xml_node *about, struct ssk_buffer *text,
                          bool contents)
{
    struct docx_style style = docx_style(&word->styles, xml_attribute(xml_child(about, "pStyle"), "val"));
    long own = xml_number(xml_child(about, "outlineLvl"), "val", -1);
    int level = own >= 0 ? (own < DOCX_LEVELS ? (int)own + 1 : 0) : style.level;
    enum line_role role = word->role;
    if (!text->length || text->failed)
        return;
    if (word->cell) {
        if (word->cell->length)
            ssk_buffer_append_char(word->cell, '\n');
        ssk_buffer_append_string(word->cell, text->data);
        return;
    }
    if (role == LINE_TEXT && (style.contents || contents))
        role = LINE_SET_ASIDE;
    else if (role == LINE_TEXT && level && strlen(text->data) < TITLE_BYTES)
        role = LINE_HEADING;
    if (role == LINE_HEADING || style.title)
        one_line(text->data);
    if (role == LINE_TEXT || role == LINE_HEADING)
        note_title(word, about, &style, text->data, level);
    add_lines(word, text->data, role, level);
}

static void read_paragraph(struct word *word, const struct xml_node *paragraph)
{
    const struct xml_node *about = xml_child(paragraph, "pPr");
    struct docx_style style = docx_style(&word->styles, xml_attribute(xml_child(about, "pStyle"), "val"));
    struct docx_text text = {0};
    docx_words(paragraph, &text);
    if (text.words.length) {
        struct ssk_buffer whole = SSK_BUFFER_INIT;
        put_number(word, about, &style, &whole);
        ssk_buffer_append_string(&whole, text.words.data);
        word->draft.failed |= whole.failed || text.words.failed;
        put_paragraph(word, about, &whole, text.contents);
        ssk_buffer_free(&whole);
    }
    for (size_t i = 0; i < text.box_count; i++)
        if (word->depth < TABLE_DEPTH) {
            word->depth++;
            read_blocks(word, text.boxes[i]);
            word->depth--;
        }
    ssk_buffer_free(&text.words);
}

/* ------------------------------------------------------------------------------------------ tables */

static bool goes_on_above(const struct xml_node *about)
{
    const struct xml_node *merge = xml_child(about, "vMerge");
    const char *value = xml_attribute(merge, "val");
    return merge && (!value || strcmp(value, "continue") == 0);
}

static void read_cell(struct word *word, const struct xml_node *cell, struct table_rows *rows)
{
    const struct xml_node *about = xml_child(cell, "tcPr");
    long span = xml_number(xml_child(about, "gridSpan"), "val", 1);
    struct ssk_buffer text = SSK_BUFFER_INIT, *outer = word->cell;
    word->cell = &text;
    read_blocks(word, cell);
    word->cell = outer;
    const char *words = ssk_buffer_string(&text);
    if (goes_on_above(about) && !*words)
        words = table_rows_above(rows);
    word->draft.failed |= text.failed;
    table_rows_add(rows, words, span < 1 ? 1 : (size_t)span);
    ssk_buffer_free(&text);
}

static void read_row(struct word *word, const struct xml_node *row, struct table_rows *rows)
{
    if (xml_at(row, "trPr/del"))
        return;
    table_rows_begin(rows);
    for (long i = xml_number(xml_at(row, "trPr/gridBefore"), "val", 0); i > 0 && i < TABLE_COLUMNS_MAX; i--)
        table_rows_add(rows, "", 1);
    for (const struct xml_node *cell = xml_first(row); cell; cell = xml_next(cell))
        if (xml_is(cell, "tc"))
            read_cell(word, cell, rows);
        else if (xml_is(cell, "sdt"))
            for (const struct xml_node *inner = xml_child(xml_child(cell, "sdtContent"), "tc"); inner;
                 inner = xml_sibling(inner, "tc"))
                read_cell(word, inner, rows);
    if (xml_at(row, "trPr/tblHeader") && rows->head + 1 == rows->count) {
        rows->kind = HEAD_MARKED;
        rows->head++;
    }
}

/* A table within a cell is text of the cell. */
static void read_inner_row(struct word *word, const struct xml_node *row)
{
    for (const struct xml_node *cell = xml_child(row, "tc"); cell; cell = xml_sibling(cell, "tc"))
        read_blocks(word, cell);
}

static void read_table(struct word *word, const struct xml_node *table)
{
    struct table_rows rows = {0};
    for (const struct xml_node *part = xml_first(table); part; part = xml_next(part)) {
        bool wrapped = xml_is_any(part, "sdt ins");
        const struct xml_node *row = wrapped ? xml_find(part, "tr") : xml_is(part, "tr") ? part : NULL;
        for (; row; row = wrapped ? xml_sibling(row, "tr") : NULL)
            if (word->cell)
                read_inner_row(word, row);
            else
                read_row(word, row, &rows);
    }
    table_rows_write(&rows, &word->draft);
    table_rows_free(&rows);
}

static void read_block(struct word *word, const struct xml_node *block)
{
    if (xml_is(block, "p"))
        read_paragraph(word, block);
    else if (xml_is(block, "tbl"))
        read_table(word, block);
    else if (xml_is_any(block, "sdt sdtContent ins moveTo customXml smartTag"))
        read_blocks(word, block);
}

static void read_blocks(struct word *word, const struct xml_node *above)
{
    const struct xml_node *block = ++word->depth < TABLE_DEPTH ? xml_first(above) : NULL;
    for (; block && !word->draft.failed; block = xml_next(block))
        read_block(word, block);
    word->depth--;
}

/* ------------------------------------------------------------------------------------------ parts */

/* Footnotes and endnotes: those that hold more than Word's own rules between text and notes. */
static ssk_status read_notes(struct word *word, const char *type, const char *name, struct ssk_error *error)
{
    struct xml_tree *tree = NULL;
    char *part = relations_of_type(&word->relations, type);
    ssk_status status = part ? package_tree(&tree, word->package, part, error) : SSK_OK;
    word->role = LINE_NOTE;
    for (const struct xml_node *note = tree ? xml_child(xml_root(tree), name) : NULL; note;
         note = xml_sibling(note, name))
        if (!xml_attribute(note, "type"))
            read_blocks(word, note);
    xml_free(tree);
    free(part);
    return status;
}

/* The heads and feet of pages. Each is there once, in whatever sections it is printed. */
static ssk_status read_margins(struct word *word, struct ssk_error *error)
{
    ssk_status status = SSK_OK;
    word->role = LINE_SET_ASIDE;
    for (size_t i = 0; i < word->package->count && status == SSK_OK; i++) {
        const char *name = word->package->parts[i].name;
        if (strncmp(name, "word/header", 11) != 0 && strncmp(name, "word/footer", 11) != 0)
            continue;
        struct xml_tree *tree;
        status = package_tree(&tree, word->package, name, error);
        if (tree)
            read_blocks(word, xml_root(tree));
        xml_free(tree);
    }
    return status;
}

static ssk_status open_parts(struct word *word, const char *part, struct ssk_error *error)
{
    ssk_status status = relations_open(&word->relations, word->package, part, error);
    char *styles = relations_of_type(&word->relations, "/styles");
    char *numbering = relations_of_type(&word->relations, "/numbering");
    if (status == SSK_OK && styles)
        status = docx_styles_open(&word->styles, word->package, styles, error);
    if (status == SSK_OK && numbering)
        status = docx_numbering_open(&word->numbering, word->package, numbering, error);
    free(styles);
    free(numbering);
    return status;
}

ssk_status docx_read(const struct source *source, const struct package *package, const char *part,
                     struct document *out, struct ssk_error *error)
{
    struct word word = {.package = package, .draft = {.document = out}};
    struct xml_tree *tree = NULL;
    (void)source;
    ssk_status status = open_parts(&word, part, error);
    if (status == SSK_OK)
        status = package_tree(&tree, package, part, error);
    if (status == SSK_OK)
        status = read_margins(&word, error);
    word.role = LINE_TEXT;
    if (status == SSK_OK && tree)
        read_blocks(&word, xml_child(xml_root(tree), "body"));
    if (status == SSK_OK)
        status = read_notes(&word, "/footnotes", "footnote", error);
    if (status == SSK_OK)
        status = read_notes(&word, "/endnotes", "endnote", error);
    xml_free(tree);
    relations_free(&word.relations);
    docx_styles_free(&word.styles);
    docx_numbering_free(&word.numbering);
    return status == SSK_OK && word.draft.failed ? ssk_no_memory(error) : status;
}
