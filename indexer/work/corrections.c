#include "indexer/work/corrections.h"

#include <string.h>

#include "indexer/formats/formats.h"
#include "indexer/input/source.h"

/* The reader of a source that holds passages; NULL for any other, and for what is not read now. */
static const struct reader *passage_reader(const struct source_task *item, const struct options *options)
{
    const struct reader *reader = options->reader ? options->reader : format_reader_for_name(item->path);
    bool named = item->read && item->id && reader && reader->read_passages;
    return named ? reader : NULL;
}

/* One source that is looked through. */
struct looking {
    struct corrections *out;
    size_t number;
    const char *own; /* its id */
};

static ssk_status note(void *context, struct ssk_passage *passage, int line, struct ssk_error *error)
{
    struct looking *looking = context;
    const char *document = passage->doc_id;
    (void)line;
    if (document && strcmp(document, looking->own) != 0 &&
        !string_map_put(&looking->out->documents, document, looking->number, NULL))
        return ssk_no_memory(error);
    return string_map_put(&looking->out->passages, passage->id, looking->number, NULL) ? SSK_OK
                                                                                       : ssk_no_memory(error);
}

static void pass_over(void *context, int line, const char *reason)
{
    (void)context;
    (void)line;
    (void)reason;
}

static ssk_status look_through(struct corrections *out, const struct work_plan *plan, size_t number,
                               const struct reader *reader, const struct options *options,
                               struct ssk_error *error)
{
    const struct source_task *item = &plan->items[number];
    struct looking looking = {out, number, item->id};
    const struct passage_sink sink = {&looking, item->id, note, pass_over};
    struct source source = {.path = item->path,
                            .encoding = options->encoding,
                            .text_field = options->text_field,
                            .quiet = true,
                            .limit = options->max_size};
    struct ssk_error wrong = {""};
    ssk_status status = source_load(&source, &wrong);
    if (status == SSK_OK)
        status = reader->read_passages(&source, &sink, &wrong);
    ssk_buffer_free(&source.bytes);
    return status == SSK_MEMORY ? ssk_no_memory(error) : SSK_OK;
}

ssk_status corrections_find(struct corrections *out, const struct work_plan *plan,
                            const struct options *options, struct ssk_error *error)
{
    size_t documents = 0;
    ssk_status status = SSK_OK;
    *out = (struct corrections){0};
    for (size_t i = 0; i < plan->count; i++)
        documents += plan->items[i].read && !passage_reader(&plan->items[i], options);
    for (size_t i = 0; i < plan->count && documents && status == SSK_OK; i++) {
        const struct reader *reader = passage_reader(&plan->items[i], options);
        if (reader)
            status = look_through(out, plan, i, reader, options, error);
    }
    return status;
}

void corrections_free(struct corrections *corrections)
{
    string_map_free(&corrections->documents);
    string_map_free(&corrections->passages);
}

const size_t *corrections_of(const struct corrections *corrections, const struct ssk_passage *passage)
{
    const size_t *number = NULL;
    if (passage->doc_id)
        number = string_map_find(&corrections->documents, passage->doc_id);
    return number || !passage->id ? number : string_map_find(&corrections->passages, passage->id);
}

bool corrections_have(const struct corrections *corrections, const char *id, size_t own)
{
    const size_t *number = string_map_find(&corrections->passages, id);
    return number && *number == own;
}
