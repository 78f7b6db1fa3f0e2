/* A question's way from the options to the printer. */
#include "query/run/one_query.h"

#include <stdio.h>
#include <stdlib.h>

#include "query/print/print_concordance.h"
#include "query/print/print_documents.h"
#include "query/print/print_explanation.h"
#include "query/print/print_hits.h"
#include "query/rank/facets.h"
#include "query/rank/neighbours.h"
#include "query/run/output.h"
#include "query/run/query_to_search.h"
#include "query/run/selection.h"
#include "query/show/explain.h"
#include "query/show/suggest.h"
#include "seisaku/translate.h"

static void list_documents(struct printer *printer, const struct options *options,
                           const struct search *search)
{
    struct found_document *documents;
    size_t count = 0;
    printer->failed |= documents_of(&documents, &count, search) != SSK_OK;
    if (options->count)
        fprintf(printer->out, "%zu\n", count);
    else
        print_documents(printer, documents,
                        options->limit_given && options->limit < count ? options->limit : count);
    free(documents);
}

static ssk_status print(const struct options *options, struct session *session, const struct search *search)
{
    struct printer printer;
    output_open(&printer, options);
    const struct hits_output output = {&printer, .facets = wants_facets(options)};
    if (options->documents)
        list_documents(&printer, options, search);
    else if (options->explain)
        print_explanation(&output, explain_query(session, search, options->query), search, options->count);
    else if (options->count && !output.facets)
        printf("%u\n", search->total);
    else if (options->kwic)
        print_concordance(&printer, search,
                          &(struct kwic_request){options->kwic, options->kwic_order, session->dictionary,
                                                 options->sample, options->seed});
    else {
        print_hits_begin(&output);
        print_hits(&output, NULL, search);
        print_hits_end(&output);
    }
    return printer_close(&printer);
}

/* ------------------------------------------------------------------------------------------ --show */

static ssk_status print_whole(const struct options *options, const struct search *search)
{
    struct printer printer;
    output_open(&printer, options);
    const struct hits_output output = {.printer = &printer};
    if (print_form(&printer) == FORM_PAGE)
        print_whole_page(&printer, search);
    else {
        print_hits_begin(&output);
        print_hits(&output, NULL, search);
        print_hits_end(&output);
    }
    return printer_close(&printer);
}

ssk_status run_show(bool *found, struct session *session, const struct options *options,
                    struct ssk_error *error)
{
    struct search search = {.filters.of = {[FIELD_ID] = {&options->show, 1}}, .limit = 1};
    ssk_status status = search_run(&search, session, error);
    *found = search.hit_count > 0;
    if (status == SSK_OK && !*found)
        status = ssk_fail(error, SSK_NOT_FOUND,
                          "no passage has the id %s: seisaku-query -f jsonl prints the id of each hit",
                          options->show);
    if (status == SSK_OK && options->context)
        status = neighbours_read(&search, options->context, session, error);
    bool done = status != SSK_OK ||
                (neighbours_to_hits(&search) == SSK_OK && print_whole(options, &search) == SSK_OK);
    search_free(&search);
    return done ? status : ssk_no_memory(error);
}

ssk_status run_query(bool *found, struct session *session, const struct options *options,
                     struct ssk_error *error)
{
    struct node *root = NULL;
    ssk_status status = options->query ? question_parse(&root, session, options->query, error) : SSK_OK;
    struct search search = question_search(options, root);
    selection_ask(&search, options, session);
    if (status == SSK_OK)
        status = search_run(&search, session, error);
    if (status == SSK_OK)
        status = selection_choose(&search, options, error);
    if (status == SSK_OK && options->context)
        status = neighbours_read(&search, options->context, session, error);
    *found = search.total > 0;
    if (status == SSK_OK && rates_facets(options))
        status = facets_rate(&search, session, error);
    cut_facets(&search, options);
    if (status == SSK_OK && print(options, session, &search) != SSK_OK)
        status = ssk_no_memory(error);
    if (status == SSK_OK && !*found)
        status = suggest(stderr, session, &search, error);
    search_free(&search);
    node_free(root);
    return status;
}
