#include "indexer/passages/passages.h"

#include <stdlib.h>
#include <string.h>

#include "indexer/document/join_lines.h"
#include "indexer/lines/line_marks.h"
#include "indexer/passages/cutter.h"

/* Ends every open paragraph, in the order of their first lines; but a cell's that breaks off, if
 * `keep_row` is its row. */
static ssk_status flush_all(struct cutter *cutter, int keep_row, const struct paragraph *keep)
{
    ssk_status status = SSK_OK;
    for (int c = 0; c < SLOTS && status == SSK_OK; c++) {
        struct paragraph *paragraph = &cutter->open[c];
        bool breaks_off = paragraph->last && keep_row > 0 && paragraph->keys->row == keep_row &&
                          !ends_sentence(ssk_buffer_string(&paragraph->text), paragraph->text.length);
        if (paragraph->last && paragraph != keep && !breaks_off)
            status = cutter_flush(cutter, paragraph);
    }
    return status;
}

/* A label that stands alone (第三条, 二) belongs to the text below it. */
static bool awaits_text(const struct paragraph *paragraph, const struct line *line)
{
    return paragraph->last && paragraph->count == 1 && paragraph->keys == line->keys &&
           line_is_label(ssk_buffer_string(&paragraph->text), paragraph->text.length) &&
           !line_form(line)->item && !line_form(line)->label;
}

static ssk_status add_text(struct cutter *cutter, const struct page *page, const struct line *line,
                           const struct measure *measure)
{
    struct paragraph *paragraph = &cutter->open[line->column];
    bool labelled = awaits_text(paragraph, line);
    bool joins = labelled || cutter_goes_on(paragraph, line, page, measure);
    ssk_status status = flush_all(cutter, line->keys->row, joins ? paragraph : NULL);
    if (status == SSK_OK && !joins && paragraph->last)
        status = cutter_flush(cutter, paragraph);
    if (status != SSK_OK)
        return status;
    if (!paragraph->last) {
        paragraph->page = page;
        paragraph->keys = line->keys;
        paragraph->bullet = line_form(line)->item;
    }
    size_t offset = paragraph->text.length;
    if (labelled)
        ssk_buffer_append_string(&paragraph->text, "\u3000");
    join_line(&paragraph->text, line->text, strlen(line->text));
    paragraph->last = line;
    paragraph->last_page = page;
    return paragraph_add_mark(paragraph, offset, line->number) ? SSK_OK : SSK_MEMORY;
}

/* The heading itself as a passage: nothing stands below it whose path could hold it. */
static ssk_status emit_heading(struct cutter *cutter)
{
    struct paragraph *paragraph = &cutter->open[0];
    const struct line *heading = cutter->heading;
    cutter->heading = NULL;
    if (!heading)
        return SSK_OK;
    paragraph->page = cutter->heading_page;
    paragraph->keys = heading->keys;
    paragraph->last = heading;
    join_line(&paragraph->text, heading->text, strlen(heading->text));
    if (!paragraph_add_mark(paragraph, 0, heading->number))
        return SSK_MEMORY;
    return cutter_flush(cutter, paragraph);
}

static ssk_status add_heading(struct cutter *cutter, const struct page *page, const struct line *line)
{
    ssk_status status = flush_all(cutter, 0, NULL);
    if (status == SSK_OK && cutter->heading && line->level <= cutter->heading->level)
        status = emit_heading(cutter);
    cutter->heading = line;
    cutter->heading_page = page;
    return status;
}

static ssk_status cut_page(struct cutter *cutter, const struct page *page)
{
    struct measure measures[LINE_COLUMNS];
    for (int c = 0; c < LINE_COLUMNS; c++)
        measures[c] = measure_column(page, c);
    ssk_status status = SSK_OK;
    bool running = cutter->running && !page->marked_up;
    for (size_t l = 0; l < page->count && status == SSK_OK; l++) {
        const struct line *line = &page->lines[l];
        bool words = line->role == LINE_HEADING || line->role == LINE_TEXT || line->role == LINE_NOTE;
        if (page->laid_out && !page->marked_up) {
            if (words)
                status = running_add(cutter, page, line, line->begins_paragraph);
        } else if (words && line->row > 0 && !page->marked_up) {
            cutter->heading = NULL;
            status = running_add(cutter, page, line, line->begins_paragraph);
        } else if (running) {
            if (words)
                status = running_add_wrapped(cutter, page, line, &measures[line->column]);
        } else if (line->role == LINE_HEADING) {
            status = add_heading(cutter, page, line);
        } else if (line->role == LINE_TEXT || line->role == LINE_NOTE) {
            cutter->heading = NULL;
            status = add_text(cutter, page, line, &measures[line->column]);
        }
    }
    return status;
}

ssk_status passages_cut(const struct document *document, const struct ssk_dictionary *dictionary,
                        const struct sink *sink, struct ssk_error *error)
{
    struct cutter cutter = {.document = document, .dictionary = dictionary, .sink = sink, .error = error};
    cutter.running = running_is(document);
    ssk_status status = SSK_OK;
    for (size_t p = 0; p < document->count && status == SSK_OK; p++)
        status = cut_page(&cutter, &document->pages[p]);
    if (status == SSK_OK)
        status = flush_all(&cutter, 0, NULL);
    if (status == SSK_OK)
        status = emit_heading(&cutter);
    for (int c = 0; c < SLOTS; c++) {
        ssk_buffer_free(&cutter.open[c].text);
        free(cutter.open[c].marks);
    }
    return status;
}
