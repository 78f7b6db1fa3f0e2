#include "indexer/run/dump_jsonl.h"

#include <errno.h>
#include <string.h>

#include "seisaku/translate.h"

ssk_status dump_format(struct passage_batch *batch, struct ssk_error *error)
{
    ssk_status status = SSK_OK;
    for (size_t i = 0; i < batch->count && status == SSK_OK; i++) {
        status = ssk_passage_to_json(&batch->items[i].passage, &batch->text);
        ssk_buffer_append_char(&batch->text, '\n');
    }
    return status == SSK_OK && !batch->text.failed ? SSK_OK : ssk_no_memory(error);
}

static ssk_status write_failed(bool *closed, struct ssk_error *error)
{
    *closed = errno == EPIPE;
    return ssk_fail(error, SSK_IO, "cannot write the passages: %s", ssk_strerror(errno));
}

ssk_status dump_print(FILE *file, const struct passage_batch *batch, bool *closed, struct ssk_error *error)
{
    bool done = fwrite(ssk_buffer_string(&batch->text), 1, batch->text.length, file) == batch->text.length;
    return done ? SSK_OK : write_failed(closed, error);
}

ssk_status dump_flush(FILE *file, bool *closed, struct ssk_error *error)
{
    return fflush(file) == 0 ? SSK_OK : write_failed(closed, error);
}
