/* Each hit gives an entry for each combination of its values; entries are sorted and added up. */
#include "query/rank/tally.h"

#include <stdlib.h>
#include <string.h>

#include "query/rank/passage_values.h"
#include "seisaku/array.h"

struct entry {
    char *keys;
    size_t document; /* a number for each */
};

struct entries {
    struct entry *items;
    size_t count, capacity;
};

static bool add_entry(struct entries *entries, const char *keys, size_t document)
{
    char *copy = SSK_GROW(entries->items, entries->count, entries->capacity) ? strdup(keys) : NULL;
    if (copy)
        entries->items[entries->count++] = (struct entry){copy, document};
    return copy != NULL;
}

/* What passages are counted by. */
struct keys {
    const enum facet *by;
    size_t count;
    const struct ssk_ministries *ministries;
};

/* One entry for each combination of the values of the keys from `key` on, behind those in `prefix`. */
static bool add_combinations(struct entries *entries, const struct ssk_passage *passage,
                             const struct keys *keys, size_t key, struct ssk_buffer *prefix, size_t document)
{
    if (key == keys->count)
        return !prefix->failed && add_entry(entries, ssk_buffer_string(prefix), document);
    size_t length = prefix->length;
    bool added = true;
    for (size_t i = 0; added; i++) {
        ssk_buffer_append_string(prefix, key ? "\t" : "");
        if (!passage_value(prefix, passage, keys->by[key], i, keys->ministries))
            break;
        added = add_combinations(entries, passage, keys, key + 1, prefix, document);
        prefix->length = length;
        if (prefix->data)
            prefix->data[length] = '\0';
    }
    prefix->length = length;
    if (prefix->data)
        prefix->data[length] = '\0';
    return added;
}

int tally_compare_keys(const char *a, const char *b)
{
    for (;;) {
        size_t a_length = strcspn(a, "\t"), b_length = strcspn(b, "\t");
        if (!a_length || !b_length) {
            if (a_length || b_length)
                return a_length ? -1 : 1;
        } else {
            char *x = strndup(a, a_length), *y = strndup(b, b_length);
            int order = x && y ? strverscmp(x, y) : 0;
            free(x);
            free(y);
            if (order)
                return order;
        }
        if (!a[a_length] || !b[b_length])
            return (a[a_length] != 0) - (b[b_length] != 0);
        a += a_length + 1;
        b += b_length + 1;
    }
}

static int by_keys(const void *a, const void *b)
{
    const struct entry *x = a, *y = b;
    int order = strcmp(x->keys, y->keys) == 0 ? 0 : tally_compare_keys(x->keys, y->keys);
    return order ? order : (x->document > y->document) - (x->document < y->document);
}

/* Adds up what is sorted; the first entry of each cell gives up its keys. */
static ssk_status add_up(struct tally *out, struct entries *entries)
{
    out->cells = calloc(entries->count + 1, sizeof *out->cells);
    if (!out->cells)
        return SSK_MEMORY;
    for (size_t i = 0; i < entries->count; i++) {
        struct entry *entry = &entries->items[i];
        struct tally_cell *cell = out->count ? &out->cells[out->count - 1] : NULL;
        if (!cell || strcmp(cell->keys, entry->keys) != 0) {
            cell = &out->cells[out->count++];
            *cell = (struct tally_cell){.keys = entry->keys, .documents = 1};
            entry->keys = NULL;
        } else if (entry->document != entries->items[i - 1].document)
            cell->documents++;
        cell->passages++;
    }
    return SSK_OK;
}

ssk_status tally_fetch(struct search *search, struct session *session, struct ssk_error *error)
{
    search->limit = session->passages;
    search->offset = 0;
    search->sort = SORT_DOCUMENT;
    search->unmarked = true;
    return search_run(search, session, error);
}

/* Whether hit `i` is of another document than the one before it; a passage without a document is one. */
static bool opens_document(const struct search *search, size_t i)
{
    const char *before = i ? search->hits[i - 1].passage.doc_id : NULL, *now = search->hits[i].passage.doc_id;
    return !before || !now || strcmp(before, now) != 0;
}

uint32_t tally_documents(const struct search *search)
{
    uint32_t documents = 0;
    for (size_t i = 0; i < search->hit_count; i++)
        documents += opens_document(search, i);
    return documents;
}

ssk_status tally_hits(struct tally *out, const struct search *search, const enum facet *by, size_t by_count,
                      const struct ssk_ministries *ministries)
{
    const struct keys keys = {by, by_count, ministries};
    struct entries entries = {0};
    struct ssk_buffer prefix = SSK_BUFFER_INIT;
    size_t document = 0;
    bool added = true;
    *out = (struct tally){0};
    for (size_t i = 0; i < search->hit_count && added; i++) {
        document += opens_document(search, i);
        added = add_combinations(&entries, &search->hits[i].passage, &keys, 0, &prefix, document);
    }
    if (entries.count)
        qsort(entries.items, entries.count, sizeof *entries.items, by_keys);
    ssk_status status = added ? add_up(out, &entries) : SSK_MEMORY;
    for (size_t i = 0; i < entries.count; i++)
        free(entries.items[i].keys);
    free(entries.items);
    ssk_buffer_free(&prefix);
    return status;
}

void tally_free(struct tally *tally)
{
    for (size_t i = 0; i < tally->count; i++)
        free(tally->cells[i].keys);
    free(tally->cells);
    *tally = (struct tally){0};
}
