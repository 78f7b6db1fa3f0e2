#include "query/rank/passage_values.h"

#include <stdlib.h>

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

static bool first_only(struct ssk_buffer *out, const struct ssk_passage *passage, size_t i,
                       void (*append)(struct ssk_buffer *out, const struct ssk_passage *passage))
{
    if (i == 0)
        append(out, passage);
    return i == 0;
}

static void append_kind(struct ssk_buffer *out, const struct ssk_passage *passage)
{
    ssk_buffer_append_string(out, ssk_kind_name(passage->kind));
}

bool passage_value(struct ssk_buffer *out, const struct ssk_passage *passage, enum facet facet, size_t i)
{
    switch (facet) { /* add a case with each facet */
    case FACET_MINISTRY:
        return one_of(out, &passage->ministries, i);
    case FACET_SECTION:
        return first_only(out, passage, i, append_section);
    case FACET_KIND:
        return first_only(out, passage, i, append_kind);
    case FACET_YEAR:
        return first_only(out, passage, i, append_year);
    case FACETS:
        break;
    }
    return false;
}
