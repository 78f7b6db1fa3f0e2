/* The tables and the data of a survey's page, by tests/cases/query_report.tsv. Add a row there. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "query/report/report.h"
#include "query/report/report_data.h"
#include "query/report/report_html.h"
#include "query/report/report_tables.h"
#include "tests/unit/answer_table.h"

enum { MOST = 16 };

/* Cuts the text at each of the signs. Returns how many parts there are; none of an empty text. */
static size_t cut(char *parts[MOST], char *text, char sign)
{
    size_t count = 0;
    for (char *end; text && (count || *text); text = end) {
        parts[count++] = text;
        end = strchr(text, sign);
        if (end)
            *end++ = '\0';
    }
    return count;
}

/* A survey of what stands in a row. */
struct survey {
    struct report report;
    struct report_topic topics[MOST];
    struct search searches[MOST];
    struct facet_count years[MOST][MOST];
    char *columns[MOST];
    uint32_t counts[MOST * MOST];
    char *line;
};

/* NAME=TOTAL:COUNT,COUNT:YEAR=COUNT,YEAR=COUNT */
static void read_topic(struct survey *survey, size_t topic, char *text)
{
    char *parts[MOST], *counts[MOST], *years[MOST], *total = strchr(text, '=');
    struct search *search = &survey->searches[topic];
    *total++ = '\0';
    survey->topics[topic] = (struct report_topic){text, "\"q\"", search};
    size_t given = cut(parts, total, ':');
    search->total = (uint32_t)atoi(parts[0]);
    size_t count = cut(counts, parts[1], ',');
    for (size_t i = 0; i < count; i++)
        survey->counts[topic * survey->report.column_count + i] = (uint32_t)atoi(counts[i]);
    count = given > 2 ? cut(years, parts[2], ',') : 0;
    for (size_t i = 0; i < count; i++) {
        char *number = strchr(years[i], '=');
        *number++ = '\0';
        survey->years[topic][i] = (struct facet_count){.value = years[i], .count = (uint32_t)atoi(number)};
    }
    search->facets[FACET_YEAR] = (struct facet_counts){survey->years[topic], count, count};
}

/* KEY;COLUMN,COLUMN;TOPIC;TOPIC... with - for a column of nothing. */
static struct survey *read_survey(const char *text)
{
    struct survey *survey = calloc(1, sizeof *survey);
    char *parts[MOST];
    survey->line = strdup(text);
    size_t count = cut(parts, survey->line, ';');
    int key = 0;
    while (strcmp(facet_names[key], parts[0]) != 0)
        key++;
    survey->report = (struct report){.by = (enum facet)key,
                                     .topics = survey->topics,
                                     .topic_count = count - 2,
                                     .columns = (const char *const *)survey->columns,
                                     .counts = survey->counts};
    survey->report.column_count = cut(survey->columns, parts[1], ',');
    for (size_t i = 0; i < survey->report.column_count; i++)
        if (strcmp(survey->columns[i], "-") == 0)
            *survey->columns[i] = '\0';
    for (size_t i = 2; i < count; i++)
        read_topic(survey, i - 2, parts[i]);
    return survey;
}

static void free_survey(struct survey *survey)
{
    free(survey->line);
    free(survey);
}

typedef void (*writer)(FILE *out, const struct report *report);

static void put(struct ssk_buffer *out, const char *text, writer write_down, const char *from)
{
    struct survey *survey = read_survey(text);
    char *written;
    size_t size;
    FILE *file = open_memstream(&written, &size);
    write_down(file, &survey->report);
    fclose(file);
    const char *start = strstr(written, from);
    ssk_buffer_append_string(out, start ? start : written);
    free(written);
    free_survey(survey);
}

static void heat(struct ssk_buffer *out, const char *text, size_t length)
{
    (void)length;
    put(out, text, report_put_heat_map, "<thead>");
}

