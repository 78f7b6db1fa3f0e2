/* Reading in a child: what it breaks costs it alone, and is told. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "indexer/child/child_reader.h"
#include "indexer/input/source.h"

static const struct source SOURCE = {.path = "x"};
static const struct child_limits LIMITS = {.seconds = 1, .memory = 64, .output = 1};

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

/* Most of what it may have. */
static ssk_status feed(const struct source *source, struct document *out, struct ssk_error *error)
{
    (void)source;
    (void)out;
    char *block = malloc(40 << 20);
    if (!block)
        return ssk_fail(error, SSK_MEMORY, "no memory left");
    memset(block, 1, 40 << 20);
    free(block);
    return SSK_OK;
}

static ssk_status leave(const struct source *source, struct document *out, struct ssk_error *error)
{
    (void)source;
    (void)out;
    (void)error;
    _exit(3);
}

static ssk_status say_nothing(const struct source *source, struct document *out, struct ssk_error *error)
{
    (void)source;
    (void)out;
    (void)error;
    return SSK_IO;
}

/* As libraries do that cannot go on. */
static ssk_status complain(const struct source *source, struct document *out, struct ssk_error *error)
{
    fputs("library: Out of memory\n", stderr);
    return crash(source, out, error);
}

static void expect_status(child_reader read_it, ssk_status status, const char *message)
{
    struct document document = {0};
    struct ssk_error error = {""};
    assert_int_equal(child_read(read_it, &SOURCE, &LIMITS, &document, &error), status);
    assert_string_equal(error.message, message);
    document_free(&document);
}

static void expect(child_reader read_it, const char *message)
{
    expect_status(read_it, SSK_INPUT, message);
}

/* What was opened for a child is closed with it. */
static void test_descriptors(void **state)
{
    (void)state;
    int before = dup(STDERR_FILENO), after;
    close(before);
    expect(refuse, "encrypted");
    expect(leave, "the reader gave up (status 3)");
    expect_status(feed, SSK_OK, "");
    after = dup(STDERR_FILENO);
    close(after);
    assert_int_equal(after, before);
}

static void test_failures(void **state)
{
    (void)state;
    expect(refuse, "encrypted");
    expect(crash, "the reader crashed (signal 11)");
    expect(hang, "took longer than 1 s to read");
    expect(spin, "took longer than 1 s to read");
    expect(leave, "the reader gave up (status 3)");
    expect_status(say_nothing, SSK_IO, "the reader gave no reason");
    expect(complain, "needs more than 64 MiB to read");
    expect(babble, "gives more than 1 MiB of text");
}

static void test_memory(void **state)
{
    (void)state;
#ifdef __SANITIZE_ADDRESS__
    skip(); /* its shadow memory allows no limit */
#endif
    expect_status(feed, SSK_OK, "");
    expect(gorge, "needs more than 64 MiB to read");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_failures),
        cmocka_unit_test(test_memory),
        cmocka_unit_test(test_descriptors),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
