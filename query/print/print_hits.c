#include "query/print/print_hits.h"

#include "query/print/print_hit.h"

/* ------------------------------------------------------------------------------------------ counts */

static void print_size(struct printer *printer, bool rated, uint32_t documents, uint32_t of)
{
    if (rated) {
        print_integer(printer, "documents", documents);
        print_integer(printer, "of", of);
    }
}

static void print_counts(struct printer *printer, const struct facet_counts *counts, bool rated)
{
    for (size_t i = 0; i < counts->count; i++) {
        const char *value = counts->items[i].value;
        print_map(printer, NULL);
        print_string(printer, "value", *value ? value : NULL);
        print_integer(printer, "count", counts->items[i].count);
        print_size(printer, rated, counts->items[i].documents, counts->items[i].of);
        print_end(printer);
    }
}

static void print_facets(struct printer *printer, const struct search *search)
{
    print_map(printer, "facets");
    for (int facet = 0; facet < FACETS; facet++) {
        if (!search->wants_facet[facet])
            continue;
        print_list(printer, facet_names[facet]);
        print_counts(printer, &search->facets[facet], search->rated);
        print_end(printer);
    }
    print_end(printer);
}

static void print_facet_rows(struct printer *printer, const char *qid, const struct search *search)
{
    for (int facet = 0; facet < FACETS; facet++)
        for (size_t i = 0; search->wants_facet[facet] && i < search->facets[facet].count; i++) {
            print_map(printer, NULL);
            if (qid)
                print_string(printer, "qid", qid);
            print_string(printer, "facet", facet_names[facet]);
            print_string(printer, "value", search->facets[facet].items[i].value);
            print_integer(printer, "count", search->facets[facet].items[i].count);
            print_end(printer);
        }
}

/* ------------------------------------------------------------------------------------------ answers */

void print_answer(struct printer *printer, const char *qid, const struct search *search)
{
    print_integer(printer, "total", search->total);
    print_size(printer, search->rated, search->documents, search->of);
    print_facets(printer, search);
    print_list(printer, "hits");
    for (size_t i = 0; i < search->hit_count; i++)
        print_hit(printer, NULL, qid, &search->hits[i]);
    print_end(printer);
}

static void print_tree(const struct hits_output *output, const char *qid, const struct search *search)
{
    struct printer *printer = output->printer;
    for (size_t i = 0; i < search->hit_count && !output->facets; i++)
        print_hit(printer, NULL, qid, &search->hits[i]);
    if (!output->facets)
        return;
    print_map(printer, NULL);
    if (qid)
        print_string(printer, "qid", qid);
    print_answer(printer, qid, search);
    print_end(printer);
}

static void print_lines(const struct hits_output *output, const char *qid, const struct search *search)
{
    struct printer *printer = output->printer;
    for (size_t i = 0; i < search->hit_count; i++)
        print_hit(printer, NULL, qid, &search->hits[i]);
    if (!output->facets || print_form(printer) == FORM_RUN)
        return;
    print_map(printer, NULL);
    if (qid)
        print_string(printer, "qid", qid);
    print_integer(printer, "total", search->total);
    print_size(printer, search->rated, search->documents, search->of);
    print_facets(printer, search);
    print_end(printer);
}

static void print_table(const struct hits_output *output, const char *qid, const struct search *search)
{
    for (size_t i = 0; i < search->hit_count && !output->facets; i++)
        print_hit(output->printer, qid ? "qid" : NULL, qid, &search->hits[i]);
    print_facet_rows(output->printer, qid, search);
}

static bool is_list(const struct hits_output *output)
{
    return output->batch || !output->facets || print_form(output->printer) != FORM_TREE;
}

void print_hits_begin(const struct hits_output *output)
{
    static const char *const counts[] = {"qid", "facet", "value", "count"};
    if (print_form(output->printer) == FORM_PAGE)
        return;
    if (output->facets)
        print_columns(output->printer, counts + !output->batch, 4 - !output->batch);
    else
        print_hit_columns(output->printer, output->batch ? "qid" : NULL);
    if (is_list(output))
        print_list(output->printer, NULL);
}

void print_hits(const struct hits_output *output, const char *qid, const struct search *search)
{
    switch (print_form(output->printer)) {
    case FORM_PAGE:
        print_hits_page(output->printer, qid, search);
        break;
    case FORM_TREE:
        print_tree(output, qid, search);
        break;
    case FORM_TABLE:
        print_table(output, qid, search);
        break;
    default:
        print_lines(output, qid, search);
    }
}

void print_hits_end(const struct hits_output *output)
{
    if (print_form(output->printer) != FORM_PAGE && is_list(output))
        print_end(output->printer);
}
