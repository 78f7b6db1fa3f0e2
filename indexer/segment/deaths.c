/* The dead are analysed once more, from their blocks: segments do not keep the terms of each passage, which
 * would take half as much as their text, to spare this for the few that die. */
#include "indexer/segment/deaths.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "indexer/lists/bigram_lists.h"
#include "seisaku/index.h"
#include "seisaku/numbers.h"
#include "seisaku/schema.h"

#define BIGRAM_MARK "\001"

/* Of longer terms nobody asks the frequency, and the keys of metadata have no room for them. */
enum { TERM_BYTES = SSK_TERM_LIMIT + 1 };

ssk_status deaths_add(struct deaths *deaths, uint32_t docid, struct ssk_error *error)
{
    if (!deaths->noted && !(deaths->noted = calloc(deaths->segment->passages / 8 + 1, 1)))
        return ssk_no_memory(error);
    if (!deaths_have(deaths, docid)) {
        deaths->noted[docid / 8] |= (unsigned char)(1u << docid % 8);
        deaths->count++;
    }
    return SSK_OK;
}

static bool is_noted(const struct deaths *deaths, uint32_t docid)
{
    return deaths->noted && deaths->noted[docid / 8] >> docid % 8 & 1;
}

bool deaths_have(const struct deaths *deaths, uint32_t docid)
{
    return is_noted(deaths, docid) || ssk_docids_has(&deaths->segment->dead, docid);
}

void deaths_free(struct deaths *deaths)
{
    free(deaths->noted);
    ssk_docids_free(&deaths->docids);
    string_map_free(&deaths->lost);
}

/* ------------------------------------------------------------------------------------------ counting */

static bool lose(struct deaths *deaths, const char *term, size_t length, size_t times)
{
    char *name = strndup(term, length);
    bool added, done = name && string_map_put(&deaths->lost, name, times, &added);
    if (done && !added)
        *string_map_find(&deaths->lost, name) += times;
    free(name);
    return done;
}

struct losing {
    struct deaths *deaths;
    bool failed;
};

static bool lose_term(void *context, const char *term, size_t length, uint32_t wdf)
{
    struct losing *losing = context;
    losing->deaths->length += wdf;
    if (*term != *SSK_TERM_PLACE && length <= TERM_BYTES)
        losing->failed = !lose(losing->deaths, term, length, 1);
    return !losing->failed;
}

static int by_value(const void *one, const void *other)
{
    const uint64_t *a = one, *b = other;
    return (*a > *b) - (*a < *b);
}

/* Each bigram of the passage once. */
static bool lose_bigrams(struct deaths *deaths, const struct ssk_folded *folded)
{
    struct bigrams bigrams = {0};
    bool done = bigrams_add(&bigrams, folded, 0);
    if (bigrams.count)
        qsort(bigrams.items, bigrams.count, sizeof *bigrams.items, by_value);
    for (size_t i = 0; i < bigrams.count && done; i++) {
        char name[16] = BIGRAM_MARK;
        if (i == 0 || bigrams.items[i] != bigrams.items[i - 1])
            done = lose(deaths, name, 1 + bigram_text(name + 1, bigrams.items[i]), 1);
    }
    bigrams_free(&bigrams);
    return done;
}

static ssk_status lose_passage(struct deaths *deaths, struct index_document_maker *maker,
                               const struct batch_item *item, struct ssk_error *error)
{
    struct index_document made;
    struct losing losing = {.deaths = deaths};
    const struct index_place place = {.tag = deaths->segment->tag};
    ssk_status status = index_document_make(&made, maker, item, &place, error);
    if (status != SSK_OK)
        return status;
    bool done = xap_document_visit_terms(made.document, lose_term, &losing) == XAP_OK && !losing.failed &&
                lose_bigrams(deaths, made.folded);
    deaths->characters += ssk_utf8_count(item->passage.text, strlen(item->passage.text));
    xap_document_free(made.document);
    return done ? SSK_OK : ssk_no_memory(error);
}

