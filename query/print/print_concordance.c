#include "query/print/print_concordance.h"

#include <stdint.h>
#include <string.h>

#include "query/print/print_hit.h"
#include "query/show/snippet.h"
#include "query/show/source_links.h"
#include "seisaku/translate.h"
#include "seisaku/unicode.h"

enum {
    TITLE_COLUMNS = 36, /* of the document's title */
    NARROWEST = 10,     /* context on either side that a narrow terminal leaves */
    BRACKETS = 4,       /* 【】 */
    COLUMNS = 64
};

/* The fields of the passage that stand in each row behind the match, in this order. Add a name of
 * ssk_passage_fields. */
static const char *const fields[] = {"doc_id",         "title",         "page",           "date",
                                     "fiscal_year",    "genre",         "kind",           "ministries",
                                     "issuer",         "speaker_name",  "speaker_office", "speaker_group",
                                     "section_number", "section_title", "item",           "page_label",
                                     "source_path",    "line_start",    "line_end",       NULL};

/* ------------------------------------------------------------------------------------------ for a person */

static size_t width_of(const char *text)
{
    return ssk_display_width(text, strlen(text));
}

static void append_blanks(struct ssk_buffer *out, size_t count)
{
    while (count-- > 0)
        ssk_buffer_append_char(out, ' ');
}

/* Bytes of the text that fit into `most` columns. */
static size_t fitting(const char *text, size_t most)
{
    size_t length = strlen(text), end = 0, columns = 0;
    while (end < length) {
        size_t next = end;
        columns += (size_t)ssk_point_width(ssk_utf8_next(text, length, &next));
        if (columns > most)
            break;
        end = next;
    }
    return ssk_grapheme_floor(text, length, end);
}

/* The beginning of the text, in at most `most` columns and a mark that it was cut. */
static void append_cut(struct ssk_buffer *out, const char *text, size_t most)
{
    size_t end = fitting(text, most);
    append_printable(out, text, end);
    ssk_buffer_append_string(out, text[end] ? "…" : "");
}

/* When and whose: the date or year, the speaker or the owners, each behind a blank. */
static void append_keys(struct ssk_buffer *out, const struct ssk_passage *passage)
{
    if (passage->date)
        ssk_buffer_printf(out, " %s", passage->date);
    else if (passage->fiscal_year)
        ssk_buffer_printf(out, " %d", passage->fiscal_year);
    const char *speaker = passage->speaker_name ? passage->speaker_name : passage->speaker_office;
    if (speaker)
        ssk_buffer_printf(out, " %s", speaker);
    for (size_t i = 0; i < passage->ministries.count && !speaker; i++)
        ssk_buffer_printf(out, "%s%s", i ? "、" : " ", passage->ministries.items[i]);
}

/* The beginning of the document's title, else its id, the page, and the passage's keys. In at most `most`
 * columns where that is not 0; the title then has half of them. */
static void append_reference(struct ssk_buffer *out, const struct ssk_passage *passage, size_t most)
{
    const char *title = passage->title ? passage->title : passage->doc_id ? passage->doc_id : passage->id;
    struct ssk_buffer text = SSK_BUFFER_INIT;
    append_cut(&text, title, most && most / 2 < TITLE_COLUMNS ? most / 2 : TITLE_COLUMNS);
    if (passage->page)
        ssk_buffer_printf(&text, " p.%d", passage->page);
    append_keys(&text, passage);
    append_cut(out, ssk_buffer_string(&text), most ? most - 1 : SIZE_MAX);
    out->failed |= text.failed;
    ssk_buffer_free(&text);
}

/* How a row's parts share the line. */
struct fit {
    bool terminal;    /* a line may not be wider than it */
    size_t context;   /* columns on either side */
    size_t widest;    /* of the matches */
    size_t reference; /* columns for where the match stands; 0 for none */
};

/* Contexts as wide as asked for, and the reference behind them; on a terminal the reference takes a quarter,
 * and the contexts share what is left. */
static struct fit fit_to(const struct printer *printer, const struct kwic *kwic, size_t width)
{
    struct fit fit = {.context = width, .reference = SIZE_MAX, .terminal = printer->columns > 0};
    for (size_t i = 0; i < kwic->count; i++) {
        size_t match = width_of(kwic->rows[i].match);
        fit.widest = match > fit.widest ? match : fit.widest;
    }
    if (!fit.terminal)
        return fit;
    size_t columns = printer->columns, marks = printer->colour ? 0 : BRACKETS;
    fit.widest = fit.widest < columns / 3 ? fit.widest : columns / 3;
    fit.reference = columns / 4;
    size_t taken = fit.widest + marks + 2 + fit.reference;
    size_t left = columns > taken ? (columns - taken) / 2 : 0;
    if (left < NARROWEST) {
        fit.reference = 0;
        taken = fit.widest + marks;
        left = columns > taken ? (columns - taken) / 2 : 0;
    }
    fit.context = left < width ? left : width;
    return fit;
}

