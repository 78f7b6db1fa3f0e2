/* Blocks of passages: reading. */
#include <limits.h>
#include <stdlib.h>
#include <string.h>

#include "seisaku/passage_block.h"
#include "seisaku/passage_fields.h"

static ssk_status fail_corrupt(struct ssk_error *error)
{
    return ssk_fail(error, SSK_CORRUPT, "a passage in the index cannot be read: rebuild the index");
}

bool ssk_record_bound(const struct ssk_record *record, size_t point)
{
    return point / 8 >= record->bounds_length || (record->bounds[point / 8] >> point % 8 & 1);
}

/* ------------------------------------------------------------------------------------------ the block */

static bool take_record(struct ssk_record *record, struct ssk_bytes *bytes)
{
    uint64_t length, bounds;
    if (!ssk_take_number(bytes, &length) || length > SSK_TEXT_MOST)
        return false;
    record->text = ssk_take_bytes(bytes, length + 1);
    record->text_length = length;
    if (!record->text || record->text[length] || !ssk_take_number(bytes, &bounds))
        return false;
    record->bounds = (const unsigned char *)ssk_take_bytes(bytes, bounds);
    record->bounds_length = bounds;
    return record->bounds != NULL;
}

static bool take_all(struct ssk_block *block)
{
    struct ssk_bytes bytes = {block->data.data, block->data.data + block->data.length};
    uint64_t count, length;
    if (!ssk_take_number(&bytes, &count) || count > SSK_BLOCK_MOST)
        return false;
    block->count = count;
    for (size_t i = 0; i < count; i++)
        if (!take_record(&block->records[i], &bytes))
            return false;
    for (size_t i = 0; i < SSK_BLOCK_COLUMNS; i++) {
        if (!ssk_take_number(&bytes, &length))
            return false;
        block->columns[i].at = ssk_take_bytes(&bytes, length);
        if (!block->columns[i].at)
            return false;
        block->columns[i].end = bytes.at;
    }
    return true;
}

ssk_status ssk_block_open(struct ssk_block *block, struct ssk_unpacker *unpacker, const char *packed,
                          size_t length, struct ssk_error *error)
{
    ssk_buffer_clear(&block->data);
    block->count = 0;
    ssk_status status = ssk_unpack(&block->data, unpacker, packed, length);
    if (status == SSK_MEMORY)
        return ssk_fail(error, status, "out of memory");
    return status == SSK_OK && take_all(block) ? SSK_OK : fail_corrupt(error);
}

void ssk_block_free(struct ssk_block *block)
{
    ssk_buffer_free(&block->data);
}

/* ------------------------------------------------------------------------------------------ columns */

/* Changes *string, which is NULL or malloc'd, as the column says next. */
static bool take_string(char **string, struct ssk_bytes *column)
{
    uint64_t code;
    if (!ssk_take_number(column, &code))
        return false;
    if (code == 0)
        return true;
    char *before = *string;
    *string = NULL;
    if (code >= 2) {
        size_t shared = code - 2, had = before ? strlen(before) : 0;
        const char *nul = memchr(column->at, '\0', (size_t)(column->end - column->at));
        size_t length = nul ? (size_t)(nul - column->at) : 0;
        if (nul && shared <= had && (*string = malloc(shared + length + 1))) {
            memcpy(*string, before ? before : "", shared);
            memcpy(*string + shared, column->at, length + 1);
            column->at = nul + 1;
        }
    }
    free(before);
    return code == 1 || *string;
}

/* Makes the list one of `count` items, new ones empty. */
static bool resize(struct ssk_strings *list, size_t count)
{
    while (list->count > count)
        free(list->items[--list->count]);
    while (list->count < count)
        if (!ssk_strings_add(list, "", 0))
            return false;
    return true;
}

static bool take_list(struct ssk_strings *list, struct ssk_bytes *column)
{
    uint64_t code;
    if (!ssk_take_number(column, &code))
        return false;
    if (code == 0)
        return true;
    if (code - 1 > SSK_NAMES_MOST || !resize(list, code - 1))
        return false;
    for (size_t i = 0; i < list->count; i++)
        if (!take_string(&list->items[i], column) || !list->items[i])
            return false;
    return true;
}

/* Is it a value of the kind? An index may come from anywhere, and names are looked up by it. */
static bool is_value(long long number, enum ssk_field_kind kind)
{
    switch (kind) {
    case SSK_FIELD_KIND:
        return number >= 0 && number < SSK_KINDS;
    case SSK_FIELD_GENRE:
        return number >= 0 && number < SSK_GENRES;
    case SSK_FIELD_YEAR_SOURCE:
        return number >= 0 && number < SSK_YEAR_SOURCES;
    default:
        return number >= INT_MIN && number <= INT_MAX;
    }
}

