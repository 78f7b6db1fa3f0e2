/* Reading and checking files of named queries. */
#include "query/run/query_file.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "query/run/query_to_search.h"
#include "seisaku/array.h"
#include "seisaku/buffer.h"
#include "seisaku/decode.h"
#include "seisaku/translate.h"
#include "seisaku/unicode.h"

enum { REPORTED = 20 }; /* wrong lines that are reported one by one */

/* A file on its way in. */
struct query_reader {
    struct query_file *file;
    struct session *session;
    bool trec;
    size_t line, wrong;
    struct ssk_error *error;
};

/* ------------------------------------------------------------------------------------------ wrong lines */

/* Keeps the message as the error, and tells the one before it. Returns SSK_OK, so that reading goes on. */
static ssk_status wrong(struct query_reader *reader, size_t line, const char *message)
{
    struct ssk_error *error = reader->error;
    if (reader->wrong && reader->wrong <= REPORTED)
        ssk_tell("seisaku-query", "%s", error->message);
    if (reader->wrong++ < REPORTED)
        ssk_fail(error, SSK_INPUT, "%s:%zu: %s", reader->file->path, line, _(message));
    else
        ssk_fail(error, SSK_INPUT, "%s: %zu more lines are wrong", reader->file->path,
                 reader->wrong - REPORTED);
    return SSK_OK;
}

/* ------------------------------------------------------------------------------------------ lines */

static ssk_status add(struct query_reader *reader, const char *name, const char *query)
{
    struct query_file *file = reader->file;
    if (!SSK_GROW(file->items, file->count, file->capacity))
        return ssk_no_memory(reader->error);
    file->items[file->count++] = (struct named_query){name, query, reader->line};
    return SSK_OK;
}

static char *trimmed(char *field)
{
    size_t length;
    field += strspn(field, " ");
    for (length = strlen(field); length && field[length - 1] == ' '; length--)
        field[length - 1] = '\0';
    return field;
}

/* A cell as spreadsheets write one that has quotes in it: "…" around it, and each of its own doubled. They
 * are taken off in place; any other field is left as it is. */
static char *unquoted(char *field)
{
    size_t length = strlen(field), to = 0;
    if (length < 4 || field[0] != '"' || field[length - 1] != '"' ||
        !memmem(field + 1, length - 2, "\"\"", 2))
        return field;
    for (size_t i = 1; i + 1 < length; i++)
        if (field[i] == '"' && (field[++i] != '"' || i + 1 == length))
            return field;
    for (size_t i = 1; i + 1 < length; i++) {
        field[to++] = field[i];
        i += field[i] == '"';
    }
    field[to] = '\0';
    return field;
}

static bool has_space(const char *name)
{
    size_t length = strlen(name);
    for (size_t byte = 0; byte < length;)
        if (ssk_is_space(ssk_utf8_next(name, length, &byte)))
            return true;
    return false;
}

/* What is wrong with a line that is not a name, a tab and a query; NULL when it is. */
static const char *ill_formed(const char *line, const char *tab)
{
    if (!tab && strchr(line, ','))
        return N_(
            "no tab is in the line: a name, a tab and a query are expected; save a CSV file as text with "
            "tabs");
    if (!tab)
        return N_("no tab is in the line: a name, a tab and a query are expected; of a list of words, paste "
                  "FILE FILE makes such lines");
    if (strspn(line, " ") == (size_t)(tab - line))
        return N_("no name stands before the tab: a name, a tab and a query are expected");
    return strchr(tab + 1, '\t')
               ? N_("more than one tab is in the line: a name, one tab and a query are expected")
               : NULL;
}

/* One line, NUL-terminated, to be cut in place. */
static ssk_status take_line(struct query_reader *reader, char *line, size_t length)
{
    if (length && line[length - 1] == '\r')
        line[--length] = '\0';
    if (*line == '#' || strspn(line, " \t") == length)
        return SSK_OK;
    char *tab = strchr(line, '\t');
    if (strlen(line) != length)
        return wrong(reader, reader->line, N_("a NUL byte is in the line: save the file as plain text"));
    if (ill_formed(line, tab))
        return wrong(reader, reader->line, ill_formed(line, tab));
    *tab = '\0';
    char *name = unquoted(trimmed(line)), *query = unquoted(trimmed(tab + 1));
    struct ssk_error reason;
    if (!ssk_utf8_valid(name, strlen(name)))
        return wrong(reader, reader->line, N_("the name is not UTF-8: save the file as UTF-8"));
    if (reader->trec && has_space(name))
        return wrong(reader, reader->line, N_("the name has a blank, which TREC's format cannot hold"));
    ssk_status status = question_check(reader->session, query, &reason);
    if (status == SSK_INPUT)
        return wrong(reader, reader->line, reason.message);
    if (status != SSK_OK)
        return ssk_fail(reader->error, status, "%s", reason.message);
    return add(reader, name, query);
}

static ssk_status take_lines(struct query_reader *reader, char *text, size_t length)
{
    char *end = text + length;
    ssk_status status = SSK_OK;
    if (length >= 3 && memcmp(text, "\xef\xbb\xbf", 3) == 0)
        text += 3;
    while (status == SSK_OK && text < end) {
        char *stop = memchr(text, '\n', (size_t)(end - text));
        if (!stop)
            stop = end;
        *stop = '\0';
        reader->line++;
        status = take_line(reader, text, (size_t)(stop - text));
        text = stop + 1;
    }
    return status;
}

