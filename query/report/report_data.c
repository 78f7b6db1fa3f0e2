#include "query/report/report_data.h"

#include <jansson.h>
#include <stdlib.h>
#include <string.h>

#include "query/rank/passage_values.h"
#include "query/show/kwic.h"
#include "query/show/source_links.h"
#include "seisaku/buffer.h"

enum { CONTEXT = 50, LINES = 3 }; /* columns on either side of a match; matches of a passage */

/* ------------------------------------------------------------------------------------------ passages */

/* NULL when there is no such file here. */
static json_t *address_json(const struct ssk_passage *passage)
{
    char *address = source_file_address(passage);
    json_t *json = address ? json_string(address) : NULL;
    free(address);
    return json;
}

static json_t *joined(const struct ssk_strings *strings)
{
    struct ssk_buffer text = SSK_BUFFER_INIT;
    for (size_t i = 0; i < strings->count; i++)
        ssk_buffer_printf(&text, "%s%s", i ? "、" : "", strings->items[i]);
    json_t *json = text.length ? json_string(ssk_buffer_string(&text)) : NULL;
    ssk_buffer_free(&text);
    return json;
}

static json_t *who(const struct ssk_passage *passage)
{
    if (passage->speaker_name)
        return json_string(passage->speaker_name);
    if (passage->speaker_office)
        return json_string(passage->speaker_office);
    return joined(passage->ministries.count ? &passage->ministries : &passage->issuer);
}

static json_t *section(const struct ssk_passage *passage)
{
    const char *number = passage->section_number, *title = passage->section_title;
    if (number && title)
        return json_sprintf("%s %s", number, title);
    return number || title ? json_string(number ? number : title) : NULL;
}

static json_t *value_of(const struct ssk_passage *passage, enum facet facet)
{
    struct ssk_buffer value = SSK_BUFFER_INIT;
    passage_value(&value, passage, facet, 0, NULL);
    json_t *json = json_string(ssk_buffer_string(&value));
    ssk_buffer_free(&value);
    return json;
}

/* The columns that the passage counts in. */
static json_t *columns_of(const struct report *report, const struct ssk_passage *passage)
{
    json_t *columns = json_array();
    struct ssk_buffer value = SSK_BUFFER_INIT;
    for (size_t i = 0; passage_value(&value, passage, report->by, i, report->ministries); i++) {
        for (size_t column = 0; column < report->column_count; column++)
            if (strcmp(report->columns[column], ssk_buffer_string(&value)) == 0)
                json_array_append_new(columns, json_integer((json_int_t)column));
        ssk_buffer_clear(&value);
        if (value.data)
            *value.data = '\0';
    }
    ssk_buffer_free(&value);
    return columns;
}

/* The first matches of the hit; *row moves behind all of its rows. */
static json_t *lines_of(const struct kwic *kwic, const struct hit *hit, size_t *row)
{
    json_t *lines = json_array();
    for (size_t count = 0; *row < kwic->count && kwic->rows[*row].hit == hit; (*row)++, count++)
        if (count < LINES)
            json_array_append_new(lines, json_pack("[s, s, s]", kwic->rows[*row].left, kwic->rows[*row].match,
                                                   kwic->rows[*row].right));
    return lines;
}

static json_t *passage_json(const struct report *report, size_t topic, const struct hit *hit, json_t *lines)
{
    const struct ssk_passage *passage = &hit->passage;
    json_t *year = value_of(passage, FACET_YEAR);
    json_t *when = passage->date ? json_string(passage->date) : json_incref(year);
    json_t *page = passage->page ? json_integer(passage->page) : NULL;
    const char *text = json_array_size(lines) ? NULL : passage->text;
    return json_pack("{s:i, s:o, s:o, s:o*, s:o*, s:o*, s:s, s:s*, s:o*, s:s*, s:o*, s:s*, s:s*, s:o}",
                     "topic", (int)topic, "columns", columns_of(report, passage), "year", year, "when", when,
                     "who", who(passage), "section", section(passage), "kind", ssk_kind_name(passage->kind),
                     "title", passage->title, "page", page, "path", passage->source_path, "file",
                     address_json(passage), "url", source_web_address(passage), "text", text, "lines", lines);
}

static bool add_passages(json_t *list, const struct report *report, size_t topic)
{
    const struct search *search = report->topics[topic].search;
    struct kwic kwic;
    size_t row = 0;
    bool added = kwic_of(&kwic, search, CONTEXT, KWIC_HIT) == SSK_OK;
    for (size_t i = 0; i < search->hit_count && added; i++)
        added = json_array_append_new(list, passage_json(report, topic, &search->hits[i],
                                                         lines_of(&kwic, &search->hits[i], &row))) == 0;
    kwic_free(&kwic);
    return added;
}

/* ------------------------------------------------------------------------------------------ the object */

static json_t *data_json(const struct report *report)
{
    json_t *topics = json_array(), *columns = json_array(), *passages = json_array();
    bool added = passages != NULL;
    for (size_t i = 0; i < report->topic_count && added; i++) {
        json_array_append_new(topics, json_pack("{s:s, s:s}", "name", report->topics[i].name, "query",
                                                report->topics[i].query));
        added = add_passages(passages, report, i);
    }
    for (size_t i = 0; i < report->column_count; i++)
        json_array_append_new(columns, json_string(*report->columns[i] ? report->columns[i] : "(none)"));
    json_t *data =
        added ? json_pack("{s:O, s:O, s:O}", "topics", topics, "columns", columns, "passages", passages)
              : NULL;
    json_decref(topics);
    json_decref(columns);
    json_decref(passages);
    return data;
}

/* In JSON < stands within strings only, where \u003c is the same: so no text can end the script. */
static int write_safe(const char *text, size_t length, void *out)
{
    for (const char *end = text + length, *open; text < end; text = open) {
        open = memchr(text, '<', (size_t)(end - text));
        open = open ? open : end;
        if (ssk_json_write(text, (size_t)(open - text), out) != 0 ||
            (open < end && fputs("\\u003c", out) < 0))
            return -1;
        open += open < end;
    }
    return 0;
}

ssk_status report_write_data(FILE *out, const struct report *report)
{
    json_t *data = data_json(report);
    int failed = data ? json_dump_callback(data, write_safe, out, JSON_COMPACT) : -1;
    json_decref(data);
    return failed ? SSK_MEMORY : SSK_OK;
}
