/* Parts of a segment, and the dictionaries that their blocks are packed with. */
#include "seisaku/schema.h"
#include "seisaku/segment.h"

static void examples_key(struct ssk_buffer *key, unsigned genre)
{
    ssk_buffer_clear(key);
    ssk_buffer_printf(key, SSK_META_EXAMPLES "%u", genre);
}

const struct ssk_part *ssk_segment_part(const struct ssk_segment *segment, uint32_t number)
{
    size_t at = 0;
    while (at < segment->part_count && segment->parts[at].number != number)
        at++;
    return at < segment->part_count ? &segment->parts[at] : NULL;
}

ssk_status ssk_segment_unpacker(struct ssk_unpacker **out, struct ssk_segment *segment,
                                const struct ssk_part *part, struct ssk_error *error)
{
    struct ssk_unpacker **unpacker = &segment->unpackers[part->examples];
    struct ssk_buffer key = SSK_BUFFER_INIT;
    const char *examples;
    size_t length;
    xap_status status = XAP_OK;
    if (!*unpacker) {
        examples_key(&key, part->examples);
        status =
            key.failed ? XAP_MEMORY : xap_db_metadata(&examples, &length, segment->db, key.data, key.length);
        if (status == XAP_OK && !(*unpacker = ssk_unpacker_new(examples, length)))
            status = XAP_MEMORY;
        ssk_buffer_free(&key);
    }
    *out = *unpacker;
    return status == XAP_OK ? SSK_OK : ssk_segment_fail(segment, status, error);
}

xap_status ssk_examples_write(struct xap_writer *writer, const struct ssk_buffer examples[SSK_GENRES])
{
    struct ssk_buffer key = SSK_BUFFER_INIT;
    xap_status status = XAP_OK;
    for (unsigned genre = 0; genre < SSK_GENRES && status == XAP_OK; genre++) {
        examples_key(&key, genre);
        if (key.failed)
            status = XAP_MEMORY;
        else if (examples[genre].length)
            status = xap_writer_set_metadata(writer, key.data, key.length, examples[genre].data,
                                             examples[genre].length);
    }
    ssk_buffer_free(&key);
    return status;
}
