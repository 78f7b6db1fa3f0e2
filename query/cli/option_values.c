#include "query/cli/option_values.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "query/base/written_values.h"
#include "seisaku/buffer.h"

const char *const kind_names[] = {"plan", "progress", "text", NULL};
const char *const genre_names[] = {"plan",   "statute",  "minutes",     "question", "answer",
                                   "notice", "judgment", "white-paper", "gazette",  "slides",
                                   "report", "other",    NULL};
const char *const colour_names[] = {"auto", "always", "never", NULL};

/* The bytes before the next separator; *separator is its length, 0 at the end. */
static size_t next_part(const char *text, const char *const *separators, size_t *separator)
{
    size_t length = 0;
    *separator = 0;
    while (text[length] && !(*separator = begins_with_any(text + length, separators)))
        length++;
    return length;
}

/* ------------------------------------------------------------------------------------------ kinds */

ssk_status read_kinds(void *options, const char *value, struct ssk_error *error)
{
    static const char *const separators[] = {",", "，", "、", "|", "｜", "/", "／", NULL};
    struct ssk_option_list *list = &((struct options *)options)->kinds;
    ssk_status status = SSK_OK;
    for (size_t separator = 1; separator && status == SSK_OK;) {
        size_t length = next_part(value, separators, &separator);
        const char *kind = kind_called(value, length);
        if (!kind)
            return ssk_fail(error, SSK_INPUT,
                            "knows no kind %.*s: kinds are plan, progress and text (計画, 成果, 本文)",
                            (int)length, value);
        status = ssk_option_list_add(list, kind, strlen(kind), error);
        value += length + separator;
    }
    return status;
}

/* ------------------------------------------------------------------------------------------ years */

static ssk_status add_years(struct ssk_option_list *list, const char *years, size_t length,
                            struct ssk_error *error)
{
    struct ssk_buffer range = SSK_BUFFER_INIT;
    append_year_range(&range, years, length);
    ssk_status status = ssk_option_list_add(list, ssk_buffer_string(&range), range.length, error);
    ssk_buffer_free(&range);
    return status;
}

ssk_status read_years(void *options, const char *value, struct ssk_error *error)
{
    static const char *const separators[] = {",", "，", "、", "|", "｜", NULL};
    struct ssk_option_list *list = &((struct options *)options)->years;
    ssk_status status = SSK_OK;
    for (size_t separator = 1; separator && status == SSK_OK;) {
        size_t length = next_part(value, separators, &separator);
        status = add_years(list, value, length, error);
        value += length + separator;
    }
    return status;
}

/* ------------------------------------------------------------------------------------------ keys */

static ssk_status no_key(const char *value, size_t length, struct ssk_error *error)
{
    struct ssk_buffer names = SSK_BUFFER_INIT;
    for (size_t i = 0; facet_names[i]; i++)
        ssk_buffer_printf(&names, "%s%s", i ? ", " : "", facet_names[i]);
    ssk_fail(error, SSK_INPUT, "takes one of %s, or up to %d of them parted by commas, not '%.*s'",
             ssk_buffer_string(&names), KEYS_MOST, (int)length, value);
    ssk_buffer_free(&names);
    return SSK_INPUT;
}

ssk_status read_by(void *options, const char *value, struct ssk_error *error)
{
    struct options *out = options;
    const char *whole = value;
    out->by_count = 0;
    for (size_t length; *value; value += length + (value[length] == ',')) {
        int facet = 0;
        length = strcspn(value, ",");
        while (facet < FACETS &&
               (strlen(facet_names[facet]) != length || memcmp(facet_names[facet], value, length) != 0))
            facet++;
        bool twice = false;
        for (size_t i = 0; i < out->by_count; i++)
            twice |= out->by[i] == (enum facet)facet;
        if (facet == FACETS || twice || out->by_count == KEYS_MOST)
            return no_key(whole, strlen(whole), error);
        out->by[out->by_count++] = (enum facet)facet;
    }
    return SSK_OK;
}

