/* What is told on standard error, and settled when memory ran out. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "seisaku/memory.h"
#include "seisaku/status.h"

/* One line, whatever the message has in it. */
static void tells_one_line(void **state)
{
    FILE *file = tmpfile();
    char line[256] = "";
    int kept = dup(STDERR_FILENO);
    (void)state;
    fflush(stderr);
    assert_true(dup2(fileno(file), STDERR_FILENO) >= 0);
    ssk_tell("tool", "%s of %d\n", "a\x1b港", 7);
    fflush(stderr);
    assert_true(dup2(kept, STDERR_FILENO) >= 0);
    close(kept);
    rewind(file);
    size_t length = fread(line, 1, sizeof line - 1, file);
    line[length] = '\0';
    assert_string_equal(line, "tool: a?港 of 7?\n");
    fclose(file);
}

/* The sanitizers end a program that asks for too much, unless it says otherwise. */
const char *__asan_default_options(void);
const char *__tsan_default_options(void);

const char *__asan_default_options(void)
{
    return "allocator_may_return_null=1";
}

const char *__tsan_default_options(void)
{
    return "allocator_may_return_null=1";
}

static void settles_what_ran_out_of_memory(void **state)
{
    struct ssk_error error = {""};
    (void)state;
    assert_int_equal(ssk_memory_settle(SSK_OK, &error), SSK_OK);
    assert_int_equal(ssk_memory_settle(SSK_INPUT, &error), SSK_INPUT);
    assert_string_equal(error.message, "");
    assert_int_equal(ssk_memory_settle(SSK_MEMORY, &error), SSK_MEMORY);
    assert_string_equal(error.message, "out of memory");
    volatile size_t size = SIZE_MAX / 2;
    assert_null(malloc(size));
    assert_int_equal(ssk_memory_settle(SSK_OK, &error), SSK_MEMORY);
    assert_int_equal(ssk_memory_settle(SSK_INPUT, &error), SSK_INPUT);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(tells_one_line),
        cmocka_unit_test(settles_what_ran_out_of_memory),
    };
    return cmocka_run_group_tests_name("told", tests, NULL, NULL);
}
