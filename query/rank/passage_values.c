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

bool passage_value(struct ssk_buffer *out, const struct ssk_passage *passage, enum facet facet, size_t i)
{
    switch (facet) {
    case FACET_MINISTRY:
        return one_of(out, &passage->ministries, i);
    case FACET_SECTION:
        if (i == 0)
            append_section(out, passage);
        return i == 0;
    case FACET_KIND:
        if (i == 0)
            ssk_buffer_append_string(out, ssk_kind_name(passage->kind));
        return i == 0;
    default:
        if (i == 0)
            append_year(out, passage);
        return i == 0;
    }
}
