/* What is to be done: how sources are parted into jobs, which are missing, how they are read. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include <sys/stat.h>
#include <unistd.h>

#include "indexer/base/remove_tree.h"
#include "indexer/formats/formats.h"
#include "indexer/work/claimed_ids.h"
#include "indexer/work/work_plan.h"
#include "indexer/work/work_settings.h"

enum { KIB = 1 << 10 };

static char folder[40];

/* A folder of so many files, each of so many bytes, which take no room on the disk. */
static void make_files(const char *name, size_t count, off_t bytes)
{
    char path[64];
    assert_int_equal(mkdir(name, 0700), 0);
    for (size_t i = 0; i < count; i++) {
        snprintf(path, sizeof path, "%s/%04zu.txt", name, i);
        FILE *file = fopen(path, "w");
        assert_non_null(file);
        assert_int_equal(ftruncate(fileno(file), bytes), 0);
        fclose(file);
    }
}

static struct work_plan plan_of(const char *name, uint64_t most)
{
    struct work_plan plan = {0};
    struct ssk_error error;
    char *paths[] = {(char *)name};
    const struct options options = {.paths = paths, .count = 1};
    assert_int_equal(work_plan_make(&plan, &options, NULL, most, &error), SSK_OK);
    return plan;
}

static void jobs_are_many_but_not_small(void **state)
{
    (void)state;
    static const struct {
        size_t files;
        off_t bytes;
        uint64_t most;
        size_t jobs, first, second; /* files of the first two jobs */
    } cases[] = {
        {4, 64 * KIB, UINT32_MAX, 2, 2, 2},     /* two are as large as a job must be */
        {4, 64 * KIB + 1, UINT32_MAX, 4, 1, 1}, /* and these too large for one */
        {32, 100 * KIB, UINT32_MAX, 16, 2, 2},  /* sixteenths of the whole */
        {32, 100 * KIB, 150 * KIB, 32, 1, 1},   /* but no more than is asked for */
        {513, 1, UINT32_MAX, 2, 512, 1},        /* of tiny files not too many */
        {512, 1, UINT32_MAX, 1, 512, 0},        {1, 900 * KIB, 10 * KIB, 1, 1, 0},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char name[16];
        snprintf(name, sizeof name, "f%zu", i);
        make_files(name, cases[i].files, cases[i].bytes);
        struct work_plan plan = plan_of(name, cases[i].most);
        assert_int_equal(plan.count, cases[i].files);
        assert_int_equal(plan.files, cases[i].files);
        assert_int_equal(plan.bytes, cases[i].files * (size_t)cases[i].bytes);
        assert_int_equal(plan.job_count, cases[i].jobs);
        assert_int_equal(plan.jobs[0].first, 0);
        assert_int_equal(plan.jobs[0].count, cases[i].first);
        if (cases[i].second) {
            assert_int_equal(plan.jobs[1].first, cases[i].first);
            assert_int_equal(plan.jobs[1].count, cases[i].second);
        }
        work_plan_free(&plan);
        assert_null(plan.items);
    }
}

static bool misses(const struct work_plan *plan, const char *place)
{
    const struct manifest_entry entry = {.place = (char *)place};
    return work_plan_misses(plan, &entry);
}

static void what_lay_below_a_folder_that_was_walked_is_missed(void **state)
{
    (void)state;
    char path[96];
    make_files("walked", 1, 1);
    struct work_plan plan = plan_of("walked/", UINT32_MAX);
    assert_int_equal(plan.roots.count, 1);
    static const struct {
        const char *name;
        bool missed;
    } cases[] = {{"walked/0000.txt", false},    {"walked/gone.txt", true}, {"walked/a/gone.txt", true},
                 {"walkedgone.txt", false},     {"walke", false},          {"gone.txt", false},
                 {"walked/0000.txt/gone", true}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        snprintf(path, sizeof path, "%s/%s", plan.roots.items[0],
                 cases[i].name + (strncmp(cases[i].name, "walked/", 7) ? 0 : 7));
        if (strncmp(cases[i].name, "walked/", 7) != 0)
            snprintf(path, sizeof path, "%.*s/%s", (int)(strlen(plan.roots.items[0]) - strlen("/walked")),
                     plan.roots.items[0], cases[i].name);
        if (misses(&plan, path) != cases[i].missed)
            fail_msg("%s", path);
    }
    work_plan_free(&plan);
    char *everything[] = {"/"};
    plan = (struct work_plan){.roots = {everything, 1}};
    assert_true(misses(&plan, "/seisaku-gone.txt"));
    plan = (struct work_plan){0};
    assert_false(misses(&plan, "/seisaku-gone.txt"));
}

