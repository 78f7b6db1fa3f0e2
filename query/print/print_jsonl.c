/* JSON Lines: one object a hit; with facets, one more object a query. */
#include "query/print/print.h"

#include "query/print/hit_json.h"
#include "query/rank/facets.h"

static ssk_status print_line(FILE *out, json_t *object)
{
    if (!object)
        return SSK_MEMORY;
    json_dumpf(object, out, JSON_COMPACT | JSON_REAL_PRECISION(10));
    fputc('\n', out);
    json_decref(object);
    return SSK_OK;
}

static ssk_status print_result(const struct print_options *options, const char *qid,
                               const struct search *search)
{
    ssk_status status = SSK_OK;
    for (size_t i = 0; i < search->hit_count && status == SSK_OK; i++)
        status = print_line(options->out, hit_json(&search->hits[i], qid));
    json_t *facets = status == SSK_OK ? facets_json(search) : NULL;
    if (!facets || !json_object_size(facets)) {
        json_decref(facets);
        return status;
    }
    json_t *object = json_pack("{s:s*, s:i, s:o}", "qid", qid, "total", (int)search->total, "facets", facets);
    return print_line(options->out, object);
}

const struct printer jsonl_printer = {"jsonl", NULL, NULL, print_result};
