#include "indexer/formats/read_archive.h"

#include <stdlib.h>
#include <string.h>

#include "indexer/archive/archive.h"
#include "indexer/base/messages.h"
#include "indexer/formats/format_names.h"
#include "seisaku/decode.h"
#include "seisaku/unicode.h"

struct unpacking {
    const struct source *source;
    const struct document_sink *sink;
    size_t members;
};

/* Names are UTF-8 by their flag, or in the code page of whoever packed them: in Japan CP932. malloc'd; NULL
 * without memory. A name may not lead out of its archive: what looks so is left out. */
static char *clean_name(const char *name)
{
    struct ssk_decoded decoded;
    struct ssk_error error;
    char *clean = NULL;
    if (ssk_utf8_valid(name, strlen(name)))
        clean = strdup(name);
    else if (ssk_decode(&decoded, name, strlen(name), NULL, &error) == SSK_OK)
        clean = ssk_buffer_detach(&decoded.text);
    else
        clean = strdup("?");
    if (!ssk_utf8_valid(name, strlen(name)))
        ssk_decoded_free(&decoded);
    for (char *c = clean; c && *c; c++)
        *c = *c == '\\' ? '/' : (unsigned char)*c < 0x20 ? '_' : *c;
    for (char *at = clean; at && (at = strstr(at, "../"));) {
        memmove(at, at + 3, strlen(at + 3) + 1);
        at = at - clean > 2 ? at - 2 : clean; /* what stands around it may be one now */
    }
    return clean;
}

static bool is_hidden(const char *name)
{
    return name[0] == '.' || strstr(name, "/.") || strncmp(name, "__MACOSX/", 9) == 0;
}

static bool wanted(void *context, const char *name, int64_t size)
{
    (void)context;
    (void)size;
    return !is_hidden(name);
}

static ssk_status member(void *context, const char *stored, struct ssk_buffer *content, const char *reason,
                         struct ssk_error *error)
{
    struct unpacking *unpacking = context;
    const struct document_sink *sink = unpacking->sink;
    if (++unpacking->members > ARCHIVE_MEMBERS)
        return ssk_fail(error, SSK_INPUT, "holds more than %d files", ARCHIVE_MEMBERS);
    char *name = clean_name(stored);
    if (!name)
        return ssk_no_memory(error);
    enum format format = format_of_name(name);
    bool known = format < FORMATS && !format_is_of_passages(format);
    if (known && reason)
        message_print("%s/%s: %s", unpacking->source->path, name, reason);
    const char *bytes = known && content ? ssk_buffer_string(content) : NULL;
    ssk_status status = sink->member(sink->context, name, bytes, bytes ? content->length : 0, error);
    free(name);
    return status;
}

ssk_status read_archive(const struct source *source, const struct document_sink *sink,
                        struct ssk_error *error)
{
    struct unpacking unpacking = {source, sink, 0};
    const struct archive_visitor visitor = {&unpacking, wanted, member, ARCHIVE_BYTES, source->limit};
    return archive_visit(ssk_buffer_string(&source->bytes), source->bytes.length, true, &visitor, error);
}
