/* A file of queries → each one's hits, or counts. */
#include "query/run/batch_queries.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "query/print/print_hits.h"
#include "query/run/output.h"
#include "query/run/parallel.h"
#include "query/run/query_file.h"
#include "query/run/query_to_search.h"
#include "query/run/selection.h"
#include "query/show/snippet.h"
#include "seisaku/buffer.h"
#include "seisaku/translate.h"

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

/* A question and what was found. */
struct answered {
    struct node *root;
    struct search search;
};

static ssk_status ask(void *context, struct session *session, size_t number, void **out,
                      struct ssk_error *error)
{
    const struct batch *batch = context;
    struct answered *answer = *out = calloc(1, sizeof *answer);
    if (!answer)
        return ssk_no_memory(error);
    ssk_status status = query_file_parse(&answer->root, session, &batch->file, number, error);
    answer->search = question_search(batch->options, answer->root);
    selection_ask(&answer->search, batch->options, session);
    if (status == SSK_OK)
        status = query_file_failed(&batch->file, number, search_run(&answer->search, session, error), error);
    if (status == SSK_OK)
        status = selection_choose(&answer->search, batch->options, error);
    cut_facets(&answer->search, batch->options);
    return status;
}

static ssk_status take(void *context, size_t number, void *taken, bool wanted, struct ssk_error *error)
{
    struct batch *batch = context;
    struct answered *answer = taken;
    ssk_status status = SSK_OK;
    if (!answer)
        return SSK_OK;
    if (wanted) {
        batch->found |= answer->search.total > 0;
        if (print(batch, number, &answer->search) != SSK_OK)
            status = ssk_no_memory(error);
    }
    search_free(&answer->search);
    node_free(answer->root);
    free(answer);
    return status;
}

ssk_status run_batch(bool *found, struct session *session, const struct options *options,
                     struct ssk_error *error)
{
    struct batch batch = {.options = options};
    output_open(&batch.printer, options);
    batch.output = (struct hits_output){&batch.printer, .batch = true, .facets = wants_facets(options)};
    batch.counts = options->count && !batch.output.facets;
    ssk_status status =
        query_file_read(&batch.file, session, options->batch, options->format == FORMAT_TREC, error);
    if (status == SSK_OK) /* threads may not open them */
        status = ssk_dictionary_add_ministries(session->dictionary, error);
    if (isatty(STDOUT_FILENO)) /* the answers' place, as they come */
        session->progress = NULL;
    progress_begin(session->progress, N_("%zu of %zu queries"), batch.file.count);
    const struct parallel parallel = {session, batch.file.count, &batch, ask, take};
    if (status == SSK_OK)
        status = parallel_run(&parallel, error);
    progress_end(session->progress);
    if (status == SSK_OK && !batch.counts)
        print_hits_end(&batch.output);
    if (printer_close(&batch.printer) != SSK_OK && status == SSK_OK)
        status = ssk_no_memory(error);
    *found = batch.found;
    query_file_free(&batch.file);
    return status;
}
