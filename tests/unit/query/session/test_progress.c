/* When the line of progress is drawn, what it says, and that it is taken away. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "query/session/progress.h"

static int kept = -1; /* standard error meanwhile */
static FILE *caught;

static void catch_errors(void)
{
    fflush(stderr);
    caught = tmpfile();
    kept = dup(STDERR_FILENO);
    dup2(fileno(caught), STDERR_FILENO);
}

/* What was written to standard error since catch_errors. */
static const char *errors(void)
{
    static char text[1000];
    fflush(stderr);
    dup2(kept, STDERR_FILENO);
    close(kept);
    rewind(caught);
    text[fread(text, 1, sizeof text - 1, caught)] = '\0';
    fclose(caught);
    return text;
}

/* A line of so many steps that began so many seconds ago and was drawn so many ago. */
static struct progress begun(enum progress_when when, size_t total, int seconds, int drawn)
{
    struct progress progress;
    progress_open(&progress, when);
    progress_begin(&progress, "%zu of %zu steps", total);
    progress.start.tv_sec -= seconds;
    progress.drawn_at.tv_sec -= drawn;
    return progress;
}

static void draws_the_first_step_where_it_is_always_shown(void **state)
{
    (void)state;
    struct progress progress = begun(PROGRESS_ALWAYS, 4, 0, 0);
    assert_true(progress_working);
    catch_errors();
    progress_step(&progress, 1);
    progress.drawn_at.tv_sec += 9;
    progress_step(&progress, 2); /* too soon */
    assert_true(progress_drawn);
    assert_string_equal(errors(), "\r\033[K1 of 4 steps");
    catch_errors();
    progress_end(&progress);
    progress_end(&progress);
    assert_string_equal(errors(), "\r\033[K");
    assert_false(progress_working);
    assert_false(progress_drawn);
}

static void draws_again_after_a_moment_and_tells_what_is_left(void **state)
{
    (void)state;
    struct progress progress = begun(PROGRESS_ALWAYS, 4, 100, 0);
    catch_errors();
    progress_step(&progress, 0); /* nothing is known of the pace */
    progress.drawn_at.tv_sec -= 1;
    progress_step(&progress, 1);
    progress.drawn_at.tv_sec -= 1;
    progress_step(&progress, 3);
    progress.start.tv_sec += 99; /* the second has not gone by */
    progress.drawn_at.tv_sec -= 1;
    progress_step(&progress, 4);
    progress_end(&progress);
    const char *text = errors();
    assert_non_null(strstr(text, "\r\033[K0 of 4 steps\r"));
    assert_non_null(strstr(text, "1 of 4 steps  5:0"));
    assert_non_null(strstr(text, "3 of 4 steps  0:3"));
    assert_non_null(strstr(text, "4 of 4 steps  0:00 left\r\033[K"));
}

static void says_nothing_unless_it_is_asked(void **state)
{
    (void)state;
    static const enum progress_when silent[] = {PROGRESS_NEVER,
                                                PROGRESS_AUTO}; /* which is no terminal here */
    for (size_t i = 0; i < sizeof silent / sizeof *silent; i++) {
        catch_errors();
        struct progress progress = begun(silent[i], 4, 100, 100);
        progress_step(&progress, 1);
        progress_end(&progress);
        assert_string_equal(errors(), "");
    }
    catch_errors();
    progress_begin(NULL, "%zu of %zu steps", 4);
    assert_true(progress_working);
    progress_step(NULL, 1);
    progress_end(NULL);
    assert_false(progress_working);
    assert_string_equal(errors(), "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(draws_the_first_step_where_it_is_always_shown),
        cmocka_unit_test(draws_again_after_a_moment_and_tells_what_is_left),
        cmocka_unit_test(says_nothing_unless_it_is_asked),
    };
    return cmocka_run_group_tests_name("progress", tests, NULL, NULL);
}