/* What was lost before, in the segment that tells of it. */
static bool recall(void *context, const char *key, size_t length, uint32_t unused)
{
    struct losing *losing = context;
    struct ssk_segment *segment = losing->deaths->segment;
    const size_t prefix = strlen(SSK_META_LOST) + strlen(segment->tag) + 1;
    uint32_t count = 0;
    (void)unused;
    losing->failed = ssk_segment_lost(&count, segment, key + prefix, length - prefix, NULL) != SSK_OK ||
                     !lose(losing->deaths, key + prefix, length - prefix, count);
    return !losing->failed;
}

static ssk_status recall_all(struct deaths *deaths, struct ssk_error *error)
{
    struct losing losing = {.deaths = deaths};
    char prefix[128];
    int length = snprintf(prefix, sizeof prefix, SSK_META_LOST "%s:", deaths->segment->tag);
    deaths->characters = deaths->segment->dead_characters;
    deaths->length = deaths->segment->dead_length;
    if (!deaths->segment->state)
        return SSK_OK;
    xap_status status =
        xap_db_visit_metadata_keys(deaths->segment->state->db, prefix, (size_t)length, recall, &losing);
    if (status == XAP_OK && losing.failed)
        status = XAP_MEMORY;
    return status == XAP_OK ? SSK_OK : ssk_segment_fail(deaths->segment, status, error);
}

ssk_status deaths_count(struct deaths *deaths, struct index_document_maker *maker, struct ssk_error *error)
{
    ssk_status status = recall_all(deaths, error);
    for (uint32_t docid = 1; docid <= deaths->segment->passages && status == SSK_OK; docid++) {
        struct batch_item item = {0};
        const struct ssk_block *block;
        size_t index;
        char *source = NULL;
        if (!deaths_have(deaths, docid))
            continue;
        if (!ssk_docids_add(&deaths->docids, docid))
            return ssk_no_memory(error);
        if (!is_noted(deaths, docid))
            continue;
        status = ssk_segment_block(&block, &index, deaths->segment, docid, error);
        if (status == SSK_OK)
            status = ssk_block_passage(&item.passage, &source, &item.number, block, index, error);
        item.source = source;
        if (status == SSK_OK)
            status = lose_passage(deaths, maker, &item, error);
        ssk_passage_free(&item.passage);
        free(source);
    }
    return status;
}

/* ------------------------------------------------------------------------------------------ writing */

struct writing {
    const char *tag;
    struct xap_writer *writer;
    struct ssk_buffer key, value;
    xap_status status;
};

static bool write_lost(void *context, const char *name, size_t number)
{
    struct writing *writing = context;
    ssk_buffer_clear(&writing->key);
    ssk_buffer_clear(&writing->value);
    ssk_buffer_printf(&writing->key, SSK_META_LOST "%s:%s", writing->tag, name);
    ssk_append_number(&writing->value, number);
    writing->status = writing->key.failed || writing->value.failed
                          ? XAP_MEMORY
                          : xap_writer_set_metadata(writing->writer, writing->key.data, writing->key.length,
                                                    writing->value.data, writing->value.length);
    return writing->status == XAP_OK;
}

xap_status deaths_write(const struct deaths *deaths, struct xap_writer *writer)
{
    struct writing writing = {.tag = deaths->segment->tag, .writer = writer};
    if (!deaths->docids.count)
        return XAP_OK;
    ssk_buffer_printf(&writing.key, SSK_META_DEAD "%s", writing.tag);
    ssk_append_number(&writing.value, deaths->length);
    ssk_append_number(&writing.value, deaths->characters);
    ssk_postings_append(&writing.value, &deaths->docids);
    writing.status = writing.key.failed || writing.value.failed
                         ? XAP_MEMORY
                         : xap_writer_set_metadata(writer, writing.key.data, writing.key.length,
                                                   writing.value.data, writing.value.length);
    if (writing.status == XAP_OK)
        string_map_each(&deaths->lost, write_lost, &writing);
    ssk_buffer_free(&writing.key);
    ssk_buffer_free(&writing.value);
    return writing.status;
}
