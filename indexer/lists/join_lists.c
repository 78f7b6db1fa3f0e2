/* A heap of the parts' files, by the bigrams they are at. */
#include "indexer/lists/join_lists.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "indexer/lists/bigram_lists.h"
#include "seisaku/buffer.h"
#include "seisaku/numbers.h"
#include "seisaku/schema.h"
#include "seisaku/segment.h"
#include "seisaku/unicode.h"

/* Lists of no more bytes have no key of their own: four fifths of JaQuAD's 204,000, whose index is a twelfth
 * smaller by it. */
enum { SHORT_BYTES = 16 };

/* ------------------------------------------------------------------------------------------ files */

enum { ROOM = 16 << 10, NUMBER_BYTES = 10 };

/* A file that is read list by list. */
struct reader {
    FILE *file;
    struct ssk_buffer room; /* what was read of it */
    struct ssk_bytes left;  /* what of that is still to be taken */
    uint32_t base;          /* docid of passage 0 */
    uint64_t bigram;        /* of the list at hand; UINT64_MAX at the end */
    uint64_t count, first, last;
    const char *gaps; /* in the room */
    size_t gap_bytes;
    ssk_status status;
};

/* Reads on until so many bytes are left, or as many as the file has; false at a failure. */
static bool have(struct reader *reader, size_t bytes)
{
    size_t left = (size_t)(reader->left.end - reader->left.at);
    if (left >= bytes)
        return true;
    if (!ssk_buffer_reserve(&reader->room, bytes + ROOM)) {
        reader->status = SSK_MEMORY;
        return false;
    }
    char *room = reader->room.data;
    if (left)
        memmove(room, room + (reader->room.length - left), left);
    reader->room.length = left + fread(room + left, 1, bytes + ROOM - left, reader->file);
    reader->left = (struct ssk_bytes){room, room + reader->room.length};
    if (ferror(reader->file))
        reader->status = SSK_IO;
    return reader->status == SSK_OK;
}

/* Goes on to the next list. */
static void advance(struct reader *reader)
{
    uint64_t bigram, bytes;
    reader->bigram = UINT64_MAX;
    if (!have(reader, 5 * NUMBER_BYTES) || reader->left.at == reader->left.end)
        return;
    bool whole = ssk_take_number(&reader->left, &bigram) && ssk_take_number(&reader->left, &reader->count) &&
                 ssk_take_number(&reader->left, &reader->first) &&
                 ssk_take_number(&reader->left, &reader->last) && ssk_take_number(&reader->left, &bytes);
    if (whole && !have(reader, bytes))
        return;
    reader->gaps = whole ? ssk_take_bytes(&reader->left, bytes) : NULL;
    reader->gap_bytes = bytes;
    if (reader->gaps)
        reader->bigram = bigram;
    else
        reader->status = SSK_IO;
}

static bool comes_first(const struct reader *a, const struct reader *b)
{
    return a->bigram != b->bigram ? a->bigram < b->bigram : a->base < b->base;
}

/* Lets the heap's item `at` sink to its place. */
static void sink(struct reader **heap, size_t count, size_t at)
{
    for (size_t child; (child = at * 2 + 1) < count; at = child) {
        if (child + 1 < count && comes_first(heap[child + 1], heap[child]))
            child++;
        if (!comes_first(heap[child], heap[at]))
            return;
        struct reader *swap = heap[at];
        heap[at] = heap[child];
        heap[child] = swap;
    }
}

/* A bigram's list while it grows, and the short lists that are there: of each its bigram, its bytes and the
 * list. These are written last, for keys that rise are written quickest. */
struct joined {
    uint64_t bigram, count, last;
    struct ssk_buffer gaps, list, shorts;
};

/* A pair's list, unless it is short. */
static xap_status write_pair(struct xap_writer *writer, const struct joined *joined)
{
    struct ssk_buffer key = SSK_BUFFER_INIT;
    if (joined->count < SSK_PAIR_LEAST)
        return XAP_OK;
    ssk_pair_key(&key, joined->bigram);
    xap_status status = key.failed ? XAP_MEMORY
                                   : xap_writer_set_metadata(writer, key.data, key.length, joined->list.data,
                                                             joined->list.length);
    ssk_buffer_free(&key);
    return status;
}

static xap_status write_joined(struct xap_writer *writer, struct joined *joined)
{
    char key[16] = SSK_META_LIST;
    size_t length = 1;
    if (!joined->count)
        return XAP_OK;
    ssk_buffer_clear(&joined->list);
    ssk_append_number(&joined->list, joined->count);
    ssk_buffer_append(&joined->list, ssk_buffer_string(&joined->gaps), joined->gaps.length);
    if (joined->list.failed || joined->gaps.failed || joined->shorts.failed)
        return XAP_MEMORY;
    if (ssk_is_pair(joined->bigram))
        return write_pair(writer, joined);
    if (joined->list.length > SHORT_BYTES) {
        length += bigram_text(key + length, joined->bigram << BIGRAM_PASSAGE_BITS);
        return xap_writer_set_metadata(writer, key, length, joined->list.data, joined->list.length);
    }
    ssk_append_number(&joined->shorts, joined->bigram);
    ssk_append_number(&joined->shorts, joined->list.length);
    ssk_buffer_append(&joined->shorts, joined->list.data, joined->list.length);
    return joined->shorts.failed ? XAP_MEMORY : XAP_OK;
}

