#include "indexer/base/shard.h"

#include <stdlib.h>
#include <string.h>

#include "seisaku/checksum.h"

/* A number without sign or blank; 0 when there is none. *end is what follows it. */
static size_t take_number(const char *text, const char **end)
{
    size_t number = 0;
    for (*end = text; **end >= '0' && **end <= '9' && number <= SHARDS_MAX; ++*end)
        number = number * 10 + (size_t)(**end - '0');
    return number;
}

ssk_status shard_read(struct shard *out, const char *text, struct ssk_error *error)
{
    const char *slash, *end;
    size_t number = take_number(text, &slash), count = *slash == '/' ? take_number(slash + 1, &end) : 0;
    if (!number || !count || *end || number > count || count > SHARDS_MAX)
        return ssk_fail(error, SSK_INPUT,
                        "takes K/N, as 2/3 for the second of three, with N up to %d, not '%s'", SHARDS_MAX,
                        text);
    *out = (struct shard){number, count};
    return SSK_OK;
}

bool shard_has(const struct shard *shard, const char *key)
{
    return !shard->count ||
           ssk_checksum(SSK_CHECKSUM_START, key, strlen(key)) % shard->count == shard->number - 1;
}