/* The heading of the heat map. */
static void title(struct ssk_buffer *out, const char *text, size_t length)
{
    struct ssk_buffer row = SSK_BUFFER_INIT, whole = SSK_BUFFER_INIT;
    ssk_buffer_append(&row, text, length);
    ssk_buffer_append_string(&row, ";a;t=1:1");
    put(&whole, ssk_buffer_string(&row), report_put_heat_map, "<h2");
    ssk_buffer_append(out, whole.data, strcspn(whole.data, "\n"));
    ssk_buffer_free(&row);
    ssk_buffer_free(&whole);
}

static void years(struct ssk_buffer *out, const char *text, size_t length)
{
    (void)length;
    put(out, text, report_put_years, "<thead>");
}

static void html(struct ssk_buffer *out, const char *text, size_t length)
{
    char *written;
    size_t size;
    FILE *file = open_memstream(&written, &size);
    (void)length;
    report_put(file, text);
    fclose(file);
    ssk_buffer_append_string(out, written);
    free(written);
}

static void mark(struct occurrences *matches, const char *text)
{
    matches->items = calloc(MOST, sizeof *matches->items);
    for (uint32_t point = 0; text[point]; point++)
        if (text[point] == '!')
            matches->items[matches->count++] = (struct occurrence){.start = point, .end = point + 1};
}

/* KEY;COLUMNS and passages in JSON, a line each: every ! in their texts is a match. */
static void data(struct ssk_buffer *out, const char *text, size_t length)
{
    char *line = strndup(text, length), *rest, *head = strtok_r(line, "\n", &rest), *written;
    struct ssk_buffer row = SSK_BUFFER_INIT;
    ssk_buffer_printf(&row, "%s;t=1:1", head);
    struct survey *survey = read_survey(ssk_buffer_string(&row));
    struct search *search = &survey->searches[0];
    search->hits = calloc(MOST, sizeof *search->hits);
    for (char *json; (json = strtok_r(NULL, "\n", &rest));) {
        struct hit *hit = &search->hits[search->hit_count++];
        assert_int_equal(ssk_passage_from_json(&hit->passage, json, strlen(json), NULL), SSK_OK);
        hit->rank = search->hit_count;
        mark(&hit->matches, hit->passage.text);
    }
    size_t size;
    FILE *file = open_memstream(&written, &size);
    assert_int_equal(report_write_data(file, &survey->report), SSK_OK);
    fclose(file);
    ssk_buffer_append_string(out, written);
    free(written);
    for (size_t i = 0; i < search->hit_count; i++)
        hit_free(&search->hits[i]);
    free(search->hits);
    free_survey(survey);
    ssk_buffer_free(&row);
    free(line);
}

/* The page around its tables: the language (J for Japanese), a blank, and the stamp. */
static void around(struct ssk_buffer *out, const char *text, size_t length)
{
    struct survey *survey = read_survey("kind;a;t=1:1");
    char *written;
    size_t size;
    FILE *file = open_memstream(&written, &size);
    (void)length;
    survey->report.japanese = *text == 'J';
    survey->report.stamp = text + 2;
    assert_int_equal(report_write(file, &survey->report), SSK_OK);
    fclose(file);
    const char *style = strstr(written, "<style>"), *body = strstr(written, "<body>"),
               *table = strstr(body, "<h2"), *end = strstr(table, "</div>\n"),
               *script = strstr(end, "<script>");
    ssk_buffer_append(out, written, (size_t)(style - written));
    ssk_buffer_append(out, body, (size_t)(table - body));
    ssk_buffer_append(out, end, (size_t)(script - end));
    free(written);
    free_survey(survey);
}

static const struct answer_row rows[] = {{"around", around}, {"data", data},   {"heat", heat},
                                         {"html", html},     {"title", title}, {"years", years}};

static void answers_by_the_table(void **state)
{
    (void)state;
    answer_table("tests/cases/query_report.tsv", rows, sizeof rows / sizeof *rows);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(answers_by_the_table)};
    return cmocka_run_group_tests_name("report", tests, NULL, NULL);
}
