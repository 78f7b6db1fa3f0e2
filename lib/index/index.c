/* An index as both tools see it. */
#include "seisaku/index.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "seisaku/buffer.h"
#include "seisaku/schema.h"
#include "seisaku/translate.h"

enum { STUB_BYTES = 64 << 10, TIMEOUT = 10000 /* milliseconds */ };

/* ------------------------------------------------------------------------------------------ failures */

static ssk_status fail_stub(struct ssk_error *error, const char *path, const char *what)
{
    return ssk_fail(error, SSK_CORRUPT,
                    "%s: %s %s: name another folder with -d, or correct or delete that file", path,
                    SSK_INDEX_STUB, what);
}

/* ------------------------------------------------------------------------------------------ the stub */

/* Opens a file if it is a regular one; -1 with errno, which is 0 for another kind. Never waits for a pipe. */
static int open_regular(const char *path, struct stat *about)
{
    int file = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC | O_NOCTTY);
    if (file >= 0 && (fstat(file, about) != 0 || !S_ISREG(about->st_mode))) {
        close(file);
        errno = 0;
        return -1;
    }
    return file;
}

static ssk_status fail_to_open(struct ssk_error *error, const char *path)
{
    int reason = errno;
    if (reason == 0)
        return fail_stub(error, path, ssk_both("is no regular file"));
    if (reason == EACCES)
        return ssk_fail(error, SSK_IO, "%s: no permission to read the index: ask its owner", path);
    if (reason != ENOENT && reason != ENOTDIR)
        return ssk_fail(error, SSK_IO, "%s: the index cannot be read: %s", path, ssk_strerror(reason));
    if (access(path, F_OK) != 0)
        return ssk_fail(error, SSK_NOT_FOUND, "no index at %s: build one with seisaku-index -d %s FILES",
                        path, path);
    return ssk_fail(error, SSK_NOT_FOUND, "%s is no index: build one with seisaku-index -d FOLDER FILES",
                    path);
}

/* The stub's text, malloc'd. */
static ssk_status read_stub(char **out, const char *path, struct ssk_error *error)
{
    struct ssk_buffer name = SSK_BUFFER_INIT;
    struct stat about;
    ssk_buffer_printf(&name, "%s/" SSK_INDEX_STUB, path);
    int file = name.failed ? -1 : open_regular(name.data, &about);
    ssk_buffer_free(&name);
    *out = NULL;
    if (file < 0)
        return fail_to_open(error, path);
    ssk_status status = SSK_OK;
    ssize_t got = 0;
    if (about.st_size > STUB_BYTES)
        status = fail_stub(error, path, ssk_both("is too long for a list of databases"));
    else if (!(*out = malloc((size_t)about.st_size + 1)))
        status = ssk_no_memory(error);
    else if ((got = read(file, *out, (size_t)about.st_size)) < 0)
        status = ssk_fail(error, SSK_IO, "%s: the index cannot be read: %s", path, ssk_strerror(errno));
    if (*out)
        (*out)[got > 0 ? got : 0] = '\0';
    close(file);
    return status;
}

/* HOST:PORT with both in it. */
static bool is_address(const char *address)
{
    const char *colon = strrchr(address, ':');
    size_t digits = colon ? strspn(colon + 1, "0123456789") : 0;
    return colon && colon > address && digits && digits <= 5 && !colon[1 + digits] &&
           atoi(colon + 1) <= 65535;
}

/* Adds what a line names. */
static ssk_status add_line(struct ssk_strings *out, const char *path, char *line, struct ssk_error *error)
{
    static const char *const local = "auto ", *const remote = "remote ";
    struct ssk_buffer place = SSK_BUFFER_INIT;
    const char *name = line + (strncmp(line, local, strlen(local)) == 0 ? strlen(local) : strlen(remote));
    if (!*line || *line == '#')
        return SSK_OK;
    if (strncmp(line, local, strlen(local)) == 0 && *name)
        ssk_buffer_printf(&place, "%s%s%s", *name == '/' ? "" : path, *name == '/' ? "" : "/", name);
    else if (strncmp(line, remote, strlen(remote)) == 0 && is_address(name))
        ssk_buffer_printf(&place, SSK_INDEX_REMOTE "%s", name);
    else
        return fail_stub(error, path, ssk_both("has a line other than `auto FOLDER` and `remote HOST:PORT`"));
    bool done = !place.failed && ssk_strings_add(out, place.data, place.length);
    ssk_buffer_free(&place);
    return done ? SSK_OK : ssk_no_memory(error);
}

ssk_status ssk_index_places(struct ssk_strings *out, const char *path, struct ssk_error *error)
{
    char *text = NULL;
    size_t before = out->count;
    if (ssk_index_is_remote(path) && !is_address(path + strlen(SSK_INDEX_REMOTE)))
        return ssk_fail(error, SSK_INPUT, "%s: write a server as %sHOST:PORT", path, SSK_INDEX_REMOTE);
    if (ssk_index_is_remote(path))
        return ssk_strings_add(out, path, strlen(path)) ? SSK_OK : ssk_no_memory(error);
    ssk_status status = read_stub(&text, path, error);
    for (char *line = text, *end; status == SSK_OK && line; line = end) {
        end = strchr(line, '\n');
        if (end)
            *end++ = '\0';
        line[strcspn(line, "\r")] = '\0';
        status = add_line(out, path, line, error);
    }
    free(text);
    if (status == SSK_OK && out->count == before)
        status = fail_stub(error, path, ssk_both("names no database"));
    return status;
}

int ssk_index_generation(const char *path, const char *place)
{
    size_t length = strlen(path);
    int number, end = 0;
    if (strncmp(place, path, length) != 0 || place[length] != '/')
        return 0;
    const char *name = place + length + 1;
    return sscanf(name, SSK_INDEX_GENERATION "%n", &number, &end) == 1 && !name[end] && number > 0 ? number
                                                                                                   : 0;
}

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
    if (status != SSK_OK)
        return status;
    xap_status opened = remote ? open_remote(&db, place) : xap_db_open(&db, place, XAP_BACKEND_GLASS);
    if (opened != XAP_OK)
        status = ssk_index_fail(error, opened, path, db ? xap_db_message(db) : "");
    if (status == SSK_OK)
        status = check_metadata(db, path, SSK_META_SCHEMA, SSK_SCHEMA_VERSION, "index format", error);
    if (status == SSK_OK)
        status = check_metadata(db, path, SSK_META_DICTIONARY, dictionary->checksum, "dictionary", error);
    if (status == SSK_OK)
        return ssk_segment_open(out, db, place, remote, error);
    xap_db_free(db);
    return status;
}
