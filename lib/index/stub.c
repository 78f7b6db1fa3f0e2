/* The stub of an index: a list of segments for us and for Xapian, and in lines that Xapian takes for comments
 * what the files of each were when they were published. The last of these lines guards all that seisaku-index
 * wrote. */
#include "lib/index/stub.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "seisaku/buffer.h"
#include "seisaku/checksum.h"
#include "seisaku/index.h"
#include "seisaku/translate.h"

enum { STUB_BYTES = 64 << 10 };

static const char *const local = "auto ", *const remote = "remote ", *const note = "# generation-",
                         *const guard = "# " SSK_INDEX_STUB " ";

/* For a stub that cannot be used: `what` follows its name. */
static ssk_status stub_fail(struct ssk_error *error, const char *path, const char *what)
{
    return ssk_fail(error, SSK_CORRUPT,
                    "%s: %s %s: name another folder with -d, or correct or delete that file", path,
                    SSK_INDEX_STUB, what);
}

/* ------------------------------------------------------------------------------------------ reading */

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
        return stub_fail(error, path, ssk_both("is no regular file"));
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

/* Reads until the file ends or so many bytes are there; a negative number with errno. */
static ssize_t read_whole(int file, char *out, size_t most)
{
    size_t held = 0;
    while (held < most) {
        ssize_t got = read(file, out + held, most - held);
        if (got == 0)
            break;
        if (got < 0 && errno != EINTR)
            return got;
        held += got > 0 ? (size_t)got : 0;
    }
    return (ssize_t)held;
}

/* The stub's text, malloc'd. */
static ssk_status read_text(char **out, const char *path, struct ssk_error *error)
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
        status = stub_fail(error, path, ssk_both("is too long for a list of databases"));
    else if (!(*out = malloc((size_t)about.st_size + 1)))
        status = ssk_no_memory(error);
    else if ((got = read_whole(file, *out, (size_t)about.st_size)) < 0)
        status = ssk_fail(error, SSK_IO, "%s: the index cannot be read: %s", path, ssk_strerror(errno));
    if (status == SSK_OK && memchr(*out, '\0', (size_t)got))
        status = stub_fail(error, path, ssk_both("is damaged"));
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
    int port = digits && digits <= 5 && !colon[1 + digits] ? atoi(colon + 1) : 0;
    return colon && colon > address && port >= 1 && port <= 65535;
}

/* ------------------------------------------------------------------------------------------ lines */

static bool begins(const char *line, const char *with)
{
    return strncmp(line, with, strlen(with)) == 0;
}

bool stub_note_parse(struct stub_note *out, const char *line)
{
    int end = 0;
    return begins(line, note) &&
           sscanf(line, "# %63s %llu %16llx%n", out->name, &out->size, &out->checksum, &end) == 3 &&
           !line[end];
}

/* The lines that seisaku-index writes are guarded; those for servers are the user's. */
static uint64_t guarded(uint64_t checksum, const char *line)
{
    bool ours = begins(line, note) || begins(line, "auto generation-");
    return ours ? ssk_checksum(ssk_checksum(checksum, line, strlen(line)), "\n", 1) : checksum;
}

void ssk_index_guard(struct ssk_buffer *stub)
{
    uint64_t checksum = SSK_CHECKSUM_START;
    char digits[SSK_CHECKSUM_SIZE];
    struct ssk_buffer line = SSK_BUFFER_INIT;
    for (const char *at = ssk_buffer_string(stub); *at;) {
        size_t length = strcspn(at, "\n");
        ssk_buffer_clear(&line);
        ssk_buffer_append(&line, at, length);
        checksum = guarded(checksum, ssk_buffer_string(&line));
        at += length + (at[length] == '\n');
    }
    ssk_checksum_text(digits, checksum);
    ssk_buffer_printf(stub, "%s%s\n", guard, digits);
    stub->failed |= line.failed;
    ssk_buffer_free(&line);
}

/* Takes the text apart, which is written to. */
static ssk_status take_lines(struct ssk_strings *out, const char *path, char *text, struct ssk_error *error)
{
    uint64_t checksum = SSK_CHECKSUM_START;
    char digits[SSK_CHECKSUM_SIZE] = "";
    bool noted = false, sound = false;
    struct stub_note parsed;
    for (char *line = text, *end; line; line = end) {
        end = strchr(line, '\n');
        if (end)
            *end++ = '\0';
        line[strcspn(line, "\r")] = '\0';
        checksum = guarded(checksum, line);
        noted |= begins(line, note);
        if (begins(line, note) && !stub_note_parse(&parsed, line))
            return stub_fail(error, path, ssk_both("is damaged"));
        if (begins(line, guard)) {
            ssk_checksum_text(digits, checksum);
            sound = strcmp(line + strlen(guard), digits) == 0;
        } else if (*line && (*line != '#' || begins(line, note)) &&
                   !ssk_strings_add(out, line, strlen(line))) {
            return ssk_no_memory(error);
        }
    }
    return (noted || *digits) && !sound ? stub_fail(error, path, ssk_both("is damaged")) : SSK_OK;
}

ssk_status stub_read(struct ssk_strings *out, const char *path, struct ssk_error *error)
{
    char *text = NULL;
    ssk_status status = read_text(&text, path, error);
    if (status == SSK_OK)
        status = take_lines(out, path, text, error);
    free(text);
    return status;
}

/* ------------------------------------------------------------------------------------------ places */

/* Adds what a line names. */
static ssk_status add_place(struct ssk_strings *out, const char *path, const char *line,
                            struct ssk_error *error)
{
    struct ssk_buffer place = SSK_BUFFER_INIT;
    const char *name = line + (begins(line, local) ? strlen(local) : strlen(remote));
    if (*line == '#')
        return SSK_OK;
    if (begins(line, local) && *name)
        ssk_buffer_printf(&place, "%s%s%s", *name == '/' ? "" : path, *name == '/' ? "" : "/", name);
    else if (begins(line, remote) && is_address(name))
        ssk_buffer_printf(&place, SSK_INDEX_REMOTE "%s", name);
    else
        return stub_fail(error, path, ssk_both("has a line other than `auto FOLDER` and `remote HOST:PORT`"));
    bool done = !place.failed && ssk_strings_add(out, place.data, place.length);
    ssk_buffer_free(&place);
    return done ? SSK_OK : ssk_no_memory(error);
}

ssk_status ssk_index_places(struct ssk_strings *out, const char *path, struct ssk_error *error)
{
    struct ssk_strings lines = {0};
    size_t before = out->count;
    if (ssk_index_is_remote(path) && !is_address(path + strlen(SSK_INDEX_REMOTE)))
        return ssk_fail(error, SSK_INPUT, "%s: write a server as %sHOST:PORT", path, SSK_INDEX_REMOTE);
    if (ssk_index_is_remote(path))
        return ssk_strings_add(out, path, strlen(path)) ? SSK_OK : ssk_no_memory(error);
    ssk_status status = stub_read(&lines, path, error);
    for (size_t i = 0; i < lines.count && status == SSK_OK; i++)
        status = add_place(out, path, lines.items[i], error);
    ssk_strings_free(&lines);
    if (status == SSK_OK && out->count == before)
        status = stub_fail(error, path, ssk_both("names no database"));
    return status;
}

int ssk_index_generation(const char *path, const char *place)
{
    size_t length = strlen(path);
    if (strncmp(place, path, length) != 0 || place[length] != '/')
        return 0;
    return ssk_index_generation_number(place + length + 1);
}
