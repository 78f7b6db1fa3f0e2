/* --shard: one of several indexes that a corpus is parted into, each document in one of them. */
#ifndef SEISAKU_INDEXER_BASE_SHARD_H
#define SEISAKU_INDEXER_BASE_SHARD_H

#include <stdbool.h>
#include <stddef.h>

#include "seisaku/status.h"

enum { SHARDS_MAX = 4096 };

/* Zero it for an index of all documents. */
struct shard {
    size_t number, count; /* from 1 to count */
};

/* Reads K/N, with K from 1 to N. Fails: SSK_INPUT. */
ssk_status shard_read(struct shard *out, const char *text, struct ssk_error *error);

/* Is the document known by `key` the shard's? Of N shards exactly one has it, on every machine. */
bool shard_has(const struct shard *shard, const char *key);

#endif
