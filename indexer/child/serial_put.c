/* Documents → records. */
#include <stdint.h>
#include <string.h>

#include "indexer/child/document_serial.h"
#include "indexer/child/serial_form.h"

static void put_number(struct ssk_buffer *out, uint64_t number)
{
    ssk_buffer_append(out, (const char *)&number, sizeof number);
}

static void put_string(struct ssk_buffer *out, const char *string)
{
    put_number(out, string ? strlen(string) : LACKS);
    if (string)
        ssk_buffer_append_string(out, string);
}

/* Begins a record; the offset of it is for end_record. */
static size_t begin_record(struct ssk_buffer *out, char kind)
{
    size_t start = out->length;
    ssk_buffer_append_char(out, kind);
    put_number(out, LACKS); /* the length, which end_record knows */
    return start;
}

static void end_record(struct ssk_buffer *out, size_t start)
{
    uint64_t length = out->length - start - HEAD_BYTES;
    if (!out->failed)
        memcpy(out->data + start + 1, &length, sizeof length);
}

void serial_put_message(struct ssk_buffer *out, char kind, const char *message)
{
    size_t start = begin_record(out, kind);
    put_string(out, message);
    end_record(out, start);
}

void serial_put_member(struct ssk_buffer *out, const char *name, const char *bytes, size_t length)
{
    size_t start = begin_record(out, SERIAL_MEMBER);
    put_string(out, name);
    put_number(out, bytes ? length : LACKS);
    if (bytes)
        ssk_buffer_append(out, bytes, length);
    end_record(out, start);
}

static void put_strings(struct ssk_buffer *out, const struct ssk_strings *strings)
{
    put_number(out, strings->count);
    for (size_t i = 0; i < strings->count; i++)
        put_string(out, strings->items[i]);
}

static void put_keys(struct ssk_buffer *out, const struct keys *keys)
{
    put_string(out, keys->section_number);
    put_string(out, keys->section_title);
    put_string(out, keys->item);
    put_string(out, keys->speaker_name);
    put_string(out, keys->speaker_office);
    put_string(out, keys->speaker_group);
    put_string(out, keys->speech);
    put_strings(out, &keys->path);
}

static void put_floats(struct ssk_buffer *out, const float *floats, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        uint32_t bits;
        memcpy(&bits, &floats[i], sizeof bits);
        put_number(out, bits);
    }
}

/* What the reader knows of a place: `floating` is found later. */
static void put_place(struct ssk_buffer *out, const struct place *place)
{
    const float floats[] = {place->box.x1,   place->box.y1,   place->box.x2,   place->box.y2, place->field.x1,
                            place->field.y1, place->field.x2, place->field.y2, place->right,  place->size};
    const bool known = place->size > 0;
    put_number(out, known);
    if (!known)
        return;
    put_floats(out, floats, PLACE_FLOATS);
    put_number(out, (uint64_t)place->column);
    put_number(out, (uint64_t)place->cell);
    put_number(out, (uint64_t)place->slide_box);
    put_number(out, (uint64_t)(place->bold | place->framed << 1 | place->raised << 2 | place->ruled << 3));
}

/* `keys` is the number of the line's among the document's, from 1; 0 for none. */
static void put_line(struct ssk_buffer *out, const struct line *line, uint64_t keys)
{
    put_string(out, line->text);
    put_number(out, (uint64_t)line->number);
    put_number(out, line->role);
    put_number(out, (uint64_t)line->level);
    put_number(out, (uint64_t)line->column);
    put_number(out, (uint64_t)line->row);
    put_number(out, line->begins_paragraph);
    put_number(out, line->apart);
    put_place(out, &line->place);
    put_number(out, keys);
    put_string(out, line->head);
}

static void put_page(struct ssk_buffer *out, const struct page *page, const struct keys **keys,
                     uint64_t *number)
{
    put_string(out, page->label);
    put_number(out, (uint64_t)page->number);
    put_number(out, page->laid_out);
    put_number(out, page->marked_up);
    put_floats(out, (const float[]){page->width, page->height}, 2);
    put_number(out, page->count);
    for (size_t l = 0; l < page->count; l++) {
        const struct line *line = &page->lines[l];
        bool other_keys = line->keys && line->keys != *keys;
        *number += other_keys;
        *keys = line->keys ? line->keys : *keys;
        put_line(out, line, line->keys ? *number : 0);
        if (other_keys)
            put_keys(out, line->keys);
    }
}

void serial_put_document(struct ssk_buffer *out, const struct document *document)
{
    const struct keys *keys = NULL;
    uint64_t number = 0;
    size_t start = begin_record(out, SERIAL_DOCUMENT);
    put_string(out, document->title);
    put_string(out, document->named);
    put_string(out, document->publisher);
    put_string(out, document->url);
    put_string(out, document->date);
    put_string(out, document->id);
    put_number(out, document->genre);
    put_number(out, document->date_given);
    put_number(out, document->web);
    put_strings(out, &document->issuer);
    put_number(out, document->count);
    for (size_t p = 0; p < document->count; p++)
        put_page(out, &document->pages[p], &keys, &number);
    end_record(out, start);
}
