#include "indexer/passages/passages.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unicode/uchar.h>

#include "indexer/document/join_lines.h"
#include "indexer/document/paragraph.h"
#include "indexer/lines/heading_number.h"
#include "indexer/lines/line_marks.h"
#include "seisaku/unicode.h"

enum {
    COLUMNS = 8,
    NOTES = COLUMNS, /* the slot of footnotes, which do not end the paragraph they interrupt */
    SLOTS = COLUMNS + 1,
    CARRIED_MAX = 1500, /* bytes of text without a sentence's end that are carried on */
    CARRIED_OVER = 700  /* as above, into the section that a heading opens */
};

/* Where each line of a paragraph begins in its text. */
struct mark {
    size_t offset;
    int line;
};

/* A paragraph that is being put together. One for each column, because a cell of a table may go on in
 * the same column of the next page. */
struct paragraph {
    struct ssk_buffer text;
    struct mark *marks;
    size_t count, capacity;
    const struct line *last;
    const struct page *page; /* of its first line */
    const struct page *last_page;
    const struct keys *keys;
    const char *head; /* see struct line */
    bool bullet;
};

struct cutter {
    const struct document *document;
    const struct ssk_dictionary *dictionary;
    const struct sink *sink;
    struct ssk_error *error;
    struct paragraph open[SLOTS];
    const struct line *heading; /* below which nothing has come yet */
    const struct page *heading_page;
    bool running;  /* the document is wrapped text and no plan */
    int ended_row; /* the last table row in which a sentence ended */
    int emitted;
};

static void paragraph_clear(struct paragraph *paragraph)
{
    ssk_buffer_clear(&paragraph->text);
    paragraph->count = 0;
    paragraph->head = NULL;
    paragraph->last = NULL;
}

static bool add_mark(struct paragraph *paragraph, size_t offset, int line)
{
    if (paragraph->count == paragraph->capacity) {
        size_t capacity = paragraph->capacity ? paragraph->capacity * 2 : 32;
        struct mark *marks = reallocarray(paragraph->marks, capacity, sizeof *marks);
        if (!marks)
            return false;
        paragraph->marks = marks;
        paragraph->capacity = capacity;
    }
    paragraph->marks[paragraph->count++] = (struct mark){offset, line};
    return true;
}

/* Rules and dots alone are no passage. */
static bool has_words(const char *text, size_t length)
{
    for (size_t byte = 0; byte < length;)
        if (u_isalnum((UChar32)ssk_utf8_next(text, length, &byte)))
            return true;
    return false;
}

/* The source lines that [start, end) of the paragraph's text stems from. The cells of a table's row are not
 * read in the order of their lines. */
static void find_lines(const struct paragraph *paragraph, size_t start, size_t end,
                       struct ssk_passage *passage)
{
    for (size_t m = 0; m < paragraph->count; m++) {
        const struct mark *mark = &paragraph->marks[m];
        if (mark->offset >= end)
            break;
        bool first = mark->offset <= start || m == 0;
        if (first || mark->line < passage->line_start)
            passage->line_start = mark->line;
        if (first || mark->line > passage->line_end)
            passage->line_end = mark->line;
    }
}

/* The year of the passage's own row or heading, else the document's; but of a row that reports, plans are of
 * the document's year and what came of them is of another. */
static void lend_year(struct ssk_passage *passage, const struct document *document, const struct keys *keys)
{
    bool own = keys->fiscal_year_source != SSK_YEAR_NONE || keys->kind == SSK_KIND_PROGRESS;
    passage->fiscal_year = own ? keys->fiscal_year : document->fiscal_year;
    passage->fiscal_year_source = !passage->fiscal_year ? SSK_YEAR_NONE
                                  : own                 ? keys->fiscal_year_source
                                                        : SSK_YEAR_DOCUMENT;
}

