/* JSON: one array of hits, an object a line. With facets a query is an object of its total, its counts and
 * its hits: alone, or one of the array in a batch. */
#include "query/print/print.h"

#include "query/print/hit_json.h"

static bool is_array(const struct print_options *options)
{
    return options->batch || !options->facets;
}

static void begin(const struct print_options *options)
{
    if (is_array(options))
        fputc('[', options->out);
}

static void end(const struct print_options *options)
{
    if (is_array(options))
        fputs(*options->items ? "\n]\n" : "]\n", options->out);
}

/* Takes the object. */
static ssk_status print_item(const struct print_options *options, json_t *object)
{
    if (!object)
        return SSK_MEMORY;
    if (is_array(options))
        fputs((*options->items)++ ? ",\n" : "\n", options->out);
    json_dumpf(object, options->out, JSON_COMPACT | JSON_REAL_PRECISION(10));
    if (!is_array(options))
        fputc('\n', options->out);
    json_decref(object);
    return SSK_OK;
}

static ssk_status print_result(const struct print_options *options, const char *qid,
                               const struct search *search)
{
    ssk_status status = SSK_OK;
    if (options->facets)
        return print_item(options, result_json(search, qid));
    for (size_t i = 0; i < search->hit_count && status == SSK_OK; i++)
        status = print_item(options, hit_json(&search->hits[i], qid));
    return status;
}

const struct printer json_printer = {"json", begin, end, print_result};
