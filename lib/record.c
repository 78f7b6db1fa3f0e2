/* The stored form of a passage. */
#include "seisaku/record.h"

#include <stdlib.h>
#include <string.h>

#include "seisaku/unicode.h"

static void set(unsigned char *bounds, size_t point)
{
    bounds[point / 8] |= (unsigned char)(1u << point % 8);
}

/* Every point is a bound unless a word covers it and began before. Bounds of parts count, so wholes go first.
 */
static unsigned char *find_bounds(const struct ssk_term *terms, size_t count, size_t points)
{
    size_t bytes = points / 8 + 1;
    unsigned char *bounds = malloc(bytes);
    if (!bounds)
        return NULL;
    memset(bounds, 0xff, bytes);
    for (size_t i = 0; i < count; i++)
        for (size_t point = terms[i].start + 1; point < terms[i].end && point < points; point++)
            bounds[point / 8] &= (unsigned char)~(1u << point % 8);
    for (size_t i = 0; i < count; i++) {
        if (terms[i].start < points)
            set(bounds, terms[i].start);
        if (terms[i].end < points)
            set(bounds, terms[i].end);
    }
    return bounds;
}

ssk_status ssk_record_write(struct ssk_buffer *out, const struct ssk_passage *passage,
                            const struct ssk_term *terms, size_t count)
{
    size_t length = strlen(passage->text), points = ssk_utf8_count(passage->text, length);
    unsigned char *bounds = find_bounds(terms, count, points);
    if (!bounds)
        return SSK_MEMORY;
    struct ssk_passage rest = *passage;
    rest.text = "";
    ssk_buffer_printf(out, "%s\n%s", passage->section_title ? passage->section_title : "",
                      passage->title ? passage->title : "");
    ssk_buffer_append_char(out, '\0');
    ssk_buffer_append(out, passage->text, length + 1);
    ssk_status status = ssk_passage_to_json(&rest, out);
    ssk_buffer_append_char(out, '\0');
    ssk_buffer_append(out, (const char *)bounds, points / 8 + 1);
    free(bounds);
    return out->failed ? SSK_MEMORY : status;
}

/* Sets *field to what stands before the next NUL and moves *at behind it; false when there is none. */
static bool take_field(const char **at, const char *end, const char **field, size_t *length)
{
    const char *nul = memchr(*at, '\0', (size_t)(end - *at));
    if (!nul)
        return false;
    *field = *at;
    *length = (size_t)(nul - *at);
    *at = nul + 1;
    return true;
}

ssk_status ssk_record_read(struct ssk_record *out, const char *data, size_t length, struct ssk_error *error)
{
    const char *at = data, *end = data + length;
    if (!take_field(&at, end, &out->heading, &out->heading_length) ||
        !take_field(&at, end, &out->text, &out->text_length) ||
        !take_field(&at, end, &out->json, &out->json_length))
        return ssk_fail(error, SSK_CORRUPT, "a passage in the index cannot be read: rebuild the index");
    out->bounds = (const unsigned char *)at;
    out->bounds_length = (size_t)(end - at);
    return SSK_OK;
}

ssk_status ssk_record_passage(struct ssk_passage *out, const struct ssk_record *record,
                              struct ssk_error *error)
{
    *out = (struct ssk_passage){0};
    ssk_status status = ssk_passage_from_json(out, record->json, record->json_length, error);
    if (status != SSK_OK)
        return status;
    free(out->text);
    out->text = strndup(record->text, record->text_length);
    if (out->text)
        return SSK_OK;
    ssk_passage_free(out);
    return ssk_fail(error, SSK_MEMORY, "out of memory");
}

bool ssk_record_bound(const struct ssk_record *record, size_t point)
{
    return point / 8 >= record->bounds_length || (record->bounds[point / 8] >> point % 8 & 1);
}