/* Matches differ in width; what is right of them is filled up so that the references align. */
static void append_row(struct ssk_buffer *out, const struct kwic_row *row, const struct fit *fit,
                       const struct printer *printer)
{
    bool colour = printer->colour;
    size_t width = fit->context, widest = fit->widest;
    size_t left = width_of(row->left), match = width_of(row->match), right = width_of(row->right);
    append_blanks(out, left < width ? width - left : 0);
    ssk_buffer_append_string(out, row->left);
    ssk_buffer_append_string(out, colour ? "\033[1;31m" : "【");
    ssk_buffer_append(out, row->match, fitting(row->match, widest + width));
    ssk_buffer_append_string(out, colour ? "\033[0m" : "】");
    size_t room = match <= widest ? width : match < widest + width ? widest + width - match : 0;
    ssk_buffer_append(out, row->right, fitting(row->right, room));
    if (!fit->reference) {
        ssk_buffer_append_char(out, '\n');
        return;
    }
    right = right < room ? right : room;
    append_blanks(out, 2 + room - right + (widest > match ? widest - match : 0));
    bool opened = source_link_open(out, &row->hit->passage, printer->links);
    append_reference(out, &row->hit->passage, fit->terminal ? fit->reference : 0);
    source_link_close(out, opened);
    ssk_buffer_append_char(out, '\n');
}

static void append_total(struct ssk_buffer *out, const struct kwic *kwic, const struct search *search)
{
    ssk_buffer_printf(out, kwic->count == 1 ? _("\n%zu match") : _("\n%zu matches"), kwic->count);
    ssk_buffer_printf(out, search->hit_count == 1 ? _(" in %zu passage") : _(" in %zu passages"),
                      search->hit_count);
    if (search->hit_count < search->total)
        ssk_buffer_printf(out, _(" of %u"), search->total);
    ssk_buffer_append_char(out, '\n');
}

static void make_rows(struct printer *printer, struct kwic *kwic, const struct search *search,
                      const struct kwic_request *request, size_t width)
{
    printer->failed |= kwic_of(kwic, search, width, request->order.sort) != SSK_OK ||
                       kwic_sort_words(kwic, &request->order, request->dictionary, NULL) != SSK_OK;
    if (request->sample)
        printer->failed |= kwic_sample(kwic, request->sample, request->seed) != SSK_OK;
}

static void print_page(struct printer *printer, const struct search *search,
                       const struct kwic_request *request)
{
    struct ssk_buffer out = SSK_BUFFER_INIT;
    struct kwic kwic = {0};
    make_rows(printer, &kwic, search, request, request->width);
    const struct fit fit = fit_to(printer, &kwic, request->width);
    if (fit.context < request->width) {
        kwic_free(&kwic);
        make_rows(printer, &kwic, search, request, fit.context);
    }
    for (size_t i = 0; i < kwic.count; i++)
        append_row(&out, &kwic.rows[i], &fit, printer);
    if (search->hit_count)
        append_total(&out, &kwic, search);
    fwrite(ssk_buffer_string(&out), 1, out.length, printer->out);
    printer->failed |= out.failed;
    ssk_buffer_free(&out);
    kwic_free(&kwic);
}

/* ------------------------------------------------------------------------------------------ records */

static void print_row(struct printer *printer, const struct kwic_row *row)
{
    print_map(printer, NULL);
    print_integer(printer, "rank", row->hit->rank);
    print_string(printer, "id", row->hit->passage.id);
    print_string(printer, "left", row->left);
    print_string(printer, "match", row->match);
    print_string(printer, "right", row->right);
    print_integer(printer, "start", row->start);
    print_integer(printer, "end", row->end);
    if (printer->sampled && !print_is_flat(printer))
        print_integer(printer, "seed", printer->seed);
    for (size_t i = 0; fields[i]; i++)
        print_field(printer, &row->hit->passage, passage_field(fields[i]));
    print_end(printer);
}

static void print_head(struct printer *printer)
{
    const char *names[COLUMNS] = {"rank", "id", "left", "match", "right", "start", "end"};
    size_t count = 7;
    for (size_t i = 0; fields[i]; i++)
        names[count++] = fields[i];
    print_columns(printer, names, count);
}

void print_concordance(struct printer *printer, const struct search *search,
                       const struct kwic_request *request)
{
    struct kwic kwic = {0};
    if (print_form(printer) == FORM_PAGE) {
        print_page(printer, search, request);
        return;
    }
    make_rows(printer, &kwic, search, request, request->width);
    print_head(printer);
    print_list(printer, NULL);
    for (size_t i = 0; i < kwic.count; i++)
        print_row(printer, &kwic.rows[i]);
    print_end(printer);
    kwic_free(&kwic);
}