static void settings_tell_how_a_source_is_read(void **state)
{
    (void)state;
    const struct reader *html = format_reader_named("html");
    struct options plain = {0}, options[7] = {{.reader = html},
                                              {.encoding = "cp932"},
                                              {.pre = "cat"},
                                              {.text_field = "cat"},
                                              {.pre = "cat", .text_field = "cat"},
                                              {.shard = {1, 2}},
                                              {.shard = {2, 2}}};
    char *made[8] = {work_settings(&plain)};
    assert_string_equal(made[0], "auto auto " SEISAKU_VERSION);
    for (size_t i = 0; i < 7; i++) {
        made[i + 1] = work_settings(&options[i]);
        for (size_t j = 0; j <= i; j++)
            assert_string_not_equal(made[i + 1], made[j]);
    }
    assert_string_equal(made[1], "html auto " SEISAKU_VERSION);
    assert_string_equal(made[2], "auto cp932 " SEISAKU_VERSION);
    assert_string_equal(made[7], "auto auto " SEISAKU_VERSION " 2/2");
    for (size_t i = 0; i < 8; i++)
        free(made[i]);
}

/* ------------------------------------------------------------------------------------------ ids */

static void an_id_is_its_first_places(void **state)
{
    (void)state;
    struct source_task tasks[2] = {{.path = "a.jsonl"}, {.path = "b.jsonl", .read = true}};
    struct work_plan plan = {.items = tasks, .count = 2};
    struct corrections corrections = {0};
    struct claimed_ids ids;
    struct ssk_error error = {""};
    const char *other;
    assert_true(string_map_put(&plan.ids, "b", 1, NULL));
    claimed_ids_init(&ids, &plan, &corrections);
    assert_int_equal(claimed_ids_take(&ids, "p", 1, 7, &error), SSK_OK);
    assert_int_equal(claimed_ids_take(&ids, "p", 0, 9, &error), SSK_INPUT);
    assert_non_null(strstr(error.message, "the id p is that of b.jsonl:7, too"));
    assert_int_equal(claimed_ids_take(&ids, "p2", 0, 9, &error), SSK_OK);
    /* those that the document b gives its own passages */
    assert_int_equal(claimed_ids_take(&ids, "b:3", 0, 1, &error), SSK_INPUT);
    assert_non_null(strstr(error.message, "a passage of b.jsonl, too"));
    assert_int_equal(claimed_ids_take(&ids, "b:3", 1, 1, &error), SSK_OK);
    assert_int_equal(claimed_ids_take(&ids, "c:3", 0, 1, &error), SSK_OK);
    assert_int_equal(claimed_ids_take(&ids, ":3", 0, 1, &error), SSK_OK);
    assert_true(string_map_put(&corrections.passages, "b:4", 0, NULL));
    assert_int_equal(claimed_ids_take(&ids, "b:4", 0, 1, &error), SSK_OK);
    tasks[1].read = false; /* it is in the index as it is */
    assert_int_equal(claimed_ids_take(&ids, "b:5", 0, 1, &error), SSK_OK);
    assert_int_equal(claimed_ids_first(&ids, "s", 1, &other, &error), SSK_OK);
    assert_null(other);
    assert_int_equal(claimed_ids_first(&ids, "s", 0, &other, &error), SSK_OK);
    assert_string_equal(other, "b.jsonl");
    claimed_ids_free(&ids);
    string_map_free(&plan.ids);
    corrections_free(&corrections);
}

static int make_folder(void **state)
{
    (void)state;
    strcpy(folder,
           access("/dev/shm", W_OK) == 0 ? "/dev/shm/seisaku-plan-XXXXXX" : "/tmp/seisaku-plan-XXXXXX");
    return !mkdtemp(folder) || chdir(folder) != 0;
}

static int remove_folder(void **state)
{
    (void)state;
    remove_tree(folder);
    return chdir("/");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(jobs_are_many_but_not_small),
        cmocka_unit_test(what_lay_below_a_folder_that_was_walked_is_missed),
        cmocka_unit_test(settings_tell_how_a_source_is_read),
        cmocka_unit_test(an_id_is_its_first_places),
    };
    return cmocka_run_group_tests(tests, make_folder, remove_folder);
}
