/* Hits as jansson objects. */
#include "query/print/hit_json.h"

#include <math.h>
#include <string.h>

#include "query/rank/facets.h"
#include "query/show/explain.h"
#include "query/show/snippet.h"

static json_t *matches_json(const struct occurrences *matches)
{
    json_t *pairs = json_array();
    for (size_t i = 0; pairs && i < matches->count; i++)
        json_array_append_new(pairs,
                              json_pack("[i, i]", (int)matches->items[i].start, (int)matches->items[i].end));
    return pairs;
}

json_t *hit_json(const struct hit *hit, const char *qid)
{
    struct ssk_buffer text = SSK_BUFFER_INIT;
    json_t *object = NULL;
    if (ssk_passage_to_json(&hit->passage, &text) == SSK_OK && !text.failed)
        object = json_loadb(text.data, text.length, 0, NULL);
    ssk_buffer_clear(&text);
    snippet_append(&text, hit->passage.text, &hit->matches, "【", "】");
    bool complete =
        object && json_object_set_new(object, "rank", json_integer((json_int_t)hit->rank)) == 0 &&
        json_object_set_new(object, "score", json_real(round(hit->score * 1e6) / 1e6)) == 0 &&
        (!qid || json_object_set_new(object, "qid", json_string(qid)) == 0) &&
        json_object_set_new(object, "matches", matches_json(&hit->matches)) == 0 &&
        json_object_set_new(object, "snippet", json_stringn(ssk_buffer_string(&text), text.length)) == 0 &&
        (!hit->term_count || json_object_set_new(object, "explain", explain_hit(hit)) == 0);
    ssk_buffer_free(&text);
    if (complete)
        return object;
    json_decref(object);
    return NULL;
}

static json_t *counts_json(const struct facet_counts *counts)
{
    json_t *list = json_array();
    for (size_t i = 0; list && i < counts->count; i++) {
        const char *value = *counts->items[i].value ? counts->items[i].value : NULL;
        json_array_append_new(list,
                              json_pack("{s:s?, s:i}", "value", value, "count", (int)counts->items[i].count));
    }
    return list;
}

json_t *facets_json(const struct search *search)
{
    json_t *object = json_object();
    for (int facet = 0; object && facet < FACETS; facet++)
        if (search->wants_facet[facet])
            json_object_set_new(object, facet_names[facet], counts_json(&search->facets[facet]));
    return object;
}

static json_t *hits_json(const struct search *search, const char *qid)
{
    json_t *hits = json_array();
    bool complete = hits != NULL;
    for (size_t i = 0; i < search->hit_count && complete; i++)
        complete = json_array_append_new(hits, hit_json(&search->hits[i], qid)) == 0;
    if (complete)
        return hits;
    json_decref(hits);
    return NULL;
}

json_t *result_json(const struct search *search, const char *qid)
{
    json_t *hits = hits_json(search, qid), *facets = facets_json(search);
    json_t *object = hits && facets ? json_object() : NULL;
    if (object && qid)
        json_object_set_new(object, "qid", json_string(qid));
    if (object && json_object_set_new(object, "total", json_integer(search->total)) == 0 &&
        json_object_set(object, "facets", facets) == 0 && json_object_set(object, "hits", hits) == 0) {
        json_decref(hits);
        json_decref(facets);
        return object;
    }
    json_decref(hits);
    json_decref(facets);
    json_decref(object);
    return NULL;
}