/* ------------------------------------------------------------------------------------------ names */

static int by_name(const void *a, const void *b)
{
    const struct named_query *const *x = a, *const *y = b;
    int order = strcmp((*x)->name, (*y)->name);
    return order ? order : ((*x)->line > (*y)->line) - ((*x)->line < (*y)->line);
}

static ssk_status check_names(struct query_reader *reader)
{
    const struct query_file *file = reader->file;
    const struct named_query **sorted = calloc(file->count + 1, sizeof *sorted);
    if (!sorted)
        return ssk_no_memory(reader->error);
    for (size_t i = 0; i < file->count; i++)
        sorted[i] = &file->items[i];
    qsort(sorted, file->count, sizeof *sorted, by_name);
    for (size_t i = 1; i < file->count; i++) {
        struct ssk_error reason;
        if (strcmp(sorted[i - 1]->name, sorted[i]->name) != 0)
            continue;
        ssk_fail(&reason, SSK_INPUT, "the name %s stands on line %zu already: each needs its own",
                 sorted[i]->name, sorted[i - 1]->line);
        wrong(reader, sorted[i]->line, reason.message);
    }
    free(sorted);
    return SSK_OK;
}

/* ------------------------------------------------------------------------------------------ files */

static ssk_status read_whole(struct ssk_buffer *out, const struct query_file *file, bool is_stdin,
                             struct ssk_error *error)
{
    char block[65536];
    FILE *stream = is_stdin ? stdin : fopen(file->path, "rb");
    if (!stream)
        return ssk_fail(error, errno == ENOENT ? SSK_NOT_FOUND : SSK_IO,
                        "%s: the file of queries cannot be opened (%s): check its name and permissions",
                        file->path, ssk_strerror(errno));
    errno = 0;
    for (size_t got; (got = fread(block, 1, sizeof block, stream)) > 0;)
        ssk_buffer_append(out, block, got);
    int trouble = ferror(stream) ? errno : 0;
    if (!is_stdin)
        fclose(stream);
    if (trouble)
        return ssk_fail(error, SSK_IO,
                        "%s: the file of queries cannot be read (%s): name a file, or - for standard input",
                        file->path, ssk_strerror(trouble));
    return out->failed ? ssk_no_memory(error) : SSK_OK;
}

/* To UTF-8, when it is in another encoding; text that cannot be decoded whole stays, and its lines are told.
 */
static ssk_status to_utf8(struct ssk_buffer *text, const struct query_file *file, struct ssk_error *error)
{
    struct ssk_decoded decoded;
    struct ssk_error reason;
    const char *bytes = ssk_buffer_string(text);
    bool plain = ssk_utf8_valid(bytes, text->length) && !memchr(bytes, '\0', text->length) &&
                 !memchr(bytes, 0x1b, text->length);
    if (plain)
        return SSK_OK;
    ssk_status status = ssk_decode(&decoded, bytes, text->length, NULL, &reason);
    if (status == SSK_OK && !decoded.bad && strcmp(decoded.encoding, "UTF-8") != 0) {
        ssk_buffer_clear(text);
        ssk_buffer_append(text, ssk_buffer_string(&decoded.text), decoded.text.length);
    }
    ssk_decoded_free(&decoded);
    return status == SSK_MEMORY ? ssk_fail(error, status, "%s: %s", file->path, reason.message) : SSK_OK;
}

ssk_status query_file_read(struct query_file *file, struct session *session, const char *path, bool trec,
                           struct ssk_error *error)
{
    bool is_stdin = strcmp(path, "-") == 0;
    struct ssk_buffer text = SSK_BUFFER_INIT;
    struct query_reader reader = {.file = file, .session = session, .trec = trec, .error = error};
    *file = (struct query_file){.path = is_stdin ? "stdin" : path};
    ssk_status status = read_whole(&text, file, is_stdin, error);
    if (status == SSK_OK)
        ssk_checksum_text(file->checksum, ssk_checksum(SSK_CHECKSUM_START, text.data, text.length));
    if (status == SSK_OK)
        status = to_utf8(&text, file, error);
    size_t length = text.length;
    file->text = ssk_buffer_detach(&text);
    if (status == SSK_OK)
        status = take_lines(&reader, file->text, length);
    if (status == SSK_OK)
        status = check_names(&reader);
    if (status == SSK_OK && reader.wrong)
        return SSK_INPUT;
    if (status == SSK_OK && !file->count)
        return ssk_fail(error, SSK_INPUT, "%s: no query in it: a line is a name, a tab and a query",
                        file->path);
    return status;
}

ssk_status query_file_failed(const struct query_file *file, size_t number, ssk_status status,
                             struct ssk_error *error)
{
    struct ssk_error reason = *error;
    return status == SSK_OK
               ? SSK_OK
               : ssk_fail(error, status, "%s:%zu: %s", file->path, file->items[number].line, reason.message);
}

ssk_status query_file_parse(struct node **root, struct session *session, const struct query_file *file,
                            size_t number, struct ssk_error *error)
{
    ssk_status status = question_parse(root, session, file->items[number].query, error);
    return query_file_failed(file, number, status, error);
}

void query_file_free(struct query_file *file)
{
    free(file->items);
    free(file->text);
    *file = (struct query_file){0};
}
