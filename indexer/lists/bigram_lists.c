/* A bigram and a passage are one number: two code points and, below them, the passage. The passages come in
 * their order, so that sorting by the bigram alone, stably, is all there is to do. In UTF-8 bigrams sort as
 * they do here. */
#include "indexer/lists/bigram_lists.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "seisaku/array.h"
#include "seisaku/buffer.h"
#include "seisaku/numbers.h"
#include "seisaku/schema.h"
#include "seisaku/segment.h"
#include "seisaku/terms.h"

enum { DIGIT_BITS = 11, DIGITS = 1 << DIGIT_BITS };

static uint32_t passage_of(uint64_t item)
{
    return (uint32_t)(item & ((1u << BIGRAM_PASSAGE_BITS) - 1));
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
        item[i] = (uint64_t)folded->points[i] << (BIGRAM_POINT_BITS + BIGRAM_PASSAGE_BITS) |
                  second << BIGRAM_PASSAGE_BITS | number;
    }
    bigrams->count += folded->count;
    return true;
}

static bool add_pair(struct bigrams *bigrams, const struct ssk_term *first, const struct ssk_term *second,
                     uint32_t number)
{
    if (!SSK_GROW(bigrams->items, bigrams->count, bigrams->capacity))
        return false;
    uint64_t pair = ssk_pair(first->text, first->length, second->text, second->length);
    bigrams->items[bigrams->count++] = pair << BIGRAM_PASSAGE_BITS | number;
    return true;
}

/* Positions rise; a compound has that of its first part, so that two terms may share one. */
bool bigrams_add_pairs(struct bigrams *bigrams, const struct ssk_term *terms, size_t count, uint32_t number)
{
    for (size_t i = 0; i < count; i++)
        for (size_t before = i; terms[i].position > 1 && before-- > 0;) {
            uint32_t position = terms[before].position;
            if (position && position + 1 < terms[i].position)
                break;
            if (position + 1 == terms[i].position && !add_pair(bigrams, &terms[before], &terms[i], number))
                return false;
        }
    return true;
}

size_t bigram_text(char *text, uint64_t item)
{
    uint32_t second = (uint32_t)(item >> BIGRAM_PASSAGE_BITS & ((1u << BIGRAM_POINT_BITS) - 1));
    size_t length = ssk_utf8_put(text, (uint32_t)(item >> (BIGRAM_POINT_BITS + BIGRAM_PASSAGE_BITS)));
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
    for (int shift = BIGRAM_PASSAGE_BITS; shift < 64; shift += DIGIT_BITS) {
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
    ssk_append_number(out, items[first] >> BIGRAM_PASSAGE_BITS);
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
        uint64_t bigram = bigrams->items[i] >> BIGRAM_PASSAGE_BITS;
        for (next = i + 1; next < bigrams->count && bigrams->items[next] >> BIGRAM_PASSAGE_BITS == bigram;)
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
