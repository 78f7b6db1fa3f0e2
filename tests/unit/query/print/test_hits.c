/* How hits, documents and concordances are printed, by tests/cases/query_hits.tsv. A row has a format, with
 * @N for a terminal of N columns and letters for what else is asked, a blank, and passages in JSON, a line
 * each: every 港 in their texts is a match. Add a row there. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "query/print/print_concordance.h"
#include "query/print/print_documents.h"
#include "query/print/print_explanation.h"
#include "query/print/print_hits.h"
#include "seisaku/unicode.h"
#include "tests/unit/answer_table.h"

enum { MOST = 16 };

/* Each 港 of the text. */
static void mark(struct occurrences *matches, const char *text)
{
    uint32_t point = 0;
    matches->items = calloc(MOST, sizeof *matches->items);
    for (size_t byte = 0; text[byte]; point++)
        if (ssk_utf8_next(text, strlen(text), &byte) == 0x6e2f)
            matches->items[matches->count++] = (struct occurrence){.start = point, .end = point + 1};
}

/* The passages of the lines, ranked from `first` on. A line that begins with < or > is a neighbour of the one
 * before it. */
static void read_hits(struct search *search, char *lines, size_t first)
{
    struct ssk_error error = {""};
    char *rest;
    search->hits = calloc(MOST, sizeof *search->hits);
    for (char *line = strtok_r(lines, "\n", &rest); line; line = strtok_r(NULL, "\n", &rest)) {
        char side = strchr("<>", *line) ? *line++ : '\0';
        struct ssk_passage passage = {0};
        if (ssk_passage_from_json(&passage, line, strlen(line), &error) != SSK_OK)
            fail_msg("%s", error.message);
        struct hit *hit = &search->hits[side ? search->hit_count - 1 : search->hit_count];
        if (side) {
            hit->neighbours = hit->neighbours ? hit->neighbours : calloc(MOST, sizeof *hit->neighbours);
            hit->neighbours[hit->before + hit->after] = passage;
            ++*(side == '<' ? &hit->before : &hit->after);
            continue;
        }
        *hit = (struct hit){.rank = first + search->hit_count,
                            .score = 9.1234567 - 3 * (double)search->hit_count};
        hit->passage = passage;
        mark(&hit->matches, passage.text);
        search->hit_count++;
    }
}

/* The format, and what it asks besides. */
struct request {
    struct printer printer;
    char letters[32];
    size_t number; /* 0 where none is given */
    struct search search;
    char *printed;
    size_t size;
};

static bool asks(const struct request *request, char letter)
{
    return strchr(request->letters, letter) != NULL;
}

static void request_open(struct request *request, const char *text)
{
    char format[16] = "";
    const char *name = text + strcspn(text, " ") + 1;
    int end = 0, found = 0;
    *request = (struct request){.number = 0};
    sscanf(text, "%15[a-z]%n", format, &end);
    while (strcmp(format_names[found], format) != 0)
        found++;
    printer_open(&request->printer, (enum format)found, open_memstream(&request->printed, &request->size));
    if (text[end] == '@')
        request->printer.columns = strtoul(text + end + 1, NULL, 10);
    sscanf(text + end + strspn(text + end, "@0123456789"), "%31[A-Z]%zu", request->letters, &request->number);
    request->printer.colour = asks(request, 'C');
    request->printer.sampled = asks(request, 'S');
    request->printer.seed = asks(request, 'S') ? 7 : 0;
    char *lines = strdup(name);
    read_hits(&request->search, lines, asks(request, 'N') ? 8 : 1);
    request->search.total = (uint32_t)request->search.hit_count + (asks(request, 'M') ? 5 : 0);
    free(lines);
}

static void request_close(struct ssk_buffer *out, struct request *request)
{
    FILE *file = request->printer.out;
    assert_int_equal(printer_close(&request->printer), SSK_OK);
    fclose(file);
    ssk_buffer_append(out, request->printed, request->size);
    free(request->printed);
    search_free(&request->search);
}

