/* How sources are read, in one line of the manifest. */
#include "indexer/work/work_settings.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "indexer/formats/formats.h"
#include "seisaku/buffer.h"
#include "seisaku/checksum.h"

/* Of --pre, --pre-glob and --text-field, which may hold any character. */
static uint64_t conversion_sum(const struct options *options)
{
    const char *pre = options->pre ? options->pre : "",
               *field = options->text_field ? options->text_field : "";
    uint64_t sum = ssk_checksum(SSK_CHECKSUM_START, pre, strlen(pre) + 1);
    sum = ssk_checksum(sum, field, strlen(field) + 1);
    for (size_t i = 0; i < options->pre_patterns.include_count; i++)
        sum = ssk_checksum(sum, options->pre_patterns.included[i],
                           strlen(options->pre_patterns.included[i]) + 1);
    return sum;
}

char *work_settings(const struct options *options)
{
    struct ssk_buffer settings = SSK_BUFFER_INIT;
    ssk_buffer_printf(&settings, "%s %s %s", options->reader ? options->reader->name : "auto",
                      options->encoding ? options->encoding : "auto", SEISAKU_VERSION);
    if (options->pre || options->text_field)
        ssk_buffer_printf(&settings, " %016" PRIx64, conversion_sum(options));
    if (options->shard.count)
        ssk_buffer_printf(&settings, " %zu/%zu", options->shard.number, options->shard.count);
    return ssk_buffer_detach(&settings);
}
