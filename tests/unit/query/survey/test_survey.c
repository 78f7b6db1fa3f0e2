/* How a survey is printed, and what its stamp says of the options, by tests/cases/query_survey.tsv. Add a row
 * there. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "query/cli/option_table.h"
#include "query/rank/tally.h"
#include "query/survey/print_survey.h"
#include "query/survey/survey_stamp.h"
#include "query/survey/word_study.h"
#include "tests/unit/answer_table.h"
#include "tests/unit/with_dictionary.h"

static char folder[] = "/tmp/seisaku-survey-XXXXXX";

/* ------------------------------------------------------------------------------------------ the survey */

static struct named_query queries[] = {{"港", "\"港\"", 1}, {"灯台", "灯台", 2}};
static uint32_t plan[] = {4, 1}, text[] = {0, 0}, none[] = {3, 0};
static struct survey_column columns[] = {{"plan", 5, plan}, {"text", 0, text}, {"", 3, none}};
static struct tally_cell of_port[] = {{"plan\t2030", 4, 2, 16}, {"\t", 3, 1, 0}},
                         of_light[] = {{"plan\t", 1, 1, 3}};
static struct tally tallies[] = {{of_port, 2}, {of_light, 1}};
static struct facet_count kinds[] = {{"plan", 4, 2, 16}, {"", 3, 1, 9}};
static struct hit hits[] = {{.rank = 1, .score = 2.5, .passage = {.id = "a:1", .text = "港の話"}},
                            {.rank = 2, .score = 1.5, .passage = {.id = "a:2", .text = "港"}}};
static struct search topics[] = {{.hits = hits,
                                  .hit_count = 2,
                                  .total = 7,
                                  .wants_facet = {[FACET_KIND] = true},
                                  .facets = {[FACET_KIND] = {kinds, 2, 2}}},
                                 {.total = 1}};

/* What is printed on standard output. */
static void catch_survey(struct ssk_buffer *out, const struct survey *survey, const struct options *options)
{
    struct ssk_error error = {""};
    char block[16384];
    FILE *caught = tmpfile();
    fflush(stdout);
    int kept = dup(STDOUT_FILENO);
    dup2(fileno(caught), STDOUT_FILENO);
    ssk_status status = print_survey(survey, options, &error);
    fflush(stdout);
    dup2(kept, STDOUT_FILENO);
    close(kept);
    rewind(caught);
    ssk_buffer_append(out, block, fread(block, 1, sizeof block, caught));
    fclose(caught);
    if (status != SSK_OK)
        ssk_buffer_append_string(out, error.message);
}

static void append_file(struct ssk_buffer *out, const char *path)
{
    char block[16384];
    FILE *file = fopen(path, "r");
    ssk_buffer_printf(out, "%s:", path);
    if (file) {
        ssk_buffer_append(out, block, fread(block, 1, sizeof block, file));
        fclose(file);
        unlink(path);
    }
}

/* A format and letters: T for a tidy table of two keys, S and H for the stamp and the best passages in files,
 * N for no best passages. */
static void survey(struct ssk_buffer *out, const char *row, size_t length)
{
    char format[16];
    struct survey asked = {.file = {.items = queries, .count = 2},
                           .topics = topics,
                           .columns = columns,
                           .column_count = 3,
                           .total = 8};
    struct options options = {.by = {FACET_KIND, FACET_YEAR}, .by_count = 1, .no_pager = true};
    (void)length;
    assert_int_equal(sscanf(row, "%15[a-z]", format), 1);
    while (strcmp(format_names[options.format], format) != 0)
        options.format++;
    options.tidy = strchr(row, 'T') != NULL;
    options.by_count = options.tidy ? 2 : 1;
    asked.tallies = options.tidy ? tallies : NULL;
    options.stamp = strchr(row, 'S') ? "stamp" : NULL;
    options.hits = strchr(row, 'H') ? "hits" : NULL;
    topics[0].hit_count = strchr(row, 'N') ? 0 : 2;
    ssk_buffer_append_string(&asked.stamp, "tool 1.0\nindex a b\npassages 9\n");
    char here[4096];
    assert_non_null(getcwd(here, sizeof here));
    assert_int_equal(chdir(folder), 0);
    catch_survey(out, &asked, &options);
    if (options.stamp)
        append_file(out, "stamp");
    if (options.hits)
        append_file(out, "hits");
    assert_int_equal(chdir(here), 0);
    ssk_buffer_free(&asked.stamp);
}

/* ------------------------------------------------------------------------------------------ options */

static uint64_t read_options(struct options *options, char *line)
{
    char *words[32] = {"seisaku-query"}, *rest;
    int count = 1, first;
    uint64_t given;
    struct ssk_error error = {""};
    *options = (struct options){.limit = 10, .seed = 1, .by = {FACET_MINISTRY}, .by_count = 1};
    for (char *word = strtok_r(line, " ", &rest); word; word = strtok_r(NULL, " ", &rest))
        words[count++] = word;
    if (ssk_options_parse(&query_program, count, words, options, &given, &first, &error) != SSK_OK)
        fail_msg("%s", error.message);
    options->limit_given = given & (UINT64_C(1) << OPTION_LIMIT);
    return given;
}

/* Options: the stamp from its topics on, with letters in place of sums. */
static void stamp(struct ssk_buffer *out, const char *row, size_t length)
{
    char *line = strndup(row, length);
    struct options options;
    struct ssk_buffer whole = SSK_BUFFER_INIT;
    struct ssk_error error = {""};
    struct session session = {.dictionary = dictionary, .passages = 7, .writings_checksum = "W"};
    read_options(&options, line);
    session.missing = options.partial ? 2 : 0;
    strcpy(session.topics_checksum, options.no_expand || options.exact ? "" : "T");
    assert_int_equal(readings_open(&session.readings, &error), SSK_OK);
    assert_int_equal(stamp_append(&whole, &session, &options, "F", &error), SSK_OK);
    for (const char *at = strstr(ssk_buffer_string(&whole), "\ntopics ") + 1; *at;
         at += strcspn(at, "\n") + 1) {
        bool sum = strncmp(at, "readings ", 9) == 0 && at[9] != 'n';
        ssk_buffer_append(out, at, sum ? 9 : strcspn(at, "\n"));
        ssk_buffer_append_string(out, sum ? "R|" : "|");
    }
    readings_free(session.readings);
    ssk_option_list_free(&options.ministries);
    ssk_option_list_free(&options.sections);
    ssk_option_list_free(&options.kinds);
    ssk_option_list_free(&options.years);
    ssk_option_list_free(&options.genres);
    ssk_option_list_free(&options.dates);
    ssk_buffer_free(&whole);
    free(line);
}

static void study(struct ssk_buffer *out, const char *row, size_t length)
{
    char *line = strndup(row, length);
    struct options options;
    read_options(&options, line);
    ssk_buffer_append_string(out, wants_word_study(&options) ? "yes" : "no");
    free(options.compare);
    free(line);
}

static const struct answer_row rows[] = {{"stamp", stamp}, {"study", study}, {"survey", survey}};

static int open_all(void **state)
{
    return mkdtemp(folder) ? open_dictionary(state) : -1;
}

static int close_all(void **state)
{
    rmdir(folder);
    return free_dictionary(state);
}

static void answers_by_the_table(void **state)
{
    (void)state;
    answer_table("tests/cases/query_survey.tsv", rows, sizeof rows / sizeof *rows);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(answers_by_the_table)};
    return cmocka_run_group_tests_name("survey", tests, open_all, close_all);
}
