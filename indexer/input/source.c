#include "indexer/input/source.h"

#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "indexer/base/messages.h"
#include "seisaku/translate.h"
#include "seisaku/unicode.h"

enum { NAME_BYTES = 64 }; /* of the base name in an id: a whole id must fit an index term */

/* A file that was changed so shortly before may change again within the same tick of its clock. */
enum { FRESH = 100000000, MIB = 1 << 20 };

static ssk_status too_large(uint64_t limit, struct ssk_error *error)
{
    return ssk_fail(error, SSK_OTHER, "larger than %llu MiB: raise --max-size to read it",
                    (unsigned long long)limit / MIB);
}

static ssk_status read_all(int file, struct source *source, struct ssk_error *error)
{
    struct ssk_buffer *bytes = &source->bytes;
    char block[1 << 16];
    ssize_t got;
    while ((got = read(file, block, sizeof block)) != 0) {
        if (got > 0)
            ssk_buffer_append(bytes, block, (size_t)got);
        else if (errno != EINTR)
            return ssk_fail(error, SSK_IO, "cannot be read: %s", ssk_strerror(errno));
        if (source->limit && bytes->length > source->limit)
            return too_large(source->limit, error);
    }
    return bytes->failed ? ssk_no_memory(error) : SSK_OK;
}

int64_t source_time(struct timespec time)
{
    return (int64_t)time.tv_sec * 1000000000 + time.tv_nsec;
}

/* Notes the file's time, and makes room for all of it at once. */
static ssk_status prepare(int file, struct source *source, struct ssk_error *error)
{
    struct stat about;
    struct timespec now;
    if (fstat(file, &about) != 0)
        return ssk_fail(error, SSK_IO, "cannot be read: %s", ssk_strerror(errno));
    if (!S_ISREG(about.st_mode))
        return SSK_OK;
    if (source->limit && (uint64_t)about.st_size > source->limit)
        return too_large(source->limit, error);
    clock_gettime(CLOCK_REALTIME, &now);
    source->modified = source_time(about.st_mtim);
    if (source_time(now) - source->modified < FRESH)
        source->modified = 0;
    return ssk_buffer_reserve(&source->bytes, (size_t)about.st_size) ? SSK_OK : ssk_no_memory(error);
}

ssk_status source_load(struct source *source, struct ssk_error *error)
{
    bool standard_input = strcmp(source->path, "-") == 0;
    int file = standard_input ? STDIN_FILENO : open(source->path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    if (file < 0)
        return errno == EACCES ? ssk_fail(error, SSK_IO, "may not be read: change its permissions")
                               : ssk_fail(error, SSK_IO, "cannot be opened: %s", ssk_strerror(errno));
    ssk_status status = standard_input ? SSK_OK : prepare(file, source, error);
    if (status == SSK_OK)
        status = read_all(file, source, error);
    if (!standard_input)
        close(file);
    if (status == SSK_OK && source->bytes.length == 0)
        status = ssk_fail(error, SSK_INPUT, "empty file: nothing to read");
    return status;
}

/* FNV-1a. */
static uint64_t hash_of(const char *bytes, size_t length)
{
    uint64_t hash = UINT64_C(0xcbf29ce484222325);
    for (size_t i = 0; i < length; i++)
        hash = (hash ^ (unsigned char)bytes[i]) * UINT64_C(0x100000001b3);
    return hash;
}

static bool fits_id(uint32_t point)
{
    return point > 0x20 && !(point >= 0x7f && point < 0xa0) && point != ':' && point != 0xFFFD &&
           !ssk_is_space(point);
}

/* The base name with '_' for what an id may not hold. */
static void append_name(struct ssk_buffer *id, const char *path)
{
    const char *slash = strrchr(path, '/');
    const char *name = slash ? slash + 1 : path;
    size_t length = strlen(name), end = 0;
    for (size_t byte = 0; byte < length; end = byte) {
        uint32_t point = ssk_utf8_next(name, length, &byte);
        if (byte > NAME_BYTES)
            break;
        if (fits_id(point) && !ssk_control_bytes(name + end, byte - end))
            ssk_buffer_append(id, name + end, byte - end);
        else
            ssk_buffer_append_char(id, '_');
    }
}

char *source_place(const char *path)
{
    char *resolved = realpath(path, NULL);
    return resolved ? resolved : strdup(path);
}

char *source_id_at(const char *place)
{
    struct ssk_buffer id = SSK_BUFFER_INIT;
    append_name(&id, place);
    ssk_buffer_printf(&id, "-%016" PRIx64, hash_of(place, strlen(place)));
    return ssk_buffer_detach(&id);
}

char *source_id(const struct source *source)
{
    struct ssk_buffer id = SSK_BUFFER_INIT;
    if (strcmp(source->path, "-") == 0) {
        ssk_buffer_printf(&id, "stdin-%016" PRIx64, hash_of(source->bytes.data, source->bytes.length));
        return ssk_buffer_detach(&id);
    }
    char *place = source_place(source->path), *made = place ? source_id_at(place) : NULL;
    free(place);
    return made;
}

void source_warn_undecodable(const struct source *source, const struct ssk_decoded *decoded)
{
    if (decoded->bad && !source->quiet)
        message_print("%s: %zu undecodable byte sequence%s as %s, the first at byte %zu: try --encoding=NAME",
                      source->path, decoded->bad, decoded->bad == 1 ? "" : "s", decoded->encoding,
                      decoded->first_bad);
}
