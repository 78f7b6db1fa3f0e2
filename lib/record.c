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

static void append_number(struct ssk_buffer *out, uint32_t number)
{
    for (; number >= 0x80; number >>= 7)
        ssk_buffer_append_char(out, (char)(number | 0x80));
    ssk_buffer_append_char(out, (char)number);
}

/* The number at *at, which moves behind it; false when the bytes end before it does. */
static bool take_number(const unsigned char **at, const unsigned char *end, uint32_t *number)
{
    *number = 0;
    for (unsigned shift = 0; *at < end && shift < 32; shift += 7) {
        unsigned char byte = *(*at)++;
        *number |= (uint32_t)(byte & 0x7f) << shift;
        if (byte < 0x80)
            return true;
    }
    return false;
}

static void append_words(struct ssk_buffer *out, const struct ssk_term *terms, size_t count)
{
    uint32_t position = 0, start = 0;
    for (size_t i = 0; i < count; i++) {
        if (!terms[i].position || terms[i].whole)
            continue;
        append_number(out, terms[i].position - position);
        append_number(out, terms[i].start - start);
        append_number(out, terms[i].end - terms[i].start);
        position = terms[i].position;
        start = terms[i].start;
    }
}

ssk_status ssk_record_write(struct ssk_buffer *out, const struct ssk_passage *passage,
                            const struct ssk_term *terms, size_t count)
{
    size_t length = strlen(passage->text), points = ssk_utf8_count(passage->text, length);
    unsigned char *bounds = find_bounds(terms, count, points);
    if (!bounds)
        return SSK_MEMORY;
    ssk_buffer_printf(out, "%s\n%s", passage->section_title ? passage->section_title : "",
                      passage->title ? passage->title : "");
    ssk_buffer_append_char(out, '\0');
    ssk_buffer_append(out, passage->text, length + 1);
    append_number(out, (uint32_t)(points / 8 + 1));
    ssk_buffer_append(out, (const char *)bounds, points / 8 + 1);
    append_words(out, terms, count);
    free(bounds);
    return out->failed ? SSK_MEMORY : SSK_OK;
}

ssk_status ssk_record_json(struct ssk_buffer *out, const struct ssk_passage *passage)
{
    struct ssk_passage rest = *passage;
    rest.text = "";
    return ssk_passage_to_json(&rest, out);
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

static ssk_status fail_corrupt(struct ssk_error *error)
{
    return ssk_fail(error, SSK_CORRUPT, "a passage in the index cannot be read: rebuild the index");
}

ssk_status ssk_record_read(struct ssk_record *out, const char *data, size_t length, struct ssk_error *error)
{
    const char *at = data, *end = data + length;
    uint32_t bounds_length;
    if (!take_field(&at, end, &out->heading, &out->heading_length) ||
        !take_field(&at, end, &out->text, &out->text_length))
        return fail_corrupt(error);
    const unsigned char *bytes = (const unsigned char *)at, *stop = (const unsigned char *)end;
    if (!take_number(&bytes, stop, &bounds_length) || bounds_length > (size_t)(stop - bytes))
        return fail_corrupt(error);
    out->bounds = bytes;
    out->bounds_length = bounds_length;
    out->words = bytes + bounds_length;
    out->words_length = (size_t)(stop - out->words);
    return SSK_OK;
}

ssk_status ssk_record_words(struct ssk_words *out, const struct ssk_record *record, struct ssk_error *error)
{
    const unsigned char *at = record->words, *end = at + record->words_length;
    struct ssk_word word = {0};
    out->count = 0;
    if (out->capacity < record->words_length) { /* a word takes three bytes at least */
        struct ssk_word *bigger = reallocarray(out->items, record->words_length, sizeof *bigger);
        if (!bigger)
            return ssk_fail(error, SSK_MEMORY, "out of memory");
        out->items = bigger;
        out->capacity = record->words_length;
    }
    while (at < end) {
        uint32_t position, start, length;
        if (!take_number(&at, end, &position) || !take_number(&at, end, &start) ||
            !take_number(&at, end, &length))
            return fail_corrupt(error);
        word.position += position;
        word.start += start;
        word.end = word.start + length;
        out->items[out->count++] = word;
    }
    return SSK_OK;
}

ssk_status ssk_record_passage(struct ssk_passage *out, const struct ssk_record *record, const char *json,
                              size_t json_length, struct ssk_error *error)
{
    *out = (struct ssk_passage){0};
    ssk_status status = ssk_passage_from_json(out, json, json_length, error);
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
