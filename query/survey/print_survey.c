/* Surveys: the stamp, the table of topic by key, the best passages of each topic. */
#include "query/survey/print_survey.h"

#include <stdlib.h>
#include <string.h>

#include "query/print/print_hit.h"
#include "query/print/print_hits.h"
#include "query/run/output.h"

static const char *const no_value = "(none)";

static const char *column_name(const struct survey_column *column)
{
    return *column->value ? column->value : no_value;
}

static size_t line_length(const char *line)
{
    return strcspn(line, "\n");
}

/* ------------------------------------------------------------------------------------------ tables */

static void print_stamp_lines(struct printer *printer, const struct survey *survey)
{
    for (const char *line = ssk_buffer_string(&survey->stamp); *line; line += line_length(line) + 1)
        print_comment(printer, line, line_length(line));
}

static void print_row(struct printer *printer, const struct survey *survey, size_t topic)
{
    print_map(printer, NULL);
    print_string(printer, "topic", survey->file.items[topic].name);
    print_integer(printer, "total", survey->topics[topic].total);
    for (size_t i = 0; i < survey->column_count; i++)
        print_integer(printer, column_name(&survey->columns[i]), survey->columns[i].counts[topic]);
    print_end(printer);
}

static void print_totals_row(struct printer *printer, const struct survey *survey)
{
    print_map(printer, NULL);
    print_string(printer, "topic", print_form(printer) == FORM_PAGE ? print_label("total") : "total");
    print_integer(printer, "total", survey->total);
    for (size_t i = 0; i < survey->column_count; i++)
        print_integer(printer, column_name(&survey->columns[i]), survey->columns[i].total);
    print_end(printer);
}

static ssk_status print_head(struct printer *printer, const struct survey *survey)
{
    const char **names = calloc(survey->column_count + 2, sizeof *names);
    if (!names)
        return SSK_MEMORY;
    names[0] = "topic";
    names[1] = "total";
    for (size_t i = 0; i < survey->column_count; i++)
        names[i + 2] = column_name(&survey->columns[i]);
    print_columns(printer, names, survey->column_count + 2);
    free(names);
    return SSK_OK;
}

static ssk_status print_table(struct printer *printer, const struct survey *survey)
{
    if (print_head(printer, survey) != SSK_OK)
        return SSK_MEMORY;
    print_list(printer, NULL);
    for (size_t i = 0; i < survey->file.count; i++)
        print_row(printer, survey, i);
    print_totals_row(printer, survey);
    print_end(printer);
    return SSK_OK;
}

/* ------------------------------------------------------------------------------------------ JSON */

static void print_stamp(struct printer *printer, const struct survey *survey)
{
    print_map(printer, NULL);
    print_map(printer, "stamp");
    for (const char *line = ssk_buffer_string(&survey->stamp); *line; line += line_length(line) + 1) {
        char name[32];
        size_t length = strcspn(line, " ");
        snprintf(name, sizeof name, "%.*s", (int)length, line);
        print_json(printer, name, json_stringn(line + length + 1, line_length(line) - length - 1));
    }
    print_end(printer);
    print_end(printer);
}

/* The sums of all topics: an object like theirs, whose topic is null. */
static void print_totals(struct printer *printer, const struct survey *survey, enum facet by)
{
    print_map(printer, NULL);
    print_string(printer, "topic", NULL);
    print_string(printer, "query", NULL);
    print_integer(printer, "total", survey->total);
    print_map(printer, "facets");
    print_list(printer, facet_names[by]);
    for (size_t i = 0; i < survey->column_count; i++) {
        const struct survey_column *column = &survey->columns[i];
        if (!column->total)
            continue;
        print_map(printer, NULL);
        print_string(printer, "value", *column->value ? column->value : NULL);
        print_integer(printer, "count", column->total);
        print_end(printer);
    }
    print_end(printer);
    print_end(printer);
    print_list(printer, "hits");
    print_end(printer);
    print_end(printer);
}

static void print_objects(struct printer *printer, const struct survey *survey, const struct options *options)
{
    print_list(printer, NULL);
    if (!options->stamp)
        print_stamp(printer, survey);
    for (size_t i = 0; i < survey->file.count; i++) {
        const struct named_query *query = &survey->file.items[i];
        print_map(printer, NULL);
        print_string(printer, "topic", query->name);
        print_string(printer, "query", query->query);
        print_answer(printer, query->name, &survey->topics[i]);
        print_end(printer);
    }
    print_totals(printer, survey, options->by[0]);
    print_end(printer);
}

/* ------------------------------------------------------------------------------------------ tidy tables */

