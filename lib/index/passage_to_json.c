/* Writes the passage's JSON, schema 1, straight into a buffer: a dump writes hundreds of megabytes. */
#include <stdio.h>
#include <string.h>

#include "seisaku/passage.h"
#include "seisaku/unicode.h"

/* What stands in a string as it is: nearly all text. */
static bool is_plain(uint32_t point)
{
    return (point >= 0x3000 && point != 0xfffd) ||
           (point >= ' ' && point < 0x7f && point != '"' && point != '\\');
}

/* What stands for the `bytes` at `text`: their escape, U+FFFD for what is no UTF-8, or they themselves. */
static void put_odd(struct ssk_buffer *out, const char *text, size_t bytes, uint32_t point)
{
    static const char escaped[] = "\"\\\b\f\n\r\t", letters[] = "\"\\bfnrt";
    const char *found = point && point < 0x80 ? strchr(escaped, (int)point) : NULL;
    if (found)
        ssk_buffer_append(out, (char[]){'\\', letters[found - escaped]}, 2);
    else if (ssk_control_bytes(text, bytes))
        ssk_buffer_printf(out, point < 0x20 ? "\\u%04X" : "\\u%04x", (unsigned)point);
    else if (point == 0xfffd && bytes == 1)
        ssk_buffer_append_string(out, "\ufffd");
    else
        ssk_buffer_append(out, text, bytes);
}

/* A file's name may be no UTF-8 at all, but JSON must be. */
static void put_string(struct ssk_buffer *out, const char *text)
{
    size_t start = 0, length = text ? strlen(text) : 0;
    if (!text) {
        ssk_buffer_append_string(out, "null");
        return;
    }
    ssk_buffer_append_char(out, '"');
    for (size_t byte = 0, at = 0; byte < length; at = byte) {
        uint32_t point = ssk_utf8_next(text, length, &byte);
        if (is_plain(point))
            continue;
        ssk_buffer_append(out, text + start, at - start);
        put_odd(out, text + at, byte - at, point);
        start = byte;
    }
    ssk_buffer_append(out, text + start, length - start);
    ssk_buffer_append_char(out, '"');
}

/* The members of an object follow in the order they are put. */
static void put_key(struct ssk_buffer *out, const char *key)
{
    bool first = out->length > 0 && out->data[out->length - 1] == '{';
    ssk_buffer_append_string(out, first ? "\"" : ",\"");
    ssk_buffer_append_string(out, key);
    ssk_buffer_append_string(out, "\":");
}

static void put_text(struct ssk_buffer *out, const char *key, const char *text)
{
    put_key(out, key);
    put_string(out, text);
}

/* Numbers below 1 are unknown. */
static void put_number(struct ssk_buffer *out, const char *key, int number)
{
    char digits[16];
    snprintf(digits, sizeof digits, "%d", number);
    put_key(out, key);
    ssk_buffer_append_string(out, number > 0 ? digits : "null");
}

static void put_strings(struct ssk_buffer *out, const char *key, const struct ssk_strings *strings)
{
    put_key(out, key);
    ssk_buffer_append_char(out, '[');
    for (size_t i = 0; i < strings->count; i++) {
        if (i > 0)
            ssk_buffer_append_char(out, ',');
        put_string(out, strings->items[i]);
    }
    ssk_buffer_append_char(out, ']');
}

/* An object of two texts, null when both are unknown. */
static void put_pair(struct ssk_buffer *out, const char *key, const char *one_key, const char *one,
                     const char *other_key, const char *other)
{
    put_key(out, key);
    if (!one && !other) {
        ssk_buffer_append_string(out, "null");
        return;
    }
    ssk_buffer_append_char(out, '{');
    put_text(out, one_key, one);
    put_text(out, other_key, other);
    ssk_buffer_append_char(out, '}');
}

static void put_source(struct ssk_buffer *out, const struct ssk_passage *passage)
{
    put_key(out, "source");
    ssk_buffer_append_char(out, '{');
    put_text(out, "path", passage->source_path);
    put_number(out, "line_start", passage->line_start);
    put_number(out, "line_end", passage->line_end);
    ssk_buffer_append_char(out, '}');
}

ssk_status ssk_passage_to_json(const struct ssk_passage *passage, struct ssk_buffer *out)
{
    ssk_buffer_append_char(out, '{');
    put_number(out, "schema", SSK_PASSAGE_SCHEMA);
    put_text(out, "id", passage->id);
    put_text(out, "doc_id", passage->doc_id);
    put_text(out, "title", passage->title);
    put_text(out, "publisher", passage->publisher);
    put_text(out, "url", passage->url);
    put_pair(out, "section", "number", passage->section_number, "title", passage->section_title);
    put_strings(out, "path", &passage->path);
    put_text(out, "item", passage->item);
    put_strings(out, "ministries", &passage->ministries);
    put_strings(out, "mentions", &passage->mentions);
    put_text(out, "kind", ssk_kind_name(passage->kind));
    put_number(out, "fiscal_year", passage->fiscal_year);
    put_number(out, "page", passage->page);
    put_text(out, "page_label", passage->page_label);
    put_source(out, passage);
    put_text(out, "text", passage->text);
    put_text(out, "genre", ssk_genre_name(passage->genre));
    put_text(out, "date", passage->date);
    put_pair(out, "speaker", "name", passage->speaker_name, "office", passage->speaker_office);
    put_strings(out, "issuer", &passage->issuer);
    put_text(out, "fiscal_year_source", ssk_year_source_name(passage->fiscal_year_source));
    ssk_buffer_append_char(out, '}');
    return out->failed ? SSK_MEMORY : SSK_OK;
}
