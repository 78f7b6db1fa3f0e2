/* What command lines of seisaku-query mean, and which are refused, by tests/cases/query_options.tsv: words
 * parted by single blanks, and what is not as usual then. Add a row there. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

#include "query/cli/option_rules.h"
#include "query/cli/option_table.h"
#include "query/cli/options.h"
#include "tests/unit/answer_table.h"

enum kind { LIST, FLAG, CHOICE, NUMBER, TEXT };

#define MEMBER(name, kind)                                                                                   \
    {                                                                                                        \
#name, kind, offsetof(struct options, name)                                                          \
    }

static const struct {
    const char *name;
    enum kind kind;
    size_t offset;
} members[] = {
    MEMBER(indexes, LIST), MEMBER(ministries, LIST), MEMBER(sections, LIST),    MEMBER(kinds, LIST),
    MEMBER(years, LIST),   MEMBER(genres, LIST),     MEMBER(dates, LIST),       MEMBER(match, CHOICE),
    MEMBER(count, FLAG),   MEMBER(explain, FLAG),    MEMBER(no_expand, FLAG),   MEMBER(exact, FLAG),
    MEMBER(bom, FLAG),     MEMBER(colour, FLAG),     MEMBER(progress, CHOICE),  MEMBER(collation, CHOICE),
    MEMBER(limit, NUMBER), MEMBER(offset, NUMBER),   MEMBER(limit_given, FLAG), MEMBER(format, CHOICE),
    MEMBER(sort, CHOICE),  MEMBER(kwic, NUMBER),     MEMBER(tidy, FLAG),        MEMBER(stamp, TEXT),
    MEMBER(hits, TEXT),    MEMBER(batch, TEXT),      MEMBER(survey, TEXT),      MEMBER(partial, FLAG),
    MEMBER(similar, TEXT), MEMBER(topics, TEXT),     MEMBER(html, TEXT),        MEMBER(sample, NUMBER),
    MEMBER(seed, NUMBER),  MEMBER(no_pager, FLAG),   MEMBER(links, FLAG),       MEMBER(documents, FLAG),
    MEMBER(group, CHOICE), MEMBER(rates, FLAG),      MEMBER(word_sort, CHOICE), MEMBER(words, FLAG),
    MEMBER(trend, FLAG),   MEMBER(unique, FLAG),     MEMBER(show, TEXT),        MEMBER(context, NUMBER),
    MEMBER(track, FLAG),   MEMBER(compare, TEXT),    MEMBER(query, TEXT),
};

static const struct options usual = {.limit = 10, .seed = 1, .by = {FACET_MINISTRY}, .by_count = 1};

static void append_member(struct ssk_buffer *out, const char *name, enum kind kind, size_t offset,
                          const struct options *options)
{
    const void *value = (const char *)options + offset, *before = (const char *)&usual + offset;
    const struct ssk_option_list *list = value;
    if (kind == FLAG && *(const bool *)value)
        ssk_buffer_printf(out, "%s ", name);
    else if (kind == CHOICE && *(const int *)value)
        ssk_buffer_printf(out, "%s=%d ", name, *(const int *)value);
    else if (kind == NUMBER && *(const size_t *)value != *(const size_t *)before)
        ssk_buffer_printf(out, "%s=%zu ", name, *(const size_t *)value);
    else if (kind == TEXT && *(const char *const *)value)
        ssk_buffer_printf(out, "%s=%s ", name, *(const char *const *)value);
    for (size_t i = 0; kind == LIST && i < list->count; i++)
        ssk_buffer_printf(out, "%s=%s ", name, list->items[i]);
}

/* What several members say together. */
static void append_others(struct ssk_buffer *out, const struct options *options)
{
    for (int i = 0; i < FACETS; i++)
        if (options->facets[i])
            ssk_buffer_printf(out, "facet=%s ", facet_names[i]);
    for (size_t i = 0; i < options->by_count; i++)
        if (options->by_count > 1 || options->by[i] != FACET_MINISTRY)
            ssk_buffer_printf(out, "by=%s ", facet_names[options->by[i]]);
    if (options->kwic_order.sort || options->kwic_order.word)
        ssk_buffer_printf(out, "kwic_order=%s:%zu ", kwic_sort_names[options->kwic_order.sort],
                          options->kwic_order.word);
    if (options->trend)
        ssk_buffer_printf(out, "trend_by=%s ", facet_names[options->trend_by]);
    if (options->compare)
        ssk_buffer_printf(out, "compared=%s ", facet_names[options->compared]);
    if (options->collocates.left + options->collocates.right)
        ssk_buffer_printf(out, "collocates=%zu:%zu ", options->collocates.left, options->collocates.right);
}

