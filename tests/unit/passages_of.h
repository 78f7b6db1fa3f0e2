/* Text through the whole pipeline, for tests. passages_of() gives a line a passage,
 * `section|item|owners|kind|year|text`, headings_of() `number|section's title|path|text`, collect_metadata
 * `title|publisher|url`, collect_keys `genre|date|issuer|year source|speaker|office` where it changes; "-" is
 * what is unknown. */
#ifndef SEISAKU_TESTS_PASSAGES_OF_H
#define SEISAKU_TESTS_PASSAGES_OF_H

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "indexer/formats/formats.h"
#include "indexer/run/pipeline.h"
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

static inline ssk_status collect_headings(void *context, const struct ssk_passage *passage,
                                          struct ssk_error *error)
{
    struct ssk_buffer *out = context;
    (void)error;
    ssk_buffer_printf(out, "%s|%s|", passage->section_number ? passage->section_number : "-",
                      passage->section_title ? passage->section_title : "-");
    for (size_t i = 0; i < passage->path.count; i++)
        ssk_buffer_printf(out, "%s%s", i ? " > " : "", passage->path.items[i]);
    ssk_buffer_printf(out, "%s|%s\n", passage->path.count ? "" : "-", passage->text);
    return SSK_OK;
}

static inline ssk_status collect_metadata(void *context, const struct ssk_passage *passage,
                                          struct ssk_error *error)
{
    (void)error;
    ssk_buffer_printf(context, "%s|%s|%s\n", passage->title ? passage->title : "-",
                      passage->publisher ? passage->publisher : "-", passage->url ? passage->url : "-");
    return SSK_OK;
}

static inline ssk_status collect_keys(void *context, const struct ssk_passage *passage,
                                      struct ssk_error *error)
{
    struct ssk_buffer *out = context, line = SSK_BUFFER_INIT;
    (void)error;
    const char *genre = ssk_genre_name(passage->genre),
               *source = ssk_year_source_name(passage->fiscal_year_source);
    ssk_buffer_printf(&line, "%s|%s|", genre ? genre : "-", passage->date ? passage->date : "-");
    for (size_t i = 0; i < passage->issuer.count; i++)
        ssk_buffer_printf(&line, "%s%s", i ? " " : "", passage->issuer.items[i]);
    ssk_buffer_printf(&line, "%s|", passage->issuer.count ? "" : "-");
    if (source)
        ssk_buffer_printf(&line, "%d %s", passage->fiscal_year, source);
    ssk_buffer_printf(&line, "%s|%s|%s\n", source ? "" : "-",
                      passage->speaker_name ? passage->speaker_name : "-",
                      passage->speaker_office ? passage->speaker_office : "-");
    const char *all = ssk_buffer_string(out), *one = ssk_buffer_string(&line);
    if (out->length < line.length || strcmp(all + out->length - line.length, one) != 0)
        ssk_buffer_append_string(out, one);
    ssk_buffer_free(&line);
    return SSK_OK;
}

typedef ssk_status (*passage_collector)(void *context, const struct ssk_passage *passage,
                                        struct ssk_error *error);

/* The source, in a format of formats.h, as the collector prints its passages. malloc'd; NULL when the
 * pipeline fails. */
static inline char *passages_read_bytes(const struct ssk_dictionary *dictionary, const char *format,
                                        const char *bytes, size_t length, passage_collector collector)
{
    char path[] = "/tmp/seisaku-test-XXXXXX";
    int file = mkstemp(path);
    FILE *stream = file < 0 ? NULL : fdopen(file, "w");
    if (!stream)
        return NULL;
    fwrite(bytes, 1, length, stream);
    fclose(stream);
    struct ssk_buffer out = SSK_BUFFER_INIT;
    const struct options options = {.reader = format_reader_named(format)};
    const struct sink sink = {.context = &out, .passage = collector};
    struct source source = {.path = path, .quiet = true};
    struct source_result source_result = {0};
    struct pipeline *pipeline = NULL;
    ssk_status status = source_load(&source, NULL);
    if (status == SSK_OK)
        status = pipeline_new(&pipeline, &options, dictionary, NULL);
    if (status == SSK_OK)
        status = pipeline_read(pipeline, &source, "test", &sink, &source_result, NULL);
    pipeline_free(pipeline);
    source_result_free(&source_result);
    ssk_buffer_free(&source.bytes);
    unlink(path);
    char *passages = ssk_buffer_detach(&out);
    if (status == SSK_OK)
        return passages;
    free(passages);
    return NULL;
}

static inline char *passages_read(const struct ssk_dictionary *dictionary, const char *format,
                                  const char *text, passage_collector collector)
{
    return passages_read_bytes(dictionary, format, text, strlen(text), collector);
}

static inline char *passages_of(const struct ssk_dictionary *dictionary, const char *text)
{
    return passages_read(dictionary, "text", text, collect_passage);
}

static inline char *headings_of(const struct ssk_dictionary *dictionary, const char *format, const char *text)
{
    return passages_read(dictionary, format, text, collect_headings);
}

#endif
