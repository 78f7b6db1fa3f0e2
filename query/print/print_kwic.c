/* Concordances for people (aligned by columns), for programs and for spreadsheets. */
#include "query/print/print_kwic.h"

#include <jansson.h>
#include <string.h>

#include "query/print/csv_cells.h"
#include "query/show/snippet.h"
#include "seisaku/unicode.h"

enum { TITLE_COLUMNS = 36 };

/* ------------------------------------------------------------------------------------------ text */

static size_t width_of(const char *text)
{
    return ssk_display_width(text, strlen(text));
}

static void append_blanks(struct ssk_buffer *out, size_t count)
{
    while (count-- > 0)
        ssk_buffer_append_char(out, ' ');
}

/* The beginning of the document's title, else its id, and the page. */
static void append_reference(struct ssk_buffer *out, const struct ssk_passage *passage)
{
    const char *title = passage->title ? passage->title : passage->doc_id ? passage->doc_id : passage->id;
    size_t length = strlen(title), end = 0, columns = 0;
    while (end < length && columns < TITLE_COLUMNS)
        columns += (size_t)ssk_point_width(ssk_utf8_next(title, length, &end));
    end = ssk_grapheme_floor(title, length, end);
    append_printable(out, title, end);
    ssk_buffer_append_string(out, end < length ? "…" : "");
    if (passage->page)
        ssk_buffer_printf(out, " p.%d", passage->page);
}

/* Matches differ in width; what is right of them is filled up so that the references align. */
static void append_row(struct ssk_buffer *out, const struct kwic_row *row, size_t width, size_t widest,
                       bool colour)
{
    size_t left = width_of(row->left), match = width_of(row->match), right = width_of(row->right);
    append_blanks(out, left < width ? width - left : 0);
    ssk_buffer_append_string(out, row->left);
    ssk_buffer_append_string(out, colour ? "\033[1;31m" : "【");
    ssk_buffer_append_string(out, row->match);
    ssk_buffer_append_string(out, colour ? "\033[0m" : "】");
    ssk_buffer_append_string(out, row->right);
    append_blanks(out, 2 + (right < width ? width - right : 0) + (widest - match));
    append_reference(out, &row->hit->passage);
    ssk_buffer_append_char(out, '\n');
}

static void append_total(struct ssk_buffer *out, const struct kwic *kwic, const struct search *search)
{
    ssk_buffer_printf(out, "\n%zu match%s in %zu passage%s", kwic->count, kwic->count == 1 ? "" : "es",
                      search->hit_count, search->hit_count == 1 ? "" : "s");
    if (search->hit_count < search->total)
        ssk_buffer_printf(out, " of %u", search->total);
    ssk_buffer_append_char(out, '\n');
}

static ssk_status print_text(const struct print_options *print, const struct kwic *kwic,
                             const struct search *search, size_t width)
{
    struct ssk_buffer out = SSK_BUFFER_INIT;
    size_t widest = 0;
    for (size_t i = 0; i < kwic->count; i++) {
        size_t match = width_of(kwic->rows[i].match);
        widest = match > widest ? match : widest;
    }
    for (size_t i = 0; i < kwic->count; i++)
        append_row(&out, &kwic->rows[i], width, widest, print->colour);
    if (search->hit_count)
        append_total(&out, kwic, search);
    fwrite(ssk_buffer_string(&out), 1, out.length, print->out);
    ssk_status status = out.failed ? SSK_MEMORY : SSK_OK;
    ssk_buffer_free(&out);
    return status;
}

/* ------------------------------------------------------------------------------------------ JSON */

static json_t *row_json(const struct kwic_row *row)
{
    const struct ssk_passage *passage = &row->hit->passage;
    json_t *page = passage->page ? json_integer(passage->page) : json_null();
    return json_pack("{s:i, s:s, s:s, s:s, s:s, s:i, s:i, s:s?, s:s?, s:o}", "rank", (int)row->hit->rank,
                     "id", passage->id, "left", row->left, "match", row->match, "right", row->right, "start",
                     (int)row->start, "end", (int)row->end, "doc_id", passage->doc_id, "title",
                     passage->title, "page", page);
}

/* One object a line; in an array those lines are its items. */
static ssk_status print_json(const struct print_options *print, const struct kwic *kwic, bool array)
{
    bool complete = true;
    fputs(array ? "[" : "", print->out);
    for (size_t i = 0; i < kwic->count && complete; i++) {
        json_t *object = row_json(&kwic->rows[i]);
        fputs(!array ? "" : i ? ",\n" : "\n", print->out);
        complete = object && json_dumpf(object, print->out, JSON_COMPACT) == 0;
        complete |= ferror(print->out) != 0;
        fputs(array ? "" : "\n", print->out);
        json_decref(object);
    }
    fputs(!array ? "" : kwic->count ? "\n]\n" : "]\n", print->out);
    return complete ? SSK_OK : SSK_MEMORY;
}

/* ------------------------------------------------------------------------------------------ tables */

static void put_row(struct csv_cells *cells, const struct kwic_row *row)
{
    const struct ssk_passage *passage = &row->hit->passage;
    csv_cells_count(cells, row->hit->rank);
    csv_cells_text(cells, passage->id);
    csv_cells_text(cells, row->left);
    csv_cells_text(cells, row->match);
    csv_cells_text(cells, row->right);
    csv_cells_count(cells, row->start);
    csv_cells_count(cells, row->end);
    csv_cells_text(cells, passage->doc_id);
    csv_cells_text(cells, passage->title);
    csv_cells_known(cells, passage->page);
    csv_cells_end(cells);
}

static ssk_status print_table(const struct print_options *print, const struct kwic *kwic, bool tabs)
{
    static const char *const columns[] = {"rank",  "id",  "left",   "match", "right",
                                          "start", "end", "doc_id", "title", "page"};
    struct csv_cells cells = {.out = print->out, .tabs = tabs};
    fputs(print->bom ? "\xef\xbb\xbf" : "", print->out);
    for (size_t i = 0; i < sizeof columns / sizeof *columns; i++)
        csv_cells_text(&cells, columns[i]);
    csv_cells_end(&cells);
    for (size_t i = 0; i < kwic->count; i++)
        put_row(&cells, &kwic->rows[i]);
    ssk_status status = cells.buffer.failed ? SSK_MEMORY : SSK_OK;
    csv_cells_free(&cells);
    return status;
}

ssk_status print_kwic(const struct options *options, const struct print_options *print,
                      const struct search *search)
{
    struct kwic kwic;
    ssk_status status = kwic_of(&kwic, search, options->kwic, options->kwic_sort);
    if (status != SSK_OK)
        return status;
    switch (options->format) {
    case FORMAT_JSON:
    case FORMAT_JSONL:
        status = print_json(print, &kwic, options->format == FORMAT_JSON);
        break;
    case FORMAT_CSV:
    case FORMAT_TSV:
        status = print_table(print, &kwic, options->format == FORMAT_TSV);
        break;
    default:
        status = print_text(print, &kwic, search, options->kwic);
    }
    kwic_free(&kwic);
    return status;
}
