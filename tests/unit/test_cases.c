/* The cases of tests/cases/STAGE.case: text in, text out. tests/README.md has the format of the files; the
 * stages stand in one table below. */
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
#include "tests/unit/with_dictionary.h"

struct stage {
    const char *name;                      /* of the file, without .case */
    char *(*run)(const char *input);       /* what comes out of the stage, malloc'd; NULL when it fails */
    char *(*unchanged)(const char *input); /* what is expected below `=== untouched`; NULL: not for it */
};

struct text_case {
    char *name; /* `stage: name`, as the runner prints it */
    const struct stage *stage;
    struct ssk_buffer input, expected;
    bool untouched;
};

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

/* ---------------------------------------------------------------------------------- reading the files */

enum { CASES_MAX = 4096 };

static struct text_case cases[CASES_MAX];
static size_t case_count;

/* Appends a line of a case: `\f` alone parts pages, \xNN is a byte, \\ a backslash. */
static void append_line(struct ssk_buffer *out, const char *line)
{
    if (strcmp(line, "\\f") == 0) {
        ssk_buffer_append_char(out, '\f');
        return;
    }
    for (unsigned byte; *line; line++)
        if (sscanf(line, "\\x%2x", &byte) == 1) {
            ssk_buffer_append_char(out, (char)byte);
            line += 3;
        } else {
            line += line[0] == '\\' && line[1] == '\\';
            ssk_buffer_append_char(out, *line);
        }
    ssk_buffer_append_char(out, '\n');
}

static struct text_case *add_case(const struct stage *stage, const char *name)
{
    assert_in_range(case_count, 0, CASES_MAX - 1);
    struct text_case *added = &cases[case_count++];
    added->stage = stage;
    assert_true(asprintf(&added->name, "%s: %s", stage->name, name) > 0);
    return added;
}

static void drop_blank_end(struct ssk_buffer *text)
{
    while (text->length > 1 && text->data[text->length - 1] == '\n' && text->data[text->length - 2] == '\n')
        text->length--;
    if (text->length == 1 && text->data[0] == '\n')
        text->length = 0;
    if (text->length)
        text->data[text->length] = '\0';
}

/* A file is comments, then cases: `--- NAME`, input, `===`, expected; `#` begins a comment above a case. */
static void read_cases(const struct stage *stage)
{
    char path[128], *line = NULL;
    size_t capacity = 0;
    snprintf(path, sizeof path, "tests/cases/%s.case", stage->name);
    FILE *file = fopen(path, "r");
    if (!file)
        fail_msg("%s cannot be read: run from the checkout's top folder", path);
    struct text_case *at = NULL;
    struct ssk_buffer *part = NULL;
    while (getline(&line, &capacity, file) > 0) {
        line[strcspn(line, "\n")] = '\0';
        if (strncmp(line, "--- ", 4) == 0) {
            at = add_case(stage, line + 4);
            part = &at->input;
        } else if (part == (at ? &at->input : NULL) && strncmp(line, "===", 3) == 0) {
            at->untouched = strcmp(line, "=== untouched") == 0;
            part = &at->expected;
        } else if (part && !(part != &at->input && line[0] == '#')) {
            append_line(part, line);
        }
    }
    free(line);
    fclose(file);
}

/* ------------------------------------------------------------------------------------------- running */

static void run_case(void **state)
{
    struct text_case *tried = *state;
    struct ssk_buffer *expected = &tried->expected;
    drop_blank_end(expected);
    if (tried->untouched) {
        char *same = tried->stage->unchanged(ssk_buffer_string(&tried->input));
        expected->length = 0;
        ssk_buffer_append_string(expected, same);
        free(same);
    }
    char *found = tried->stage->run(ssk_buffer_string(&tried->input));
    assert_non_null(found);
    assert_string_equal(found, ssk_buffer_string(expected));
    free(found);
}

static int open_all(void **state)
{
    return open_dictionary(state) != 0 || ssk_tagger_new(&tagger, dictionary->model, NULL) != SSK_OK;
}

static int free_all(void **state)
{
    ssk_tagger_free(tagger);
    for (size_t i = 0; i < case_count; i++) {
        ssk_buffer_free(&cases[i].input);
        ssk_buffer_free(&cases[i].expected);
    }
    return free_dictionary(state);
}

int main(void)
{
    static struct CMUnitTest tests[CASES_MAX];
    for (size_t i = 0; i < sizeof stages / sizeof *stages; i++)
        read_cases(&stages[i]);
    for (size_t i = 0; i < case_count; i++)
        tests[i] =
            (struct CMUnitTest){.name = cases[i].name, .test_func = run_case, .initial_state = &cases[i]};
    int failed = _cmocka_run_group_tests("cases", tests, case_count, open_all, free_all);
    for (size_t i = 0; i < case_count; i++)
        free(cases[i].name); /* which the runner prints once all is freed */
    return failed;
}
