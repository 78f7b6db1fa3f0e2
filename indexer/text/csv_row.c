#include "indexer/text/csv_row.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "indexer/lines/cursor.h"

const struct ssk_field *csv_field(const char *name)
{
    struct cursor wanted = cursor_trimmed(cursor_of(name));
    size_t length = (size_t)(wanted.end - wanted.at);
    for (const struct ssk_field *field = ssk_passage_fields; field->name; field++)
        if (strlen(field->name) == length && strncasecmp(field->name, wanted.at, length) == 0)
            return field;
    return NULL;
}

/* `'=SUM(…)` as the query tool prints it: the text behind the apostrophe. */
static const char *without_guard(const char *cell)
{
    struct cursor text = cursor_of(cell);
    if (*cell != '\'')
        return cell;
    cursor_next(&text);
    cursor_spaces(&text);
    uint32_t sign = cursor_peek(&text);
    return sign == '=' || sign == '+' || sign == '-' || sign == '@' ? cell + 1 : cell;
}

static ssk_status set_number(int *out, const char *cell, const char *name, struct ssk_error *error)
{
    struct cursor text = cursor_trimmed(cursor_of(cell));
    char *end;
    long number = strtol(text.at, &end, 10);
    if (end != text.end || number < 1 || number > INT_MAX)
        return ssk_fail(error, SSK_INPUT, "\"%s\" is not a positive whole number: %s", name, cell);
    *out = (int)number;
    return SSK_OK;
}

static ssk_status set_list(struct ssk_strings *out, const char *cell, const char *join)
{
    for (const char *end; *cell; cell = *end ? end + strlen(join) : end) {
        const char *found = strstr(cell, join);
        end = found ? found : cell + strlen(cell);
        struct cursor item = cursor_trimmed((struct cursor){cell, end});
        if (!cursor_done(&item) && !ssk_strings_add(out, item.at, (size_t)(item.end - item.at)))
            return SSK_MEMORY;
    }
    return SSK_OK;
}

static ssk_status set_kind(enum ssk_kind *out, const char *cell, struct ssk_error *error)
{
    enum ssk_kind kind = ssk_kind_of(cell);
    if (kind == SSK_KINDS)
        return ssk_fail(error, SSK_INPUT, "\"kind\" is none of text, plan, progress: %s", cell);
    *out = kind;
    return SSK_OK;
}

static ssk_status set_genre(enum ssk_genre *out, const char *cell, struct ssk_error *error)
{
    enum ssk_genre genre = ssk_genre_of(cell);
    if (genre == SSK_GENRES)
        return ssk_fail(error, SSK_INPUT, "\"genre\" is none of %s: %s", SSK_GENRE_LIST, cell);
    *out = genre;
    return SSK_OK;
}

static ssk_status set_year_source(enum ssk_year_source *out, const char *cell, struct ssk_error *error)
{
    enum ssk_year_source source = ssk_year_source_of(cell);
    if (source == SSK_YEAR_SOURCES)
        return ssk_fail(error, SSK_INPUT, "\"fiscal_year_source\" is none of %s: %s", SSK_YEAR_SOURCE_LIST,
                        cell);
    *out = source;
    return SSK_OK;
}

ssk_status csv_set(struct ssk_passage *passage, const struct ssk_field *field, const char *cell,
                   struct ssk_error *error)
{
    void *value = (char *)passage + field->offset;
    struct cursor text = cursor_trimmed(cursor_of(cell));
    if (cursor_done(&text))
        return SSK_OK;
    switch (field->kind) {
    case SSK_FIELD_STRING:
        free(*(char **)value); /* of a column of the same name */
        *(char **)value = strdup(without_guard(cell));
        return *(char **)value ? SSK_OK : SSK_MEMORY;
    case SSK_FIELD_PATH:
        return set_list(value, without_guard(cell), SSK_JOIN_PATH);
    case SSK_FIELD_NAMES:
        return set_list(value, without_guard(cell), ";");
    case SSK_FIELD_KIND:
        return set_kind(value, cell, error);
    case SSK_FIELD_GENRE:
        return set_genre(value, cell, error);
    case SSK_FIELD_YEAR_SOURCE:
        return set_year_source(value, cell, error);
    default:
        return set_number(value, cell, field->name, error);
    }
}
