/* The sum of a checksum of each source, so that neither their order nor their paths count. */
#include "seisaku/index.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "seisaku/buffer.h"
#include "seisaku/checksum.h"
#include "seisaku/schema.h"

struct adding {
    struct ssk_content *content;
    struct xap_db *db;
    xap_status failed;
};

/* A value of the manifest: size, time, checksum, passages, settings, parted by tabs; the time says nothing.
 */
static void add_source(struct ssk_content *content, const char *value)
{
    uint64_t size, checksum;
    int64_t modified;
    size_t passages;
    int length = 0;
    if (sscanf(value, "%" SCNu64 "\t%" SCNd64 "\t%" SCNx64 "\t%zu\t%n", &size, &modified, &checksum,
               &passages, &length) != 4 ||
        !length)
        return;
    struct ssk_buffer text = SSK_BUFFER_INIT;
    ssk_buffer_printf(&text, "%" PRIu64 "\t%016" PRIx64 "\t%zu\t%.*s", size, checksum, passages,
                      (int)strcspn(value + length, "\t"), value + length);
    for (size_t i = 0; i < 2; i++) {
        ssk_buffer_append_char(&text, (char)('0' + i));
        content->sums[i] += ssk_checksum(SSK_CHECKSUM_START, ssk_buffer_string(&text), text.length);
    }
    content->sources++;
    content->passages += passages;
    ssk_buffer_free(&text);
}

static bool add_key(void *context, const char *key, size_t length, uint32_t count)
{
    struct adding *adding = context;
    const char *value;
    size_t value_length;
    (void)count;
    adding->failed = xap_db_metadata(&value, &value_length, adding->db, key, length);
    if (adding->failed == XAP_OK)
        add_source(adding->content, value);
    return adding->failed == XAP_OK;
}

ssk_status ssk_content_add(struct ssk_content *content, struct ssk_segment *newest, struct ssk_error *error)
{
    struct adding adding = {content, newest->db, XAP_OK};
    xap_status status =
        xap_db_visit_metadata_keys(newest->db, SSK_META_SOURCE, strlen(SSK_META_SOURCE), add_key, &adding);
    status = status == XAP_OK ? adding.failed : status;
    return status == XAP_OK ? SSK_OK : ssk_segment_fail(newest, status, error);
}

void ssk_content_text(char out[SSK_CONTENT_SIZE], const struct ssk_content *content)
{
    snprintf(out, SSK_CONTENT_SIZE, "%016" PRIx64 "%016" PRIx64, content->sums[0], content->sums[1]);
}
