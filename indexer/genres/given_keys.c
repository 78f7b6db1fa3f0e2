#include "indexer/genres/given_keys.h"

#include <string.h>

#include "indexer/genres/minutes/office_ministry.h"
#include "indexer/plan/owners.h"

/* What a ministry issued is the ministry's, in all that it says. */
static ssk_status give_issuer(struct document *document, const struct ssk_dictionary *dictionary)
{
    ssk_status status = SSK_OK;
    for (struct keys *keys = document->keys; keys && document->publisher && status == SSK_OK;
         keys = keys->next) {
        struct cursor names = cursor_of(document->publisher);
        status = owners_take(dictionary->ministries, &names, &keys->ministries);
    }
    return status;
}

/* A speech is that of the ministry which the speaker's office speaks for. */
static ssk_status give_offices(struct document *document, const struct ssk_dictionary *dictionary)
{
    for (struct keys *keys = document->keys; keys; keys = keys->next) {
        const char *office = keys->speaker_office ? keys->speaker_office : "";
        const char *ministry = office_ministry(dictionary->ministries, cursor_of(office));
        if (ministry && !ssk_strings_add(&keys->ministries, ministry, strlen(ministry)))
            return SSK_MEMORY;
    }
    return SSK_OK;
}

/* Sees that no line is without. */
static bool complete(struct document *document)
{
    const struct keys *none = document_add_keys(document);
    for (size_t p = 0; p < document->count && none; p++)
        for (size_t l = 0; l < document->pages[p].count; l++) {
            struct line *line = &document->pages[p].lines[l];
            line->keys = line->keys ? line->keys : none;
        }
    return none != NULL;
}

ssk_status given_keys_read(struct document *document, const struct ssk_dictionary *dictionary, bool *known)
{
    *known = document->keys != NULL;
    if (!*known)
        return SSK_OK;
    if (!complete(document))
        return SSK_MEMORY;
    return document->genre == SSK_GENRE_STATUTE ? give_issuer(document, dictionary)
                                                : give_offices(document, dictionary);
}
