#include "query/rank/passage_values.h"

#include <stdlib.h>
#include <string.h>

static bool one_of(struct ssk_buffer *out, const struct ssk_strings *strings, size_t i)
{
    if (i < strings->count)
        ssk_buffer_append_string(out, strings->items[i]);
    return i < strings->count || (i == 0 && !strings->count);
}

static void append_section(struct ssk_buffer *out, const struct ssk_passage *passage)
{
    if (passage->section_number)
        ssk_buffer_printf(out, "%s %s", passage->section_number,
                          passage->section_title ? passage->section_title : "");
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

bool passage_value(struct ssk_buffer *out, const struct ssk_passage *passage, enum facet facet, size_t i)
{
    if (facet == FACET_MINISTRY)
        return one_of(out, &passage->ministries, i);
    if (facet == FACET_ISSUER)
        return one_of(out, &passage->issuer, i);
    if (i == 0)
        append_value(out, passage, facet);
    return i == 0;
}
