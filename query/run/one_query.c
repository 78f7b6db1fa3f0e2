/* A question's way from the options to the printer. */
#include "query/run/one_query.h"

#include <stdio.h>

#include "query/print/print.h"
#include "query/print/print_explain.h"
#include "query/print/print_kwic.h"
#include "query/run/query_to_search.h"
#include "query/show/suggest.h"

static ssk_status print(const struct options *options, struct session *session, const struct search *search)
{
    size_t items = 0;
    const struct print_options print = print_options_of(options, &items);
    const struct printer *printer = printer_of(options->format);
    if (options->explain)
        return print_explained(options, &print, session, search);
    if (options->count && !print.facets)
        return printf("%u\n", search->total), SSK_OK;
    if (options->kwic)
        return print_kwic(options, &print, search);
    if (printer->begin)
        printer->begin(&print);
    ssk_status status = printer->result(&print, NULL, search);
    if (status == SSK_OK && printer->end)
        printer->end(&print);
    return status;
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
