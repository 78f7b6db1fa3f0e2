/* CSV → passages, by libcsv. It is fed a line at a time, which tells the line that a row begins on. */
#include "indexer/text/read_csv.h"

#include <csv.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "indexer/lines/cursor.h"
#include "indexer/text/csv_row.h"
#include "seisaku/decode.h"
#include "seisaku/translate.h"

enum { COLUMNS_MAX = 256, OPTIONS = CSV_STRICT | CSV_STRICT_FINI | CSV_APPEND_NULL };

struct table {
    const struct source *source;
    const struct passage_sink *sink;
    struct ssk_error *error; /* of the whole reading */
    const struct ssk_field *columns[COLUMNS_MAX];
    size_t width;    /* columns of the head row */
    bool has_head;   /* the head row was read */
    bool ended;      /* nothing more can be read */
    char names[512]; /* of the columns, as many as fit */
    int row;         /* rows below the head so far */
    int line;        /* first line of the row that is being read; 0 between rows */
    size_t cell;     /* cells of it so far */
    struct ssk_passage passage;
    struct ssk_error wrong; /* the first thing that is wrong with the row */
    ssk_status status;
};

static void refuse(struct table *table, const char *reason)
{
    table->sink->refuse(table->sink->context, table->line, reason);
}

/* What the column of that name holds; NULL for nothing of a passage. With --text-field a column called text
 * is none.
 */
static const struct ssk_field *field_of(const struct table *table, const char *name)
{
    const char *wanted = table->source->text_field;
    const struct ssk_field *field = csv_field(name);
    if (!wanted)
        return field;
    struct cursor trimmed = cursor_trimmed(cursor_of(name));
    size_t length = (size_t)(trimmed.end - trimmed.at);
    if (strlen(wanted) == length && memcmp(wanted, trimmed.at, length) == 0)
        return csv_field("text");
    return field && strcmp(field->name, "text") == 0 ? NULL : field;
}

static void note_name(struct table *table, const char *name)
{
    size_t used = strlen(table->names);
    if (used + strlen(name) + 3 < sizeof table->names)
        snprintf(table->names + used, sizeof table->names - used, "%s%s", used ? ", " : "", name);
}

static void take_cell(void *text, size_t length, void *context)
{
    struct table *table = context;
    const char *cell = text ? text : "";
    size_t column = table->cell++;
    (void)length;
    if (!table->has_head) {
        if (column < COLUMNS_MAX)
            table->columns[column] = field_of(table, cell);
        note_name(table, cell);
        return;
    }
    if (column >= COLUMNS_MAX || !table->columns[column] || table->status != SSK_OK)
        return;
    struct ssk_error wrong = {""};
    ssk_status status = csv_set(&table->passage, table->columns[column], cell, &wrong);
    if (status == SSK_MEMORY)
        table->status = status;
    else if (status != SSK_OK && !*table->wrong.message)
        table->wrong = wrong;
}

static void end_head(struct table *table)
{
    bool has_text = false;
    table->has_head = true;
    table->width = table->cell;
    for (size_t i = 0; i < COLUMNS_MAX; i++)
        has_text |= table->columns[i] && strcmp(table->columns[i]->name, "text") == 0;
    table->ended = !has_text;
    if (has_text)
        return;
    struct ssk_error reason;
    ssk_fail(&reason, SSK_INPUT,
             "no column \"%s\" here: name the one that holds the text with --text-field, of %s",
             table->source->text_field ? table->source->text_field : "text", table->names);
    refuse(table, reason.message);
}

/* What the row leaves out, as far as it can be known. */
static bool complete(struct table *table)
{
    struct ssk_passage *passage = &table->passage;
    if (!passage->doc_id)
        passage->doc_id = strdup(table->sink->doc_id);
    if (!passage->id && passage->doc_id && asprintf(&passage->id, "%s:%d", passage->doc_id, table->row) < 0)
        passage->id = NULL;
    if (!passage->source_path) {
        passage->source_path = strdup(table->source->path);
        passage->line_start = passage->line_end = table->line;
    }
    return passage->doc_id && passage->id && passage->source_path;
}

