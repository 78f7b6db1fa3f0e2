/* A file of queries → each one's hits, or counts. */
#include "query/run/batch_queries.h"

#include <stdio.h>
#include <string.h>

#include "query/print/print.h"
#include "query/run/query_file.h"
#include "query/run/query_to_search.h"
#include "query/show/snippet.h"
#include "seisaku/buffer.h"

static ssk_status print_count(const char *qid, uint32_t total)
{
    struct ssk_buffer line = SSK_BUFFER_INIT;
    append_printable(&line, qid, strlen(qid));
    printf("%s\t%u\n", ssk_buffer_string(&line), total);
    ssk_status status = line.failed ? SSK_MEMORY : SSK_OK;
    ssk_buffer_free(&line);
    return status;
}

/* What is the same for all queries of a batch. */
struct batch {
    struct session *session;
    const struct options *options;
    const struct printer *printer; /* NULL to print counts */
    struct print_options print;
    struct query_file file;
    bool found;
};

static ssk_status print(struct batch *batch, size_t number, const struct search *search)
{
    const char *name = batch->file.items[number].name;
    if (!batch->printer)
        return print_count(name, search->total);
    if (number == 0 && batch->printer->begin)
        batch->printer->begin(&batch->print);
    return batch->printer->result(&batch->print, name, search);
}

static ssk_status answer(struct batch *batch, size_t number, struct ssk_error *error)
{
    struct node *root = NULL;
    ssk_status status = query_file_parse(&root, batch->session, &batch->file, number, error);
    struct search search = question_search(batch->options, root);
    if (status == SSK_OK)
        status = query_file_failed(&batch->file, number, search_run(&search, batch->session, error), error);
    batch->found |= search.total > 0;
    if (status == SSK_OK && print(batch, number, &search) != SSK_OK)
        status = ssk_fail(error, SSK_MEMORY, "out of memory");
    search_free(&search);
    node_free(root);
    return status;
}

ssk_status run_batch(bool *found, struct session *session, const struct options *options,
                     struct ssk_error *error)
{
    size_t items = 0;
    struct batch batch = {session, options, .print = print_options_of(options, &items)};
    if (!options->count || batch.print.facets)
        batch.printer = printer_of(options->format);
    ssk_status status =
        query_file_read(&batch.file, session, options->batch, options->format == FORMAT_TREC, error);
    for (size_t i = 0; i < batch.file.count && status == SSK_OK; i++)
        status = answer(&batch, i, error);
    if (status == SSK_OK && batch.printer && batch.printer->end)
        batch.printer->end(&batch.print);
    *found = batch.found;
    query_file_free(&batch.file);
    return status;
}
