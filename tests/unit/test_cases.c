/* What stages of reading a document make of a text, by tests/cases/STAGE.case; the stages stand in one table
 * below.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "indexer/order/order.h"
#include "indexer/page/page.h"
#include "tests/unit/passages_of.h"
#include "tests/unit/text_cases.h"
#include "tests/unit/with_dictionary.h"

/* ------------------------------------------------------------------------------------------- stages */

static struct ssk_tagger *tagger;

/* A form feed parts pages, a line end lines. */
static struct document document_of(const char *text)
{
    struct document document = {0};
    struct page *page = document_add_page(&document);
    for (int number = 1; *text; number++) {
        size_t length = strcspn(text, "\n\f");
        if (length > 0 || text[length] == '\n')
            assert_non_null(page_add_line(page, text, length, number));
        text += length;
        if (*text == '\f')
            page = document_add_page(&document);
        text += *text != '\0';
    }
    return document;
}

typedef void (*line_printer)(struct ssk_buffer *out, const struct line *line);

static char *print_lines(struct document *document, line_printer print)
{
    struct ssk_buffer out = SSK_BUFFER_INIT;
    for (size_t p = 0; p < document->count; p++) {
        ssk_buffer_append_string(&out, p ? "\f" : "");
        for (size_t l = 0; l < document->pages[p].count; l++)
            print(&out, &document->pages[p].lines[l]);
    }
    document_free(document);
    return ssk_buffer_detach(&out);
}

static void print_column(struct ssk_buffer *out, const struct line *line)
{
    ssk_buffer_printf(out, "%d %s\n", line->column, line->text);
}

static char *in_order(const char *input)
{
    struct document document = document_of(input);
    assert_int_equal(reading_order_restore(&document, tagger, NULL), SSK_OK);
    return print_lines(&document, print_column);
}

static char *in_column_0(const char *input)
{
    struct document document = document_of(input);
    return print_lines(&document, print_column);
}

static char *in_rows(const char *input)
{
    struct document document = document_of(input);
    struct ssk_buffer out = SSK_BUFFER_INIT;
    assert_int_equal(reading_order_restore(&document, tagger, NULL), SSK_OK);
    for (size_t p = 0, row = 0; p < document.count; p++)
        for (size_t l = 0; l < document.pages[p].count; l++) {
            const struct line *line = &document.pages[p].lines[l];
            bool goes_on = row > 0 && (size_t)line->row == row;
            if (out.length > 0)
                ssk_buffer_append_string(&out, !goes_on ? "\n" : line->begins_paragraph ? "|" : "");
            ssk_buffer_append_string(&out, line->text);
            row = (size_t)line->row;
        }
    ssk_buffer_append_string(&out, "\n");
    document_free(&document);
    return ssk_buffer_detach(&out);
}

static void print_head(struct ssk_buffer *out, const struct line *line)
{
    ssk_buffer_printf(out, "%s %s\n", line->role == LINE_SET_ASIDE ? "-" : " ", line->text);
}

static char *running_heads(const char *input)
{
    struct document document = document_of(input);
    assert_int_equal(running_heads_find(&document, dictionary, NULL), SSK_OK);
    return print_lines(&document, print_head);
}

static void print_text(struct ssk_buffer *out, const struct line *line)
{
    if (!line_is_out(line))
        ssk_buffer_printf(out, "%s\n", line->text);
}

static char *notes(const char *input)
{
    struct document document = document_of(input);
    assert_int_equal(tabs_ruby_find(&document, tagger, NULL), SSK_OK);
    assert_int_equal(note_marks_restore(&document, NULL), SSK_OK);
    return print_lines(&document, print_text);
}

static char *passages_of_text(const char *input)
{
    return passages_of(dictionary, input);
}

static char *headings_of_text(const char *input)
{
    return headings_of(dictionary, "text", input);
}

static char *headings_of_html(const char *input)
{
    return headings_of(dictionary, "html", input);
}

static char *metadata_of_html(const char *input)
{
    return passages_read(dictionary, "html", input, collect_metadata);
}

static char *metadata_of_text(const char *input)
{
    char *out = passages_read(dictionary, "text", input, collect_metadata);
    out[strcspn(out, "\n") + 1] = '\0'; /* all passages have the same */
    return out;
}

static char *keys_of_text(const char *input)
{
    return passages_read(dictionary, "text", input, collect_keys);
}

static char *keys_of_html(const char *input)
{
    return passages_read(dictionary, "html", input, collect_keys);
}

static const struct stage stages[] = {
    {"genres", passages_of_text, NULL},
    {"headings", headings_of_text, NULL},
    {"html", headings_of_html, NULL},
    {"html_metadata", metadata_of_html, NULL},
    {"keys", keys_of_text, NULL},
    {"keys_html", keys_of_html, NULL},
    {"notes", notes, NULL},
    {"order", in_order, in_column_0},
    {"running_heads", running_heads, NULL},
    {"structure", passages_of_text, NULL},
    {"tables", in_rows, NULL},
    {"titles", metadata_of_text, NULL},
};

static int open_all(void **state)
{
    return open_dictionary(state) != 0 || ssk_tagger_new(&tagger, dictionary->model, NULL) != SSK_OK;
}

static int free_all(void **state)
{
    ssk_tagger_free(tagger);
    return free_dictionary(state);
}

int main(void)
{
    return run_stages(stages, sizeof stages / sizeof *stages, open_all, free_all);
}
