/* Text through the whole pipeline, for tests: one line a passage, `section|item|owners|kind|year|text`
 * with "-" for what is unknown. */
#ifndef SEISAKU_TESTS_PASSAGES_OF_H
#define SEISAKU_TESTS_PASSAGES_OF_H

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "../../indexer/pipeline.h"
#include "../../indexer/readers.h"
#include "seisaku/buffer.h"

static inline ssk_status collect_passage(void *context, const struct ssk_passage *passage,
                                         struct ssk_error *error)
{
    struct ssk_buffer *out = context;
    (void)error;
    ssk_buffer_printf(out, "%s|%s|", passage->section_number ? passage->section_number : "-",
                      passage->item ? passage->item : "-");
    for (size_t i = 0; i < passage->ministries.count; i++)
        ssk_buffer_printf(out, "%s%s", i ? " " : "", passage->ministries.items[i]);
    ssk_buffer_printf(out, "%s|%s|%d|%s\n", passage->ministries.count ? "" : "-",
                      ssk_kind_name(passage->kind), passage->fiscal_year, passage->text);
    return SSK_OK;
}

/* malloc'd; NULL when the pipeline fails. */
static inline char *passages_of(const struct ssk_dictionary *dictionary, const char *text)
{
    char path[] = "/tmp/seisaku-test-XXXXXX";
    int file = mkstemp(path);
    FILE *stream = file < 0 ? NULL : fdopen(file, "w");
    if (!stream)
        return NULL;
    fputs(text, stream);
    fclose(stream);
    struct ssk_buffer out = SSK_BUFFER_INIT;
    const struct options options = {.reader = reader_named("text")};
    const struct sink sink = {.context = &out, .passage = collect_passage};
    struct source source = {.path = path, .quiet = true};
    struct outcome outcome = {0};
    struct pipeline *pipeline = NULL;
    ssk_status status = source_load(&source, NULL);
    if (status == SSK_OK)
        status = pipeline_new(&pipeline, &options, dictionary, NULL);
    if (status == SSK_OK)
        status = pipeline_read(pipeline, &source, "test", &sink, &outcome, NULL);
    pipeline_free(pipeline);
    outcome_free(&outcome);
    ssk_buffer_free(&source.bytes);
    unlink(path);
    char *passages = ssk_buffer_detach(&out);
    if (status == SSK_OK)
        return passages;
    free(passages);
    return NULL;
}

#endif
