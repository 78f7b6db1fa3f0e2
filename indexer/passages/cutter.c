#include "indexer/passages/cutter.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unicode/uchar.h>

#include "indexer/document/join_lines.h"
#include "indexer/lines/line_marks.h"
#include "seisaku/array.h"
#include "seisaku/unicode.h"

static void paragraph_clear(struct paragraph *paragraph)
{
    ssk_buffer_clear(&paragraph->text);
    paragraph->count = 0;
    paragraph->head = NULL;
    paragraph->last = NULL;
}

bool paragraph_add_mark(struct paragraph *paragraph, size_t offset, int line)
{
    if (!SSK_GROW(paragraph->marks, paragraph->count, paragraph->capacity))
        return false;
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
    passage->speaker_group = keys->speaker_group;
    passage->issuer = document->issuer;
    passage->page = paragraph->page->number;
    passage->page_label = paragraph->page->label;
    passage->source_path = document->path;
}

/* malloc'd; NULL without memory. */
static char *make_id(struct cutter *cutter, const struct keys *keys)
{
    char *id = NULL;
    cutter->emitted++;
    if (keys->speech && cutter->speech != keys) {
        cutter->speech = keys;
        cutter->of_speech = 0;
    }
    return asprintf(&id, "%s:%d", keys->speech ? keys->speech : cutter->document->id,
                    keys->speech ? ++cutter->of_speech : cutter->emitted) < 0
               ? NULL
               : id;
}

static ssk_status emit_piece(struct cutter *cutter, const struct paragraph *paragraph, size_t start,
                             size_t end)
{
    const char *text = ssk_buffer_string(&paragraph->text);
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
    passage.id = make_id(cutter, paragraph->keys);
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

ssk_status cutter_flush(struct cutter *cutter, struct paragraph *paragraph)
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

bool cutter_closes_row(const struct paragraph *paragraph, const struct line *line)
{
    const struct line *last = paragraph->last;
    return last && last->apart && last->row > 0 && last->row != line->row && last->place.size <= 0;
}

bool cutter_goes_on(const struct paragraph *paragraph, const struct line *line, const struct page *page,
                    const struct measure *measure)
{
    if (!paragraph->last || paragraph->keys != line->keys || line->role == LINE_NOTE ||
        cutter_closes_row(paragraph, line))
        return false;
    if (page->marked_up)
        return !line->begins_paragraph;
    if (paragraph->last_page != page &&
        ends_sentence(ssk_buffer_string(&paragraph->text), paragraph->text.length))
        return false;
    return paragraph_goes_on(paragraph->last, line, paragraph->bullet, measure);
}
