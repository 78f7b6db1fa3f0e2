/* A file of queries → each one's hits, or counts. */
#include "query/run/batch_queries.h"

#include <stdio.h>
#include <string.h>

#include "query/print/print_hits.h"
#include "query/run/output.h"
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
    struct printer printer;
    struct hits_output output;
    struct query_file file;
    bool counts; /* numbers alone are printed */
    bool found;
};

static ssk_status print(struct batch *batch, size_t number, const struct search *search)
{
    const char *name = batch->file.items[number].name;
    if (batch->counts)
        return print_count(name, search->total);
    if (number == 0)
        print_hits_begin(&batch->output);
    print_hits(&batch->output, name, search);
    return batch->printer.failed ? SSK_MEMORY : SSK_OK;
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
    struct batch batch = {.session = session, .options = options};
    output_open(&batch.printer, options);
    batch.output = (struct hits_output){&batch.printer, .batch = true, .facets = wants_facets(options)};
    batch.counts = options->count && !batch.output.facets;
    ssk_status status =
        query_file_read(&batch.file, session, options->batch, options->format == FORMAT_TREC, error);
    for (size_t i = 0; i < batch.file.count && status == SSK_OK; i++)
        status = answer(&batch, i, error);
    if (status == SSK_OK && !batch.counts)
        print_hits_end(&batch.output);
    if (printer_close(&batch.printer) != SSK_OK && status == SSK_OK)
        status = ssk_fail(error, SSK_MEMORY, "out of memory");
    *found = batch.found;
    query_file_free(&batch.file);
    return status;
}
