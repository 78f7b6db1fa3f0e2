/* Tab-separated dictionaries: one read of the file, then each line cut in place. */
#include "seisaku/tsv.h"
#include "seisaku/translate.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "seisaku/buffer.h"
#include "seisaku/decode.h"
#include "seisaku/unicode.h"

/* Reads the whole file in one go: these are small, and read at every start. */
static ssk_status read_whole(const char *path, struct ssk_buffer *out, struct ssk_error *error)
{
    struct stat info;
    int file = open(path, O_RDONLY | O_CLOEXEC);
    if (file < 0 || fstat(file, &info) != 0) {
        ssk_status status = errno == ENOENT ? SSK_NOT_FOUND : SSK_IO;
        ssk_fail(error, status, "%s: %s", path, ssk_strerror(errno));
        if (file >= 0)
            close(file);
        return status;
    }
    ssk_buffer_reserve(out, (size_t)info.st_size);
    ssize_t got = 0;
    while (!out->failed && (got = read(file, out->data + out->length, out->capacity - out->length - 1)) > 0) {
        out->length += (size_t)got;
        ssk_buffer_reserve(out, 1);
    }
    int trouble = got < 0 ? errno : 0;
    close(file);
    if (trouble)
        return ssk_fail(error, SSK_IO, "%s: %s", path, ssk_strerror(trouble));
    if (!out->failed)
        out->data[out->length] = '\0';
    return out->failed ? ssk_no_memory(error) : SSK_OK;
}

/* The field from `start` to `end` without the blanks around it, ended by a NUL in place. */
static char *trim(char *start, char *end)
{
    while (start < end && *start == ' ')
        start++;
    while (end > start && end[-1] == ' ')
        end--;
    *end = '\0';
    return start;
}

/* Cuts the line at its tabs. False when it has more fields than a row can hold. */
static bool split(char *line, char *end, struct ssk_tsv_row *row)
{
    size_t before = row->count;
    row->count = 0;
    for (char *start = line, *tab; start; start = tab ? tab + 1 : NULL) {
        tab = memchr(start, '\t', (size_t)(end - start));
        if (row->count == SSK_TSV_FIELDS)
            return false;
        row->fields[row->count++] = trim(start, tab ? tab : end);
    }
    for (size_t i = row->count; i < before; i++)
        row->fields[i] = "";
    return true;
}

static ssk_status read_line(char *line, size_t length, struct ssk_tsv_row *row, ssk_tsv_visit visit,
                            void *context, struct ssk_error *error)
{
    if (memchr(line, '\0', length) || !ssk_utf8_valid(line, length))
        return ssk_fail(error, SSK_INPUT, "%s:%d: not valid UTF-8: save the file as UTF-8", row->path,
                        row->line);
    if (length && line[length - 1] == '\r')
        line[--length] = '\0';
    if (*line == '#' || strspn(line, " \t") == length)
        return SSK_OK;
    if (!split(line, line + length, row))
        return ssk_fail(error, SSK_INPUT, "%s:%d: more than %d fields", row->path, row->line, SSK_TSV_FIELDS);
    return visit(row, context, error);
}

struct reader {
    ssk_tsv_visit visit;
    void *context;
    ssk_tsv_skip skip; /* NULL: a wrong line ends the reading */
    void *skip_context;
};

static ssk_status read_lines(struct ssk_buffer *file, const char *path, const struct reader *reader,
                             struct ssk_error *error)
{
    struct ssk_tsv_row row = {.path = path};
    struct ssk_error reason;
    ssk_status status = SSK_OK;
    char *line = file->data, *end = file->data ? file->data + file->length : NULL;
    for (size_t i = 0; i < SSK_TSV_FIELDS; i++)
        row.fields[i] = "";
    if (line && file->length >= 3 && memcmp(line, "\xef\xbb\xbf", 3) == 0)
        line += 3;
    while (status == SSK_OK && line < end) {
        char *stop = memchr(line, '\n', (size_t)(end - line));
        if (!stop)
            stop = end;
        *stop = '\0';
        row.line++;
        status = read_line(line, (size_t)(stop - line), &row, reader->visit, reader->context, &reason);
        if (status == SSK_INPUT && reader->skip) {
            reader->skip(reason.message, reader->skip_context);
            status = SSK_OK;
        }
        line = stop + 1;
    }
    return status == SSK_OK ? SSK_OK : ssk_fail(error, status, "%s", reason.message);
}

ssk_status ssk_tsv_read(const char *path, ssk_tsv_visit visit, void *context, struct ssk_error *error)
{
    struct ssk_buffer file = SSK_BUFFER_INIT;
    ssk_status status = read_whole(path, &file, error);
    if (status == SSK_OK)
        status = read_lines(&file, path, &(struct reader){.visit = visit, .context = context}, error);
    ssk_buffer_free(&file);
    return status;
}

ssk_status ssk_tsv_read_own(const char *path, ssk_tsv_visit visit, void *context, ssk_tsv_skip skip,
                            void *skip_context, struct ssk_error *error)
{
    const struct reader reader = {visit, context, skip, skip_context};
    struct ssk_buffer file = SSK_BUFFER_INIT;
    struct ssk_decoded decoded = {.text = SSK_BUFFER_INIT};
    struct ssk_error reason;
    ssk_status status = read_whole(path, &file, error);
    if (status == SSK_OK && file.length) {
        status = ssk_decode(&decoded, file.data, file.length, NULL, &reason);
        if (status != SSK_OK)
            ssk_fail(error, status, "%s: %s", path, reason.message);
    }
    if (status == SSK_OK)
        status = read_lines(&decoded.text, path, &reader, error);
    ssk_decoded_free(&decoded);
    ssk_buffer_free(&file);
    return status;
}
