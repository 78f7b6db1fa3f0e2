/* Reading in a child: what it reads comes over. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "indexer/base/messages.h"
#include "indexer/child/child_reader.h"
#include "indexer/input/source.h"

static const struct source SOURCE = {.path = "x"};
static const struct child_limits LIMITS = {.seconds = 1, .memory = 64, .output = 1};

static char reported[256];

static void keep(void *context, const char *message)
{
    (void)context;
    snprintf(reported, sizeof reported, "%s", message);
}

static ssk_status run(child_reader read_it, struct document *out, struct ssk_error *error)
{
    reported[0] = '\0';
    message_through(keep, NULL);
    ssk_status status = child_read(read_it, &SOURCE, &LIMITS, out, error);
    message_through(NULL, NULL);
    return status;
}

static ssk_status read_two_pages(const struct source *source, struct document *out, struct ssk_error *error)
{
    (void)error;
    out->title = strdup("題");
    for (int p = 0; p < 2; p++) {
        struct page *page = document_add_page(out);
        struct line *line = page_add_line(page, "本文", strlen("本文"), 7);
        line->role = LINE_HEADING;
        line->level = 2;
        line->column = 3;
        line->row = 4;
        line->begins_paragraph = true;
        page->laid_out = p == 1;
    }
    out->pages[1].label = strdup("- 2 -");
    message_print("%s: one page is bare", source->path);
    puts("on stdout");
    fputs("on stderr", stderr);
    return SSK_OK;
}

static void test_document(void **state)
{
    (void)state;
    struct document document = {0};
    struct ssk_error error = {""};
    assert_int_equal(run(read_two_pages, &document, &error), SSK_OK);
    assert_int_equal(document.count, 2);
    assert_string_equal(document.title, "題");
    assert_null(document.publisher);
    assert_null(document.pages[0].label);
    assert_string_equal(document.pages[1].label, "- 2 -");
    assert_true(document.pages[1].laid_out);
    const struct line *line = &document.pages[1].lines[0];
    assert_string_equal(line->text, "本文");
    assert_int_equal(line->number, 7);
    assert_int_equal(line->role, LINE_HEADING);
    assert_int_equal(line->level, 2);
    assert_int_equal(line->column, 3);
    assert_int_equal(line->row, 4);
    assert_true(line->begins_paragraph);
    assert_string_equal(reported, "x: one page is bare");
    document_free(&document);
}

static ssk_status read_several(const struct source *source, const struct document_sink *sink,
                               struct ssk_error *error)
{
    ssk_status status = SSK_OK;
    for (int i = 0; i < 3 && status == SSK_OK; i++) {
        struct document document = {.id = strdup("m")};
        struct keys *keys = document_add_keys(&document);
        keys->item = strdup("議長");
        keys->speaker_name = strdup("山田");
        ssk_strings_add(&keys->path, "章", strlen("章"));
        struct page *page = document_add_page(&document);
        for (int l = 0; l < 2; l++)
            page_add_line(page, "本文", strlen("本文"), 0)->keys = keys;
        status = sink->document(sink->context, &document, error);
        document_free(&document);
    }
    if (status == SSK_OK)
        status = sink->member(sink->context, "a/b.txt", "x\0y", 3, error);
    if (status == SSK_OK)
        status = sink->member(sink->context, "c.bin", NULL, 0, error);
    return status == SSK_OK ? ssk_fail(error, SSK_INPUT, "%s ends early", source->path) : status;
}

static int documents, members;

static ssk_status take_document(void *context, struct document *document, struct ssk_error *error)
{
    (void)context;
    (void)error;
    documents++;
    const struct line *lines = document->pages[0].lines;
    assert_ptr_equal(lines[0].keys, lines[1].keys);
    assert_string_equal(lines[0].keys->item, "議長");
    assert_string_equal(lines[0].keys->speaker_name, "山田");
    assert_null(lines[0].keys->speaker_office);
    assert_int_equal(lines[0].keys->path.count, 1);
    assert_string_equal(document->id, "m");
    return SSK_OK;
}

static ssk_status take_member(void *context, const char *name, const char *bytes, size_t length,
                              struct ssk_error *error)
{
    (void)context;
    (void)error;
    members++;
    assert_int_equal(length, bytes ? 3 : 0);
    assert_true(!bytes || memcmp(bytes, "x\0y", 3) == 0);
    assert_string_equal(name, bytes ? "a/b.txt" : "c.bin");
    return SSK_OK;
}

/* What came before a failure was taken. */
static void test_several(void **state)
{
    (void)state;
    const struct document_sink sink = {NULL, take_document, take_member};
    struct ssk_error error = {""};
    assert_int_equal(child_read_many(read_several, &SOURCE, &LIMITS, &sink, &error), SSK_INPUT);
    assert_string_equal(error.message, "x ends early");
    assert_int_equal(documents, 3);
    assert_int_equal(members, 2);
}

static ssk_status enough(void *context, struct document *document, struct ssk_error *error)
{
    (void)context;
    (void)document;
    documents++;
    return ssk_fail(error, SSK_OTHER, "enough");
}

/* A sink that has enough ends the child. */
static void test_enough(void **state)
{
    (void)state;
    const struct document_sink sink = {NULL, enough, take_member};
    struct ssk_error error = {""};
    documents = 0;
    assert_int_equal(child_read_many(read_several, &SOURCE, &LIMITS, &sink, &error), SSK_OTHER);
    assert_string_equal(error.message, "enough");
    assert_int_equal(documents, 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_document),
        cmocka_unit_test(test_several),
        cmocka_unit_test(test_enough),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
