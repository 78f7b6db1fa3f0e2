/* libFuzzer: a file's bytes through the whole pipeline of seisaku-index, in this process instead of a child.
 * FUZZ names the format, as --format does. */
#include <stdint.h>
#include <stdlib.h>

#include "indexer/base/messages.h"
#include "indexer/formats/formats.h"
#include "indexer/run/pipeline.h"
#include "seisaku/memory.h"

static struct ssk_dictionary *dictionary;
static struct reader reader;
static struct options options;

static void drop_message(void *context, const char *message)
{
    (void)context, (void)message;
}

int LLVMFuzzerInitialize(int *argc, char ***argv);
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerInitialize(int *argc, char ***argv)
{
    const char *format = getenv("FUZZ");
    (void)argc, (void)argv;
    const struct reader *named = format_reader_named(format ? format : "text");
    if (!named || ssk_dictionary_open(&dictionary, NULL) != SSK_OK)
        abort();
    ssk_memory_watch();
    reader = *named;
    reader.isolated = false;
    options.reader = &reader;
    return 0;
}

static ssk_status drop_passage(void *context, const struct ssk_passage *passage, struct ssk_error *error)
{
    (void)context, (void)passage, (void)error;
    return SSK_OK;
}

static ssk_status drop_document(void *context, struct document *document, struct ssk_error *error)
{
    (void)context, (void)document, (void)error;
    return SSK_OK;
}

/* Formats of many documents are read in a child always: here by their reader alone. */
static void read_many(const struct source *source)
{
    const struct document_sink sink = {.document = drop_document};
    struct ssk_error error;
    reader.read_many(source, &sink, &error);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct source source = {.path = "fuzzed", .quiet = true};
    struct source_result result = {0};
    struct pipeline *pipeline = NULL;
    const struct sink sink = {.passage = drop_passage};
    struct ssk_error error;
    message_through(drop_message, NULL);
    ssk_buffer_append(&source.bytes, (const char *)data, size);
    if (reader.read_many)
        read_many(&source);
    else if (size && pipeline_new(&pipeline, &options, dictionary, &error) == SSK_OK)
        pipeline_read(pipeline, &source, "fuzzed", &sink, &result, &error);
    pipeline_free(pipeline);
    source_result_free(&result);
    ssk_buffer_free(&source.bytes);
    return 0;
}
