#include "query/print/print_hit.h"

#include <assert.h>
#include <string.h>

#include "query/show/explain.h"
#include "query/show/snippet.h"

const struct ssk_field *passage_field(const char *name)
{
    const struct ssk_field *field = ssk_passage_fields;
    while (field->name && strcmp(field->name, name) != 0)
        field++;
    assert(field->name);
    return field;
}

void print_field(struct printer *printer, const struct ssk_passage *passage, const struct ssk_field *field)
{
    const void *member = (const char *)passage + field->offset;
    switch (field->kind) {
    case SSK_FIELD_STRING:
        print_string(printer, field->name, *(char *const *)member);
        break;
    case SSK_FIELD_PATH:
        print_strings(printer, field->name, member, SSK_JOIN_PATH);
        break;
    case SSK_FIELD_NAMES:
        print_strings(printer, field->name, member, SSK_JOIN_NAMES);
        break;
    case SSK_FIELD_KIND:
        print_string(printer, field->name, ssk_kind_name(passage->kind));
        break;
    case SSK_FIELD_GENRE:
        print_string(printer, field->name, ssk_genre_name(passage->genre));
        break;
    case SSK_FIELD_YEAR_SOURCE:
        print_string(printer, field->name, ssk_year_source_name(passage->fiscal_year_source));
        break;
    case SSK_FIELD_NUMBER:
        print_known(printer, field->name, *(const int *)member);
        break;
    }
}

static void print_snippet(struct printer *printer, const struct hit *hit)
{
    struct ssk_buffer snippet = SSK_BUFFER_INIT;
    snippet_append(&snippet, hit->passage.text, &hit->matches, "【", "】");
    print_string(printer, "snippet", ssk_buffer_string(&snippet));
    printer->failed |= snippet.failed;
    ssk_buffer_free(&snippet);
}

/* The passage's members as `seisaku-index --dump` has them. */
static void print_passage(struct printer *printer, const struct ssk_passage *passage)
{
    struct ssk_buffer text = SSK_BUFFER_INIT;
    json_t *object = NULL, *value;
    const char *key;
    if (ssk_passage_to_json(passage, &text) == SSK_OK && !text.failed)
        object = json_loadb(text.data, text.length, 0, NULL);
    printer->failed |= !object;
    json_object_foreach(object, key, value) print_json(printer, key, json_incref(value));
    json_decref(object);
    ssk_buffer_free(&text);
}

static void print_matches(struct printer *printer, const struct occurrences *matches)
{
    print_list(printer, "matches");
    for (size_t i = 0; i < matches->count; i++) {
        print_list(printer, NULL);
        print_integer(printer, NULL, matches->items[i].start);
        print_integer(printer, NULL, matches->items[i].end);
        print_end(printer);
    }
    print_end(printer);
}

static void print_side(struct printer *printer, const char *name, const struct ssk_passage *passages,
                       size_t count)
{
    print_list(printer, name);
    for (size_t i = 0; i < count; i++) {
        print_map(printer, NULL);
        print_string(printer, "id", passages[i].id);
        print_string(printer, "text", passages[i].text);
        print_end(printer);
    }
    print_end(printer);
}

static void print_neighbours(struct printer *printer, const struct hit *hit)
{
    print_side(printer, "before", hit->neighbours, hit->before);
    print_side(printer, "after", hit->neighbours + hit->before, hit->after);
}

static void print_tree_hit(struct printer *printer, const char *qid, const struct hit *hit)
{
    print_passage(printer, &hit->passage);
    print_integer(printer, "rank", hit->rank);
    print_real(printer, "score", hit->score, 6);
    if (qid)
        print_string(printer, "qid", qid);
    if (printer->sampled)
        print_integer(printer, "seed", printer->seed);
    print_matches(printer, &hit->matches);
    print_snippet(printer, hit);
    if (hit->neighbours)
        print_neighbours(printer, hit);
    if (hit->explained)
        print_json(printer, "explain", explain_hit(hit));
}

static void print_flat_hit(struct printer *printer, const char *name, const char *value,
                           const struct hit *hit)
{
    if (name)
        print_string(printer, name, value);
    print_integer(printer, "rank", hit->rank);
    print_real(printer, "score", hit->score, 6);
    for (const struct ssk_field *field = ssk_passage_fields; field->name; field++)
        print_field(printer, &hit->passage, field);
    print_snippet(printer, hit);
}

/* All that a run has of a hit. */
static void print_run_hit(struct printer *printer, const char *qid, const struct hit *hit)
{
    if (qid)
        print_string(printer, "qid", qid);
    print_string(printer, "id", hit->passage.id);
    print_integer(printer, "rank", hit->rank);
    print_real(printer, "score", hit->score, 6);
}

void print_hit(struct printer *printer, const char *name, const char *value, const struct hit *hit)
{
    print_map(printer, NULL);
    if (print_form(printer) == FORM_RUN)
        print_run_hit(printer, value, hit);
    else if (print_is_flat(printer))
        print_flat_hit(printer, name, value, hit);
    else
        print_tree_hit(printer, value, hit);
    print_end(printer);
}

void print_hit_columns(struct printer *printer, const char *name)
{
    const char *names[64];
    size_t count = 0;
    if (name)
        names[count++] = name;
    names[count++] = "rank";
    names[count++] = "score";
    for (const struct ssk_field *field = ssk_passage_fields; field->name; field++)
        names[count++] = field->name;
    names[count++] = "snippet";
    print_columns(printer, names, count);
}
