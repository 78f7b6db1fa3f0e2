/* A bigram and a passage are one number: two code points and, below them, the passage. The passages come in
 * their order, so that sorting by the bigram alone, stably, is all there is to do. In UTF-8 bigrams sort as
 * they do here. */
#include "indexer/index/bigram_lists.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "seisaku/array.h"
#include "seisaku/buffer.h"
#include "seisaku/numbers.h"
#include "seisaku/schema.h"
#include "seisaku/terms.h"

enum { POINT_BITS = 21, PASSAGE_BITS = 22, DIGIT_BITS = 11, DIGITS = 1 << DIGIT_BITS };

static uint32_t passage_of(uint64_t item)
{
    return (uint32_t)(item & ((1u << PASSAGE_BITS) - 1));
}

/* ------------------------------------------------------------------------------------------ gathering */

bool bigrams_add(struct bigrams *bigrams, const struct ssk_folded *folded, uint32_t number)
{
    if (!SSK_RESERVE(bigrams->items, bigrams->count + folded->count, bigrams->capacity))
        return false;
    uint64_t *item = bigrams->items + bigrams->count;
    for (size_t i = 0; i < folded->count; i++) {
        uint64_t second = i + 1 < folded->count ? folded->points[i + 1] : SSK_BIGRAM_END;
        /* 21 bits and 21 bits and 22: the code points of Unicode just fit. */
        item[i] =
            (uint64_t)folded->points[i] << (POINT_BITS + PASSAGE_BITS) | second << PASSAGE_BITS | number;
    }
    bigrams->count += folded->count;
    return true;
}

size_t bigram_text(char *text, uint64_t item)
{
    uint32_t second = (uint32_t)(item >> PASSAGE_BITS & ((1u << POINT_BITS) - 1));
    size_t length = ssk_utf8_put(text, (uint32_t)(item >> (POINT_BITS + PASSAGE_BITS)));
    return length + ssk_utf8_put(text + length, second);
}

void bigrams_free(struct bigrams *bigrams)
{
    free(bigrams->items);
    free(bigrams->sorted);
    *bigrams = (struct bigrams){0};
}

/* Radix sort by the two code points, least significant digit first. */
static bool sort(struct bigrams *bigrams)
{
    uint64_t *from = bigrams->items;
    uint64_t *to = bigrams->sorted = reallocarray(bigrams->sorted, bigrams->capacity + 1, sizeof *to);
    if (!to)
        return false;
    for (int shift = PASSAGE_BITS; shift < 64; shift += DIGIT_BITS) {
        size_t places[DIGITS] = {0}, place = 0;
        for (size_t i = 0; i < bigrams->count; i++)
            places[from[i] >> shift & (DIGITS - 1)]++;
        for (size_t digit = 0; digit < DIGITS; digit++) {
            size_t number = places[digit];
            places[digit] = place;
            place += number;
        }
        for (size_t i = 0; i < bigrams->count; i++)
            to[places[from[i] >> shift & (DIGITS - 1)]++] = from[i];
        uint64_t *swap = from;
        from = to;
        to = swap;
    }
    bigrams->items = from;
    bigrams->sorted = to;
    return true;
}

/* ------------------------------------------------------------------------------------------ a part's file */

/* A list in a file: the bigram, its number of passages, the first, the last, the bytes of the gaps, the gaps
 * (each less 1), all as numbers. Appends that of the items from `first` to `end`. */
static void append_list(struct ssk_buffer *out, struct ssk_buffer *gaps, const uint64_t *items, size_t first,
                        size_t end)
{
    uint32_t last = passage_of(items[first]);
    size_t count = 1;
    ssk_buffer_clear(gaps);
    for (size_t i = first + 1; i < end; i++) {
        uint32_t passage = passage_of(items[i]);
        if (passage == last)
            continue;
        ssk_append_number(gaps, passage - last - 1);
        last = passage;
        count++;
    }
    ssk_append_number(out, items[first] >> PASSAGE_BITS);
    ssk_append_number(out, count);
    ssk_append_number(out, passage_of(items[first]));
    ssk_append_number(out, last);
    ssk_append_number(out, gaps->length);
    ssk_buffer_append(out, ssk_buffer_string(gaps), gaps->length);
}

