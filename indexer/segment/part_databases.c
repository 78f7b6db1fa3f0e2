#include "indexer/segment/part_databases.h"

#include <stdlib.h>

#include "indexer/base/remove_tree.h"
#include "indexer/segment/disk.h"
#include "seisaku/array.h"
#include "seisaku/buffer.h"
#include "seisaku/index.h"

/* So many neighbours of one level are merged to one of the next, which bounds the files that are open. */
enum { FAN = 64 };

enum { ROOM = 1 << 20 /* bytes that merging takes besides what is merged */ };

static ssk_status fail(const struct part_databases *list, xap_status status, const char *message,
                       struct ssk_error *error)
{
    return ssk_index_fail(error, status, list->index, message);
}

static ssk_status combine(struct xap_db *all, const struct part_databases *list, size_t first,
                          struct ssk_error *error)
{
    ssk_status status = SSK_OK;
    for (size_t i = first; i < list->count && status == SSK_OK; i++) {
        struct xap_db *one;
        xap_status opened = xap_db_open(&one, list->items[i].path, XAP_BACKEND_GLASS);
        if (opened != XAP_OK)
            status = fail(list, opened, xap_db_message(one), error);
        else if ((opened = xap_db_add_database(all, one)) != XAP_OK)
            status = fail(list, opened, xap_db_message(all), error);
        xap_db_free(one);
    }
    return status;
}

ssk_status part_databases_merge(struct part_databases *list, size_t first, const char *path,
                                struct ssk_error *error)
{
    struct xap_db *all;
    uint64_t bytes = ROOM;
    for (size_t i = first; i < list->count; i++)
        bytes += disk_usage(list->items[i].path);
    ssk_status status = disk_has_room(list->index, bytes, error);
    if (status != SSK_OK)
        return status;
    xap_status merged = xap_db_new(&all);
    status = merged == XAP_OK ? combine(all, list, first, error) : ssk_no_memory(error);
    if (status == SSK_OK) {
        merged = xap_db_compact(all, path, XAP_COMPACT_FULL, 0);
        if (merged != XAP_OK)
            status = fail(list, merged, xap_db_message(all), error);
    }
    xap_db_free(all);
    while (status == SSK_OK && list->count > first) {
        remove_tree(list->items[--list->count].path);
        free(list->items[list->count].path);
    }
    return status;
}

ssk_status part_databases_add(struct part_databases *list, char *path, int level, struct ssk_error *error)
{
    if (path && !SSK_GROW(list->items, list->count, list->capacity)) {
        free(path);
        return ssk_no_memory(error);
    }
    if (!path)
        return ssk_no_memory(error);
    list->items[list->count++] = (struct part_database){path, level};
    return SSK_OK;
}

char *part_databases_path(struct part_databases *list)
{
    struct ssk_buffer path = SSK_BUFFER_INIT;
    ssk_buffer_printf(&path, "%s/%u", list->folder, atomic_fetch_add(&list->made, 1));
    return ssk_buffer_detach(&path);
}

ssk_status part_databases_settle(struct part_databases *list, struct ssk_error *error)
{
    ssk_status status = SSK_OK;
    while (status == SSK_OK && list->count >= FAN) {
        size_t first = list->count - FAN;
        int level = list->items[list->count - 1].level;
        if (list->items[first].level != level)
            return SSK_OK;
        char *path = part_databases_path(list);
        status = path ? part_databases_merge(list, first, path, error) : ssk_no_memory(error);
        if (status == SSK_OK)
            status = part_databases_add(list, path, level + 1, error);
        else
            free(path);
    }
    return status;
}

void part_databases_free(struct part_databases *list)
{
    for (size_t i = 0; i < list->count; i++)
        free(list->items[i].path);
    free(list->items);
}
