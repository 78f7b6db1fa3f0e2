/* What Xapian answers → what users can do. */
#include <stdio.h>
#include <string.h>

#include "seisaku/index.h"
#include "seisaku/segment.h"
#include "seisaku/translate.h"

/* True when the place lies where seisaku-index put it. */
static bool is_ours(const char *place)
{
    const char *name = strrchr(place, '/');
    return ssk_index_generation_number(name ? name + 1 : place) > 0;
}

ssk_status ssk_index_useless(struct ssk_error *error, ssk_status status, const char *path, const char *what)
{
    if (ssk_index_is_remote(path))
        return ssk_fail(error, status, "%s: %s: rebuild the index that is served there", path, what);
    int length =
        is_ours(path) ? (int)(strrchr(path, '/') ? strrchr(path, '/') - path : 0) : (int)strlen(path);
    return ssk_fail(error, status, "%.*s: %s: rebuild it with seisaku-index --rebuild -d %.*s FILES", length,
                    path, what, length, path);
}

ssk_status ssk_index_fail(struct ssk_error *error, xap_status status, const char *path, const char *message)
{
    char what[512];
    switch (status) {
    case XAP_LOCKED: /* another writer is kept out before: this is for want of something else */
        return ssk_fail(error, SSK_IO, "%s: the index cannot be written (%s)", path, message);
    case XAP_NOT_FOUND:
    case XAP_CORRUPT:
        snprintf(what, sizeof what, "the index cannot be read (%s)", message);
        return ssk_index_useless(error, SSK_CORRUPT, path, what);
    case XAP_VERSION:
        return ssk_index_useless(error, SSK_MISMATCH, path, "made by another version of Xapian");
    case XAP_MODIFIED:
        return ssk_fail(error, SSK_MODIFIED,
                        "%s: the index keeps changing: ask again when seisaku-index has ended", path);
    case XAP_NETWORK:
        return ssk_fail(error, SSK_IO,
                        "%s: the server of this index does not answer (%s): start xapian-tcpsrv there, name "
                        "another, or leave it out with --partial",
                        path, message);
    case XAP_MEMORY:
        return ssk_fail(error, SSK_MEMORY, "%s: out of memory", path);
    default:
        return ssk_fail(error, SSK_OTHER, "%s: %s", path, message);
    }
}

ssk_status ssk_segment_corrupt(const struct ssk_segment *segment, struct ssk_error *error)
{
    return ssk_index_fail(error, XAP_CORRUPT, segment->name, ssk_both("its metadata make no sense"));
}

ssk_status ssk_segment_fail(const struct ssk_segment *segment, xap_status status, struct ssk_error *error)
{
    return ssk_index_fail(error, status, segment->name, xap_db_message(segment->db));
}
