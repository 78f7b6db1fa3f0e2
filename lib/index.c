/* An index's folder as both tools see it. */
#include "seisaku/index.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "seisaku/buffer.h"
#include "seisaku/schema.h"

ssk_status ssk_index_fail(struct ssk_error *error, xap_status status, const char *path, const char *message)
{
    switch (status) {
    case XAP_LOCKED:
        return ssk_fail(error, SSK_LOCKED, "%s: another seisaku-index writes this index: wait until it ends",
                        path);
    case XAP_NOT_FOUND:
    case XAP_CORRUPT:
        return ssk_fail(error, SSK_CORRUPT,
                        "%s: the index cannot be read (%s): rebuild it with seisaku-index --rebuild", path,
                        message);
    case XAP_VERSION:
        return ssk_fail(error, SSK_MISMATCH,
                        "%s: made by another version of Xapian: rebuild it with seisaku-index --rebuild",
                        path);
    case XAP_MODIFIED:
        return ssk_fail(error, SSK_MODIFIED,
                        "%s: the index keeps changing: ask again when seisaku-index has ended", path);
    case XAP_NETWORK:
        return ssk_fail(error, SSK_IO,
                        "%s: a server of the index does not answer (%s): start xapian-tcpsrv there, or name "
                        "another in XAPIANDB",
                        path, message);
    case XAP_MEMORY:
        return ssk_fail(error, SSK_MEMORY, "%s: out of memory", path);
    default:
        return ssk_fail(error, SSK_OTHER, "%s: %s", path, message);
    }
}

ssk_status ssk_index_open(struct xap_db **out, const char *path, struct ssk_error *error)
{
    struct ssk_buffer stub = SSK_BUFFER_INIT;
    struct stat info;
    ssk_status status = SSK_OK;
    *out = NULL;
    ssk_buffer_printf(&stub, "%s/" SSK_INDEX_STUB, path);
    if (stub.failed) {
        status = ssk_fail(error, SSK_MEMORY, "out of memory");
    } else if (stat(path, &info) != 0 && (errno == ENOENT || errno == ENOTDIR)) {
        status = ssk_fail(error, SSK_NOT_FOUND, "no index at %s: build one with seisaku-index -d %s FILES",
                          path, path);
    } else if (access(stub.data, R_OK) != 0 && errno == EACCES) {
        status = ssk_fail(error, SSK_IO, "%s: no permission to read the index: ask its owner", path);
    } else if (access(stub.data, R_OK) != 0) {
        status = ssk_fail(error, SSK_NOT_FOUND,
                          "%s is no index: build one with seisaku-index -d FOLDER FILES", path);
    } else {
        xap_status opened = xap_db_open(out, stub.data, XAP_BACKEND_STUB);
        if (opened != XAP_OK) {
            status = ssk_index_fail(error, opened, path, *out ? xap_db_message(*out) : "");
            xap_db_free(*out);
            *out = NULL;
        }
    }
    ssk_buffer_free(&stub);
    return status;
}

static ssk_status check_metadata(struct xap_db *db, const char *path, const char *key, const char *wanted,
                                 const char *what, struct ssk_error *error)
{
    const char *value = "";
    size_t length = 0;
    xap_status status = xap_db_metadata(&value, &length, db, key, strlen(key));
    if (status != XAP_OK)
        return ssk_index_fail(error, status, path, xap_db_message(db));
    if (length == strlen(wanted) && memcmp(value, wanted, length) == 0)
        return SSK_OK;
    return ssk_fail(error, SSK_MISMATCH,
                    "%s: made with another %s (%.*s, now %s): rebuild it with seisaku-index --rebuild", path,
                    what, length ? (int)length : 4, length ? value : "none", wanted);
}

ssk_status ssk_index_check(struct xap_db *db, const char *path, const struct ssk_dictionary *dictionary,
                           struct ssk_error *error)
{
    ssk_status status = check_metadata(db, path, SSK_META_SCHEMA, SSK_SCHEMA_VERSION, "index format", error);
    if (status == SSK_OK)
        status = check_metadata(db, path, SSK_META_DICTIONARY, dictionary->checksum, "dictionary", error);
    return status;
}
