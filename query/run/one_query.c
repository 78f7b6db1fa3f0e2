/* A question's way from the options to the printer. */
#include "query/run/one_query.h"

#include <stdio.h>

#include "query/print/print_concordance.h"
#include "query/print/print_explanation.h"
#include "query/print/print_hits.h"
#include "query/run/output.h"
#include "query/run/query_to_search.h"
#include "query/show/explain.h"
#include "query/show/suggest.h"

static ssk_status print(const struct options *options, struct session *session, const struct search *search)
{
    struct printer printer;
    output_open(&printer, options);
    const struct hits_output output = {&printer, .facets = wants_facets(options)};
    if (options->explain)
        print_explanation(&output, explain_query(session, search, options->query), search, options->count);
    else if (options->count && !output.facets)
        printf("%u\n", search->total);
    else if (options->kwic)
        print_concordance(&printer, search, &(struct kwic_request){options->kwic, options->kwic_sort});
    else {
        print_hits_begin(&output);
        print_hits(&output, NULL, search);
        print_hits_end(&output);
    }
    return printer_close(&printer);
}

ssk_status run_query(bool *found, struct session *session, const struct options *options,
                     struct ssk_error *error)
{
    struct node *root = NULL;
    ssk_status status = options->query ? question_parse(&root, session, options->query, error) : SSK_OK;
    struct search search = question_search(options, root);
    if (status == SSK_OK)
        status = search_run(&search, session, error);
    *found = search.total > 0;
    if (status == SSK_OK && print(options, session, &search) != SSK_OK)
        status = ssk_fail(error, SSK_MEMORY, "out of memory");
    if (status == SSK_OK && !*found)
        status = suggest(stderr, session, &search, error);
    search_free(&search);
    node_free(root);
    return status;
}
