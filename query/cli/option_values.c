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

/* ------------------------------------------------------------------------------------------ lists */

typedef ssk_status (*part_reader)(struct ssk_option_list *list, const char *part, size_t length,
                                  struct ssk_error *error);

/* Reads each part of the list, in any width. */
static ssk_status read_parts(struct ssk_option_list *out, const char *value, part_reader read,
                             struct ssk_error *error)
{
    struct ssk_buffer list = SSK_BUFFER_INIT;
    ssk_buffer_append_list(&list, value);
    const char *part = ssk_buffer_string(&list);
    ssk_status status = list.failed ? ssk_no_memory(error) : SSK_OK;
    do {
        size_t length = strcspn(part, ",");
        if (status == SSK_OK)
            status = read(out, part, length, error);
        part += length + (part[length] == ',');
    } while (*part && status == SSK_OK);
    ssk_buffer_free(&list);
    return status;
}

static ssk_status add_kind(struct ssk_option_list *list, const char *name, size_t length,
                           struct ssk_error *error)
{
    const char *kind = kind_called(name, length);
    return kind ? ssk_option_list_add(list, kind, strlen(kind), error)
                : ssk_fail(error, SSK_INPUT,
                           "knows no kind %.*s: kinds are plan, progress and text (計画, 成果, 本文)",
                           (int)length, name);
}

/* A kind may have ・ in its name, and a slash parts kinds, too. */
ssk_status read_kinds(void *options, const char *value, struct ssk_error *error)
{
    static const char *const slashes[] = {"/", "／", NULL};
    struct ssk_option_list *list = &((struct options *)options)->kinds;
    struct ssk_buffer commas = SSK_BUFFER_INIT;
    if (kind_called(value, strlen(value)))
        return add_kind(list, value, strlen(value), error);
    for (const char *at = value; *at;) {
        size_t slash = begins_with_any(at, slashes);
        ssk_buffer_append(&commas, slash ? "," : at, 1);
        at += slash ? slash : 1;
    }
    ssk_status status =
        commas.failed ? ssk_no_memory(error) : read_parts(list, ssk_buffer_string(&commas), add_kind, error);
    ssk_buffer_free(&commas);
    return status;
}

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
    return read_parts(&((struct options *)options)->years, value, add_years, error);
}

ssk_status read_genres(void *options, const char *value, struct ssk_error *error)
{
    return read_parts(&((struct options *)options)->genres, value, ssk_option_list_add, error);
}

ssk_status read_dates(void *options, const char *value, struct ssk_error *error)
{
    return read_parts(&((struct options *)options)->dates, value, ssk_option_list_add, error);
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

/* Adds the keys of a list with commas; false for one that is unknown, comes twice or is one too many. */
static bool add_keys(struct options *out, const char *list)
{
    out->by_count = 0;
    for (size_t length; *list; list += length + (list[length] == ',')) {
        int facet = 0;
        length = strcspn(list, ",");
        while (facet < FACETS &&
               (strlen(facet_names[facet]) != length || memcmp(facet_names[facet], list, length) != 0))
            facet++;
        bool twice = false;
        for (size_t i = 0; i < out->by_count; i++)
            twice |= out->by[i] == (enum facet)facet;
        if (facet == FACETS || twice || out->by_count == KEYS_MOST)
            return false;
        out->by[out->by_count++] = (enum facet)facet;
    }
    return out->by_count > 0;
}

ssk_status read_by(void *options, const char *value, struct ssk_error *error)
{
    struct ssk_buffer list = SSK_BUFFER_INIT;
    ssk_buffer_append_list(&list, value);
    bool good = add_keys(options, ssk_buffer_string(&list));
    ssk_buffer_free(&list);
    return good ? SSK_OK : no_key(value, strlen(value), error);
}

/* Puts a comma for the one comma, of any kind, that parts two values; false where there is not one. */
static bool part_two(struct ssk_buffer *out, const char *values)
{
    static const char *const commas[] = {",", "、", "､", NULL};
    size_t parted = 0;
    for (size_t comma; *values; values += comma ? comma : 1) {
        comma = begins_with_any(values, commas);
        parted += comma > 0;
        ssk_buffer_append(out, comma ? "," : values, 1);
    }
    const char *text = ssk_buffer_string(out), *first = strchr(text, ',');
    return parted == 1 && first > text && first[1];
}

ssk_status read_compare(void *options, const char *value, struct ssk_error *error)
{
    struct options *out = options;
    size_t length = strcspn(value, ":");
    static const enum facet keys[] = {FACET_MINISTRY, FACET_SECTION, FACET_KIND, FACET_YEAR, FACET_GENRE,
                                      FACET_SPEAKER,  FACET_ISSUER,  FACET_DATE}; /* that filter */
    struct ssk_buffer sides = SSK_BUFFER_INIT;
    size_t count = sizeof keys / sizeof *keys, key = 0;
    while (key < count &&
           (strlen(facet_names[keys[key]]) != length || memcmp(facet_names[keys[key]], value, length) != 0))
        key++;
    if (key == count || !value[length] || !part_two(&sides, value + length + 1)) {
        ssk_buffer_free(&sides);
        return ssk_fail(
            error, SSK_INPUT,
            "takes a key and two of its values, as year:2023,2024 or ministry:METI,MOFA, not '%s'", value);
    }
    free(out->compare);
    out->compared = keys[key];
    out->compare = ssk_buffer_detach(&sides);
    return out->compare ? SSK_OK : ssk_no_memory(error);
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
