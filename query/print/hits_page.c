/* Hits and counts for a person at a terminal. */
#include <stdlib.h>
#include <string.h>

#include "query/print/print_hits.h"
#include "query/print/print_page.h"
#include "query/show/explain.h"
#include "query/show/snippet.h"
#include "query/show/source_links.h"
#include "seisaku/translate.h"

static const char *const bold = "\033[1m", *const dim = "\033[2m", *const red = "\033[1;31m",
                         *const plain = "\033[0m";

static void append_field(struct ssk_buffer *line, const char *before, const char *text)
{
    if (!text || !*text)
        return;
    ssk_buffer_append_string(line, before);
    append_printable(line, text, strlen(text));
}

/* The source's path, with `links` one that the terminal opens. */
static void append_path(struct ssk_buffer *out, const struct ssk_passage *passage, bool links)
{
    ssk_buffer_append_string(out, passage->source_path ? "  " : "");
    bool opened = source_link_open(out, passage, links);
    append_field(out, "", passage->source_path);
    source_link_close(out, opened);
}

static void append_where(struct ssk_buffer *out, const struct ssk_passage *passage, bool links)
{
    size_t start = out->length;
    append_field(out, "", passage->section_number);
    append_field(out, out->length > start ? " " : "", passage->section_title);
    append_field(out, out->length > start ? "  " : "", passage->item);
    for (size_t i = 0; i < passage->ministries.count; i++)
        append_field(out, i ? "、" : out->length > start ? "  " : "", passage->ministries.items[i]);
    if (out->length > start)
        ssk_buffer_append_string(out, "\n    ");
    ssk_buffer_append_string(out, print_label(ssk_kind_name(passage->kind)));
    if (passage->fiscal_year)
        ssk_buffer_printf(out, " %d", passage->fiscal_year);
    append_field(out, "  ", passage->date);
    append_field(out, "  ", passage->speaker_name ? passage->speaker_name : passage->speaker_office);
    if (passage->page)
        ssk_buffer_printf(out, _("  p.%d"), passage->page);
    append_field(out, "  ", passage->page_label);
    append_path(out, passage, links);
    if (passage->line_start)
        ssk_buffer_printf(out, ":%d", passage->line_start);
    if (passage->line_start && passage->line_end)
        ssk_buffer_printf(out, "-%d", passage->line_end);
}

/* Neighbours of a hit, a line each. */
static void append_side(struct ssk_buffer *out, const struct ssk_passage *passages, size_t count, bool colour)
{
    for (size_t i = 0; i < count; i++) {
        ssk_buffer_append_string(out, colour ? dim : "| ");
        append_printable(out, passages[i].text, strlen(passages[i].text));
        ssk_buffer_printf(out, "%s\n    ", colour ? plain : "");
    }
}

static void append_hit(struct ssk_buffer *out, const struct hit *hit, const struct printer *printer)
{
    bool colour = printer->colour;
    ssk_buffer_printf(out, "%2zu. %s%6.2f  ", hit->rank, colour ? bold : "", hit->score);
    append_field(out, "", hit->passage.title ? hit->passage.title : hit->passage.doc_id);
    ssk_buffer_printf(out, "%s\n    %s", colour ? plain : "", colour ? dim : "");
    append_where(out, &hit->passage, printer->links);
    ssk_buffer_printf(out, "%s\n    ", colour ? plain : "");
    append_side(out, hit->neighbours, hit->before, colour);
    snippet_append(out, hit->passage.text, &hit->matches, colour ? red : "【", colour ? plain : "】");
    ssk_buffer_append_char(out, '\n');
    if (hit->after) {
        ssk_buffer_append_string(out, "    ");
        append_side(out, hit->neighbours + hit->before, hit->after, colour);
        while (out->length && out->data[out->length - 1] == ' ')
            out->data[--out->length] = '\0';
    }
    if (hit->explained)
        explain_append_hit(out, hit);
    ssk_buffer_append_char(out, '\n');
}

static void append_facet(struct ssk_buffer *out, enum facet facet, const struct facet_counts *counts)
{
    bool merged = facet == FACET_MINISTRY || facet == FACET_ISSUER;
    ssk_buffer_printf(out, "%s%s\n", print_label(facet_names[facet]),
                      merged && counts->count ? _(" (replaced ones count for their successors)") : "");
    for (size_t i = 0; i < counts->count; i++) {
        ssk_buffer_printf(out, "%8u  ", counts->items[i].count);
        append_field(out, "", *counts->items[i].value ? print_label(counts->items[i].value) : "-");
        ssk_buffer_append_char(out, '\n');
    }
    ssk_buffer_append_char(out, '\n');
}

static void append_total(struct ssk_buffer *out, const struct search *search, const struct printer *printer)
{
    if (!search->total)
        return;
    ssk_buffer_printf(out, search->total == 1 ? _("%u passage") : _("%u passages"), search->total);
    size_t shown = search->hit_count;
    bool chosen = shown && search->hits[shown - 1].rank - search->hits[0].rank + 1 != shown;
    if (printer->sampled)
        ssk_buffer_printf(out, _(", %zu of them drawn by seed %zu"), shown, printer->seed);
    else if (chosen)
        ssk_buffer_printf(out, _(", %zu of them shown"), shown);
    else if (shown && shown < search->total)
        ssk_buffer_printf(out, _(", shown %zu to %zu"), search->hits[0].rank, search->hits[shown - 1].rank);
    ssk_buffer_append_char(out, '\n');
}

void print_whole_page(struct printer *printer, const struct search *search)
{
    struct ssk_buffer out = SSK_BUFFER_INIT;
    for (size_t i = 0; i < search->hit_count; i++) {
        const struct ssk_passage *passage = &search->hits[i].passage;
        ssk_buffer_append_string(&out, printer->colour ? bold : "");
        append_field(&out, "", passage->id);
        append_field(&out, "  ", passage->title);
        ssk_buffer_printf(&out, "%s\n    %s", printer->colour ? plain : "", printer->colour ? dim : "");
        append_where(&out, passage, printer->links);
        ssk_buffer_printf(&out, "%s\n    ", printer->colour ? plain : "");
        append_printable(&out, passage->text, strlen(passage->text));
        ssk_buffer_append_string(&out, "\n\n");
    }
    print_page(printer, &out);
    ssk_buffer_free(&out);
}

void print_hits_page(struct printer *printer, const char *qid, const struct search *search)
{
    struct ssk_buffer out = SSK_BUFFER_INIT;
    if (qid) {
        append_field(&out, "== ", qid);
        ssk_buffer_append_string(&out, " ==\n\n");
    }
    for (size_t i = 0; i < search->hit_count; i++)
        append_hit(&out, &search->hits[i], printer);
    append_total(&out, search, printer);
    for (int facet = 0; facet < FACETS; facet++)
        if (search->wants_facet[facet])
            append_facet(&out, (enum facet)facet, &search->facets[facet]);
    print_page(printer, &out);
    ssk_buffer_free(&out);
}