/* B: of a batch; F: with facets, of kinds and ministries; R: with rates; M: there are five hits more; N: from
 * rank 8 on; S: drawn at random; G: the last hit is of a later rank; C: in colour. */
static void hits(struct ssk_buffer *out, const char *text, size_t length)
{
    struct request request;
    (void)length;
    request_open(&request, text);
    struct search *search = &request.search;
    const struct hits_output output = {&request.printer, asks(&request, 'B'), asks(&request, 'F')};
    if (asks(&request, 'F')) {
        static const struct facet_count kinds[] = {{"plan", 12, 3, 40}, {"", 2, 1, 5}};
        search->wants_facet[FACET_KIND] = search->wants_facet[FACET_MINISTRY] = true;
        search->rated = asks(&request, 'R');
        search->documents = 4;
        search->of = 50;
        search->facets[FACET_KIND].items = calloc(2, sizeof *kinds);
        for (size_t i = 0; i < 2; i++) {
            search->facets[FACET_KIND].items[i] = kinds[i];
            search->facets[FACET_KIND].items[i].value = strdup(kinds[i].value);
        }
        search->facets[FACET_KIND].count = 2;
    }
    if (asks(&request, 'G'))
        search->hits[search->hit_count - 1].rank += 3;
    print_hits_begin(&output);
    print_hits(&output, asks(&request, 'B') ? "q1" : NULL, search);
    print_hits_end(&output);
    request_close(out, &request);
}

/* K: the number of the hits alone; F: counts were asked for. The hits tell what made their scores. */
static void explained(struct ssk_buffer *out, const char *text, size_t length)
{
    struct request request;
    (void)length;
    request_open(&request, text);
    for (size_t i = 0; i < request.search.hit_count; i++) {
        request.search.hits[i].explained = true;
        request.search.hits[i].from_terms = 4;
    }
    request.search.wants_facet[FACET_KIND] = asks(&request, 'F');
    const struct hits_output output = {.printer = &request.printer, .facets = asks(&request, 'F')};
    print_explanation(&output, json_pack("{s:s, s:s}", "query", "港", "match", "all"), &request.search,
                      asks(&request, 'K'));
    request_close(out, &request);
}

static void whole(struct ssk_buffer *out, const char *text, size_t length)
{
    struct request request;
    (void)length;
    request_open(&request, text);
    print_whole_page(&request.printer, &request.search);
    request_close(out, &request);
}

static void documents(struct ssk_buffer *out, const char *text, size_t length)
{
    struct request request;
    struct found_document *found;
    size_t count;
    (void)length;
    request_open(&request, text);
    assert_int_equal(documents_of(&found, &count, &request.search), SSK_OK);
    print_documents(&request.printer, found, count);
    free(found);
    request_close(out, &request);
}

/* The number behind the letters is the width; L: by the left context, R: by the right; D: two of them, drawn.
 */
static void kwic(struct ssk_buffer *out, const char *text, size_t length)
{
    struct request request;
    (void)length;
    request_open(&request, text);
    const enum kwic_sort sort = asks(&request, 'L') ? KWIC_LEFT : asks(&request, 'R') ? KWIC_RIGHT : KWIC_HIT;
    const struct kwic_request asked = {.width = request.number ? request.number : 40,
                                       .order = {.sort = sort},
                                       .sample = asks(&request, 'D') ? 2 : 0,
                                       .seed = 1};
    print_concordance(&request.printer, &request.search, &asked);
    request_close(out, &request);
}

static const struct answer_row rows[] = {
    {"documents", documents}, {"explained", explained}, {"hits", hits}, {"kwic", kwic}, {"whole", whole}};

static void answers_by_the_table(void **state)
{
    (void)state;
    answer_table("tests/cases/query_hits.tsv", rows, sizeof rows / sizeof *rows);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(answers_by_the_table)};
    return cmocka_run_group_tests_name("hits", tests, NULL, NULL);
}
