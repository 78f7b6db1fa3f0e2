#include "query/print/print_explanation.h"

#include "query/show/explain.h"

static void print_page(const struct hits_output *output, const json_t *explanation,
                       const struct search *search, bool count)
{
    struct ssk_buffer out = SSK_BUFFER_INIT;
    explain_append_query(&out, explanation);
    fwrite(ssk_buffer_string(&out), 1, out.length, output->printer->out);
    output->printer->failed |= out.failed;
    ssk_buffer_free(&out);
    if (count && !output->facets)
        fprintf(output->printer->out, "%u\n", search->total);
    else
        print_hits_page(output->printer, NULL, search);
}

void print_explanation(const struct hits_output *output, json_t *explanation, const struct search *search,
                       bool count)
{
    struct printer *printer = output->printer;
    printer->failed |= !explanation;
    if (print_form(printer) == FORM_PAGE) {
        print_page(output, explanation, search, count);
        json_decref(explanation);
        return;
    }
    bool lines = print_form(printer) == FORM_LINES;
    if (lines)
        print_hits_begin(output);
    print_map(printer, NULL);
    if (!lines)
        print_answer(printer, NULL, search);
    print_json(printer, "explain", explanation);
    print_end(printer);
    if (!lines)
        return;
    print_hits(output, NULL, search);
    print_hits_end(output);
}
