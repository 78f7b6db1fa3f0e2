/* Surveys as CSV and TSV, JSON and JSON Lines, and for a person. */
#include "query/run/print_survey.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "query/print/hit_json.h"
#include "query/print/print.h"
#include "query/print/print_csv.h"
#include "query/rank/facets.h"
#include "query/show/snippet.h"
#include "seisaku/unicode.h"

static const char *const no_value = "(none)";

static const char *column_name(const struct survey_column *column)
{
    return *column->value ? column->value : no_value;
}

static void print_stamp_lines(const struct survey *survey, FILE *out)
{
    for (const char *line = ssk_buffer_string(&survey->stamp); *line; line += strcspn(line, "\n") + 1)
        fprintf(out, "# %.*s\n", (int)strcspn(line, "\n"), line);
}

/* ------------------------------------------------------------------------------------------ CSV and TSV */

static void put_row(struct csv_cells *cells, const struct survey *survey, size_t topic)
{
    csv_cells_text(cells, survey->file.items[topic].name);
    csv_cells_count(cells, survey->topics[topic].total);
    for (size_t i = 0; i < survey->column_count; i++)
        csv_cells_count(cells, survey->columns[i].counts[topic]);
    csv_cells_end(cells);
}

static void put_table(struct csv_cells *cells, const struct survey *survey)
{
    csv_cells_text(cells, "topic");
    csv_cells_text(cells, "total");
    for (size_t i = 0; i < survey->column_count; i++)
        csv_cells_text(cells, column_name(&survey->columns[i]));
    csv_cells_end(cells);
    for (size_t i = 0; i < survey->file.count; i++)
        put_row(cells, survey, i);
    csv_cells_text(cells, "total");
    csv_cells_count(cells, survey->total);
    for (size_t i = 0; i < survey->column_count; i++)
        csv_cells_count(cells, survey->columns[i].total);
    csv_cells_end(cells);
}

static ssk_status print_cells(const struct survey *survey, const struct options *options)
{
    struct csv_cells cells = {.out = stdout, .tabs = options->format == FORMAT_TSV};
    if (options->bom)
        fputs("\xef\xbb\xbf", stdout);
    print_stamp_lines(survey, stdout);
    put_table(&cells, survey);
    if (options->limit_given && options->limit) {
        csv_cells_end(&cells);
        put_hit_header(&cells, "topic");
        for (size_t i = 0; i < survey->file.count; i++)
            for (size_t hit = 0; hit < survey->topics[i].hit_count; hit++)
                put_hit(&cells, survey->file.items[i].name, &survey->topics[i].hits[hit]);
    }
    ssk_status status = cells.buffer.failed ? SSK_MEMORY : SSK_OK;
    csv_cells_free(&cells);
    return status;
}

/* ------------------------------------------------------------------------------------------ JSON */

static json_t *stamp_json(const struct survey *survey)
{
    json_t *stamp = json_object();
    for (const char *line = ssk_buffer_string(&survey->stamp); *line; line += strcspn(line, "\n") + 1) {
        char name[32];
        size_t name_length = strcspn(line, " "), length = strcspn(line, "\n");
        snprintf(name, sizeof name, "%.*s", (int)name_length, line);
        json_object_set_new(stamp, name, json_stringn(line + name_length + 1, length - name_length - 1));
    }
    return json_pack("{s:o}", "stamp", stamp);
}

static json_t *topic_json(const struct survey *survey, size_t topic)
{
    const struct named_query *query = &survey->file.items[topic];
    json_t *object = json_pack("{s:s, s:s}", "topic", query->name, "query", query->query);
    json_t *result = result_json(&survey->topics[topic], query->name);
    if (!object || !result || json_object_del(result, "qid") != 0 ||
        json_object_update(object, result) != 0) {
        json_decref(object);
        object = NULL;
    }
    json_decref(result);
    return object;
}

/* The sums of all topics: an object like theirs, whose topic is null. */
static json_t *totals_json(const struct survey *survey, enum facet by)
{
    json_t *counts = json_array();
    for (size_t i = 0; counts && i < survey->column_count; i++) {
        const struct survey_column *column = &survey->columns[i];
        if (column->total)
            json_array_append_new(counts,
                                  json_pack("{s:s?, s:I}", "value", *column->value ? column->value : NULL,
                                            "count", (json_int_t)column->total));
    }
    return json_pack("{s:n, s:n, s:I, s:{s:o}, s:[]}", "topic", "query", "total", (json_int_t)survey->total,
                     "facets", facet_names[by], counts, "hits");
}

