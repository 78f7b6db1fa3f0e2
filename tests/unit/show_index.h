/* What is in an index, for tests: `ID SOURCE NUMBER TEXT` of each passage. Each must be found by its id, too.
 */
#ifndef SEISAKU_TESTS_SHOW_INDEX_H
#define SEISAKU_TESTS_SHOW_INDEX_H

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "seisaku/buffer.h"
#include "seisaku/index.h"
#include "seisaku/schema.h"

/* The row that the passage counts by says what it says. */
static inline void expect_keys(struct ssk_segment *segment, uint32_t docid, const struct ssk_passage *passage)
{
    struct xap_document *document;
    struct ssk_key_reader reader = {.segment = segment};
    struct ssk_passage row;
    struct ssk_error error;
    const char *value;
    size_t length;
    assert_int_equal(xap_db_document(&document, segment->db, docid), XAP_OK);
    assert_int_equal(xap_document_value(&value, &length, document, SSK_SLOT_KEYS), XAP_OK);
    assert_int_equal(ssk_key_read(&row, &reader, value, length, &error), SSK_OK);
    assert_true(ssk_key_rows_equal(&row, passage));
    ssk_passage_free(&row);
    ssk_key_reader_free(&reader);
    xap_document_free(document);
}

static inline void show_passage(struct ssk_buffer *out, struct ssk_segment *segment, uint32_t docid)
{
    const struct ssk_block *block;
    struct ssk_passage passage;
    struct ssk_error error;
    size_t index, number;
    char *source;
    uint32_t found;
    assert_int_equal(ssk_segment_block(&block, &index, segment, docid, &error), SSK_OK);
    assert_int_equal(ssk_block_passage(&passage, &source, &number, block, index, &error), SSK_OK);
    ssk_buffer_printf(out, "  %s %s %zu %s\n", passage.id, source ? source : "-", number, passage.text);
    assert_int_equal(ssk_segment_find(&found, segment, passage.id, &error), SSK_OK);
    assert_int_equal(found, docid);
    expect_keys(segment, docid, &passage);
    ssk_passage_free(&passage);
    free(source);
}

static inline void show_segment(struct ssk_buffer *out, struct ssk_segment *segment, char **terms, int count)
{
    ssk_buffer_printf(out, "segment of %u passages, %llu characters\n", segment->passages,
                      (unsigned long long)segment->characters);
    if (segment->dead.count)
        ssk_buffer_printf(out, "  dead: %zu, %llu characters, length %llu\n", segment->dead.count,
                          (unsigned long long)segment->dead_characters,
                          (unsigned long long)segment->dead_length);
    for (int i = 0; i < count && segment->dead.count; i++) {
        uint32_t lost = 0;
        struct ssk_error error;
        char term[64];
        snprintf(term, sizeof term, terms[i][0] == '=' ? "\001%s" : "%s", terms[i] + (terms[i][0] == '='));
        assert_int_equal(ssk_segment_lost(&lost, segment, term, strlen(term), &error), SSK_OK);
        ssk_buffer_printf(out, "  %s was in %u\n", terms[i], lost);
    }
    for (uint32_t docid = 1; docid <= segment->passages; docid++)
        if (!ssk_docids_has(&segment->dead, docid))
            show_passage(out, segment, docid);
}

/* Appends the segments of an index with their living passages, and in how many dead ones of each the terms
 * were; a term that begins with "=" is a bigram. */
static inline void show_index(struct ssk_buffer *out, const struct ssk_dictionary *dictionary,
                              const char *index, char **terms, int count)
{
    struct ssk_strings places = {0};
    struct ssk_segment *segments[16];
    struct ssk_error error = {""};
    if (ssk_index_places(&places, index, &error) != SSK_OK) {
        ssk_buffer_printf(out, "%s\n", error.message);
        return;
    }
    assert_in_range(places.count, 1, sizeof segments / sizeof *segments);
    for (size_t i = 0; i < places.count; i++)
        assert_int_equal(ssk_index_open(&segments[i], index, places.items[i], dictionary, &error), SSK_OK);
    assert_int_equal(ssk_segments_mourn(segments, places.count, &error), SSK_OK);
    for (size_t i = 0; i < places.count; i++)
        show_segment(out, segments[i], terms, count);
    for (size_t i = 0; i < places.count; i++)
        ssk_segment_free(segments[i]);
    ssk_strings_free(&places);
}

#endif
