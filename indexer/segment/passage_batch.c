#include "indexer/segment/passage_batch.h"

#include <stdlib.h>
#include <string.h>

#include "seisaku/array.h"

struct passage_batch *passage_batch_new(void)
{
    return calloc(1, sizeof(struct passage_batch));
}

void passage_batch_clear(struct passage_batch *batch)
{
    for (size_t i = 0; i < batch->count; i++)
        ssk_passage_free(&batch->items[i].passage);
    free(batch->items);
    batch->items = NULL;
    batch->count = batch->capacity = 0;
}

void passage_batch_free(struct passage_batch *batch)
{
    if (!batch)
        return;
    passage_batch_clear(batch);
    part_free(batch->part);
    ssk_buffer_free(&batch->text);
    free(batch);
}

bool passage_batch_add(struct passage_batch *batch, const struct ssk_passage *passage, const char *source,
                       size_t number)
{
    if (!SSK_GROW(batch->items, batch->count, batch->capacity))
        return false;
    struct batch_item *item = &batch->items[batch->count];
    *item = (struct batch_item){.source = source, .number = number};
    if (!ssk_passage_copy(&item->passage, passage))
        return false;
    batch->bytes += strlen(passage->text);
    batch->count++;
    return true;
}