/* Takes the object. `between` comes before it. */
static ssk_status print_object(json_t *object, const char *between)
{
    if (!object)
        return SSK_MEMORY;
    fputs(between, stdout);
    json_dumpf(object, stdout, JSON_COMPACT | JSON_REAL_PRECISION(10));
    json_decref(object);
    return SSK_OK;
}

static ssk_status print_json(const struct survey *survey, const struct options *options)
{
    bool array = options->format == FORMAT_JSON;
    const char *between = array ? ",\n" : "\n";
    ssk_status status = print_object(stamp_json(survey), array ? "[\n" : "");
    for (size_t i = 0; i < survey->file.count && status == SSK_OK; i++)
        status = print_object(topic_json(survey, i), between);
    if (status == SSK_OK)
        status = print_object(totals_json(survey, options->by), between);
    fputs(array ? "\n]\n" : "\n", stdout);
    return status;
}

/* ------------------------------------------------------------------------------------------ text */

static size_t digits(uint64_t number)
{
    return (size_t)snprintf(NULL, 0, "%" PRIu64, number);
}

static size_t wider(size_t width, const char *text)
{
    size_t own = ssk_display_width(text, strlen(text));
    return own > width ? own : width;
}

static void append_left(struct ssk_buffer *out, const char *text, size_t width)
{
    append_printable(out, text, strlen(text));
    ssk_buffer_printf(out, "%*s", (int)(width - ssk_display_width(text, strlen(text))), "");
}

static void append_right(struct ssk_buffer *out, const char *text, size_t width)
{
    ssk_buffer_printf(out, "  %*s", (int)(width - ssk_display_width(text, strlen(text))), "");
    append_printable(out, text, strlen(text));
}

static void append_number(struct ssk_buffer *out, uint64_t number, size_t width)
{
    ssk_buffer_printf(out, "  %*" PRIu64, (int)width, number);
}

/* `width` is the topics'; the columns' follow from their names and totals. Row `topic`; the head for
 * SIZE_MAX, the totals for the number of topics. */
static void append_row(struct ssk_buffer *out, const struct survey *survey, size_t topic, size_t width)
{
    bool head = topic == SIZE_MAX, totals = topic == survey->file.count;
    append_left(out, head ? "topic" : totals ? "total" : survey->file.items[topic].name, width);
    size_t total_width = wider(digits(survey->total), "total");
    if (head)
        append_right(out, "total", total_width);
    else
        append_number(out, totals ? survey->total : survey->topics[topic].total, total_width);
    for (size_t i = 0; i < survey->column_count; i++) {
        const struct survey_column *column = &survey->columns[i];
        size_t column_width = wider(digits(column->total), column_name(column));
        if (head)
            append_right(out, column_name(column), column_width);
        else
            append_number(out, totals ? column->total : column->counts[topic], column_width);
    }
    ssk_buffer_append_char(out, '\n');
}

static ssk_status print_table(const struct survey *survey)
{
    struct ssk_buffer out = SSK_BUFFER_INIT;
    size_t width = strlen("topic");
    for (size_t i = 0; i < survey->file.count; i++)
        width = wider(width, survey->file.items[i].name);
    append_row(&out, survey, SIZE_MAX, width);
    for (size_t i = 0; i <= survey->file.count; i++)
        append_row(&out, survey, i, width);
    printf("\n%s", ssk_buffer_string(&out));
    ssk_status status = out.failed ? SSK_MEMORY : SSK_OK;
    ssk_buffer_free(&out);
    return status;
}

static ssk_status print_text(const struct survey *survey, const struct options *options)
{
    const struct print_options print = {.out = stdout, .colour = options->colour, .batch = true};
    print_stamp_lines(survey, stdout);
    ssk_status status = print_table(survey);
    for (size_t i = 0; i < survey->file.count && status == SSK_OK; i++) {
        struct search best = survey->topics[i];
        memset(best.wants_facet, 0, sizeof best.wants_facet);
        if (!best.hit_count)
            continue;
        fputc('\n', stdout);
        status = text_printer.result(&print, survey->file.items[i].name, &best);
    }
    return status;
}

ssk_status print_survey(const struct survey *survey, const struct options *options)
{
    switch (options->format) {
    case FORMAT_CSV:
    case FORMAT_TSV:
        return print_cells(survey, options);
    case FORMAT_JSON:
    case FORMAT_JSONL:
        return print_json(survey, options);
    default:
        return print_text(survey, options);
    }
}
