/* Batch → part. */
#include "indexer/segment/part.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "indexer/lists/bigram_lists.h"
#include "indexer/segment/disk.h"
#include "indexer/segment/index_document.h"
#include "indexer/segment/passage_batch.h"
#include "seisaku/compress.h"
#include "seisaku/index.h"
#include "seisaku/passage_block.h"
#include "seisaku/schema.h"
#include "seisaku/segment.h"
#include "seisaku/translate.h"

/* What a part takes on disk by the bytes of its texts, with its lists: measured 2; and of none. */
enum { GROWTH = 4, PART_BYTES = 1 << 18 };

/* Of a block: the most passages, and the bytes of text that several may have on average. Larger ones take
 * less room, but the text of each hit that is looked at costs the unpacking of its block. */
enum { BLOCK_PASSAGES = 16, BLOCK_BYTES = 9 << 10 };

/* Blocks are compressed with a dictionary where there is so much text; it is made from so much of it. */
enum { EXAMPLES_FROM = 512 << 10, EXAMPLES_BYTES = 1 << 20 };

struct part_writer {
    struct index_document_maker *maker;
    struct ssk_block_writer block;
    struct ssk_buffer packed, key;
    struct bigrams bigrams;
    struct ssk_key_table keys;
    struct ssk_packer *packer; /* for the part at hand, as the next two */
    struct xap_writer *database;
    const struct part_plan *plan;
};

ssk_status part_writer_new(struct part_writer **out, const struct ssk_dictionary *dictionary,
                           struct ssk_error *error)
{
    struct part_writer *writer = calloc(1, sizeof *writer);
    *out = writer;
    if (!writer)
        return ssk_no_memory(error);
    return index_document_maker_new(&writer->maker, dictionary, error);
}

void part_writer_free(struct part_writer *writer)
{
    if (!writer)
        return;
    index_document_maker_free(writer->maker);
    ssk_block_writer_free(&writer->block);
    ssk_buffer_free(&writer->packed);
    ssk_buffer_free(&writer->key);
    bigrams_free(&writer->bigrams);
    ssk_key_table_free(&writer->keys);
    free(writer);
}

void part_free(struct part *part)
{
    if (!part)
        return;
    free(part->database);
    free(part->lists);
    free(part->ids);
    free(part);
}

static ssk_status fail(const struct part_writer *writer, xap_status status, struct ssk_error *error)
{
    return ssk_index_fail(error, status, writer->plan->index, xap_writer_message(writer->database));
}

/* ------------------------------------------------------------------------------------------ passages */

/* Writes what is in the block under writer->key. */
static ssk_status write_packed(struct part_writer *writer, struct ssk_block_writer *content,
                               struct ssk_error *error)
{
    const char *block;
    size_t length;
    ssk_status status = ssk_block_done(&block, &length, content);
    ssk_buffer_clear(&writer->packed);
    if (status == SSK_OK)
        status = ssk_pack(&writer->packed, writer->packer, block, length);
    if (status == SSK_INPUT)
        return ssk_fail(error, status, "titles, headings and names of a few passages are longer than %zu MiB",
                        length >> 20);
    if (status != SSK_OK || writer->key.failed)
        return ssk_no_memory(error);
    xap_status written = xap_writer_set_metadata(writer->database, writer->key.data, writer->key.length,
                                                 writer->packed.data, writer->packed.length);
    return written == XAP_OK ? SSK_OK : fail(writer, written, error);
}

static ssk_status write_block(struct part_writer *writer, uint32_t number, struct ssk_error *error)
{
    ssk_block_key(&writer->key, writer->plan->number, number);
    return write_packed(writer, &writer->block, error);
}

static ssk_status write_keys(struct part_writer *writer, struct ssk_error *error)
{
    ssk_key_block_key(&writer->key, writer->plan->number, ssk_key_table_block(&writer->keys));
    return write_packed(writer, &writer->keys.block, error);
}

/* The row of the passage's keys, which begins a block when the one before is full. */
static ssk_status add_keys(uint32_t *row, struct part_writer *writer, const struct ssk_passage *passage,
                           struct ssk_error *error)
{
    ssk_status status = SSK_OK;
    if (ssk_key_table_find(row, &writer->keys, passage))
        return SSK_OK;
    if (writer->keys.block.count == SSK_KEY_ROWS)
        status = write_keys(writer, error);
    *row = ssk_key_table_add(&writer->keys, passage);
    return status;
}

static ssk_status add(struct part_writer *writer, struct part *part, const struct batch_item *item,
                      struct ssk_error *error)
{
    struct index_document made;
    uint32_t docid, number = part->passages;
    struct index_place place = {.tag = writer->plan->tag, .part = part->number, .number = number};
    ssk_status status = add_keys(&place.keys, writer, &item->passage, error);
    if (status == SSK_OK)
        status = index_document_make(&made, writer->maker, item, &place, error);
    if (status != SSK_OK)
        return status;
    xap_status added = xap_writer_add_document(&docid, writer->database, made.document);
    xap_document_free(made.document);
    if (added != XAP_OK)
        return fail(writer, added, error);
    ssk_block_add(&writer->block, &item->passage, item->source, item->number, made.terms, made.count);
    if (!bigrams_add(&writer->bigrams, made.folded, number) ||
        !bigrams_add_pairs(&writer->bigrams, made.terms, made.count, number))
        return ssk_no_memory(error);
    part->ids[number] = ssk_id_hash(item->passage.id);
    part->characters += ssk_utf8_count(item->passage.text, strlen(item->passage.text));
    part->passages++;
    return writer->block.count < part->per_block ? SSK_OK
                                                 : write_block(writer, number / part->per_block, error);
}

