/* libFuzzer: a file's bytes through the readers of seisaku-index, in this process instead of a child. FUZZ
 * names the format, as --format does, and `serial` what the indexer takes from a child; with `+` behind it,
 * what was read goes on through all stages, to passages. */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "indexer/base/messages.h"
#include "indexer/child/document_serial.h"
#include "indexer/run/passing.h"
#include "seisaku/memory.h"

static struct ssk_dictionary *dictionary;
static struct pipeline *pipeline;
static const struct reader *reader; /* NULL for `serial` */
static struct options options;
static bool whole;

static void drop_message(void *context, const char *message)
{
    (void)context, (void)message;
}

int LLVMFuzzerInitialize(int *argc, char ***argv);
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerInitialize(int *argc, char ***argv)
{
    struct ssk_error error;
    const char *named = getenv("FUZZ");
    char *format = strdup(named ? named : "text"), *plus = strchr(format, '+');
    (void)argc, (void)argv;
    whole = plus;
    if (plus)
        *plus = '\0';
    reader = format_reader_named(format);
    if ((!reader && strcmp(format, "serial") != 0) || ssk_dictionary_open(&dictionary, &error) != SSK_OK)
        abort();
    free(format);
    ssk_memory_watch();
    options.reader = reader;
    message_through(drop_message, NULL);
    return pipeline_new(&pipeline, &options, dictionary, &error);
}

static ssk_status drop_passage(void *context, const struct ssk_passage *passage, struct ssk_error *error)
{
    (void)context, (void)passage, (void)error;
    return SSK_OK;
}

static ssk_status take_document(void *context, struct document *document, struct ssk_error *error)
{
    (void)error;
    if (!whole)
        return SSK_OK;
    free(document->id);
    document->id = strdup("fuzzed");
    document->path = strdup("fuzzed");
    return stages_send(context, document);
}

static ssk_status drop_member(void *context, const char *name, const char *bytes, size_t length,
                              struct ssk_error *error)
{
    (void)context, (void)name, (void)bytes, (void)length, (void)error;
    return SSK_OK;
}

static ssk_status drop_line(void *context, struct ssk_passage *passage, int line, struct ssk_error *error)
{
    (void)context, (void)passage, (void)line, (void)error;
    return SSK_OK;
}

static void refuse_line(void *context, int line, const char *reason)
{
    (void)context, (void)line, (void)reason;
}

static ssk_status read_document(struct passing *passing, struct ssk_error *error)
{
    struct document document = {0};
    ssk_status status = reader->read(passing->source, &document, error);
    if (status == SSK_OK)
        status = take_document(passing, &document, error);
    document_free(&document);
    return status;
}

/* Records of a child that was taken over by what it read. */
static ssk_status read_serial(struct passing *passing, struct ssk_error *error)
{
    const struct ssk_buffer *bytes = &passing->source->bytes;
    struct serial_reader stream = {bytes->data, bytes->data + bytes->length}, record;
    for (char kind; bytes->length && (kind = serial_next(&stream, &record)) != '\0';) {
        struct document document = {0};
        char *name = NULL;
        const char *member;
        size_t length;
        if (kind == SERIAL_DOCUMENT && serial_document(&record, &document) == SSK_OK)
            take_document(passing, &document, error);
        else if (kind == SERIAL_MEMBER)
            serial_member(&record, &name, &member, &length);
        else if (kind != SERIAL_DOCUMENT)
            name = serial_message(&record);
        free(name);
        document_free(&document);
    }
    return SSK_OK;
}

static void read_source(struct passing *passing, struct ssk_error *error)
{
    const struct document_sink documents = {passing, take_document, drop_member};
    const struct passage_sink passages = {passing, "fuzzed", drop_line, refuse_line};
    if (!reader)
        read_serial(passing, error);
    else if (reader->read_passages && whole)
        pipeline_read(pipeline, passing->source, "fuzzed", passing->sink, passing->source_result, error);
    else if (reader->read_passages)
        reader->read_passages(passing->source, &passages, error);
    else if (reader->read_many)
        reader->read_many(passing->source, &documents, error);
    else
        read_document(passing, error);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct source source = {.path = "fuzzed", .quiet = true};
    struct source_result result = {0};
    const struct sink sink = {.passage = drop_passage};
    struct ssk_error error = {""};
    struct passing passing = {.pipeline = pipeline,
                              .source = &source,
                              .id = "fuzzed",
                              .sink = &sink,
                              .source_result = &result,
                              .error = &error};
    ssk_buffer_append(&source.bytes, (const char *)data, size);
    if (size)
        read_source(&passing, &error);
    source_result_free(&result);
    ssk_buffer_free(&source.bytes);
    return 0;
}