static void check(struct table *table)
{
    if (*table->wrong.message)
        return;
    if (table->cell > table->width)
        ssk_fail(&table->wrong, SSK_INPUT, "%zu cells, where the head row has %zu", table->cell,
                 table->width);
    else
        ssk_passage_check(&table->passage, &table->wrong);
}

/* The row's passage, or why it is none. */
static void send(struct table *table)
{
    if (!*table->wrong.message)
        table->status =
            table->sink->passage(table->sink->context, &table->passage, table->line, &table->wrong);
    if (table->status == SSK_INPUT)
        table->status = SSK_OK;
    if (table->status == SSK_OK && *table->wrong.message)
        refuse(table, table->wrong.message);
    else if (table->status != SSK_OK)
        ssk_fail(table->error, table->status, "%s", table->wrong.message);
}

static void start_row(struct table *table, int line)
{
    ssk_passage_free(&table->passage);
    table->wrong.message[0] = '\0';
    table->cell = 0;
    table->line = line;
}

static void end_row(int end, void *context)
{
    struct table *table = context;
    (void)end;
    if (!table->has_head) {
        end_head(table);
    } else if (table->status == SSK_OK) {
        table->row++;
        if (!complete(table))
            table->status = SSK_MEMORY;
        check(table);
        if (table->status == SSK_OK)
            send(table);
    }
    start_row(table, 0);
}

/* A row with quotes where none may be ends with its line. */
static void give_up_row(struct table *table, struct csv_parser *parser)
{
    refuse(table, csv_error(parser) == CSV_EPARSE
                      ? ssk_both("a quote within a cell: quote the whole cell, and write the quote twice")
                      : csv_strerror(csv_error(parser)));
    csv_free(parser);
    csv_init(parser, OPTIONS);
    table->row++;
    start_row(table, 0);
}

static bool is_blank(const char *line, size_t length)
{
    return strspn(line, " \t\r\n") >= length;
}

static void read_rows(struct table *table, struct csv_parser *parser, const char *at, const char *end)
{
    for (int line = 1; at < end && table->status == SSK_OK && !table->ended; line++) {
        const char *newline = memchr(at, '\n', (size_t)(end - at));
        size_t length = (size_t)((newline ? newline + 1 : end) - at);
        if (!table->line && !is_blank(at, length))
            start_row(table, line);
        if (table->line && csv_parse(parser, at, length, take_cell, end_row, table) != length)
            give_up_row(table, parser);
        at += length;
    }
    if (table->status == SSK_OK && !table->ended && csv_fini(parser, take_cell, end_row, table) != 0)
        refuse(table, ssk_both("a quote that is never closed: all that follows is in one cell"));
}

static ssk_status read_table(const struct source *source, const struct ssk_buffer *text,
                             const struct passage_sink *sink, struct ssk_error *error)
{
    struct csv_parser parser;
    struct table *table = calloc(1, sizeof *table);
    if (!table || csv_init(&parser, OPTIONS) != 0) {
        free(table);
        return ssk_no_memory(error);
    }
    *table = (struct table){.source = source, .sink = sink, .error = error};
    read_rows(table, &parser, ssk_buffer_string(text), ssk_buffer_string(text) + text->length);
    ssk_status status = table->status;
    csv_free(&parser);
    ssk_passage_free(&table->passage);
    free(table);
    return status == SSK_MEMORY ? ssk_fail(error, status, "out of memory") : status;
}

ssk_status read_csv(const struct source *source, const struct passage_sink *sink, struct ssk_error *error)
{
    struct ssk_decoded decoded;
    ssk_status status = ssk_decode(&decoded, ssk_buffer_string(&source->bytes), source->bytes.length,
                                   source->encoding, error);
    if (status == SSK_OK) {
        source_warn_undecodable(source, &decoded);
        status = read_table(source, &decoded.text, sink, error);
    }
    ssk_decoded_free(&decoded);
    if (status != SSK_INPUT)
        return status;
    sink->refuse(sink->context, 0, error->message);
    return SSK_OK;
}
