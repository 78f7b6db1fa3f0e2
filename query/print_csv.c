/* CSV and TSV: one table, a line a hit; with facets a line a count instead, so that a file is one rectangle.
 */
#include "print.h"

#include <stddef.h>

#include "cells.h"
#include "facets.h"
#include "print_csv.h"
#include "snippet.h"

enum column_kind { RANK, SCORE, STRING, PATH, NAMES, KIND, NUMBER, SNIPPET };

#define FIELD(kind, field)                                                                                   \
    {                                                                                                        \
#field, kind, offsetof(struct ssk_passage, field)                                                    \
    }

static const struct column {
    const char *name;
    enum column_kind kind;
    size_t offset;
} columns[] = {
    {"rank", RANK, 0},
    {"score", SCORE, 0},
    FIELD(STRING, id),
    FIELD(STRING, doc_id),
    FIELD(STRING, title),
    FIELD(STRING, publisher),
    FIELD(STRING, url),
    FIELD(STRING, section_number),
    FIELD(STRING, section_title),
    FIELD(PATH, path),
    FIELD(STRING, item),
    FIELD(NAMES, ministries),
    FIELD(NAMES, mentions),
    FIELD(KIND, kind),
    FIELD(NUMBER, fiscal_year),
    FIELD(NUMBER, page),
    FIELD(STRING, page_label),
    FIELD(STRING, source_path),
    FIELD(NUMBER, line_start),
    FIELD(NUMBER, line_end),
    FIELD(STRING, text),
    {"snippet", SNIPPET, 0},
};
enum { COLUMNS = sizeof columns / sizeof *columns };

static void put_snippet(struct cells *cells, const struct hit *hit)
{
    struct ssk_buffer snippet = SSK_BUFFER_INIT;
    snippet_append(&snippet, hit->passage.text, &hit->matches, "【", "】");
    cells_text(cells, ssk_buffer_string(&snippet));
    cells->buffer.failed |= snippet.failed;
    ssk_buffer_free(&snippet);
}

static void put_column(struct cells *cells, const struct hit *hit, const struct column *column)
{
    const void *field = (const char *)&hit->passage + column->offset;
    switch (column->kind) {
    case RANK:
        cells_count(cells, hit->rank);
        break;
    case SCORE:
        cells_score(cells, hit->score);
        break;
    case STRING:
        cells_text(cells, *(char *const *)field);
        break;
    case PATH:
        cells_list(cells, field, " > ");
        break;
    case NAMES:
        cells_list(cells, field, "; ");
        break;
    case KIND:
        cells_text(cells, ssk_kind_name(hit->passage.kind));
        break;
    case NUMBER:
        cells_known(cells, *(const int *)field);
        break;
    case SNIPPET:
        put_snippet(cells, hit);
        break;
    }
}

void put_hit_header(struct cells *cells, const char *first)
{
    if (first)
        cells_text(cells, first);
    for (size_t i = 0; i < COLUMNS; i++)
        cells_text(cells, columns[i].name);
    cells_end(cells);
}

void put_hit(struct cells *cells, const char *first, const struct hit *hit)
{
    if (first)
        cells_text(cells, first);
    for (size_t i = 0; i < COLUMNS; i++)
        put_column(cells, hit, &columns[i]);
    cells_end(cells);
}

static void put_facet(struct cells *cells, const char *qid, enum facet facet,
                      const struct facet_counts *counts)
{
    for (size_t i = 0; i < counts->count; i++) {
        if (qid)
            cells_text(cells, qid);
        cells_text(cells, facet_name(facet));
        cells_text(cells, counts->items[i].value);
        cells_count(cells, counts->items[i].count);
        cells_end(cells);
    }
}

/* ------------------------------------------------------------------------------------------ the printers */

static void begin(const struct print_options *options, bool tabs)
{
    struct cells cells = {.out = options->out, .tabs = tabs};
    const char *first = options->batch ? "qid" : NULL;
    if (options->bom)
        fputs("\xef\xbb\xbf", options->out);
    if (!options->facets) {
        put_hit_header(&cells, first);
    } else {
        if (first)
            cells_text(&cells, first);
        cells_text(&cells, "facet");
        cells_text(&cells, "value");
        cells_text(&cells, "count");
        cells_end(&cells);
    }
    cells_free(&cells);
}

static ssk_status print_result(const struct print_options *options, const char *qid,
                               const struct search *search, bool tabs)
{
    struct cells cells = {.out = options->out, .tabs = tabs};
    for (size_t i = 0; i < search->hit_count && !options->facets; i++)
        put_hit(&cells, qid, &search->hits[i]);
    for (int facet = 0; facet < FACETS; facet++)
        if (search->wants_facet[facet])
            put_facet(&cells, qid, (enum facet)facet, &search->facets[facet]);
    ssk_status status = cells.buffer.failed ? SSK_MEMORY : SSK_OK;
    cells_free(&cells);
    return status;
}

static void begin_csv(const struct print_options *options)
{
    begin(options, false);
}

static void begin_tsv(const struct print_options *options)
{
    begin(options, true);
}

static ssk_status print_csv(const struct print_options *options, const char *qid, const struct search *search)
{
    return print_result(options, qid, search, false);
}

static ssk_status print_tsv(const struct print_options *options, const char *qid, const struct search *search)
{
    return print_result(options, qid, search, true);
}

const struct printer csv_printer = {"csv", begin_csv, NULL, print_csv};
const struct printer tsv_printer = {"tsv", begin_tsv, NULL, print_tsv};
