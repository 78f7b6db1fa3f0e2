#include "indexer/work/claimed_ids.h"

#include <stdint.h>
#include <string.h>

enum { ID_BYTES = 256 };

void claimed_ids_init(struct claimed_ids *ids, const struct work_plan *plan,
                      const struct corrections *corrections)
{
    *ids = (struct claimed_ids){.plan = plan, .corrections = corrections};
    pthread_mutex_init(&ids->lock, NULL);
}

void claimed_ids_free(struct claimed_ids *ids)
{
    pthread_mutex_destroy(&ids->lock);
    string_map_free(&ids->places);
}

/* The source to be read whose document names its passages so, DOC_ID:N; NULL for none but `own`. One that is
 * in the index as it is now may be corrected. */
static const struct source_task *owner_of(const struct claimed_ids *ids, const char *id, size_t own)
{
    const char *colon = strrchr(id, ':');
    char document[ID_BYTES];
    size_t length = colon ? (size_t)(colon - id) : 0;
    if (!length || length >= sizeof document)
        return NULL;
    memcpy(document, id, length);
    document[length] = '\0';
    const size_t *number = string_map_find(&ids->plan->ids, document);
    const struct source_task *owner = number && *number != own ? &ids->plan->items[*number] : NULL;
    return owner && owner->read ? owner : NULL;
}

static ssk_status take(struct claimed_ids *ids, const char *id, size_t source, int line,
                       struct ssk_error *error)
{
    bool added = false;
    if (!string_map_put(&ids->places, id, source << 32 | (uint32_t)line, &added))
        return ssk_no_memory(error);
    if (added)
        return SSK_OK;
    size_t place = *string_map_find(&ids->places, id);
    return ssk_fail(error, SSK_INPUT, "the id %s is that of %s:%u, too: give each passage its own", id,
                    ids->plan->items[place >> 32].path, (unsigned)(uint32_t)place);
}

ssk_status claimed_ids_take(struct claimed_ids *ids, const char *id, size_t source, int line,
                            struct ssk_error *error)
{
    const struct source_task *owner = owner_of(ids, id, source);
    if (owner && !corrections_have(ids->corrections, id, source))
        return ssk_fail(error, SSK_INPUT,
                        "the id %s is that of a passage of %s, too: index that first, then what "
                        "corrects it, each in a run of its own",
                        id, owner->path);
    pthread_mutex_lock(&ids->lock);
    ssk_status status = take(ids, id, source, line, error);
    pthread_mutex_unlock(&ids->lock);
    return status;
}

ssk_status claimed_ids_first(struct claimed_ids *ids, const char *id, size_t source, const char **other,
                             struct ssk_error *error)
{
    bool added = false;
    pthread_mutex_lock(&ids->lock);
    bool done = string_map_put(&ids->places, id, source << 32, &added);
    *other = done && !added ? ids->plan->items[*string_map_find(&ids->places, id) >> 32].path : NULL;
    pthread_mutex_unlock(&ids->lock);
    return done ? SSK_OK : ssk_no_memory(error);
}
