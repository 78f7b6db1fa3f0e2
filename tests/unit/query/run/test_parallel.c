/* Questions that threads answer: each answer is taken once, in their order, and a failure ends the run. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "query/run/parallel.h"
#include "tests/unit/with_dictionary.h"

/* A run, and what came of it. */
struct trial {
    size_t wrong_question, wrong_answer; /* those that fail; SIZE_MAX for none */
    size_t wanted, unwanted;             /* answers that were taken */
    bool in_order;
    atomic_size_t asked;
};

static ssk_status ask(void *context, struct session *session, size_t number, void **out,
                      struct ssk_error *error)
{
    struct trial *trial = context;
    assert_non_null(session->dictionary);
    trial->asked++;
    *out = malloc(sizeof number);
    memcpy(*out, &number, sizeof number);
    return number == trial->wrong_question ? ssk_fail(error, SSK_INPUT, "question %zu", number) : SSK_OK;
}

static ssk_status take(void *context, size_t number, void *answer, bool wanted, struct ssk_error *error)
{
    struct trial *trial = context;
    trial->in_order &= number == trial->wanted + trial->unwanted && answer && *(size_t *)answer == number;
    ++*(wanted ? &trial->wanted : &trial->unwanted);
    free(answer);
    return number == trial->wrong_answer ? ssk_fail(error, SSK_IO, "answer %zu", number) : SSK_OK;
}

static ssk_status run(struct trial *trial, size_t count, size_t wrong_question, size_t wrong_answer,
                      struct ssk_error *error)
{
    struct session session = {.dictionary = dictionary};
    const struct parallel parallel = {&session, count, trial, ask, take};
    *trial = (struct trial){wrong_question, wrong_answer, 0, 0, true, 0};
    return parallel_run(&parallel, error);
}

static void takes_all_answers_in_their_order(void **state)
{
    (void)state;
    static const size_t counts[] = {0, 1, 5, 63, 64, 65, 200, 1000};
    for (size_t i = 0; i < sizeof counts / sizeof *counts; i++) {
        struct trial trial;
        assert_int_equal(run(&trial, counts[i], SIZE_MAX, SIZE_MAX, NULL), SSK_OK);
        assert_int_equal(trial.wanted, counts[i]);
        assert_int_equal(trial.unwanted, 0);
        assert_int_equal(trial.asked, counts[i]);
        assert_true(trial.in_order);
    }
}

static void ends_with_the_first_failure(void **state)
{
    (void)state;
    static const size_t counts[] = {12, 500};
    for (size_t i = 0; i < sizeof counts / sizeof *counts; i++) {
        struct trial trial;
        struct ssk_error error = {""};
        assert_int_equal(run(&trial, counts[i], 7, SIZE_MAX, &error), SSK_INPUT);
        assert_string_equal(error.message, "question 7");
        assert_int_equal(trial.wanted, 7);
        assert_int_equal(run(&trial, counts[i], SIZE_MAX, 7, &error), SSK_IO);
        assert_string_equal(error.message, "answer 7");
        assert_int_equal(trial.wanted, 8);
        assert_int_equal(run(&trial, counts[i], 9, 7, &error), SSK_IO); /* not another */
        assert_string_equal(error.message, "answer 7");
        assert_true(trial.asked < 200);
        assert_int_equal(trial.wanted + trial.unwanted, trial.asked); /* those that were begun are freed */
        assert_true(trial.in_order);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(takes_all_answers_in_their_order),
        cmocka_unit_test(ends_with_the_first_failure),
    };
    return cmocka_run_group_tests_name("parallel", tests, open_dictionary, free_dictionary);
}