static xap_status write_character(struct xap_writer *writer, uint32_t point, struct ssk_buffer *lists)
{
    char key[8] = SSK_META_SHORT;
    if (lists->failed)
        return XAP_MEMORY;
    if (!lists->length)
        return XAP_OK;
    size_t length = 1 + ssk_utf8_put(key + 1, point);
    xap_status status = xap_writer_set_metadata(writer, key, length, lists->data, lists->length);
    ssk_buffer_clear(lists);
    return status;
}

/* The short lists, those of each character together. */
static xap_status write_shorts(struct xap_writer *writer, const struct ssk_buffer *shorts)
{
    struct ssk_bytes bytes = {ssk_buffer_string(shorts), ssk_buffer_string(shorts) + shorts->length};
    struct ssk_buffer lists = SSK_BUFFER_INIT;
    uint64_t bigram, length;
    uint32_t first = 0;
    xap_status status = XAP_OK;
    while (status == XAP_OK && ssk_take_number(&bytes, &bigram) && ssk_take_number(&bytes, &length)) {
        const char *list = ssk_take_bytes(&bytes, length);
        if (bigram >> BIGRAM_POINT_BITS != first)
            status = write_character(writer, first, &lists);
        first = (uint32_t)(bigram >> BIGRAM_POINT_BITS);
        ssk_append_number(&lists, bigram & ((1u << BIGRAM_POINT_BITS) - 1));
        ssk_append_number(&lists, length);
        ssk_buffer_append(&lists, list, length);
    }
    if (status == XAP_OK)
        status = write_character(writer, first, &lists);
    ssk_buffer_free(&lists);
    return status;
}

static void start_joined(struct joined *joined, uint64_t bigram)
{
    joined->bigram = bigram;
    joined->count = 0;
    ssk_buffer_clear(&joined->gaps);
}

static void append_joined(struct joined *joined, const struct reader *reader)
{
    uint64_t first = reader->base + reader->first;
    ssk_append_number(&joined->gaps, joined->count ? first - joined->last - 1 : first);
    ssk_buffer_append(&joined->gaps, reader->gaps, reader->gap_bytes);
    joined->count += reader->count;
    joined->last = reader->base + reader->last;
}

static ssk_status join(struct xap_writer *writer, struct reader **heap, size_t count)
{
    struct joined joined = {.bigram = UINT64_MAX};
    xap_status written = XAP_OK;
    ssk_status status = SSK_OK;
    for (size_t i = count; i-- > 0;)
        sink(heap, count, i);
    while (status == SSK_OK && written == XAP_OK && count && heap[0]->bigram != UINT64_MAX) {
        if (heap[0]->bigram != joined.bigram) {
            written = write_joined(writer, &joined);
            start_joined(&joined, heap[0]->bigram);
        }
        append_joined(&joined, heap[0]);
        advance(heap[0]);
        status = heap[0]->status;
        sink(heap, count, 0);
    }
    if (status == SSK_OK && written == XAP_OK)
        written = write_joined(writer, &joined);
    if (status == SSK_OK && written == XAP_OK)
        written = write_shorts(writer, &joined.shorts);
    ssk_buffer_free(&joined.gaps);
    ssk_buffer_free(&joined.list);
    ssk_buffer_free(&joined.shorts);
    return status != SSK_OK ? status : written == XAP_MEMORY ? SSK_MEMORY : written ? SSK_OTHER : SSK_OK;
}

ssk_status bigrams_join(struct xap_writer *writer, const struct bigram_file *files, size_t count)
{
    struct reader *readers = calloc(count + 1, sizeof *readers), **heap = calloc(count + 1, sizeof(*heap));
    ssk_status status = readers && heap ? SSK_OK : SSK_MEMORY;
    for (size_t i = 0; i < count && status == SSK_OK; i++) {
        readers[i] = (struct reader){.file = fopen(files[i].path, "rb"), .base = files[i].first};
        heap[i] = &readers[i];
        if (readers[i].file)
            advance(&readers[i]);
        status = readers[i].file ? readers[i].status : SSK_IO;
    }
    if (status == SSK_OK)
        status = join(writer, heap, count);
    for (size_t i = 0; readers && i < count; i++) {
        if (readers[i].file)
            fclose(readers[i].file);
        ssk_buffer_free(&readers[i].room);
    }
    free(readers);
    free(heap);
    return status;
}
