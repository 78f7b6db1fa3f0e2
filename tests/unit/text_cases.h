/* The cases of tests/cases/STAGE.case: text in, text out. tests/README.md has the format of the files. A
 * program has a table of stages, and calls run_stages(). */
#ifndef SEISAKU_TESTS_TEXT_CASES_H
#define SEISAKU_TESTS_TEXT_CASES_H

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "seisaku/buffer.h"

struct stage {
    const char *name;                      /* of the file, without .case */
    char *(*run)(const char *input);       /* what comes out of the stage, malloc'd; NULL when it fails */
    char *(*unchanged)(const char *input); /* what is expected below `=== untouched`; NULL: not for it */
};

struct text_case {
    char *name; /* `stage: name`, as the runner prints it */
    const struct stage *stage;
    struct ssk_buffer input, expected;
    bool untouched;
};

/* ---------------------------------------------------------------------------------- reading the files */

enum { CASES_MAX = 4096 };

static struct text_case cases[CASES_MAX];
static size_t case_count;

/* Appends a line of a case: `\f` alone parts pages, \xNN is a byte, \\ a backslash. */
static void append_line(struct ssk_buffer *out, const char *line)
{
    if (strcmp(line, "\\f") == 0) {
        ssk_buffer_append_char(out, '\f');
        return;
    }
    for (unsigned byte; *line; line++)
        if (sscanf(line, "\\x%2x", &byte) == 1) {
            ssk_buffer_append_char(out, (char)byte);
            line += 3;
        } else {
            line += line[0] == '\\' && line[1] == '\\';
            ssk_buffer_append_char(out, *line);
        }
    ssk_buffer_append_char(out, '\n');
}

static struct text_case *add_case(const struct stage *stage, const char *name)
{
    assert_in_range(case_count, 0, CASES_MAX - 1);
    struct text_case *added = &cases[case_count++];
    added->stage = stage;
    assert_true(asprintf(&added->name, "%s: %s", stage->name, name) > 0);
    return added;
}

static void drop_blank_end(struct ssk_buffer *text)
{
    while (text->length > 1 && text->data[text->length - 1] == '\n' && text->data[text->length - 2] == '\n')
        text->length--;
    if (text->length == 1 && text->data[0] == '\n')
        text->length = 0;
    if (text->length)
        text->data[text->length] = '\0';
}

/* A file is comments, then cases: `--- NAME`, input, `===`, expected; `#` begins a comment above a case. */
static void read_cases(const struct stage *stage)
{
    char path[128], *line = NULL;
    size_t capacity = 0;
    snprintf(path, sizeof path, "tests/cases/%s.case", stage->name);
    FILE *file = fopen(path, "r");
    if (!file)
        fail_msg("%s cannot be read: run from the checkout's top folder", path);
    struct text_case *at = NULL;
    struct ssk_buffer *part = NULL;
    while (getline(&line, &capacity, file) > 0) {
        line[strcspn(line, "\n")] = '\0';
        if (strncmp(line, "--- ", 4) == 0) {
            at = add_case(stage, line + 4);
            part = &at->input;
        } else if (part == (at ? &at->input : NULL) && strncmp(line, "===", 3) == 0) {
            at->untouched = strcmp(line, "=== untouched") == 0;
            part = &at->expected;
        } else if (part && !(part != &at->input && line[0] == '#')) {
            append_line(part, line);
        }
    }
    free(line);
    fclose(file);
}

/* ------------------------------------------------------------------------------------------- running */

static void run_case(void **state)
{
    struct text_case *tried = *state;
    struct ssk_buffer *expected = &tried->expected;
    drop_blank_end(expected);
    if (tried->untouched) {
        char *same = tried->stage->unchanged(ssk_buffer_string(&tried->input));
        expected->length = 0;
        ssk_buffer_append_string(expected, same);
        free(same);
    }
    char *found = tried->stage->run(ssk_buffer_string(&tried->input));
    assert_non_null(found);
    if (strcmp(found, ssk_buffer_string(expected)) != 0) { /* cmocka cuts long texts off */
        fprintf(stderr, "=== came out of %s\n%s===\n", tried->name, found);
        fail();
    }
    free(found);
}

static void free_cases(void)
{
    for (size_t i = 0; i < case_count; i++) {
        ssk_buffer_free(&cases[i].input);
        ssk_buffer_free(&cases[i].expected);
        free(cases[i].name);
    }
}

static int run_stages(const struct stage *stages, size_t count, CMFixtureFunction open,
                      CMFixtureFunction close)
{
    static struct CMUnitTest tests[CASES_MAX];
    for (size_t i = 0; i < count; i++)
        read_cases(&stages[i]);
    for (size_t i = 0; i < case_count; i++)
        tests[i] =
            (struct CMUnitTest){.name = cases[i].name, .test_func = run_case, .initial_state = &cases[i]};
    int failed = _cmocka_run_group_tests("cases", tests, case_count, open, close);
    free_cases();
    return failed;
}

#endif