static ssk_status add_all(struct part_writer *writer, struct part *part, const struct passage_batch *batch,
                          struct ssk_error *error)
{
    ssk_status status = SSK_OK;
    for (size_t i = 0; i < batch->count && status == SSK_OK; i++)
        status = add(writer, part, &batch->items[i], error);
    if (status == SSK_OK && writer->block.count)
        status = write_block(writer, part->passages / part->per_block, error);
    if (status == SSK_OK && writer->keys.block.count)
        status = write_keys(writer, error);
    return status;
}

/* ------------------------------------------------------------------------------------------ the part */

/* Twice as many passages a block as long as its text stays small: it is unpacked for one of them. */
static uint32_t per_block(const struct passage_batch *batch)
{
    uint32_t count = 1;
    while (count < BLOCK_PASSAGES && batch->bytes * count * 2 <= batch->count * BLOCK_BYTES)
        count *= 2;
    return count;
}

static ssk_status start(struct part **out, struct part_writer *writer, const struct part_plan *plan,
                        const struct passage_batch *batch)
{
    struct ssk_buffer path = SSK_BUFFER_INIT;
    struct part *part = *out = calloc(1, sizeof *part);
    writer->plan = plan;
    ssk_key_table_clear(&writer->keys);
    writer->packer = ssk_packer_new(ssk_buffer_string(plan->examples), plan->examples->length);
    if (!part)
        return SSK_MEMORY;
    part->number = plan->number;
    part->per_block = per_block(batch);
    part->examples = plan->genre;
    ssk_buffer_printf(&path, "%s/%u", plan->folder, plan->number);
    part->database = ssk_buffer_detach(&path);
    ssk_buffer_printf(&path, "%s/%u.lists", plan->folder, plan->number);
    part->lists = ssk_buffer_detach(&path);
    part->ids = calloc(batch->count + 1, sizeof *part->ids);
    return part->database && part->lists && part->ids && writer->packer ? SSK_OK : SSK_MEMORY;
}

static ssk_status write_lists(struct part_writer *writer, const struct part *part, struct ssk_error *error)
{
    ssk_status status = bigrams_write(&writer->bigrams, part->lists);
    if (status == SSK_IO)
        return ssk_fail(error, SSK_IO, "%s: cannot write the index: %s", writer->plan->index,
                        ssk_strerror(errno));
    return status == SSK_OK ? SSK_OK : ssk_no_memory(error);
}

ssk_status part_write(struct part **out, struct part_writer *writer, const struct part_plan *plan,
                      const struct passage_batch *batch, struct ssk_error *error)
{
    const int flags = XAP_CREATE | XAP_NO_SYNC | XAP_NO_TERMLIST;
    ssk_status status = start(out, writer, plan, batch);
    if (status != SSK_OK)
        status = ssk_no_memory(error);
    if (status == SSK_OK)
        status = disk_has_room(plan->index, batch->bytes * GROWTH + PART_BYTES, error);
    if (status == SSK_OK) {
        xap_status opened = xap_writer_open(&writer->database, (*out)->database, flags, 0);
        status = opened == XAP_OK ? add_all(writer, *out, batch, error) : fail(writer, opened, error);
    }
    if (status == SSK_OK) {
        xap_status closed = xap_writer_close(writer->database);
        status = closed == XAP_OK ? write_lists(writer, *out, error) : fail(writer, closed, error);
    }
    xap_writer_free(writer->database);
    writer->database = NULL;
    ssk_packer_free(writer->packer);
    writer->packer = NULL;
    return status;
}

/* ------------------------------------------------------------------------------------------ examples */

enum ssk_genre part_genre(const struct passage_batch *batch)
{
    size_t counts[SSK_GENRES] = {0};
    enum ssk_genre most = SSK_GENRE_NONE;
    for (size_t i = 0; i < batch->count; i++) {
        enum ssk_genre genre = batch->items[i].passage.genre;
        if (++counts[genre] > counts[most])
            most = genre;
    }
    return most;
}

/* Blocks from all over the batch. */
bool part_examples(struct ssk_buffer *out, const struct passage_batch *batch)
{
    struct ssk_block_writer block = {0};
    struct ssk_buffer blocks = SSK_BUFFER_INIT;
    size_t *lengths = calloc(batch->count + 1, sizeof *lengths);
    unsigned count = 0;
    const size_t size = per_block(batch), step = (batch->bytes / EXAMPLES_BYTES + 1) * size;
    for (size_t first = 0; lengths && batch->bytes >= EXAMPLES_FROM && first + size <= batch->count;
         first += step) {
        const char *data;
        for (size_t i = first; i < first + size; i++) {
            const struct batch_item *item = &batch->items[i];
            ssk_block_add(&block, &item->passage, item->source, item->number, NULL, 0);
        }
        if (ssk_block_done(&data, &lengths[count], &block) != SSK_OK)
            break;
        ssk_buffer_append(&blocks, data, lengths[count++]);
    }
    size_t before = out->length;
    if (count && !blocks.failed)
        ssk_train(out, blocks.data, lengths, count);
    free(lengths);
    ssk_buffer_free(&blocks);
    ssk_block_writer_free(&block);
    return out->length > before;
}