/* Lends the passage all that the document and its keys know; only id, text and mentions are its own. */
static void lend_keys(struct ssk_passage *passage, const struct document *document,
                      const struct paragraph *paragraph)
{
    const struct keys *keys = paragraph->keys;
    passage->doc_id = document->id;
    passage->title = document->title;
    passage->publisher = document->publisher;
    passage->url = document->url;
    passage->section_number = keys->section_number;
    passage->section_title = keys->section_title;
    passage->path = keys->path;
    passage->item = keys->item;
    passage->ministries = keys->ministries;
    passage->kind = keys->kind;
    lend_year(passage, document, keys);
    passage->genre = document->genre;
    passage->date = document->date;
    passage->speaker_name = keys->speaker_name;
    passage->speaker_office = keys->speaker_office;
    passage->issuer = document->issuer;
    passage->page = paragraph->page->number;
    passage->page_label = paragraph->page->label;
    passage->source_path = document->path;
}

static ssk_status emit_piece(struct cutter *cutter, const struct paragraph *paragraph, size_t start,
                             size_t end)
{
    const char *text = paragraph->text.data;
    while (start < end && text[start] == ' ')
        start++;
    while (end > start && text[end - 1] == ' ')
        end--;
    if (!has_words(text + start, end - start))
        return SSK_OK;
    struct ssk_passage passage = {0};
    lend_keys(&passage, cutter->document, paragraph);
    find_lines(paragraph, start, end, &passage);
    if (asprintf(&passage.text, "%s%s%.*s", paragraph->head ? paragraph->head : "",
                 paragraph->head ? ": " : "", (int)(end - start), text + start) < 0)
        passage.text = NULL;
    if (asprintf(&passage.id, "%s:%d", cutter->document->id, ++cutter->emitted) < 0)
        passage.id = NULL;
    ssk_status status = passage.text && passage.id ? SSK_OK : SSK_MEMORY;
    if (status == SSK_OK)
        status = ssk_ministry_mentions(cutter->dictionary->ministries, passage.text, strlen(passage.text),
                                       &passage.mentions);
    if (status == SSK_OK)
        status = cutter->sink->passage(cutter->sink->context, &passage, cutter->error);
    free(passage.id);
    free(passage.text);
    ssk_strings_free(&passage.mentions);
    return status;
}

static ssk_status flush(struct cutter *cutter, struct paragraph *paragraph)
{
    ssk_status status = paragraph->text.failed ? SSK_MEMORY : SSK_OK;
    size_t length = paragraph->text.length, start = 0;
    while (start < length && status == SSK_OK) {
        size_t end = start + join_cut(paragraph->text.data + start, length - start);
        status = emit_piece(cutter, paragraph, start, end);
        start = end;
    }
    paragraph_clear(paragraph);
    return status;
}

/* Ends every open paragraph, in the order of their first lines; but a cell's that breaks off, if
 * `keep_row` is its row. */
static ssk_status flush_all(struct cutter *cutter, int keep_row, const struct paragraph *keep)
{
    ssk_status status = SSK_OK;
    for (int c = 0; c < SLOTS && status == SSK_OK; c++) {
        struct paragraph *paragraph = &cutter->open[c];
        bool breaks_off = paragraph->last && keep_row > 0 && paragraph->keys->row == keep_row &&
                          !ends_sentence(paragraph->text.data, paragraph->text.length);
        if (paragraph->last && paragraph != keep && !breaks_off)
            status = flush(cutter, paragraph);
    }
    return status;
}

static bool goes_on(const struct paragraph *paragraph, const struct line *line, const struct page *page,
                    const struct measure *measure)
{
    if (!paragraph->last || paragraph->keys != line->keys || line->role == LINE_NOTE)
        return false;
    if (page->marked_up)
        return !line->fresh;
    if (paragraph->last_page != page && ends_sentence(paragraph->text.data, paragraph->text.length))
        return false;
    return paragraph_goes_on(paragraph->last, line, paragraph->bullet, measure);
}

/* A label that stands alone (第三条, 二) belongs to the text below it. */
static bool awaits_text(const struct paragraph *paragraph, const struct line *line)
{
    return paragraph->last && paragraph->count == 1 && paragraph->keys == line->keys &&
           line_is_label(paragraph->text.data, strlen(paragraph->text.data)) &&
           !opens_with_bullet(line->text) && !line_is_label(line->text, strlen(line->text));
}

