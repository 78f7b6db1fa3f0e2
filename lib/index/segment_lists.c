/* Lists of bigrams in the metadata of a segment. A list of a few bytes has no key of its own, whose entry
 * would take more than the list: it stands among the short ones of its first character. */
#include <stdlib.h>
#include <string.h>

#include "lib/index/list_cache.h"
#include "seisaku/numbers.h"
#include "seisaku/schema.h"
#include "seisaku/segment.h"
#include "seisaku/unicode.h"

enum { KEY_BYTES = 16 };

/* Fills `out` anew with what stands under the prefix and the text; nothing where there is no such key. */
static ssk_status read_metadata(struct ssk_buffer *out, const struct ssk_segment *segment, const char *prefix,
                                const char *text, size_t length, struct ssk_error *error)
{
    char key[KEY_BYTES];
    const char *value;
    size_t value_length, prefix_length = strlen(prefix);
    if (length > sizeof key - prefix_length)
        return ssk_segment_corrupt(segment, error);
    memcpy(key, prefix, prefix_length);
    memcpy(key + prefix_length, text, length);
    xap_status status = xap_db_metadata(&value, &value_length, segment->db, key, prefix_length + length);
    ssk_buffer_clear(out);
    if (status != XAP_OK)
        return ssk_segment_fail(segment, status, error);
    ssk_buffer_append(out, value, value_length);
    return out->failed ? ssk_no_memory(error) : SSK_OK;
}

/* ---- Short lists of a character ---- */

/* One of them. */
struct short_list {
    uint64_t second; /* code point */
    const char *list;
    size_t length;
};

/* The next one; false behind the last, and where the bytes make no sense. */
static bool take_short(struct short_list *out, struct ssk_bytes *bytes)
{
    uint64_t length;
    if (!ssk_take_number(bytes, &out->second) || !ssk_take_number(bytes, &length))
        return false;
    out->length = length;
    out->list = ssk_take_bytes(bytes, length);
    return out->list != NULL;
}

/* Leaves of the character's short lists that of the second character; nothing when it is not among them.
 * False when they make no sense. */
static bool keep_short(struct ssk_buffer *lists, uint32_t second)
{
    struct ssk_bytes bytes = {ssk_buffer_string(lists), ssk_buffer_string(lists) + lists->length};
    struct short_list one = {0};
    bool found = false;
    while (!found && take_short(&one, &bytes))
        found = one.second == second;
    if (found)
        memmove(lists->data, one.list, one.length);
    lists->length = found ? one.length : 0;
    return found || bytes.at == bytes.end;
}

static ssk_status read_list(struct ssk_buffer *out, const struct ssk_segment *segment, const char *bigram,
                            size_t length, struct ssk_error *error)
{
    size_t first = 0, second;
    ssk_status status = read_metadata(out, segment, SSK_META_LIST, bigram, length, error);
    if (status != SSK_OK || out->length)
        return status;
    ssk_utf8_next(bigram, length, &first);
    second = first;
    status = read_metadata(out, segment, SSK_META_SHORT, bigram, first, error);
    if (status == SSK_OK && out->length && !keep_short(out, ssk_utf8_next(bigram, length, &second)))
        return ssk_segment_corrupt(segment, error);
    return status;
}

/* The bigram's place in the cache, filled; and in *whole the list where it is too long to be kept there. */
static ssk_status find_list(const struct kept_list **out, struct ssk_buffer *whole,
                            struct ssk_segment *segment, const char *bigram, size_t length,
                            struct ssk_error *error)
{
    if (!segment->lists && !(segment->lists = list_cache_new()))
        return ssk_no_memory(error);
    *out = list_cache_find(segment->lists, bigram, length);
    if (*out)
        return SSK_OK;
    ssk_status status = read_list(whole, segment, bigram, length, error);
    if (status == SSK_OK && !(*out = list_cache_keep(segment->lists, bigram, length, whole)))
        status = ssk_no_memory(error);
    return status;
}

ssk_status ssk_segment_list(struct ssk_buffer *out, struct ssk_segment *segment, const char *bigram,
                            size_t length, struct ssk_error *error)
{
    const struct kept_list *kept;
    ssk_buffer_clear(out);
    ssk_status status = find_list(&kept, out, segment, bigram, length, error);
    if (status != SSK_OK || out->length)
        return status;
    if (!kept->whole)
        return read_list(out, segment, bigram, length, error);
    ssk_buffer_append(out, ssk_buffer_string(&kept->list), kept->list.length);
    return out->failed ? ssk_no_memory(error) : SSK_OK;
}

ssk_status ssk_segment_list_count(uint32_t *out, struct ssk_segment *segment, const char *bigram,
                                  size_t length, struct ssk_error *error)
{
    const struct kept_list *kept;
    struct ssk_buffer list = SSK_BUFFER_INIT;
    ssk_status status = find_list(&kept, &list, segment, bigram, length, error);
    ssk_buffer_free(&list);
    *out = status == SSK_OK ? kept->count : 0;
    return status;
}

/* ---- All lists of a character ---- */

/* Adds the key behind a byte that says how long it is. One that is longer than a bigram's is an index's of
 * elsewhere, and none that is read. */
static bool note_key(void *context, const char *key, size_t length, uint32_t count)
{
    struct ssk_buffer *keys = context;
    (void)count;
    if (length > KEY_BYTES)
        return true;
    ssk_buffer_append_char(keys, (char)length);
    ssk_buffer_append(keys, key, length);
    return !keys->failed;
}

/* Those under keys of their own. */
static ssk_status visit_long(struct ssk_segment *segment, const char *character, size_t length,
                             ssk_list_visit visit, void *context, struct ssk_error *error)
{
    struct ssk_buffer keys = SSK_BUFFER_INIT, list = SSK_BUFFER_INIT;
    const size_t prefix = strlen(SSK_META_LIST);
    char key[KEY_BYTES] = SSK_META_LIST;
    memcpy(key + prefix, character, length);
    xap_status visited = xap_db_visit_metadata_keys(segment->db, key, prefix + length, note_key, &keys);
    ssk_status status = visited == XAP_OK ? SSK_OK : ssk_segment_fail(segment, visited, error);
    if (keys.failed)
        status = ssk_no_memory(error);
    for (size_t at = 0; at < keys.length && status == SSK_OK; at += 1 + (size_t)keys.data[at]) {
        status = read_metadata(&list, segment, "", keys.data + at + 1, (size_t)keys.data[at], error);
        if (status == SSK_OK && !visit(context, ssk_buffer_string(&list), list.length))
            status = ssk_no_memory(error);
    }
    ssk_buffer_free(&keys);
    ssk_buffer_free(&list);
    return status;
}

ssk_status ssk_segment_visit_lists(struct ssk_segment *segment, uint32_t point, ssk_list_visit visit,
                                   void *context, struct ssk_error *error)
{
    struct ssk_buffer lists = SSK_BUFFER_INIT;
    struct short_list one;
    char character[4];
    size_t length = ssk_utf8_put(character, point);
    ssk_status status = visit_long(segment, character, length, visit, context, error);
    if (status == SSK_OK)
        status = read_metadata(&lists, segment, SSK_META_SHORT, character, length, error);
    struct ssk_bytes bytes = {ssk_buffer_string(&lists), ssk_buffer_string(&lists) + lists.length};
    while (status == SSK_OK && take_short(&one, &bytes))
        if (!visit(context, one.list, one.length))
            status = ssk_no_memory(error);
    if (status == SSK_OK && bytes.at != bytes.end)
        status = ssk_segment_corrupt(segment, error);
    ssk_buffer_free(&lists);
    return status;
}
