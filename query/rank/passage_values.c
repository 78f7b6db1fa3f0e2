#include "query/rank/passage_values.h"

#include <stdlib.h>
#include <string.h>

static bool add_once(struct ssk_strings *out, const char *name, size_t length)
{
    for (size_t i = 0; i < out->count; i++)
        if (strlen(out->items[i]) == length && memcmp(out->items[i], name, length) == 0)
            return true;
    return ssk_strings_add(out, name, length);
}

/* Adds what a body counts for by the facet, its heirs or itself, unless it is in `out`. False without memory.
 */
static bool add_body(struct ssk_strings *out, const char *name, size_t length, enum facet facet,
                     const struct ssk_ministries *ministries)
{
    bool merges = ministries && (facet == FACET_MINISTRY || facet == FACET_ISSUER);
    const char *canonical = merges ? ssk_ministry_find(ministries, name, length) : NULL;
    const char *const *heirs = canonical ? ssk_ministry_heirs(ministries, canonical) : NULL;
    if (!heirs || !*heirs)
        return add_once(out, name, length);
    bool added = true;
    for (; *heirs && added; heirs++)
        added = add_once(out, *heirs, strlen(*heirs));
    return added;
}

/* One of the bodies that the names count for. */
static bool one_of(struct ssk_buffer *out, const struct ssk_strings *names, size_t i, enum facet facet,
                   const struct ssk_ministries *ministries)
{
    struct ssk_strings bodies = {0};
    for (size_t n = 0; n < names->count; n++)
        if (!add_body(&bodies, names->items[n], strlen(names->items[n]), facet, ministries))
            out->failed = true;
    if (i < bodies.count)
        ssk_buffer_append_string(out, bodies.items[i]);
    bool there = i < bodies.count || (i == 0 && !names->count);
    ssk_strings_free(&bodies);
    return there;
}

static void append_section(struct ssk_buffer *out, const struct ssk_passage *passage)
{
    if (passage->section_number)
        ssk_buffer_append_string(out, passage->section_number);
    if (passage->section_number && passage->section_title)
        ssk_buffer_printf(out, " %s", passage->section_title);
}

/* The fiscal year, else that of the date. */
static void append_year(struct ssk_buffer *out, const struct ssk_passage *passage)
{
    if (passage->fiscal_year)
        ssk_buffer_printf(out, "%04d", passage->fiscal_year);
    else if (passage->date)
        ssk_buffer_printf(out, "%.4s", passage->date);
}

/* The one value of a key that has no more. */
static void append_value(struct ssk_buffer *out, const struct ssk_passage *passage, enum facet facet)
{
    const char *date = passage->date ? passage->date : "", *text = "";
    if (facet == FACET_SECTION)
        append_section(out, passage);
    else if (facet == FACET_KIND)
        text = ssk_kind_name(passage->kind);
    else if (facet == FACET_YEAR)
        append_year(out, passage);
    else if (facet == FACET_GENRE)
        text = ssk_genre_name(passage->genre);
    else if (facet == FACET_SPEAKER)
        text = passage->speaker_name ? passage->speaker_name : passage->speaker_office;
    else if (facet == FACET_DOCUMENT)
        text = passage->doc_id ? passage->doc_id : passage->id;
    else
        ssk_buffer_append(out, date,
                          strnlen(date, facet == FACET_DATE_YEAR ? 4
                                        : facet == FACET_MONTH   ? 7
                                                                 : 10));
    ssk_buffer_append_string(out, text ? text : "");
}

bool passage_value(struct ssk_buffer *out, const struct ssk_passage *passage, enum facet facet, size_t i,
                   const struct ssk_ministries *ministries)
{
    if (facet == FACET_MINISTRY || facet == FACET_EXACT_MINISTRY)
        return one_of(out, &passage->ministries, i, facet, ministries);
    if (facet == FACET_ISSUER || facet == FACET_EXACT_ISSUER)
        return one_of(out, &passage->issuer, i, facet, ministries);
    if (i == 0)
        append_value(out, passage, facet);
    return i == 0;
}