static ssk_status add_text(struct cutter *cutter, const struct page *page, const struct line *line,
                           const struct measure *measure)
{
    struct paragraph *paragraph = &cutter->open[line->column];
    bool labelled = awaits_text(paragraph, line);
    bool joins = labelled || goes_on(paragraph, line, page, measure);
    ssk_status status = flush_all(cutter, line->keys->row, joins ? paragraph : NULL);
    if (status == SSK_OK && !joins && paragraph->last)
        status = flush(cutter, paragraph);
    if (status != SSK_OK)
        return status;
    if (!paragraph->last) {
        paragraph->page = page;
        paragraph->keys = line->keys;
        paragraph->bullet = opens_with_bullet(line->text);
    }
    size_t offset = paragraph->text.length;
    if (labelled)
        ssk_buffer_append_string(&paragraph->text, "\u3000");
    join_line(&paragraph->text, line->text, strlen(line->text));
    paragraph->last = line;
    paragraph->last_page = page;
    return add_mark(paragraph, offset, line->number) ? SSK_OK : SSK_MEMORY;
}

/* ------------------------------------------------------------------------------------------
 * Running text: a passage ends with a sentence. A heading, a list's item or a cell that does not end one
 * is read on into what follows, as a reader of the page does. So it is on pages that their reader has
 * laid out, whose lines say where a paragraph begins; and on pages of plain text that were set in lines
 * of one width, when they are not those of a plan's table. */

/* True when the page's text was set in lines of one width, in one of its columns at least. */
static bool is_wrapped(const struct page *page)
{
    for (int c = 0; c < COLUMNS; c++)
        if (measure_column(page, c).wrapped)
            return true;
    return false;
}

/* True when most lines stand on wrapped pages: the others are figures, and lists between them. What is in a
 * table's rows tells nothing of how text is set. */
static bool is_mostly_wrapped(const struct document *document)
{
    size_t wrapped = 0, lines = 0;
    for (size_t p = 0; p < document->count; p++) {
        const struct page *page = &document->pages[p];
        size_t count = 0;
        for (size_t l = 0; l < page->count; l++)
            count += page->lines[l].role == LINE_TEXT && page->lines[l].row == 0;
        lines += count;
        wrapped += is_wrapped(page) ? count : 0;
    }
    return wrapped * 2 > lines;
}

/* True when no line of the document is plan or progress: a label with a ministry behind it may stand in any
 * list. */
static bool has_no_plan(const struct document *document)
{
    for (size_t p = 0; p < document->count; p++)
        for (size_t l = 0; l < document->pages[p].count; l++) {
            const struct keys *keys = document->pages[p].lines[l].keys;
            if (keys && keys->kind != SSK_KIND_TEXT)
                return false;
        }
    return true;
}

/* How many bytes stand behind the last sentence's end. */
static size_t tail_length(const char *text, size_t length)
{
    size_t tail = 0;
    while (tail < length && (length - tail < 3 || memcmp(text + length - tail - 3, "。", 3) != 0))
        tail++;
    return tail;
}

/* True when the text breaks off in a sentence of no more than `most` bytes. */
static bool is_unfinished(const struct paragraph *paragraph, size_t most)
{
    const char *text = paragraph->text.data;
    size_t length = paragraph->text.length;
    return paragraph->last && !ends_sentence(text, length) && tail_length(text, length) <= most;
}

/* A row of a table is read on into the next only if no sentence stands in it: a table's head. */
static bool ends_row(const struct cutter *cutter, const struct paragraph *paragraph, const struct line *line)
{
    const struct line *last = paragraph->last;
    return last && last->row > 0 && last->row != line->row && last->row == cutter->ended_row;
}

/* `1.1 背景 ........ 4` */
static bool is_contents(const struct line *line)
{
    struct cursor cursor = cursor_of(line->text);
    uint32_t last = cursor_last(&cursor);
    return heading_leader_dots(cursor) && (last == '.' || (last >= '0' && last <= '9'));
}

/* The last line of a table of contents is not read on into the text. */
static bool ends_contents(const struct paragraph *paragraph, const struct line *line)
{
    return paragraph->last && is_contents(paragraph->last) && !is_contents(line);
}

/* A note that breaks off may go on among the next page's. */
static bool may_go_on(const struct paragraph *note, const struct page *page)
{
    return is_unfinished(note, CARRIED_MAX) && page->number <= note->page->number + 1;
}

