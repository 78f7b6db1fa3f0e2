/* Lists of words with their measures, by tests/cases/query_words.tsv. Add a row there. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "query/print/print_words.h"
#include "tests/unit/answer_table.h"

enum { MOST = 16 };

/* What a row asks. */
struct request {
    struct printer printer;
    struct word_table table;
    struct word_count counts[MOST];
    enum word_sort sort;
    unsigned long limit, matches;
    char *line, *printed;
    size_t size;
};

/* SORT LIMIT MATCHES TOTAL TOTAL WORD:A:B:PASSAGES ... */
static void request_open(struct request *request, const char *text)
{
    char sort[40], *rest;
    unsigned long totals[2];
    int end;
    *request = (struct request){.line = strdup(text)};
    assert_int_equal(sscanf(text, "%39s %lu %lu %lu %lu%n", sort, &request->limit, &request->matches,
                            &totals[0], &totals[1], &end),
                     5);
    while (strcmp(word_sort_names[request->sort], sort) != 0)
        request->sort++;
    request->table.words = request->counts;
    for (char *word = strtok_r(request->line + end, " ", &rest); word; word = strtok_r(NULL, " ", &rest)) {
        struct word_count *count = &request->counts[request->table.count++];
        unsigned long n[3];
        char *colon = strchr(word, ':');
        assert_int_equal(sscanf(colon, ":%lu:%lu:%lu", &n[0], &n[1], &n[2]), 3);
        *colon = '\0';
        *count = (struct word_count){
            .word = word, .shown = word, .counts = {n[0], n[1]}, .passages = (uint32_t)n[2]};
    }
    request->table.totals[0] = totals[0];
    request->table.totals[1] = totals[1];
    printer_open(&request->printer, FORMAT_CSV, open_memstream(&request->printed, &request->size));
}

static void request_close(struct ssk_buffer *out, struct request *request)
{
    FILE *file = request->printer.out;
    assert_int_equal(printer_close(&request->printer), SSK_OK);
    fclose(file);
    for (char *at = request->printed; *at; at++) /* a bar a line is easier to read */
        if (*at != '\r')
            ssk_buffer_append_char(out, *at == '\n' ? '|' : *at);
    free(request->printed);
    free(request->line);
}

static void keywords(struct ssk_buffer *out, const char *text, size_t length)
{
    struct request request;
    (void)length;
    request_open(&request, text);
    print_keywords(&request.printer, &request.table, request.sort, request.limit);
    request_close(out, &request);
}

static void compared(struct ssk_buffer *out, const char *text, size_t length)
{
    struct request request;
    (void)length;
    request_open(&request, text);
    print_compared_words(&request.printer, &request.table, request.sort, request.limit);
    request_close(out, &request);
}

static void collocates(struct ssk_buffer *out, const char *text, size_t length)
{
    struct request request;
    (void)length;
    request_open(&request, text);
    print_collocates(&request.printer, &request.table, request.matches, request.sort, request.limit);
    request_close(out, &request);
}

/* The words are topics, their passages nothing, and the totals what both are of. */
static void topics(struct ssk_buffer *out, const char *text, size_t length)
{
    struct request request;
    struct compared_topic topics[MOST];
    (void)length;
    request_open(&request, text);
    for (size_t i = 0; i < request.table.count; i++) {
        const struct word_count *count = &request.counts[i];
        topics[i] = (struct compared_topic){count->word,
                                            {count->counts[0], count->counts[1]},
                                            {request.table.totals[0], request.table.totals[1]}};
    }
    print_compared_topics(&request.printer, topics, request.table.count);
    request_close(out, &request);
}

static const struct answer_row rows[] = {
    {"collocates", collocates}, {"compared", compared}, {"keywords", keywords}, {"topics", topics}};

static void answers_by_the_table(void **state)
{
    (void)state;
    answer_table("tests/cases/query_words.tsv", rows, sizeof rows / sizeof *rows);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(answers_by_the_table)};
    return cmocka_run_group_tests_name("words", tests, NULL, NULL);
}
