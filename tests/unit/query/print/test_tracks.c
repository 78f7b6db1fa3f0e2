/* How items of plans are printed, and written as a page, by tests/cases/query_plans.tsv. Add a row there. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "query/print/print_tracks.h"
#include "query/report/report.h"
#include "query/report/report_tracks.h"
#include "query/report/track_page.h"
#include "query/track/tracks.h"
#include "tests/unit/answer_table.h"
#include "tests/unit/plans_of.h"

/* FORMAT or a page, letters, a blank, and rows as plans_of.h has them. */
struct request {
    char name[16], letters[16], *line, *written;
    unsigned columns;
    struct plan_rows rows;
    struct tracks tracks;
    bool chosen[PLANS_MOST + 1];
    size_t size;
    FILE *out;
};

static bool asks(const struct request *request, char letter)
{
    return strchr(request->letters, letter) != NULL;
}

/* Letters: O chooses the first item alone, L prints one at most, C is in colour, J in Japanese, P with the
 * passages' paths, Q of a question. */
static void request_open(struct request *request, const char *text)
{
    *request = (struct request){.line = strdup(strchr(text, ' ') + 1)};
    sscanf(text, "%15[a-z]%15[A-Z]%u", request->name, request->letters, &request->columns);
    request->rows = plans_of(request->line);
    for (size_t i = 0; asks(request, 'P') && i < request->rows.passage_count; i++) {
        request->rows.passages[i].source_path = "/nonexistent/p.txt";
        request->rows.passages[i].line_start = (int)i + 3;
        request->rows.passages[i].section_title = "<灯台>";
        request->rows.passages[i].url = "https://a.jp/";
    }
    assert_int_equal(tracks_find(&request->tracks, &request->rows), SSK_OK);
    for (size_t i = 1; i <= request->tracks.count; i++)
        request->chosen[i] = i == 1 || !asks(request, 'O');
    request->out = open_memstream(&request->written, &request->size);
}

static void request_close(struct ssk_buffer *out, struct request *request, const char *from, const char *to)
{
    fclose(request->out);
    const char *start = from ? strstr(request->written, from) : request->written;
    assert_non_null(start);
    const char *end = to ? strstr(start, to) : NULL;
    ssk_buffer_append(out, start, end ? (size_t)(end - start) : strlen(start));
    free(request->written);
    tracks_free(&request->tracks);
    plans_of_free(&request->rows);
    free(request->line);
}

static void print(struct ssk_buffer *out, const char *text, bool sums)
{
    struct request request;
    struct printer printer;
    int format = 0;
    request_open(&request, text);
    while (strcmp(format_names[format], request.name) != 0)
        format++;
    printer_open(&printer, (enum format)format, request.out);
    printer.colour = asks(&request, 'C');
    printer.columns = request.columns;
    const struct tracks_output output = {&printer, &request.tracks, request.chosen,
                                         asks(&request, 'L') ? 1 : 99, dictionary};
    assert_int_equal((sums ? print_track_sums : print_tracks)(&output), SSK_OK);
    assert_int_equal(printer_close(&printer), SSK_OK);
    request_close(out, &request, NULL, NULL);
}

static void items(struct ssk_buffer *out, const char *text, size_t length)
{
    (void)length;
    print(out, text, false);
}

static void sums(struct ssk_buffer *out, const char *text, size_t length)
{
    (void)length;
    print(out, text, true);
}

/* The page from its sums or, without any, its items on, to its script; H: from its beginning to the style. */
static void page(struct ssk_buffer *out, const char *text, size_t length)
{
    struct request request;
    (void)length;
    request_open(&request, text);
    const struct track_page asked = {&request.tracks,
                                     request.chosen,
                                     asks(&request, 'L') ? 1 : 99,
                                     dictionary,
                                     asks(&request, 'Q') ? "港 <x>" : NULL,
                                     asks(&request, 'J')};
    assert_int_equal(track_page_write(request.out, &asked), SSK_OK);
    fflush(request.out);
    const char *from = asks(&request, 'H')                          ? "<html"
                       : asks(&request, 'B')                        ? "<body"
                       : strstr(request.written, "<h2 id=\"sums\"") ? "<h2 id=\"sums\""
                                                                    : "<section";
    request_close(out, &request, from,
                  asks(&request, 'H')   ? "<style>"
                  : asks(&request, 'B') ? "<section"
                                        : "<script>");
}

/* The table of a survey's page, of two topics: what is chosen, and all. */
static void survey(struct ssk_buffer *out, const char *text, size_t length)
{
    struct request request;
    bool all[PLANS_MOST + 1];
    (void)length;
    request_open(&request, text);
    memset(all, 1, sizeof all);
    static const struct report_topic topics[] = {{.name = "港"}, {.name = "<灯>"}};
    const struct report report = {.topics = topics, .topic_count = 2};
    bool *chosen[] = {request.chosen, all};
    const struct report_tracks plans = {&request.tracks, chosen, dictionary};
    assert_int_equal(report_put_tracks(request.out, &report, &plans), SSK_OK);
    request_close(out, &request, NULL, "<div class=\"scroll\"><table class=\"track\">");
}

static const struct answer_row rows[] = {
    {"items", items}, {"page", page}, {"sums", sums}, {"survey", survey}};

static void answers_by_the_table(void **state)
{
    (void)state;
    answer_table("tests/cases/query_plans.tsv", rows, sizeof rows / sizeof *rows);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(answers_by_the_table)};
    return cmocka_run_group_tests_name("items of plans", tests, open_dictionary, free_dictionary);
}
