/* The formats that have room for explanations. */
#include "query/print/print_explain.h"

#include "query/print/hit_json.h"
#include "query/show/explain.h"

/* Takes the object. */
static ssk_status print_line(const struct print_options *print, json_t *object)
{
    if (!object)
        return SSK_MEMORY;
    json_dumpf(object, print->out, JSON_COMPACT | JSON_REAL_PRECISION(10));
    fputc('\n', print->out);
    json_decref(object);
    return SSK_OK;
}

static ssk_status print_text(const struct options *options, const struct print_options *print,
                             const json_t *explanation, const struct search *search)
{
    struct ssk_buffer out = SSK_BUFFER_INIT;
    explain_append_query(&out, explanation);
    fwrite(ssk_buffer_string(&out), 1, out.length, print->out);
    ssk_status status = out.failed ? SSK_MEMORY : SSK_OK;
    ssk_buffer_free(&out);
    if (status == SSK_OK && options->count && !print->facets)
        fprintf(print->out, "%u\n", search->total);
    else if (status == SSK_OK)
        status = text_printer.result(print, NULL, search);
    return status;
}

ssk_status print_explained(const struct options *options, const struct print_options *print,
                           struct session *session, const struct search *search)
{
    json_t *explanation = explain_query(session, search, options->query);
    ssk_status status = explanation ? SSK_OK : SSK_MEMORY;
    if (status == SSK_OK && options->format == FORMAT_JSON) {
        json_t *result = result_json(search, NULL);
        if (result)
            json_object_set(result, "explain", explanation);
        status = print_line(print, result);
    } else if (status == SSK_OK && options->format == FORMAT_JSONL) {
        status = print_line(print, json_pack("{s:O}", "explain", explanation));
        if (status == SSK_OK)
            status = jsonl_printer.result(print, NULL, search);
    } else if (status == SSK_OK) {
        status = print_text(options, print, explanation, search);
    }
    json_decref(explanation);
    return status;
}
