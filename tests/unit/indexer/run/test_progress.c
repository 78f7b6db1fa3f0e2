/* The line that moves while files are read: what it tells, and that it goes away. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include <fcntl.h>
#include <unistd.h>

#include "indexer/run/progress.h"

/* What is printed on stderr by a drawing of the line, "" for nothing. */
static const char *drawn(struct progress *progress, const char *stage, bool hides)
{
    static char said[256];
    FILE *file = tmpfile();
    int before = dup(STDERR_FILENO);
    assert_non_null(file);
    fflush(stderr);
    dup2(fileno(file), STDERR_FILENO);
    if (hides)
        progress_hide(progress);
    else
        progress_draw(progress, stage);
    fflush(stderr);
    dup2(before, STDERR_FILENO);
    close(before);
    rewind(file);
    said[fread(said, 1, sizeof said - 1, file)] = '\0';
    fclose(file);
    return said;
}

/* Begun so many seconds ago, and all but a moment. */
static struct progress begun(long seconds, size_t files, uint64_t bytes)
{
    struct progress progress = {0};
    progress_start(&progress, PROGRESS_ALWAYS, files, bytes);
    progress.start.tv_sec -= seconds;
    return progress;
}

#define CLEARED "\r\033[K"

static void files_and_speed_and_what_is_left_are_told(void **state)
{
    (void)state;
    struct progress progress = begun(100, 4, 100 * 1000 * 1000);
    assert_string_equal(drawn(&progress, NULL, false), CLEARED "0/4 files  0.0 MB/s");
    progress_add(&progress, 1, 30 * 1000 * 1000);
    progress_add(&progress, 1, 20 * 1000 * 1000);
    assert_string_equal(drawn(&progress, NULL, false), CLEARED "2/4 files  0.5 MB/s  1:40 left");
    progress_add(&progress, 2, 50 * 1000 * 1000);
    assert_string_equal(drawn(&progress, NULL, false), CLEARED "4/4 files  1.0 MB/s  0:00 left");
    progress_add(&progress, 0, 900 * 1000 * 1000); /* a file that grew */
    assert_string_equal(drawn(&progress, NULL, false), CLEARED "4/4 files  1.0 MB/s  0:00 left");
    assert_string_equal(drawn(&progress, "merging", false), CLEARED "merging");
}

static void hours_are_told_as_such(void **state)
{
    (void)state;
    struct progress progress = begun(7384, 1, 2000 * 1000 * 1000);
    progress_add(&progress, 0, 1000 * 1000 * 1000);
    assert_string_equal(drawn(&progress, NULL, false), CLEARED "0/1 files  0.1 MB/s  2:03:04 left");
    progress = begun(1790, 1, 3 * 1000 * 1000);
    progress_add(&progress, 0, 1000 * 1000);
    assert_string_equal(drawn(&progress, NULL, false), CLEARED "0/1 files  0.0 MB/s  59:40 left");
}

/* In the first second the time that is left would be a guess. */
static void nothing_is_foretold_at_once(void **state)
{
    (void)state;
    struct progress progress = begun(0, 4, 100 * 1000 * 1000);
    progress.start.tv_sec += 3600; /* however slow this machine is */
    progress_add(&progress, 1, 30 * 1000 * 1000);
    assert_string_equal(drawn(&progress, NULL, false), CLEARED "1/4 files");
}

static void it_is_shown_where_asked_for_and_hidden_once(void **state)
{
    (void)state;
    struct progress progress = begun(1, 4, 1);
    assert_true(progress.shown);
    assert_string_equal(drawn(&progress, NULL, true), "");
    drawn(&progress, "writing", false);
    assert_string_equal(drawn(&progress, NULL, true), CLEARED);
    assert_string_equal(drawn(&progress, NULL, true), "");
    progress_start(&progress, PROGRESS_NEVER, 4, 1);
    assert_string_equal(drawn(&progress, "writing", false), "");
    int before = dup(STDERR_FILENO), file = open("/dev/null", O_WRONLY);
    dup2(file, STDERR_FILENO); /* which is no terminal */
    progress_start(&progress, PROGRESS_AUTO, 4, 1);
    dup2(before, STDERR_FILENO);
    close(before);
    close(file);
    assert_false(progress.shown);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(files_and_speed_and_what_is_left_are_told),
        cmocka_unit_test(hours_are_told_as_such),
        cmocka_unit_test(nothing_is_foretold_at_once),
        cmocka_unit_test(it_is_shown_where_asked_for_and_hidden_once),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
