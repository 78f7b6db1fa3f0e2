/* Growable arrays: what is in them stays, also when there is no more room. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "seisaku/array.h"

/* Sanitizers end the program where malloc returns NULL, unless they are asked not to. */
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

struct list {
    uint32_t *items;
    size_t count, capacity;
};

static void items_stay_while_it_grows(void **state)
{
    struct list list = {0};
    (void)state;
    for (uint32_t i = 0; i < 5000; i++) {
        assert_true(SSK_GROW(list.items, list.count, list.capacity));
        list.items[list.count++] = i;
    }
    for (uint32_t i = 0; i < 5000; i++)
        assert_int_equal(list.items[i], i);
    assert_true(list.capacity >= 5000 && list.capacity <= 10000);
    free(list.items);
}

static void room_for_many_is_made_at_once(void **state)
{
    struct list list = {0};
    (void)state;
    assert_true(SSK_RESERVE(list.items, 1000, list.capacity));
    assert_true(list.capacity >= 1000);
    uint32_t *before = list.items;
    assert_true(SSK_RESERVE(list.items, 1000, list.capacity));
    assert_ptr_equal(list.items, before);
    free(list.items);
}

static void what_is_too_large_leaves_it_as_it_was(void **state)
{
    struct list list = {0};
    (void)state;
    assert_true(SSK_GROW(list.items, list.count, list.capacity));
    list.items[list.count++] = 7;
    size_t capacity = list.capacity;
    assert_false(SSK_RESERVE(list.items, SIZE_MAX / 2, list.capacity));
    assert_int_equal(list.capacity, capacity);
    assert_int_equal(list.items[0], 7);
    free(list.items);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(items_stay_while_it_grows),
        cmocka_unit_test(room_for_many_is_made_at_once),
        cmocka_unit_test(what_is_too_large_leaves_it_as_it_was),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