/* Value number `key` of the cell; "" for none. */
static void append_value(struct ssk_buffer *out, const struct tally_cell *cell, size_t key)
{
    const char *value = cell->keys;
    for (; key; key--)
        value += strcspn(value, "\t") + 1;
    ssk_buffer_append(out, value, strcspn(value, "\t"));
}

static void print_tidy_row(struct printer *printer, const char *topic, const struct tally_cell *cell,
                           const struct options *options)
{
    print_map(printer, NULL);
    print_string(printer, "topic", topic);
    for (size_t key = 0; key < options->by_count; key++) {
        struct ssk_buffer value = SSK_BUFFER_INIT;
        append_value(&value, cell, key);
        print_string(printer, facet_names[options->by[key]], value.length ? ssk_buffer_string(&value) : NULL);
        printer->failed |= value.failed;
        ssk_buffer_free(&value);
    }
    print_integer(printer, "passages", cell->passages);
    print_integer(printer, "documents", cell->documents);
    print_integer(printer, "of", cell->of);
    print_real(printer, "per_1000", cell->of ? 1000.0 * cell->passages / cell->of : 0, 3);
    print_end(printer);
}

static void print_tidy_rows(struct printer *printer, const struct survey *survey,
                            const struct options *options)
{
    for (size_t i = 0; i < survey->file.count; i++)
        for (size_t cell = 0; cell < survey->tallies[i].count; cell++)
            print_tidy_row(printer, survey->file.items[i].name, &survey->tallies[i].cells[cell], options);
}

static void print_tidy(struct printer *printer, const struct survey *survey, const struct options *options)
{
    const char *names[KEYS_MOST + 5] = {"topic"};
    size_t count = 1;
    for (size_t key = 0; key < options->by_count; key++)
        names[count++] = facet_names[options->by[key]];
    names[count++] = "passages";
    names[count++] = "documents";
    names[count++] = "of";
    names[count++] = "per_1000";
    print_columns(printer, names, count);
    print_list(printer, NULL);
    if (!print_is_flat(printer) && !options->stamp)
        print_stamp(printer, survey);
    print_tidy_rows(printer, survey, options);
    print_end(printer);
}

/* ------------------------------------------------------------------------------------------ the parts */

static void print_best(struct printer *printer, const struct survey *survey)
{
    print_hit_columns(printer, "topic");
    print_list(printer, NULL);
    for (size_t i = 0; i < survey->file.count; i++)
        for (size_t hit = 0; hit < survey->topics[i].hit_count; hit++)
            print_hit(printer, "topic", survey->file.items[i].name, &survey->topics[i].hits[hit]);
    print_end(printer);
}

static void print_best_pages(struct printer *printer, const struct survey *survey)
{
    for (size_t i = 0; i < survey->file.count; i++) {
        struct search best = survey->topics[i];
        memset(best.wants_facet, 0, sizeof best.wants_facet);
        if (!best.hit_count)
            continue;
        fputc('\n', printer->out);
        print_hits_page(printer, survey->file.items[i].name, &best);
    }
}

static ssk_status print_answer_to(struct printer *printer, const struct survey *survey,
                                  const struct options *options)
{
    bool flat = print_is_flat(printer), page = print_form(printer) == FORM_PAGE;
    if (flat && !options->stamp)
        print_stamp_lines(printer, survey);
    if (page && !options->stamp)
        fputc('\n', printer->out);
    ssk_status status = SSK_OK;
    if (options->tidy)
        print_tidy(printer, survey, options);
    else if (flat)
        status = print_table(printer, survey);
    else
        print_objects(printer, survey, options);
    if (page && !options->hits)
        print_best_pages(printer, survey);
    return status;
}

ssk_status print_survey(const struct survey *survey, const struct options *options, struct ssk_error *error)
{
    struct printer printer;
    output_open(&printer, options);
    ssk_status status = print_answer_to(&printer, survey, options);
    ssk_status closed = printer_close(&printer);
    if (status != SSK_OK || closed != SSK_OK)
        return ssk_no_memory(error);
    if (options->stamp)
        status = output_write(options->stamp, ssk_buffer_string(&survey->stamp), error);
    if (status != SSK_OK || !options->hits)
        return status;
    FILE *file = output_file(options->hits, error);
    if (!file)
        return SSK_IO;
    output_open(&printer, options);
    printer.out = file;
    printer.columns = 0;
    if (print_form(&printer) == FORM_PAGE)
        print_best_pages(&printer, survey);
    else
        print_best(&printer, survey);
    closed = printer_close(&printer);
    status = output_close(file, options->hits, error);
    return closed == SSK_OK ? status : ssk_no_memory(error);
}