/* The words of the row behind the name of the program, ended by NULL. Returns how many there are. */
static int words_of(char *words[32], char *text)
{
    int count = 0;
    words[count++] = "seisaku-query";
    for (char *rest, *word = strtok_r(text, " ", &rest); word; word = strtok_r(NULL, " ", &rest))
        words[count++] = word;
    words[count] = NULL;
    return count;
}

static void options(struct ssk_buffer *out, const char *text, size_t length)
{
    char *words[32], *line = strndup(text, length);
    struct options options = usual;
    struct ssk_error error = {""};
    uint64_t given;
    int first, count = words_of(words, line);
    if (ssk_options_parse(&query_program, count, words, &options, &given, &first, &error) != SSK_OK) {
        ssk_buffer_append_string(out, error.message);
    } else {
        for (size_t i = 0; i < sizeof members / sizeof *members; i++)
            append_member(out, members[i].name, members[i].kind, members[i].offset, &options);
        append_others(out, &options);
        for (; first < count; first++)
            ssk_buffer_printf(out, "%s ", words[first]);
        out->length -= out->length > 0; /* the last blank */
    }
    options_free(&options);
    free(line);
}

/* INDEXES WORD...: all that a line of words means, with the query joined and the indexes that the environment
 * names
 * (- for none). */
static void parsed(struct ssk_buffer *out, const char *text, size_t length)
{
    char *words[32], *line = strndup(text, length), *rest = strchr(line, ' ');
    struct options options;
    *rest++ = '\0';
    setenv("SEISAKU_INDEX", strcmp(line, "-") == 0 ? "" : line, 1);
    setenv("XDG_DATA_HOME", "/data", 1);
    query_options_parse(&options, words_of(words, rest), words);
    for (size_t i = 0; i < sizeof members / sizeof *members; i++)
        append_member(out, members[i].name, members[i].kind, members[i].offset, &options);
    append_others(out, &options);
    ssk_buffer_append_string(out, options.kwic_order.japanese ? "japanese " : "");
    out->length -= out->length > 0; /* the last blank */
    options_free(&options);
    free(line);
}

/* The same words, and what is said of their combination; - where they go together. */
static void rules(struct ssk_buffer *out, const char *text, size_t length)
{
    char *words[32], *line = strndup(text, length);
    struct options options = usual;
    struct ssk_error error = {""};
    uint64_t given;
    int first, count = words_of(words, line);
    assert_int_equal(ssk_options_parse(&query_program, count, words, &options, &given, &first, &error),
                     SSK_OK);
    options.limit_given = given & (UINT64_C(1) << OPTION_LIMIT);
    options.query = first < count ? strdup(words[first]) : NULL;
    const char *conflict = options_conflict(&options, given);
    ssk_buffer_append_string(out, conflict ? conflict : "-");
    options_free(&options);
    free(line);
}

static const struct answer_row rows[] = {{"options", options}, {"parsed", parsed}, {"rules", rules}};

static void answers_by_the_table(void **state)
{
    (void)state;
    answer_table("tests/cases/query_options.tsv", rows, sizeof rows / sizeof *rows);
}

/* What a run says that ends with 2. */
static void refuses(const char *line, const char *message)
{
    char *words[32], *copy = strdup(line), said[1000];
    int ends[2], status;
    struct options options;
    assert_int_equal(pipe(ends), 0);
    fflush(NULL);
    pid_t child = fork();
    if (child == 0) {
        dup2(ends[1], STDERR_FILENO);
        query_options_parse(&options, words_of(words, copy), words);
        _exit(0);
    }
    close(ends[1]);
    ssize_t size = read(ends[0], said, sizeof said - 1);
    said[size > 0 ? size : 0] = '\0';
    close(ends[0]);
    assert_int_equal(waitpid(child, &status, 0), child);
    assert_true(WIFEXITED(status));
    assert_int_equal(WEXITSTATUS(status), *message ? 2 : 0);
    assert_string_equal(said, message);
    free(copy);
}

static void ends_with_a_message(void **state)
{
    (void)state;
    refuses("港", "");
    refuses("", "seisaku-query: no query: name what to search for, as in seisaku-query IPEF\n");
    refuses("-c --sample=2 港", "seisaku-query: --sample and --group choose among hits: leave out -c\n");
    setenv("SEISAKU_INDEX", ";;", 1);
    refuses("港",
            "seisaku-query: SEISAKU_INDEX names no index: write a folder, or several parted by semicolons\n");
    setenv("SEISAKU_INDEX", "a", 1);
    refuses("-n x 港", "seisaku-query: --limit takes a number from 0 on, or all, not 'x'\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(answers_by_the_table),
                                       cmocka_unit_test(ends_with_a_message)};
    return cmocka_run_group_tests_name("query options", tests, NULL, NULL);
}
