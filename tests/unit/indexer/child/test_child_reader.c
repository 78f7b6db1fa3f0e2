/* Reading in a child: what it reads comes over, what it breaks does not. */
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
#include "indexer/child/document_serial.h"
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

static ssk_status refuse(const struct source *source, struct document *out, struct ssk_error *error)
{
    (void)source;
    (void)out;
    return ssk_fail(error, SSK_INPUT, "encrypted");
}

static ssk_status crash(const struct source *source, struct document *out, struct ssk_error *error)
{
    (void)source;
    (void)out;
    (void)error;
    static volatile uintptr_t nowhere = 8;
    *(volatile char *)nowhere = 1; /* a child may not send itself a signal */
    return SSK_OK;
}

static ssk_status hang(const struct source *source, struct document *out, struct ssk_error *error)
{
    (void)source;
    (void)out;
    (void)error;
    while (pause() != 0)
        continue;
    return SSK_OK;
}

static ssk_status spin(const struct source *source, struct document *out, struct ssk_error *error)
{
    (void)source;
    (void)out;
    (void)error;
    for (volatile int i = 0; i >= 0; i = i & 0xff)
        continue;
    return SSK_OK;
}

static ssk_status gorge(const struct source *source, struct document *out, struct ssk_error *error)
{
    (void)source;
    (void)out;
    for (size_t size = 1 << 20; size < SIZE_MAX / 4; size *= 2) {
        char *block = malloc(size);
        if (!block)
            return ssk_fail(error, SSK_MEMORY, "no memory left");
        memset(block, 1, size);
    }
    return SSK_OK;
}

static ssk_status babble(const struct source *source, struct document *out, struct ssk_error *error)
{
    (void)source;
    (void)error;
    static char text[1 << 12];
    memset(text, 'a', sizeof text - 1);
    struct page *page = document_add_page(out);
    for (int i = 0; i < 1000; i++)
        page_add_line(page, text, sizeof text - 1, 0);
    return SSK_OK;
}

static void expect(child_reader read_it, const char *message)
{
    struct document document = {0};
    struct ssk_error error = {""};
    assert_int_equal(run(read_it, &document, &error), SSK_INPUT);
    assert_string_equal(error.message, message);
    document_free(&document);
}

static void test_failures(void **state)
{
    (void)state;
    expect(refuse, "encrypted");
    expect(crash, "the reader crashed (signal 11)");
    expect(hang, "took longer than 1 s to read");
    expect(spin, "took longer than 1 s to read");
    expect(babble, "gives more than 1 MiB of text");
}

static void test_memory(void **state)
{
    (void)state;
#ifdef __SANITIZE_ADDRESS__
    skip(); /* its shadow memory allows no limit */
#endif
    expect(gorge, "needs more than 64 MiB to read");
}

/* A stream cut short anywhere is no record; a record that is shorter than it says is an error, never a crash.
 */
static void test_broken_records(void **state)
{
    (void)state;
    struct document document = {0};
    struct ssk_error error = {""};
    struct ssk_buffer bytes = SSK_BUFFER_INIT;
    message_through(keep, NULL);
    assert_int_equal(read_two_pages(&SOURCE, &document, &error), SSK_OK);
    message_through(NULL, NULL);
    document.pages[0].lines[0].keys = document_add_keys(&document);
    serial_put_document(&bytes, &document);
    document_free(&document);
    struct serial_reader stream = {bytes.data, bytes.data + bytes.length}, record;
    for (const char *end = bytes.data; end < stream.end; end++) {
        struct serial_reader cut = {bytes.data, end};
        assert_int_equal(serial_next(&cut, &record), '\0');
    }
    assert_int_equal(serial_next(&stream, &record), SERIAL_DOCUMENT);
    size_t whole = (size_t)(record.end - record.at);
    for (size_t length = 0; length < whole; length++) {
        char *copy = malloc(length + 1);
        memcpy(copy, record.at, length);
        struct serial_reader serial = {copy, copy + length};
        assert_int_equal(serial_document(&serial, &document), SSK_CORRUPT);
        document_free(&document);
        document = (struct document){0};
        free(copy);
    }
    ssk_buffer_free(&bytes);
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
        cmocka_unit_test(test_document),       cmocka_unit_test(test_failures), cmocka_unit_test(test_memory),
        cmocka_unit_test(test_broken_records), cmocka_unit_test(test_several),  cmocka_unit_test(test_enough),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
