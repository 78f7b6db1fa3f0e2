/* CSV and TSV: one table, a line a hit; with facets a line a count instead, so that a file is one rectangle.
 */
#include "query/print/print.h"

#include "query/print/csv_cells.h"
#include "query/print/print_csv.h"
#include "query/rank/facets.h"
#include "query/show/snippet.h"
#include "seisaku/passage_fields.h"

static void put_snippet(struct csv_cells *cells, const struct hit *hit)
{
    struct ssk_buffer snippet = SSK_BUFFER_INIT;
    snippet_append(&snippet, hit->passage.text, &hit->matches, "【", "】");
    csv_cells_text(cells, ssk_buffer_string(&snippet));
    cells->buffer.failed |= snippet.failed;
    ssk_buffer_free(&snippet);
}

static void put_field(struct csv_cells *cells, const struct hit *hit, const struct ssk_field *column)
{
    const void *field = (const char *)&hit->passage + column->offset;
    switch (column->kind) {
    case SSK_FIELD_STRING:
        csv_cells_text(cells, *(char *const *)field);
        break;
    case SSK_FIELD_PATH:
        csv_cells_list(cells, field, SSK_JOIN_PATH);
        break;
    case SSK_FIELD_NAMES:
        csv_cells_list(cells, field, SSK_JOIN_NAMES);
        break;
    case SSK_FIELD_KIND:
        csv_cells_text(cells, ssk_kind_name(hit->passage.kind));
        break;
    case SSK_FIELD_GENRE:
        csv_cells_text(cells, ssk_genre_name(hit->passage.genre));
        break;
    case SSK_FIELD_YEAR_SOURCE:
        csv_cells_text(cells, ssk_year_source_name(hit->passage.fiscal_year_source));
        break;
    case SSK_FIELD_NUMBER:
        csv_cells_known(cells, *(const int *)field);
        break;
    }
}

void put_hit_header(struct csv_cells *cells, const char *first)
{
    if (first)
        csv_cells_text(cells, first);
    csv_cells_text(cells, "rank");
    csv_cells_text(cells, "score");
    for (const struct ssk_field *field = ssk_passage_fields; field->name; field++)
        csv_cells_text(cells, field->name);
    csv_cells_text(cells, "snippet");
    csv_cells_end(cells);
}

void put_hit(struct csv_cells *cells, const char *first, const struct hit *hit)
{
    if (first)
        csv_cells_text(cells, first);
    csv_cells_count(cells, hit->rank);
    csv_cells_score(cells, hit->score);
    for (const struct ssk_field *field = ssk_passage_fields; field->name; field++)
        put_field(cells, hit, field);
    put_snippet(cells, hit);
    csv_cells_end(cells);
}

static void put_facet(struct csv_cells *cells, const char *qid, enum facet facet,
                      const struct facet_counts *counts)
{
    for (size_t i = 0; i < counts->count; i++) {
        if (qid)
            csv_cells_text(cells, qid);
        csv_cells_text(cells, facet_names[facet]);
        csv_cells_text(cells, counts->items[i].value);
        csv_cells_count(cells, counts->items[i].count);
        csv_cells_end(cells);
    }
}

/* ------------------------------------------------------------------------------------------ the printers */

static void begin(const struct print_options *options, bool tabs)
{
    struct csv_cells cells = {.out = options->out, .tabs = tabs};
    const char *first = options->batch ? "qid" : NULL;
    if (options->bom)
        fputs("\xef\xbb\xbf", options->out);
    if (!options->facets) {
        put_hit_header(&cells, first);
    } else {
        if (first)
            csv_cells_text(&cells, first);
        csv_cells_text(&cells, "facet");
        csv_cells_text(&cells, "value");
        csv_cells_text(&cells, "count");
        csv_cells_end(&cells);
    }
    csv_cells_free(&cells);
}

static ssk_status print_result(const struct print_options *options, const char *qid,
                               const struct search *search, bool tabs)
{
    struct csv_cells cells = {.out = options->out, .tabs = tabs};
    for (size_t i = 0; i < search->hit_count && !options->facets; i++)
        put_hit(&cells, qid, &search->hits[i]);
    for (int facet = 0; facet < FACETS; facet++)
        if (search->wants_facet[facet])
            put_facet(&cells, qid, (enum facet)facet, &search->facets[facet]);
    ssk_status status = cells.buffer.failed ? SSK_MEMORY : SSK_OK;
    csv_cells_free(&cells);
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
