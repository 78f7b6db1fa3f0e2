/* The line that the gazette prints above its pages. */
#ifndef SEISAKU_INDEXER_KEYS_HEAD_GAZETTE_HEAD_H
#define SEISAKU_INDEXER_KEYS_HEAD_GAZETTE_HEAD_H

#include <stdbool.h>

#include "indexer/keys/head/head.h"
#include "seisaku/buffer.h"

/* Do the first lines show the gazette's name beside its number or its day? */
bool gazette_is(const struct head *head);

/* Appends the number as those lines have it: 第1325号, 号外第135号; nothing where they have none. */
void gazette_append_number(struct ssk_buffer *out, const struct head *head);

#endif
