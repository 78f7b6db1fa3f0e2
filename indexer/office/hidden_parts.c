#include "indexer/office/hidden_parts.h"

#include "indexer/base/messages.h"
#include "seisaku/buffer.h"

void office_tell_hidden(const struct source *source, bool slides, const struct ssk_strings *names)
{
    struct ssk_buffer list = SSK_BUFFER_INIT;
    if (!names->count || source->quiet)
        return;
    for (size_t i = 0; i < names->count; i++)
        ssk_buffer_printf(&list, "%s%s", i ? ", " : "", names->items[i]);
    if (slides)
        message_print("%s: hidden slides are read, too (%zu): %s", source->path, names->count,
                      ssk_buffer_string(&list));
    else
        message_print("%s: hidden sheets are read, too (%zu): %s", source->path, names->count,
                      ssk_buffer_string(&list));
    ssk_buffer_free(&list);
}
