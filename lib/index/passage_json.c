/* The passage's JSON, schema 1. The only user of jansson in the library. */
#include "seisaku/passage.h"

#include <jansson.h>
#include <limits.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

/* ------------------------------------------------------------------------------------------
 * Writing. json_object_set_new() takes NULL for a failure and says so, which json_new_* below
 * rely on: one check a key. */

/* The bytes of one well-formed UTF-8 character at `s` (NUL-terminated), 0 when it is malformed. */
static size_t valid_character(const unsigned char *s)
{
    if (s[0] < 0x80)
        return 1;
    size_t length = s[0] >= 0xf0 ? 4 : s[0] >= 0xe0 ? 3 : 2;
    if (s[0] < 0xc2 || s[0] > 0xf4)
        return 0;
    unsigned char low = s[0] == 0xe0 ? 0xa0 : s[0] == 0xf0 ? 0x90 : 0x80;
    unsigned char high = s[0] == 0xed ? 0x9f : s[0] == 0xf4 ? 0x8f : 0xbf;
    if (s[1] < low || s[1] > high)
        return 0;
    for (size_t i = 2; i < length; i++)
        if ((s[i] & 0xc0) != 0x80)
            return 0;
    return length;
}

/* A file's name may be no UTF-8 at all, but JSON must be: bad bytes become U+FFFD. */
static json_t *repaired_string(const char *string)
{
    struct ssk_buffer good = SSK_BUFFER_INIT;
    for (size_t length; *string; string += length ? length : 1) {
        length = valid_character((const unsigned char *)string);
        ssk_buffer_append(&good, length ? string : "\xef\xbf\xbd", length ? length : 3);
    }
    json_t *json = good.failed ? NULL : json_string(ssk_buffer_string(&good));
    ssk_buffer_free(&good);
    return json;
}

static json_t *string_or_null(const char *string)
{
    if (!string)
        return json_null();
    json_t *json = json_string(string);
    return json ? json : repaired_string(string);
}

static json_t *number_or_null(int number)
{
    return number > 0 ? json_integer(number) : json_null();
}

static json_t *array_of(const struct ssk_strings *strings)
{
    json_t *array = json_array();
    for (size_t i = 0; i < strings->count; i++)
        if (json_array_append_new(array, string_or_null(strings->items[i])) != 0) {
            json_decref(array);
            return NULL;
        }
    return array;
}

/* An object of alternating keys (const char *) and values (json_t *, stolen), ended by NULL; NULL
 * without memory. Keys keep this order. */
static json_t *object_of(const char *key, ...)
{
    json_t *object = json_object();
    bool good = object != NULL;
    va_list values;
    va_start(values, key);
    for (; key; key = va_arg(values, const char *))
        if (json_object_set_new(object, key, va_arg(values, json_t *)) != 0)
            good = false;
    va_end(values);
    if (!good)
        json_decref(object);
    return good ? object : NULL;
}

static json_t *section_of(const struct ssk_passage *passage)
{
    if (!passage->section_number && !passage->section_title)
        return json_null();
    return object_of("number", string_or_null(passage->section_number), "title",
                     string_or_null(passage->section_title), NULL);
}

static json_t *source_of(const struct ssk_passage *passage)
{
    return object_of("path", string_or_null(passage->source_path), "line_start",
                     number_or_null(passage->line_start), "line_end", number_or_null(passage->line_end),
                     NULL);
}

static json_t *speaker_of(const struct ssk_passage *passage)
{
    if (!passage->speaker_name && !passage->speaker_office && !passage->speaker_group)
        return json_null();
    return object_of("name", string_or_null(passage->speaker_name), "office",
                     string_or_null(passage->speaker_office), "group", string_or_null(passage->speaker_group),
                     NULL);
}

