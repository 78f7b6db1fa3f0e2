/* Opens an index to look at it. */
#include "indexer/care/open_index.h"

#include <stdlib.h>

#include "indexer/base/messages.h"

void close_index(struct opened *opened)
{
    for (size_t i = 0; i < opened->count; i++)
        ssk_segment_free(opened->segments[i]);
    free(opened->segments);
}

ssk_status open_index(struct opened *out, const char *index, const struct ssk_dictionary *dictionary,
                      struct ssk_error *error)
{
    struct ssk_strings places = {0};
    *out = (struct opened){0};
    ssk_status status = ssk_index_places(&places, index, error);
    out->segments = calloc(places.count + 1, sizeof(*out->segments));
    if (status == SSK_OK && !out->segments)
        status = ssk_no_memory(error);
    for (size_t i = 0; i < places.count && status == SSK_OK; i++) {
        status = ssk_index_open(&out->segments[i], index, places.items[i], dictionary, error);
        out->count += status == SSK_OK;
    }
    ssk_strings_free(&places);
    return status == SSK_OK ? ssk_segments_mourn(out->segments, out->count, error) : status;
}
