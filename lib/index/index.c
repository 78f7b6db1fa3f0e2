/* An index as both tools see it. */
#include "seisaku/index.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "seisaku/buffer.h"
#include "seisaku/schema.h"
#include "seisaku/translate.h"

enum { TIMEOUT = 10000 /* milliseconds */ };

/* ------------------------------------------------------------------------------------------ opening */

/* What Xapian would wait for, or follow elsewhere, is refused. */
static ssk_status check_files(const char *place, struct ssk_error *error)
{
    static const char *const names[] = {"iamglass", "postlist.glass", "docdata.glass", "termlist.glass"};
    struct stat about;
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        struct ssk_buffer file = SSK_BUFFER_INIT;
        ssk_buffer_printf(&file, "%s/%s", place, names[i]);
        bool sound = stat(ssk_buffer_string(&file), &about) == 0 ? S_ISREG(about.st_mode) : i >= 2;
        ssk_buffer_free(&file);
        if (!sound)
            return ssk_index_fail(error, XAP_NOT_FOUND, place,
                                  ssk_both("its files are missing, or no regular files"));
    }
    return SSK_OK;
}

static xap_status open_remote(struct xap_db **out, const char *place)
{
    const char *address = place + strlen(SSK_INDEX_REMOTE), *colon = strrchr(address, ':');
    char *host = strndup(address, (size_t)(colon - address));
    if (!host)
        return XAP_MEMORY;
    xap_status status = xap_db_open_remote(out, host, (unsigned)atoi(colon + 1), TIMEOUT, TIMEOUT);
    free(host);
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
    return ssk_index_useless(error, SSK_MISMATCH, path, difference);
}

ssk_status ssk_index_open(struct ssk_segment **out, const char *path, const char *place,
                          const struct ssk_dictionary *dictionary, struct ssk_error *error)
{
    bool remote = ssk_index_is_remote(place);
    struct xap_db *db = NULL;
    *out = NULL;
    ssk_status status = remote ? SSK_OK : check_files(place, error);
    if (status == SSK_OK && !remote)
        status = ssk_index_files_compare(path, place, error);
    if (status != SSK_OK)
        return status;
    xap_status opened = remote ? open_remote(&db, place) : xap_db_open(&db, place, XAP_BACKEND_GLASS);
    if (opened != XAP_OK)
        status = ssk_index_fail(error, opened, path, db ? xap_db_message(db) : "");
    if (status == SSK_OK)
        status = check_metadata(db, path, SSK_META_SCHEMA, SSK_SCHEMA_VERSION, "index format", error);
    if (status == SSK_OK && dictionary)
        status = check_metadata(db, path, SSK_META_DICTIONARY, dictionary->checksum, "dictionary", error);
    if (status == SSK_OK)
        return ssk_segment_open(out, db, place, remote, error);
    xap_db_free(db);
    return status;
}
