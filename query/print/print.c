/* The formats' printers, and the options that reach them. */
#include "query/print/print.h"

const struct printer *printer_of(enum format format)
{
    static const struct printer *const printers[FORMATS] = {
        [FORMAT_TEXT] = &text_printer, [FORMAT_JSON] = &json_printer, [FORMAT_JSONL] = &jsonl_printer,
        [FORMAT_CSV] = &csv_printer,   [FORMAT_TSV] = &tsv_printer,   [FORMAT_TREC] = &trec_printer,
    };
    return printers[format];
}

struct print_options print_options_of(const struct options *options, size_t *items)
{
    struct print_options print = {.out = stdout,
                                  .colour = options->colour,
                                  .bom = options->bom,
                                  .batch = options->batch != NULL,
                                  .items = items};
    for (int facet = 0; facet < FACETS; facet++)
        print.facets |= options->facets[facet];
    return print;
}
