/* JSON Lines → passages. */
#include "indexer/text/read_jsonl.h"

#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* A line of more can hold no passage that is not too large, however its characters are escaped. */
enum { LINE_MAX_BYTES = 8 * SSK_TEXT_MOST };

static bool is_blank(const char *line, size_t length)
{
    return strspn(line, " \t\r") >= length;
}

/* A passage that names no source gets this line of this file. */
static ssk_status place(struct ssk_passage *passage, const struct source *source, int line)
{
    if (passage->source_path)
        return SSK_OK;
    passage->source_path = strdup(source->path);
    passage->line_start = passage->line_end = line;
    return passage->source_path ? SSK_OK : SSK_MEMORY;
}

/* An object of others: its text has another name, and it may have no id. */
static ssk_status read_renamed(struct ssk_passage *passage, const struct source *source,
                               const struct passage_sink *sink, const char *text, size_t length, int line,
                               struct ssk_error *error)
{
    json_error_t where;
    json_t *object = json_loadb(text, length, 0, &where),
           *value = json_object_get(object, source->text_field);
    ssk_status status = SSK_OK;
    char *whole = NULL, *id = NULL;
    if (!object)
        status = ssk_fail(error, SSK_INPUT, "not JSON at byte %d: %s", where.position, where.text);
    else if (!json_is_string(value))
        status = ssk_fail(error, SSK_INPUT, "\"%s\" is missing, or no string", source->text_field);
    else if (json_object_set(object, "text", value) != 0 || asprintf(&id, "%s:%d", sink->doc_id, line) < 0 ||
             (!json_object_get(object, "id") && json_object_set_new(object, "id", json_string(id)) != 0) ||
             !(whole = json_dumps(object, JSON_COMPACT)))
        status = ssk_no_memory(error);
    if (status == SSK_OK)
        status = ssk_passage_from_json(passage, whole, strlen(whole), error);
    free(id);
    free(whole);
    json_decref(object);
    return status;
}

static ssk_status read_line(const struct source *source, const char *text, size_t length, int line,
                            const struct passage_sink *sink, struct ssk_error *error)
{
    struct ssk_passage passage = {0};
    struct ssk_error wrong = {""};
    ssk_status status =
        length > LINE_MAX_BYTES
            ? ssk_fail(&wrong, SSK_INPUT, "longer than %d MiB: no passage is so large", LINE_MAX_BYTES >> 20)
        : source->text_field ? read_renamed(&passage, source, sink, text, length, line, &wrong)
                             : ssk_passage_from_json(&passage, text, length, &wrong);
    if (status == SSK_OK)
        status = place(&passage, source, line);
    if (status == SSK_OK)
        status = sink->passage(sink->context, &passage, line, &wrong);
    ssk_passage_free(&passage);
    if (status == SSK_INPUT) {
        sink->refuse(sink->context, line, wrong.message);
        return SSK_OK;
    }
    return status == SSK_OK ? status : ssk_fail(error, status, "%s", wrong.message);
}

ssk_status read_jsonl(const struct source *source, const struct passage_sink *sink, struct ssk_error *error)
{
    const char *at = ssk_buffer_string(&source->bytes), *end = at + source->bytes.length;
    ssk_status status = SSK_OK;
    if (end - at >= 3 && memcmp(at, "\xef\xbb\xbf", 3) == 0)
        at += 3;
    for (int line = 1; at < end && status == SSK_OK; line++) {
        const char *newline = memchr(at, '\n', (size_t)(end - at));
        size_t length = (size_t)((newline ? newline : end) - at);
        if (!is_blank(at, length))
            status = read_line(source, at, length, line, sink, error);
        at += length + 1;
    }
    return status;
}