/* Ends the paragraphs of all slots but `slot`; those of the text stay open behind a note. */
static ssk_status flush_others(struct cutter *cutter, int slot, const struct page *page)
{
    ssk_status status = SSK_OK;
    for (int c = 0; c < SLOTS && status == SSK_OK; c++) {
        bool stays = c == NOTES ? may_go_on(&cutter->open[c], page) : slot == NOTES;
        if (c != slot && !stays)
            status = flush(cutter, &cutter->open[c]);
    }
    return status;
}

static ssk_status append_running(struct cutter *cutter, const struct page *page, const struct line *line,
                                 bool fresh, int slot, bool joins)
{
    struct paragraph *paragraph = &cutter->open[slot];
    ssk_status status = flush_others(cutter, slot, page);
    if (status == SSK_OK && !joins)
        status = flush(cutter, paragraph);
    if (status != SSK_OK)
        return status;
    if (!paragraph->last) {
        paragraph->page = page;
        paragraph->head = line->head;
    }
    if (!paragraph->last || fresh)
        paragraph->keys = line->keys; /* a carried heading's text goes with what it heads */
    size_t offset = paragraph->text.length;
    if (offset > 0 && fresh)
        ssk_buffer_append_string(&paragraph->text, "\u3000");
    join_line(&paragraph->text, line->text, strlen(line->text));
    paragraph->last = line;
    paragraph->last_page = page;
    if (line->row > 0 && ends_sentence(line->text, strlen(line->text)))
        cutter->ended_row = line->row;
    return add_mark(paragraph, offset, line->number) ? SSK_OK : SSK_MEMORY;
}

/* Whether the line is of the paragraph's column, where columns have names. */
static bool has_same_head(const struct paragraph *paragraph, const struct line *line)
{
    if (!paragraph->head || !line->head)
        return paragraph->head == line->head;
    return strcmp(paragraph->head, line->head) == 0;
}

static ssk_status add_running(struct cutter *cutter, const struct page *page, const struct line *line,
                              bool fresh)
{
    bool heading = line->role == LINE_HEADING;
    int slot = line->role == LINE_NOTE ? NOTES : line->keys->row > 0 ? line->column : 0;
    const struct paragraph *paragraph = &cutter->open[slot];
    bool after_heading = paragraph->last && paragraph->last->role == LINE_HEADING;
    bool same = paragraph->last && (paragraph->keys == line->keys || after_heading || slot == NOTES);
    bool apart = line->apart || (paragraph->last && !has_same_head(paragraph, line));
    bool joins = same && !fresh && !heading && !apart;
    if (!joins && slot == 0 && !apart && (same || heading) && !ends_row(cutter, paragraph, line) &&
        !ends_contents(paragraph, line))
        joins = is_unfinished(paragraph, heading && !after_heading ? CARRIED_OVER : CARRIED_MAX);
    return append_running(cutter, page, line, fresh || heading || !joins, slot, joins);
}

/* A line of plain text: the look of the lines says where a paragraph begins. */
static ssk_status add_wrapped(struct cutter *cutter, const struct page *page, const struct line *line,
                              const struct measure *measure)
{
    const struct paragraph *paragraph = &cutter->open[line->role == LINE_NOTE ? NOTES : 0];
    bool goes =
        paragraph->last && paragraph->last->role != LINE_HEADING && goes_on(paragraph, line, page, measure);
    return add_running(cutter, page, line, !goes);
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
    if (!add_mark(paragraph, 0, heading->number))
        return SSK_MEMORY;
    return flush(cutter, paragraph);
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
    struct measure measures[COLUMNS];
    for (int c = 0; c < COLUMNS; c++)
        measures[c] = measure_column(page, c);
    ssk_status status = SSK_OK;
    bool running = cutter->running && !page->marked_up;
    for (size_t l = 0; l < page->count && status == SSK_OK; l++) {
        const struct line *line = &page->lines[l];
        bool words = line->role == LINE_HEADING || line->role == LINE_TEXT || line->role == LINE_NOTE;
        if (page->laid_out && !page->marked_up) {
            if (words)
                status = add_running(cutter, page, line, line->fresh);
        } else if (words && line->row > 0 && !page->marked_up) {
            cutter->heading = NULL;
            status = add_running(cutter, page, line, line->fresh);
        } else if (running) {
            if (words)
                status = add_wrapped(cutter, page, line, &measures[line->column]);
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
    cutter.running = has_no_plan(document) && is_mostly_wrapped(document);
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
