/* A question's way from the options to the printer. */
#include "ask.h"

#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include "print.h"
#include "question.h"
#include "seisaku/unicode.h"
#include "snippet.h"

/* The query with a caret under byte `place`, above the message that main prints. */
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

static ssk_status print(const struct options *options, const struct search *search)
{
    size_t items = 0;
    const struct print_options print = print_options_of(options, &items);
    const struct printer *printer = printer_of(options->format);
    if (options->count && !print.facets)
        return printf("%u\n", search->total), SSK_OK;
    if (printer->begin)
        printer->begin(&print);
    ssk_status status = printer->result(&print, NULL, search);
    if (status == SSK_OK && printer->end)
        printer->end(&print);
    return status;
}

ssk_status ask(bool *found, struct session *session, const struct options *options, struct ssk_error *error)
{
    struct node *root = NULL;
    size_t place = SIZE_MAX;
    ssk_status status =
        options->query ? question_parse(&root, session, options->query, &place, error) : SSK_OK;
    if (place != SIZE_MAX)
        show_place(options->query, place);
    struct search search = question_search(options, root);
    if (status == SSK_OK)
        status = search_run(&search, session, error);
    *found = search.total > 0;
    if (status == SSK_OK && print(options, &search) != SSK_OK)
        status = ssk_fail(error, SSK_MEMORY, "out of memory");
    search_free(&search);
    node_free(root);
    return status;
}
