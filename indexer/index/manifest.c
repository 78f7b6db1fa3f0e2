/* One metadata key a source, `source:<id>`: size, time, checksum, passages, settings, reason and place,
 * parted by tabs; the place comes last because a file's name may hold any byte. */
#include "indexer/index/manifest.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "seisaku/array.h"
#include "seisaku/buffer.h"
#include "seisaku/schema.h"

struct loading {
    struct manifest *manifest;
    struct xap_db *db;
    xap_status failed;
    bool no_memory;
};

static void free_entry(struct manifest_entry *entry)
{
    free(entry->id);
    free(entry->place);
    free(entry->settings);
    free(entry->reason);
}

/* Takes over the entry's strings. */
static bool append(struct manifest *manifest, struct manifest_entry *entry)
{
    if (!SSK_GROW(manifest->entries, manifest->count, manifest->capacity))
        return false;
    if (!string_map_put(&manifest->numbers, entry->id, manifest->count, NULL))
        return false;
    manifest->entries[manifest->count++] = *entry;
    return true;
}

/* ------------------------------------------------------------------------------------------ loading */

/* The next field as a copy, without the tab behind it; NULL when there is none or no memory. */
static char *take_text(const char **at)
{
    size_t length = strcspn(*at, "\t");
    if (!(*at)[length])
        return NULL;
    char *text = strndup(*at, length);
    *at += length + 1;
    return text;
}

/* False when the value makes no sense. */
static bool parse(struct manifest_entry *entry, const char *value)
{
    int length = 0;
    if (sscanf(value, "%" SCNu64 "\t%" SCNd64 "\t%" SCNx64 "\t%zu\t%n", &entry->size, &entry->modified,
               &entry->checksum, &entry->passages, &length) != 4 ||
        !length)
        return false;
    const char *rest = value + length;
    entry->settings = take_text(&rest);
    entry->reason = entry->settings ? take_text(&rest) : NULL;
    entry->place = entry->reason ? strdup(rest) : NULL;
    return entry->place != NULL;
}

static bool load_entry(void *context, const char *key, size_t length, uint32_t count)
{
    struct loading *loading = context;
    size_t prefix = strlen(SSK_META_SOURCE), value_length;
    const char *value;
    (void)count;
    loading->failed = xap_db_metadata(&value, &value_length, loading->db, key, length);
    if (loading->failed != XAP_OK)
        return false;
    struct manifest_entry entry = {.id = strndup(key + prefix, length - prefix)};
    bool sound = entry.id && parse(&entry, value);
    loading->no_memory = !entry.id || (sound && !append(loading->manifest, &entry));
    if (!sound || loading->no_memory)
        free_entry(&entry);
    return !loading->no_memory;
}

ssk_status manifest_load(struct manifest *manifest, struct xap_db *db, struct ssk_error *error)
{
    struct loading loading = {.manifest = manifest, .db = db};
    xap_status status =
        xap_db_visit_metadata_keys(db, SSK_META_SOURCE, strlen(SSK_META_SOURCE), load_entry, &loading);
    if (status == XAP_OK)
        status = loading.failed;
    if (loading.no_memory || status == XAP_MEMORY)
        return ssk_no_memory(error);
    return status == XAP_OK
               ? SSK_OK
               : ssk_fail(error, SSK_CORRUPT, "the list of sources cannot be read (%s)", xap_db_message(db));
}

/* ------------------------------------------------------------------------------------------ changing */

struct manifest_entry *manifest_find(const struct manifest *manifest, const char *id)
{
    const size_t *number = string_map_find(&manifest->numbers, id);
    return number && !manifest->entries[*number].gone ? &manifest->entries[*number] : NULL;
}

ssk_status manifest_set(struct manifest *manifest, const struct manifest_entry *entry,
                        struct ssk_error *error)
{
    struct manifest_entry copy = *entry;
    copy.id = strdup(entry->id);
    copy.place = strdup(entry->place);
    copy.settings = strdup(entry->settings);
    copy.reason = strdup(entry->reason ? entry->reason : "");
    copy.changed = true;
    copy.gone = false;
    bool done = copy.id && copy.place && copy.settings && copy.reason;
    const size_t *number = string_map_find(&manifest->numbers, entry->id);
    if (done && number) {
        free_entry(&manifest->entries[*number]);
        manifest->entries[*number] = copy;
    } else {
        done = done && append(manifest, &copy);
    }
    if (!done)
        free_entry(&copy);
    return done ? SSK_OK : ssk_no_memory(error);
}

void manifest_remove(struct manifest *manifest, const char *id)
{
    struct manifest_entry *entry = manifest_find(manifest, id);
    if (entry)
        entry->changed = entry->gone = true;
}

bool manifest_changed(const struct manifest *manifest)
{
    for (size_t i = 0; i < manifest->count; i++)
        if (manifest->entries[i].changed)
            return true;
    return false;
}

static xap_status write_entry(const struct manifest_entry *entry, struct xap_writer *writer)
{
    struct ssk_buffer key = SSK_BUFFER_INIT, value = SSK_BUFFER_INIT;
    ssk_buffer_printf(&key, SSK_META_SOURCE "%s", entry->id);
    ssk_buffer_printf(&value, "%" PRIu64 "\t%" PRId64 "\t%016" PRIx64 "\t%zu\t%s\t%s\t%s", entry->size,
                      entry->modified, entry->checksum, entry->passages, entry->settings, entry->reason,
                      entry->place);
    xap_status status = key.failed || value.failed
                            ? XAP_MEMORY
                            : xap_writer_set_metadata(writer, key.data, key.length, value.data, value.length);
    ssk_buffer_free(&key);
    ssk_buffer_free(&value);
    return status;
}

xap_status manifest_write(const struct manifest *manifest, struct xap_writer *writer)
{
    xap_status status = XAP_OK;
    for (size_t i = 0; i < manifest->count && status == XAP_OK; i++)
        if (!manifest->entries[i].gone)
            status = write_entry(&manifest->entries[i], writer);
    return status;
}

void manifest_free(struct manifest *manifest)
{
    for (size_t i = 0; i < manifest->count; i++)
        free_entry(&manifest->entries[i]);
    free(manifest->entries);
    string_map_free(&manifest->numbers);
    *manifest = (struct manifest){0};
}
