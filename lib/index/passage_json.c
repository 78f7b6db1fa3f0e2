/* Reads the passage's JSON, schema 1. The only user of jansson in the library. */
#include "seisaku/passage.h"

#include <jansson.h>
#include <limits.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

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