ssk_status ssk_passage_to_json(const struct ssk_passage *passage, struct ssk_buffer *out)
{
    json_t *object = object_of(
        "schema", json_integer(SSK_PASSAGE_SCHEMA), "id", string_or_null(passage->id), "doc_id",
        string_or_null(passage->doc_id), "title", string_or_null(passage->title), "publisher",
        string_or_null(passage->publisher), "url", string_or_null(passage->url), "section",
        section_of(passage), "path", array_of(&passage->path), "item", string_or_null(passage->item),
        "ministries", array_of(&passage->ministries), "mentions", array_of(&passage->mentions), "kind",
        json_string(ssk_kind_name(passage->kind)), "fiscal_year", number_or_null(passage->fiscal_year),
        "page", number_or_null(passage->page), "page_label", string_or_null(passage->page_label), "source",
        source_of(passage), "text", string_or_null(passage->text), "genre",
        string_or_null(ssk_genre_name(passage->genre)), "date", string_or_null(passage->date), "speaker",
        speaker_of(passage), "issuer", array_of(&passage->issuer), "fiscal_year_source",
        string_or_null(ssk_year_source_name(passage->fiscal_year_source)), NULL);
    int failed = object ? json_dump_callback(object, ssk_json_append, out, JSON_COMPACT) : -1;
    json_decref(object);
    return failed || out->failed ? SSK_MEMORY : SSK_OK;
}

/* ------------------------------------------------------------------------------------------
 * Reading. */

static ssk_status read_string(const json_t *object, const char *key, char **out, struct ssk_error *error)
{
    const json_t *value = json_object_get(object, key);
    if (!value || json_is_null(value))
        return SSK_OK;
    if (!json_is_string(value))
        return ssk_fail(error, SSK_INPUT, "\"%s\" is not a string", key);
    *out = strdup(json_string_value(value));
    return *out ? SSK_OK : ssk_no_memory(error);
}

static ssk_status read_number(const json_t *object, const char *key, int *out, struct ssk_error *error)
{
    const json_t *value = json_object_get(object, key);
    if (!value || json_is_null(value))
        return SSK_OK;
    json_int_t number = json_integer_value(value);
    if (!json_is_integer(value) || number < 1 || number > INT_MAX)
        return ssk_fail(error, SSK_INPUT, "\"%s\" is not a positive whole number", key);
    *out = (int)number;
    return SSK_OK;
}

static ssk_status read_strings(const json_t *object, const char *key, struct ssk_strings *out,
                               struct ssk_error *error)
{
    const json_t *value = json_object_get(object, key);
    if (!value || json_is_null(value))
        return SSK_OK;
    if (!json_is_array(value))
        return ssk_fail(error, SSK_INPUT, "\"%s\" is not an array of strings", key);
    for (size_t i = 0; i < json_array_size(value); i++) {
        const json_t *item = json_array_get(value, i);
        if (!json_is_string(item))
            return ssk_fail(error, SSK_INPUT, "\"%s\" is not an array of strings", key);
        if (!ssk_strings_add(out, json_string_value(item), json_string_length(item)))
            return ssk_no_memory(error);
    }
    return SSK_OK;
}

/* Sets *out to the object under `key`; NULL when there is none. */
static ssk_status read_object(const json_t *object, const char *key, const json_t **out,
                              struct ssk_error *error)
{
    const json_t *value = json_object_get(object, key);
    *out = NULL;
    if (!value || json_is_null(value))
        return SSK_OK;
    if (!json_is_object(value))
        return ssk_fail(error, SSK_INPUT, "\"%s\" is not an object", key);
    *out = value;
    return SSK_OK;
}

static ssk_status read_kind(const json_t *object, enum ssk_kind *out, struct ssk_error *error)
{
    const json_t *value = json_object_get(object, "kind");
    *out = SSK_KIND_TEXT;
    if (!value || json_is_null(value))
        return SSK_OK;
    *out = json_is_string(value) ? ssk_kind_of(json_string_value(value)) : SSK_KINDS;
    if (*out == SSK_KINDS)
        return ssk_fail(error, SSK_INPUT, "\"kind\" is none of \"text\", \"plan\", \"progress\"");
    return SSK_OK;
}

static ssk_status read_genre(const json_t *object, enum ssk_genre *out, struct ssk_error *error)
{
    const json_t *value = json_object_get(object, "genre");
    if (!value || json_is_null(value))
        return SSK_OK;
    *out = json_is_string(value) ? ssk_genre_of(json_string_value(value)) : SSK_GENRES;
    return *out < SSK_GENRES ? SSK_OK : ssk_fail(error, SSK_INPUT, "\"genre\" is none of %s", SSK_GENRE_LIST);
}

