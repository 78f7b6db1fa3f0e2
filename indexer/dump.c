#include "dump.h"

#include <errno.h>
#include <string.h>

static ssk_status write_failed(struct dump *dump, struct ssk_error *error)
{
    dump->closed = errno == EPIPE;
    return ssk_fail(error, SSK_IO, "cannot write the passages: %s", strerror(errno));
}

static ssk_status print_passage(void *context, const struct ssk_passage *passage, struct ssk_error *error)
{
    struct dump *dump = context;
    ssk_buffer_clear(&dump->line);
    ssk_status status = ssk_passage_to_json(passage, &dump->line);
    if (status != SSK_OK)
        return ssk_fail(error, status, "no memory left");
    ssk_buffer_append_char(&dump->line, '\n');
    if (fwrite(ssk_buffer_string(&dump->line), 1, dump->line.length, dump->file) != dump->line.length)
        return write_failed(dump, error);
    return SSK_OK;
}

struct sink dump_open(struct dump *dump, FILE *file)
{
    *dump = (struct dump){.file = file};
    return (struct sink){.context = dump, .passage = print_passage};
}

ssk_status dump_close(struct dump *dump, struct ssk_error *error)
{
    ssk_status status = SSK_OK;
    if (!dump->closed && fflush(dump->file) != 0)
        status = write_failed(dump, error);
    ssk_buffer_free(&dump->line);
    return dump->closed ? SSK_OK : status;
}