ssk_status bigrams_write(struct bigrams *bigrams, const char *path)
{
    struct ssk_buffer lists = SSK_BUFFER_INIT, gaps = SSK_BUFFER_INIT;
    if (!sort(bigrams))
        return SSK_MEMORY;
    for (size_t i = 0, next; i < bigrams->count; i = next) {
        uint64_t bigram = bigrams->items[i] >> PASSAGE_BITS;
        for (next = i + 1; next < bigrams->count && bigrams->items[next] >> PASSAGE_BITS == bigram;)
            next++;
        append_list(&lists, &gaps, bigrams->items, i, next);
    }
    bigrams->count = 0;
    ssk_status status = lists.failed || gaps.failed ? SSK_MEMORY : SSK_OK;
    FILE *file = status == SSK_OK ? fopen(path, "wb") : NULL;
    if (status == SSK_OK)
        status = file && fwrite(ssk_buffer_string(&lists), 1, lists.length, file) == lists.length ? SSK_OK
                                                                                                  : SSK_IO;
    if (file && fclose(file) != 0)
        status = SSK_IO;
    ssk_buffer_free(&lists);
    ssk_buffer_free(&gaps);
    return status;
}

/* ------------------------------------------------------------------------------------------ joining */

/* A file that is read list by list. */
struct reader {
    FILE *file;
    uint32_t base;   /* docid of passage 0 */
    uint64_t bigram; /* of the list at hand; UINT64_MAX at the end */
    uint64_t count, first, last;
    struct ssk_buffer gaps;
    ssk_status status;
};

static bool read_number(struct reader *reader, uint64_t *number)
{
    *number = 0;
    for (unsigned shift = 0; shift < 64; shift += 7) {
        int byte = getc_unlocked(reader->file);
        if (byte == EOF)
            return false;
        *number |= (uint64_t)(byte & 0x7f) << shift;
        if (byte < 0x80)
            return true;
    }
    return false;
}

/* Goes on to the next list. */
static void advance(struct reader *reader)
{
    uint64_t bytes;
    reader->bigram = UINT64_MAX;
    int byte = getc_unlocked(reader->file);
    if (byte == EOF && !ferror(reader->file))
        return;
    ungetc(byte, reader->file);
    uint64_t bigram;
    if (!read_number(reader, &bigram) || !read_number(reader, &reader->count) ||
        !read_number(reader, &reader->first) || !read_number(reader, &reader->last) ||
        !read_number(reader, &bytes)) {
        reader->status = SSK_IO;
        return;
    }
    ssk_buffer_clear(&reader->gaps);
    if (!ssk_buffer_reserve(&reader->gaps, bytes))
        reader->status = SSK_MEMORY;
    else if (fread(reader->gaps.data, 1, bytes, reader->file) != bytes)
        reader->status = SSK_IO;
    reader->gaps.length = bytes;
    reader->bigram = reader->status == SSK_OK ? bigram : UINT64_MAX;
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

/* A bigram's list while it grows. */
struct joined {
    uint64_t bigram, count, last;
    struct ssk_buffer gaps, list;
};

static xap_status write_joined(struct xap_writer *writer, struct joined *joined)
{
    char key[16] = SSK_META_LIST;
    size_t length = 1;
    if (!joined->count)
        return XAP_OK;
    length += bigram_text(key + length, joined->bigram << PASSAGE_BITS);
    ssk_buffer_clear(&joined->list);
    ssk_append_number(&joined->list, joined->count);
    ssk_buffer_append(&joined->list, ssk_buffer_string(&joined->gaps), joined->gaps.length);
    if (joined->list.failed || joined->gaps.failed)
        return XAP_MEMORY;
    return xap_writer_set_metadata(writer, key, length, joined->list.data, joined->list.length);
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
    ssk_buffer_append(&joined->gaps, ssk_buffer_string(&reader->gaps), reader->gaps.length);
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
    ssk_buffer_free(&joined.gaps);
    ssk_buffer_free(&joined.list);
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
        ssk_buffer_free(&readers[i].gaps);
    }
    free(readers);
    free(heap);
    return status;
}