/* Changes *number, which is one of the kind's values, as the column says next. */
static bool take_difference(int *number, enum ssk_field_kind kind, struct ssk_bytes *column)
{
    uint64_t code;
    if (!ssk_take_number(column, &code) || code / 2 > UINT32_MAX)
        return false;
    long long next = *number + (code & 1 ? -(long long)(code / 2) - 1 : (long long)(code / 2));
    if (!is_value(next, kind))
        return false;
    *number = (int)next;
    return true;
}

/* What the column says of passage `index`, into *field of the field's kind, which was zero. */
static bool read_column(void *field, enum ssk_field_kind kind, struct ssk_bytes column, size_t index)
{
    bool sound = true;
    for (size_t i = 0; i <= index && sound; i++)
        switch (kind) {
        case SSK_FIELD_STRING:
            sound = take_string(field, &column);
            break;
        case SSK_FIELD_PATH:
        case SSK_FIELD_NAMES:
            sound = take_list(field, &column);
            break;
        default:
            sound = take_difference(field, kind, &column);
        }
    return sound;
}

/* The column of the field at `offset` of a passage. */
static size_t column_of(size_t offset)
{
    size_t column = 0;
    for (const struct ssk_field *field = ssk_passage_fields; field->name && field->offset != offset; field++)
        column += field->offset != offsetof(struct ssk_passage, text);
    return column < SSK_BLOCK_SOURCE ? column : column + 2;
}

/* As read_column. */
static bool read_field(struct ssk_passage *out, const struct ssk_field *field, const struct ssk_block *block,
                       size_t column, size_t index)
{
    const struct ssk_bytes *bytes = &block->columns[column];
    bool unknown = column > SSK_BLOCK_NUMBER && bytes->at == bytes->end;
    return unknown || read_column((char *)out + field->offset, field->kind, *bytes, index);
}

ssk_status ssk_block_passage(struct ssk_passage *out, char **source, size_t *number,
                             const struct ssk_block *block, size_t index, struct ssk_error *error)
{
    size_t column = 0;
    bool sound = index < block->count;
    int place = 0;
    *out = (struct ssk_passage){0};
    for (const struct ssk_field *field = ssk_passage_fields; field->name && sound; field++)
        if (field->offset != offsetof(struct ssk_passage, text)) {
            column += column == SSK_BLOCK_SOURCE ? 2 : 0;
            sound = read_field(out, field, block, column++, index);
        }
    if (source)
        *source = NULL;
    if (sound && source)
        sound = read_column(source, SSK_FIELD_STRING, block->columns[SSK_BLOCK_SOURCE], index);
    if (sound && number) {
        sound = read_column(&place, SSK_FIELD_NUMBER, block->columns[SSK_BLOCK_NUMBER], index);
        *number = (size_t)place;
    }
    if (sound)
        out->text = strndup(block->records[index].text, block->records[index].text_length);
    if (sound && out->text)
        return SSK_OK;
    ssk_passage_free(out);
    if (source) {
        free(*source);
        *source = NULL;
    }
    return fail_corrupt(error);
}

static char *read_string(const struct ssk_block *block, size_t offset, size_t index, bool *sound)
{
    char *string = NULL;
    *sound &= read_column(&string, SSK_FIELD_STRING, block->columns[column_of(offset)], index);
    return string;
}

ssk_status ssk_block_heading(struct ssk_buffer *out, const struct ssk_block *block, size_t index,
                             struct ssk_error *error)
{
    bool sound = index < block->count;
    char *section =
        sound ? read_string(block, offsetof(struct ssk_passage, section_title), index, &sound) : NULL;
    char *title = sound ? read_string(block, offsetof(struct ssk_passage, title), index, &sound) : NULL;
    ssk_buffer_printf(out, "%s\n%s", section ? section : "", title ? title : "");
    free(section);
    free(title);
    return sound ? SSK_OK : fail_corrupt(error);
}

ssk_status ssk_block_place(char **document, size_t *number, const struct ssk_block *block, size_t index,
                           struct ssk_error *error)
{
    bool sound = index < block->count;
    int place = 0;
    *document = sound ? read_string(block, offsetof(struct ssk_passage, doc_id), index, &sound) : NULL;
    if (sound && !*document)
        *document = read_string(block, offsetof(struct ssk_passage, id), index, &sound);
    if (sound)
        sound = read_column(&place, SSK_FIELD_NUMBER, block->columns[SSK_BLOCK_NUMBER], index);
    *number = (size_t)place;
    if (sound && *document)
        return SSK_OK;
    free(*document);
    return fail_corrupt(error);
}

char *ssk_block_id(const struct ssk_block *block, size_t index)
{
    bool sound = index < block->count;
    char *id = sound ? read_string(block, offsetof(struct ssk_passage, id), index, &sound) : NULL;
    return id;
}