static ssk_status read_year_source(const json_t *object, enum ssk_year_source *out, struct ssk_error *error)
{
    const json_t *value = json_object_get(object, "fiscal_year_source");
    if (!value || json_is_null(value))
        return SSK_OK;
    *out = json_is_string(value) ? ssk_year_source_of(json_string_value(value)) : SSK_YEAR_SOURCES;
    return *out < SSK_YEAR_SOURCES
               ? SSK_OK
               : ssk_fail(error, SSK_INPUT, "\"fiscal_year_source\" is none of %s", SSK_YEAR_SOURCE_LIST);
}

/* `schema` may be absent (a hand-made file); a later one is not guessed at. */
static ssk_status check_schema(const json_t *object, struct ssk_error *error)
{
    int schema = SSK_PASSAGE_SCHEMA;
    ssk_status status = read_number(object, "schema", &schema, error);
    if (status == SSK_OK && schema != SSK_PASSAGE_SCHEMA)
        status = ssk_fail(error, SSK_INPUT, "schema %d is not known: this program reads schema %d", schema,
                          SSK_PASSAGE_SCHEMA);
    return status;
}

static ssk_status read_members(struct ssk_passage *out, const json_t *object, struct ssk_error *error)
{
    const json_t *section = NULL, *source = NULL, *speaker = NULL;
    ssk_status status;
    if ((status = check_schema(object, error)) || (status = read_string(object, "id", &out->id, error)) ||
        (status = read_string(object, "doc_id", &out->doc_id, error)) ||
        (status = read_string(object, "title", &out->title, error)) ||
        (status = read_string(object, "publisher", &out->publisher, error)) ||
        (status = read_string(object, "url", &out->url, error)) ||
        (status = read_object(object, "section", &section, error)) ||
        (status = read_string(section, "number", &out->section_number, error)) ||
        (status = read_string(section, "title", &out->section_title, error)) ||
        (status = read_strings(object, "path", &out->path, error)) ||
        (status = read_string(object, "item", &out->item, error)) ||
        (status = read_strings(object, "ministries", &out->ministries, error)) ||
        (status = read_strings(object, "mentions", &out->mentions, error)) ||
        (status = read_kind(object, &out->kind, error)) ||
        (status = read_number(object, "fiscal_year", &out->fiscal_year, error)) ||
        (status = read_number(object, "page", &out->page, error)) ||
        (status = read_string(object, "page_label", &out->page_label, error)) ||
        (status = read_object(object, "source", &source, error)) ||
        (status = read_string(source, "path", &out->source_path, error)) ||
        (status = read_number(source, "line_start", &out->line_start, error)) ||
        (status = read_number(source, "line_end", &out->line_end, error)) ||
        (status = read_string(object, "text", &out->text, error)) ||
        (status = read_genre(object, &out->genre, error)) ||
        (status = read_string(object, "date", &out->date, error)) ||
        (status = read_object(object, "speaker", &speaker, error)) ||
        (status = read_string(speaker, "name", &out->speaker_name, error)) ||
        (status = read_string(speaker, "office", &out->speaker_office, error)) ||
        (status = read_string(speaker, "group", &out->speaker_group, error)) ||
        (status = read_strings(object, "issuer", &out->issuer, error)) ||
        (status = read_year_source(object, &out->fiscal_year_source, error)))
        return status;
    return ssk_passage_check(out, error);
}

ssk_status ssk_passage_from_json(struct ssk_passage *out, const char *json, size_t length,
                                 struct ssk_error *error)
{
    json_error_t where;
    json_t *object = json_loadb(json, length, 0, &where);
    if (!object)
        return ssk_fail(error, SSK_INPUT, "not JSON at byte %d: %s", where.position, where.text);
    ssk_status status = json_is_object(object) ? read_members(out, object, error)
                                               : ssk_fail(error, SSK_INPUT, "not a JSON object");
    json_decref(object);
    if (status != SSK_OK)
        ssk_passage_free(out);
    return status;
}
