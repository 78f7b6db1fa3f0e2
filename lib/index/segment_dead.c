/* The dead passages of segments, of which newer segments tell. */
#include <stdio.h>
#include <string.h>

#include "seisaku/numbers.h"
#include "seisaku/schema.h"
#include "seisaku/segment.h"

/* Takes over what `teller` tells of the segment, if that is more than is known. */
static ssk_status ask_for_dead(struct ssk_segment *segment, struct ssk_segment *teller,
                               struct ssk_error *error)
{
    char key[128];
    const char *value;
    size_t length;
    uint64_t lengths, characters;
    struct ssk_docids dead = {0};
    snprintf(key, sizeof key, SSK_META_DEAD "%s", segment->tag);
    xap_status status = xap_db_metadata(&value, &length, teller->db, key, strlen(key));
    if (status != XAP_OK)
        return ssk_segment_fail(teller, status, error);
    struct ssk_bytes bytes = {value, value + length};
    if (!length)
        return SSK_OK;
    if (!ssk_take_number(&bytes, &lengths) || !ssk_take_number(&bytes, &characters) ||
        !ssk_postings_read(&dead, bytes.at, (size_t)(bytes.end - bytes.at)) || lengths > segment->length ||
        characters > segment->characters || (dead.count && dead.items[dead.count - 1] > segment->passages)) {
        ssk_docids_free(&dead);
        return ssk_segment_corrupt(teller, error);
    }
    if (dead.count <= segment->dead.count) {
        ssk_docids_free(&dead);
        return SSK_OK;
    }
    ssk_docids_free(&segment->dead);
    segment->dead = dead;
    segment->dead_length = lengths;
    segment->dead_characters = characters;
    segment->state = teller;
    return SSK_OK;
}

ssk_status ssk_segments_mourn(struct ssk_segment *const *segments, size_t count, struct ssk_error *error)
{
    ssk_status status = SSK_OK;
    for (size_t i = 0; i < count; i++)
        for (size_t j = 0; j < count && status == SSK_OK; j++)
            status = ask_for_dead(segments[i], segments[j], error);
    return status;
}

ssk_status ssk_segment_lost(uint32_t *out, struct ssk_segment *segment, const char *term, size_t length,
                            struct ssk_error *error)
{
    struct ssk_buffer key = SSK_BUFFER_INIT;
    const char *value;
    size_t value_length;
    uint64_t count = 0;
    *out = 0;
    if (!segment->state)
        return SSK_OK;
    ssk_buffer_printf(&key, SSK_META_LOST "%s:", segment->tag);
    ssk_buffer_append(&key, term, length);
    xap_status status =
        key.failed ? XAP_MEMORY
                   : xap_db_metadata(&value, &value_length, segment->state->db, key.data, key.length);
    ssk_buffer_free(&key);
    if (status != XAP_OK)
        return ssk_segment_fail(segment->state, status, error);
    struct ssk_bytes bytes = {value, value + value_length};
    if (value_length && !ssk_take_number(&bytes, &count))
        return ssk_segment_corrupt(segment->state, error);
    *out = (uint32_t)count;
    return SSK_OK;
}
