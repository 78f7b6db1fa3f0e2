/* An index's folder as both tools see it. */
#include "seisaku/index.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "seisaku/buffer.h"
#include "seisaku/schema.h"

int ssk_index_generation(const char *path)
{
    struct ssk_buffer name = SSK_BUFFER_INIT;
    char line[256];
    int number = 0;
    ssk_buffer_printf(&name, "%s/" SSK_INDEX_STUB, path);
    FILE *stub = name.failed ? NULL : fopen(name.data, "r");
    int reason = name.failed ? ENOMEM : errno;
    ssk_buffer_free(&name);
    while (stub && !number && fgets(line, sizeof line, stub))
        if (sscanf(line, "auto " SSK_INDEX_GENERATION, &number) != 1 || number < 0)
            number = 0;
    if (stub)
        fclose(stub);
    errno = reason;
    return stub ? number : -1;
}

/* For an index that cannot be used: only one that seisaku-index made can be rebuilt. */
static ssk_status fail_useless(struct ssk_error *error, ssk_status status, const char *path, const char *what)
{
    if (ssk_index_generation(path) > 0)
        return ssk_fail(error, status, "%s: %s: rebuild it with seisaku-index --rebuild -d %s FILES", path,
                        what, path);
    return ssk_fail(error, status,
                    "%s: %s: its " SSK_INDEX_STUB
                    " names no generation of seisaku-index: name another folder "
                    "with -d, or correct or delete that file",
                    path, what);
}

ssk_status ssk_index_fail(struct ssk_error *error, xap_status status, const char *path, const char *message)
{
    char what[512];
    switch (status) {
    case XAP_LOCKED:
        return ssk_fail(error, SSK_LOCKED, "%s: another seisaku-index writes this index: wait until it ends",
                        path);
    case XAP_NOT_FOUND:
    case XAP_CORRUPT:
        snprintf(what, sizeof what, "the index cannot be read (%s)", message);
        return fail_useless(error, SSK_CORRUPT, path, what);
    case XAP_VERSION:
        return fail_useless(error, SSK_MISMATCH, path, "made by another version of Xapian");
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
    char difference[256];
    snprintf(difference, sizeof difference, "made with another %s (%.*s, now %s)", what,
             length ? (int)length : 4, length ? value : "none", wanted);
    return fail_useless(error, SSK_MISMATCH, path, difference);
}

ssk_status ssk_index_check(struct xap_db *db, const char *path, const struct ssk_dictionary *dictionary,
                           struct ssk_error *error)
{
    ssk_status status = check_metadata(db, path, SSK_META_SCHEMA, SSK_SCHEMA_VERSION, "index format", error);
    if (status == SSK_OK)
        status = check_metadata(db, path, SSK_META_DICTIONARY, dictionary->checksum, "dictionary", error);
    return status;
}
