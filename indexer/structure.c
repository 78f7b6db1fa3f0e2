#include "structure.h"

ssk_status structure_read(struct document *document, const struct ssk_dictionary *dictionary,
                          struct ssk_error *error)
{
    (void)dictionary;
    struct keys *keys = document_add_keys(document);
    if (!keys)
        return ssk_fail(error, SSK_MEMORY, "no memory left");
    for (size_t p = 0; p < document->count; p++)
        for (size_t l = 0; l < document->pages[p].count; l++)
            document->pages[p].lines[l].keys = keys;
    return SSK_OK;
}
