/* Sets of document ids. */
#include "seisaku/postings.h"

#include <stdlib.h>
#include <string.h>

#include "seisaku/numbers.h"

/* ------------------------------------------------------------------------------------------ sets */

static bool reserve(struct ssk_docids *docids, size_t count)
{
    if (count <= docids->capacity)
        return true;
    uint32_t *bigger = reallocarray(docids->items, count, sizeof *bigger);
    if (!bigger)
        return false;
    docids->items = bigger;
    docids->capacity = count;
    return true;
}

bool ssk_docids_add(struct ssk_docids *docids, uint32_t docid)
{
    if (docids->count == docids->capacity && !reserve(docids, docids->capacity * 2 + 64))
        return false;
    docids->items[docids->count++] = docid;
    return true;
}

bool ssk_docids_has(const struct ssk_docids *docids, uint32_t docid)
{
    size_t low = 0, high = docids->count;
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (docids->items[middle] < docid)
            low = middle + 1;
        else
            high = middle;
    }
    return low < docids->count && docids->items[low] == docid;
}

void ssk_docids_free(struct ssk_docids *docids)
{
    free(docids->items);
    *docids = (struct ssk_docids){0};
}

/* Leaves of the ids those that are among the others, or those that are not. */
static void sift(struct ssk_docids *docids, const struct ssk_docids *others, bool among)
{
    size_t kept = 0, at = 0;
    for (size_t i = 0; i < docids->count; i++) {
        while (at < others->count && others->items[at] < docids->items[i])
            at++;
        if ((at < others->count && others->items[at] == docids->items[i]) == among)
            docids->items[kept++] = docids->items[i];
    }
    docids->count = kept;
}

void ssk_docids_keep(struct ssk_docids *docids, const struct ssk_docids *others)
{
    sift(docids, others, true);
}

void ssk_docids_drop(struct ssk_docids *docids, const struct ssk_docids *others)
{
    sift(docids, others, false);
}

/* ------------------------------------------------------------------------------------------ lists */

void ssk_postings_append(struct ssk_buffer *out, const struct ssk_docids *docids)
{
    if (!docids->count)
        return;
    ssk_append_number(out, docids->count);
    ssk_append_number(out, docids->items[0]);
    for (size_t i = 1; i < docids->count; i++)
        ssk_append_number(out, docids->items[i] - docids->items[i - 1] - 1);
}

size_t ssk_postings_count(const char *list, size_t length)
{
    struct ssk_bytes bytes = {list, list + length};
    uint64_t count;
    return ssk_take_number(&bytes, &count) && count <= length ? (size_t)count : 0;
}

/* A list while it is read. */
struct cursor {
    struct ssk_bytes bytes;
    uint64_t left; /* ids that are still to come */
    int64_t docid; /* -1 before the first */
};

/* Goes on to the next id, which is greater; false when there is none. */
static bool next(struct cursor *cursor)
{
    uint64_t gap;
    if (!cursor->left || !ssk_take_number(&cursor->bytes, &gap) ||
        gap >= (uint64_t)(UINT32_MAX - cursor->docid))
        return false;
    cursor->docid += (int64_t)gap + 1;
    cursor->left--;
    return true;
}

/* Before the first id. */
static bool open(struct cursor *cursor, const char *list, size_t length)
{
    *cursor = (struct cursor){.bytes = {list, list + length}, .docid = -1};
    return !length || (ssk_take_number(&cursor->bytes, &cursor->left) && cursor->left <= length);
}

bool ssk_postings_read(struct ssk_docids *out, const char *list, size_t length)
{
    struct cursor cursor;
    out->count = 0;
    if (!open(&cursor, list, length) || !reserve(out, cursor.left))
        return false;
    while (next(&cursor))
        out->items[out->count++] = (uint32_t)cursor.docid;
    return !cursor.left;
}

bool ssk_postings_keep(struct ssk_docids *docids, const char *list, size_t length)
{
    struct cursor cursor;
    size_t kept = 0;
    if (!open(&cursor, list, length))
        return false;
    bool more = next(&cursor);
    for (size_t i = 0; i < docids->count && more; i++) {
        while (more && cursor.docid < docids->items[i])
            more = next(&cursor);
        if (more && cursor.docid == docids->items[i])
            docids->items[kept++] = docids->items[i];
    }
    docids->count = kept;
    return more || !cursor.left;
}
