/* Blocks of passages: writing. */
#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "seisaku/passage_block.h"
#include "seisaku/passage_fields.h"
#include "seisaku/unicode.h"

/* ------------------------------------------------------------------------------------------ bounds */

static void set(char *bounds, size_t point)
{
    bounds[point / 8] = (char)(bounds[point / 8] | 1 << point % 8);
}

/* Every point is a bound unless a word covers it and began before. Bounds of parts count, so wholes go first.
 */
static void mark_bounds(char *bounds, const struct ssk_term *terms, size_t count, size_t points)
{
    for (size_t i = 0; i < count; i++)
        for (size_t point = terms[i].start + 1; point < terms[i].end && point < points; point++)
            bounds[point / 8] = (char)(bounds[point / 8] & ~(1 << point % 8));
    for (size_t i = 0; i < count; i++) {
        if (terms[i].start < points)
            set(bounds, terms[i].start);
        if (terms[i].end < points)
            set(bounds, terms[i].end);
    }
}

static void append_bounds(struct ssk_buffer *out, const struct ssk_term *terms, size_t count, size_t points)
{
    size_t bytes = points / 8 + 1;
    ssk_append_number(out, bytes);
    if (!ssk_buffer_reserve(out, bytes))
        return;
    memset(out->data + out->length, 0xff, bytes);
    mark_bounds(out->data + out->length, terms, count, points);
    out->length += bytes;
}

/* ------------------------------------------------------------------------------------------ columns */

static void append_string(struct ssk_buffer *out, const char *string, const char *before)
{
    size_t shared = 0;
    if (string == before || (string && before && strcmp(string, before) == 0)) {
        ssk_append_number(out, 0);
    } else if (!string) {
        ssk_append_number(out, 1);
    } else {
        while (before && string[shared] && string[shared] == before[shared])
            shared++;
        ssk_append_number(out, shared + 2);
        ssk_buffer_append(out, string + shared, strlen(string + shared) + 1);
    }
}

static bool are_same(const struct ssk_strings *a, const struct ssk_strings *b)
{
    if (a->count != b->count)
        return false;
    for (size_t i = 0; i < a->count; i++)
        if (strcmp(a->items[i], b->items[i]) != 0)
            return false;
    return true;
}

static void append_list(struct ssk_buffer *out, const struct ssk_strings *list,
                        const struct ssk_strings *before)
{
    if (are_same(list, before)) {
        ssk_append_number(out, 0);
        return;
    }
    ssk_append_number(out, list->count + 1);
    for (size_t i = 0; i < list->count; i++)
        append_string(out, list->items[i], i < before->count ? before->items[i] : "");
}

static void append_difference(struct ssk_buffer *out, long long number, long long before)
{
    long long difference = number - before;
    ssk_append_number(out, difference < 0 ? (uint64_t)-difference * 2 - 1 : (uint64_t)difference * 2);
}

static const void *field_of(const struct ssk_passage *passage, const struct ssk_field *field)
{
    return (const char *)passage + field->offset;
}

static void append_field(struct ssk_buffer *out, const struct ssk_field *field,
                         const struct ssk_passage *passage, const struct ssk_passage *before)
{
    const void *now = field_of(passage, field), *then = field_of(before, field);
    switch (field->kind) {
    case SSK_FIELD_STRING:
        append_string(out, *(char *const *)now, *(char *const *)then);
        break;
    case SSK_FIELD_PATH:
    case SSK_FIELD_NAMES:
        append_list(out, now, then);
        break;
    default: /* numbers, and enumerations as numbers */
        append_difference(out, *(const int *)now, *(const int *)then);
    }
}

/* ------------------------------------------------------------------------------------------ the block */

void ssk_block_add(struct ssk_block_writer *writer, const struct ssk_passage *passage, const char *source,
                   size_t number, const struct ssk_term *terms, size_t count)
{
    static const struct ssk_passage none = {0};
    const struct ssk_passage *before = writer->before ? writer->before : &none;
    size_t length = strlen(passage->text), column = 0;
    ssk_append_number(&writer->texts, length);
    ssk_buffer_append(&writer->texts, passage->text, length + 1);
    append_bounds(&writer->texts, terms, count, ssk_utf8_count(passage->text, length));
    for (const struct ssk_field *field = ssk_passage_fields; field->name; field++)
        if (field->offset != offsetof(struct ssk_passage, text)) {
            column += column == SSK_BLOCK_SOURCE ? 2 : 0;
            append_field(&writer->columns[column++], field, passage, before);
        }
    assert(column > SSK_BLOCK_NUMBER && column <= SSK_BLOCK_COLUMNS);
    append_string(&writer->columns[SSK_BLOCK_SOURCE], source, writer->source);
    append_difference(&writer->columns[SSK_BLOCK_NUMBER], (long long)number, (long long)writer->number);
    writer->before = passage;
    writer->source = source;
    writer->number = number;
    writer->count++;
}

ssk_status ssk_block_done(const char **out, size_t *length, struct ssk_block_writer *writer)
{
    struct ssk_buffer *block = &writer->block;
    bool failed = writer->texts.failed;
    ssk_buffer_clear(block);
    ssk_append_number(block, writer->count);
    ssk_buffer_append(block, ssk_buffer_string(&writer->texts), writer->texts.length);
    ssk_buffer_clear(&writer->texts);
    for (size_t i = 0; i < SSK_BLOCK_COLUMNS; i++) {
        struct ssk_buffer *column = &writer->columns[i];
        failed |= column->failed;
        ssk_append_number(block, column->length);
        ssk_buffer_append(block, ssk_buffer_string(column), column->length);
        ssk_buffer_clear(column);
    }
    writer->count = writer->number = 0;
    writer->before = NULL;
    writer->source = NULL;
    *out = ssk_buffer_string(block);
    *length = block->length;
    return failed || block->failed ? SSK_MEMORY : SSK_OK;
}

void ssk_block_writer_free(struct ssk_block_writer *writer)
{
    ssk_buffer_free(&writer->texts);
    ssk_buffer_free(&writer->block);
    for (size_t i = 0; i < SSK_BLOCK_COLUMNS; i++)
        ssk_buffer_free(&writer->columns[i]);
}
