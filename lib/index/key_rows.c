/* Keys that many passages share stand once, in a row that they point to. */
#include "seisaku/segment.h"

#include <string.h>

#include "seisaku/numbers.h"
#include "seisaku/schema.h"

struct ssk_passage ssk_key_row(const struct ssk_passage *passage)
{
    static char nothing[] = "";
    return (struct ssk_passage){.doc_id = passage->doc_id ? passage->doc_id : passage->id,
                                .section_number = passage->section_number,
                                .section_title = passage->section_number ? passage->section_title : NULL,
                                .ministries = passage->ministries,
                                .kind = passage->kind,
                                .fiscal_year = passage->fiscal_year,
                                .text = nothing,
                                .genre = passage->genre,
                                .date = passage->date,
                                .speaker_name = passage->speaker_name,
                                .speaker_office = passage->speaker_name ? NULL : passage->speaker_office,
                                .issuer = passage->issuer};
}

static bool same(const char *a, const char *b)
{
    return a == b || (a && b && strcmp(a, b) == 0);
}

static bool same_names(const struct ssk_strings *a, const struct ssk_strings *b)
{
    bool equal = a->count == b->count;
    for (size_t i = 0; i < a->count && equal; i++)
        equal = same(a->items[i], b->items[i]);
    return equal;
}

bool ssk_key_rows_equal(const struct ssk_passage *a, const struct ssk_passage *b)
{
    return a->kind == b->kind && a->fiscal_year == b->fiscal_year && a->genre == b->genre &&
           same(a->section_number, b->section_number) && same(a->section_title, b->section_title) &&
           same(a->doc_id, b->doc_id) && same(a->speaker_name, b->speaker_name) &&
           same(a->speaker_office, b->speaker_office) && same(a->date, b->date) &&
           same_names(&a->ministries, &b->ministries) && same_names(&a->issuer, &b->issuer);
}

/* ------------------------------------------------------------------------------------------ reading */

static ssk_status open_block(struct ssk_key_reader *reader, struct ssk_error *error)
{
    struct ssk_buffer key = SSK_BUFFER_INIT;
    struct ssk_unpacker *unpacker;
    const char *packed;
    size_t length;
    const struct ssk_part *part = ssk_segment_part(reader->segment, reader->part);
    if (!part)
        return ssk_segment_corrupt(reader->segment, error);
    ssk_status status = ssk_segment_unpacker(&unpacker, reader->segment, part, error);
    if (status != SSK_OK)
        return status;
    ssk_key_block_key(&key, reader->part, reader->number);
    xap_status got = key.failed
                         ? XAP_MEMORY
                         : xap_db_metadata(&packed, &length, reader->segment->db, key.data, key.length);
    ssk_buffer_free(&key);
    if (got != XAP_OK)
        return ssk_segment_fail(reader->segment, got, error);
    return ssk_block_open(&reader->block, unpacker, packed, length, error);
}

ssk_status ssk_key_read(struct ssk_passage *out, struct ssk_key_reader *reader, const char *value,
                        size_t length, struct ssk_error *error)
{
    struct ssk_bytes bytes = {value, value + length};
    uint32_t part, row;
    if (!ssk_take_sortable(&bytes, &part) || !ssk_take_sortable(&bytes, &row) || bytes.at != bytes.end)
        return ssk_segment_corrupt(reader->segment, error);
    uint32_t number = row / SSK_KEY_ROWS;
    bool open = reader->open && reader->part == part && reader->number == number;
    reader->part = part;
    reader->number = number;
    ssk_status status = open ? SSK_OK : open_block(reader, error);
    reader->open = status == SSK_OK;
    return status == SSK_OK ? ssk_block_passage(out, NULL, NULL, &reader->block, row % SSK_KEY_ROWS, error)
                            : status;
}

void ssk_key_reader_free(struct ssk_key_reader *reader)
{
    ssk_block_free(&reader->block);
}