ssk_status read_compare(void *options, const char *value, struct ssk_error *error)
{
    struct options *out = options;
    size_t length = strcspn(value, ":");
    const char *values = value + length + (value[length] == ':'), *comma = strchr(values, ',');
    static const enum facet keys[] = {FACET_MINISTRY, FACET_SECTION, FACET_KIND, FACET_YEAR, FACET_GENRE,
                                      FACET_SPEAKER,  FACET_ISSUER,  FACET_DATE}; /* that filter */
    size_t count = sizeof keys / sizeof *keys, key = 0;
    while (key < count &&
           (strlen(facet_names[keys[key]]) != length || memcmp(facet_names[keys[key]], value, length) != 0))
        key++;
    if (key == count || !comma || comma == values || !comma[1] || strchr(comma + 1, ','))
        return ssk_fail(
            error, SSK_INPUT,
            "takes a key and two of its values, as year:2023,2024 or ministry:METI,MOFA, not '%s'", value);
    out->compared = keys[key];
    out->compare = values;
    return SSK_OK;
}

ssk_status read_kwic_order(void *options, const char *value, struct ssk_error *error)
{
    enum { FARTHEST = 100 };
    struct kwic_order *order = &((struct options *)options)->kwic_order;
    size_t length = strcspn(value, ":");
    char *end = NULL;
    unsigned long word = value[length] ? strtoul(value + length + 1, &end, 10) : 0;
    for (int sort = 0; sort < KWIC_SORTS; sort++)
        if (strlen(kwic_sort_names[sort]) == length && memcmp(kwic_sort_names[sort], value, length) == 0 &&
            (!end || (!*end && word > 0 && word <= FARTHEST && sort != KWIC_HIT))) {
            *order = (struct kwic_order){.sort = (enum kwic_sort)sort, .word = word};
            return SSK_OK;
        }
    return ssk_fail(error, SSK_INPUT,
                    "takes hit, left or right, or one of these from a word on, as left:2, not '%s'", value);
}

ssk_status read_trend(void *options, const char *value, struct ssk_error *error)
{
    struct options *out = options;
    out->trend = true;
    out->trend_by = value && strcmp(value, "month") == 0 ? FACET_MONTH : FACET_YEAR;
    if (value && strcmp(value, "month") != 0 && strcmp(value, "year") != 0)
        return ssk_fail(error, SSK_INPUT, "takes year or month, not '%s'", value);
    return SSK_OK;
}

ssk_status read_collocates(void *options, const char *value, struct ssk_error *error)
{
    enum { USUAL = 5, FARTHEST = 100 };
    struct options *out = options;
    char *end;
    out->collocates.left = out->collocates.right = USUAL;
    if (!value)
        return SSK_OK;
    unsigned long left = strtoul(value, &end, 10), right = 0;
    bool whole =
        end > value && *end == ':' && end[1] >= '0' && end[1] <= '9' && *value >= '0' && *value <= '9';
    if (whole)
        right = strtoul(end + 1, &end, 10);
    if (!whole || *end || left > FARTHEST || right > FARTHEST || !(left + right))
        return ssk_fail(error, SSK_INPUT,
                        "takes the words on the left and on the right, as 5:5 or 0:1, up to %d, not '%s'",
                        FARTHEST, value);
    out->collocates.left = left;
    out->collocates.right = right;
    return SSK_OK;
}

/* ------------------------------------------------------------------------------------------ genres */

ssk_status read_genres(void *options, const char *value, struct ssk_error *error)
{
    static const char *const separators[] = {",", "，", "、", "|", "｜", NULL};
    struct ssk_option_list *list = &((struct options *)options)->genres;
    ssk_status status = SSK_OK;
    for (size_t separator = 1; separator && status == SSK_OK;) {
        size_t length = next_part(value, separators, &separator);
        status = ssk_option_list_add(list, value, length, error);
        value += length + separator;
    }
    return status;
}

/* ------------------------------------------------------------------------------------------ colour */

ssk_status read_colour(void *options, const char *value, struct ssk_error *error)
{
    const char *no_color = getenv("NO_COLOR");
    bool *colour = &((struct options *)options)->colour;
    if (strcmp(value, "auto") == 0)
        *colour = isatty(STDOUT_FILENO) && !(no_color && *no_color);
    else if (strcmp(value, "always") == 0 || strcmp(value, "never") == 0)
        *colour = *value == 'a';
    else
        return ssk_fail(error, SSK_INPUT, "takes one of auto, always, never, not '%s'", value);
    return SSK_OK;
}
