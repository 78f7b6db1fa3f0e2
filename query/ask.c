/* A question's way from the options to the printer. */
#include "ask.h"

#include <stdio.h>
#include <string.h>

#include "expand.h"
#include "print.h"
#include "seisaku/unicode.h"
#include "snippet.h"

static const struct printer *const printers[FORMATS] = {
    [FORMAT_TEXT] = &text_printer,
    [FORMAT_JSONL] = &jsonl_printer,
};

/* The query with a caret under byte `place`, below the message that main prints. */
static void show_place(const char *query, size_t place)
{
    struct ssk_buffer line = SSK_BUFFER_INIT;
    size_t length = strlen(query);
    if (length <= 1000) {
        append_printable(&line, query, length);
        fprintf(stderr, "  %s\n  %*s^\n", ssk_buffer_string(&line), (int)ssk_display_width(query, place), "");
    }
    ssk_buffer_free(&line);
}

static ssk_status parse(struct node **root, struct session *session, const char *query,
                        struct ssk_error *error)
{
    size_t place = SIZE_MAX;
    ssk_status status = query_parse(root, query, strlen(query), &place, error);
    if (status == SSK_INPUT && place < strlen(query))
        show_place(query, place);
    return status == SSK_OK ? query_expand(*root, session, error) : status;
}

ssk_status ask(bool *found, struct session *session, const struct options *options, struct ssk_error *error)
{
    struct node *root = NULL;
    struct search search = {
        .filters = {options->ministries.items, options->sections.items, options->kinds.items,
                    options->years.items, options->ministries.count, options->sections.count,
                    options->kinds.count, options->years.count},
        .offset = options->offset,
        .limit = options->count ? 0 : options->limit,
        .sort = options->sort,
    };
    memcpy(search.wants_facet, options->facets, sizeof search.wants_facet);
    ssk_status status = options->query ? parse(&root, session, options->query, error) : SSK_OK;
    search.root = root;
    if (status == SSK_OK)
        status = search_run(&search, session, error);
    *found = search.total > 0;
    const struct print_options print = {stdout, options->colour, options->bom};
    if (status == SSK_OK && options->count)
        printf("%u\n", search.total);
    else if (status == SSK_OK)
        status = printers[options->format]->result(&print, NULL, &search);
    search_free(&search);
    node_free(root);
    return status;
}
