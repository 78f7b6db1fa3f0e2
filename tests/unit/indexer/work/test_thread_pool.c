/* The thread pool: what comes out is the same however many threads there are, and the bounds of its plan are
 * kept. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "indexer/work/thread_pool.h"

enum { JOBS = 40, ITEMS = 30, WINDOW = 5, WAITING = 4, HOLD = 100, BYTES = 40 };

struct item {
    size_t job, number;
    bool worked;
};

struct watched {
    atomic_size_t hired, dismissed, made, worked, dropped, ended, taken_jobs, held;
    size_t job, number; /* the next to be taken */
    size_t fails_at;    /* of what `failing` counts; 0 for never */
    enum { NOTHING, READING, WORKING, TAKING, HIRING } failing;
    atomic_size_t calls;
    atomic_int wrong;
    atomic_int ticks;
    unsigned pause; /* microseconds of a job's reading */
    bool in_turn;
};

static struct watched watched;

static ssk_status fail_when_due(int what, struct ssk_error *error)
{
    bool due = (int)watched.failing == what && ++watched.calls == watched.fails_at;
    return due ? ssk_fail(error, SSK_INPUT, "failed as it should") : SSK_OK;
}

static ssk_status hire(void *context, void **worker, struct ssk_error *error)
{
    assert_ptr_equal(context, &watched);
    *worker = &watched;
    watched.hired++;
    return fail_when_due(HIRING, error);
}

static void dismiss(void *worker)
{
    watched.wrong += worker != &watched;
    watched.dismissed++;
}

static ssk_status read_job(void *worker, size_t number, struct pool_job *job, struct ssk_error *error)
{
    watched.wrong += worker != &watched || number >= watched.taken_jobs + WINDOW;
    pool_reserve(job, BYTES);
    size_t held = watched.held += BYTES;
    watched.wrong += held > HOLD + BYTES; /* the next to be taken may have more */
    usleep(watched.pause);
    for (size_t i = 0; i < ITEMS; i++) {
        struct item *item = malloc(sizeof *item);
        *item = (struct item){number, i, false};
        watched.made++;
        if (pool_submit(job, item) != SSK_OK)
            break;
        if (fail_when_due(READING, error) != SSK_OK)
            return SSK_INPUT;
    }
    if (watched.in_turn) {
        pool_in_turn(job);
        watched.wrong += watched.failing == NOTHING && watched.ended < number;
    }
    watched.held -= BYTES;
    pool_release(job, BYTES);
    watched.ended++;
    return SSK_OK;
}

static ssk_status work(void *worker, void *item, struct ssk_error *error)
{
    struct item *worked = item;
    watched.wrong += worker != &watched || worked->worked;
    worked->worked = true;
    watched.worked++;
    return fail_when_due(WORKING, error);
}

static ssk_status take(void *context, size_t number, void *item, struct ssk_error *error)
{
    struct item *taken = item;
    watched.wrong += context != &watched || number != watched.job;
    if (!item) {
        watched.wrong += watched.number != ITEMS;
        watched.job++;
        watched.number = 0;
        watched.taken_jobs++;
        return SSK_OK;
    }
    watched.wrong += !taken->worked || taken->job != watched.job || taken->number != watched.number;
    watched.number++;
    return fail_when_due(TAKING, error);
}

static void drop(void *item)
{
    free(item);
    watched.dropped++;
}

static void tick(void *context)
{
    watched.wrong += context != &watched;
    watched.ticks++;
}

static ssk_status run(int threads, struct ssk_error *error)
{
    const struct pool_plan plan = {&watched, JOBS,     threads, WINDOW, WAITING, HOLD, hire,
                                   dismiss,  read_job, work,    take,   tick,    drop};
    watched.job = watched.number = 0;
    ssk_status status = pool_run(&plan, error);
    assert_int_equal(watched.wrong, 0);
    assert_int_equal(watched.hired, threads);
    assert_int_equal(watched.dismissed, threads);
    assert_int_equal(watched.dropped, watched.made);
    return status;
}

static void all_comes_in_order(void **state)
{
    (void)state;
    static const int threads[] = {1, 2, 7};
    for (size_t t = 0; t < 2 * sizeof threads / sizeof *threads; t++) {
        struct ssk_error error = {""};
        watched = (struct watched){.in_turn = t % 2};
        assert_int_equal(run(threads[t / 2], &error), SSK_OK);
        assert_int_equal(watched.taken_jobs, JOBS);
        assert_int_equal(watched.made, JOBS * ITEMS);
        assert_int_equal(watched.worked, JOBS * ITEMS);
    }
}

static void the_first_failure_ends_it(void **state)
{
    (void)state;
    static const int kinds[] = {READING, WORKING, TAKING, HIRING};
    for (size_t k = 0; k < sizeof kinds / sizeof *kinds; k++)
        for (int threads = 1; threads <= 3; threads += 2) {
            struct ssk_error error = {""};
            watched =
                (struct watched){.failing = (unsigned)kinds[k], .fails_at = kinds[k] == HIRING ? 1 : 100};
            assert_int_equal(run(threads, &error), SSK_INPUT);
            assert_string_equal(error.message, "failed as it should");
            assert_true(watched.made < JOBS * ITEMS);
        }
}

static void a_tick_comes_though_nothing_does(void **state)
{
    (void)state;
    struct ssk_error error;
    watched = (struct watched){.pause = 20000};
    assert_int_equal(run(1, &error), SSK_OK);
    assert_true(watched.ticks >= 2);
}

static void no_jobs_are_no_work(void **state)
{
    (void)state;
    struct ssk_error error;
    const struct pool_plan plan = {.context = &watched, .threads = 2, .init = hire, .fini = dismiss};
    watched = (struct watched){0};
    assert_int_equal(pool_run(&plan, &error), SSK_OK);
    assert_int_equal(watched.dismissed, 2);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(all_comes_in_order),
        cmocka_unit_test(the_first_failure_ends_it),
        cmocka_unit_test(a_tick_comes_though_nothing_does),
        cmocka_unit_test(no_jobs_are_no_work),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
