/* The file is kept as it is: most queries ask for a few kanji, which are found by bisection, and for the
 * kanji of a reading, which one walk through the text finds. To part all lines would take longer. */
#include "query/session/readings.h"

#include <fcntl.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "seisaku/buffer.h"
#include "seisaku/checksum.h"
#include "seisaku/paths.h"
#include "seisaku/tsv.h"
#include "seisaku/unicode.h"

struct readings {
    struct ssk_buffer shipped; /* its rows, sorted, each behind a line's end */
    struct ssk_buffer own;     /* the user's, as they come */
};

static ssk_status read_shipped(struct readings *readings, const char *path, struct ssk_error *error)
{
    struct stat info;
    int file = open(path, O_RDONLY | O_CLOEXEC);
    bool good = file >= 0 && fstat(file, &info) == 0 &&
                ssk_buffer_reserve(&readings->shipped, (size_t)info.st_size + 1);
    ssize_t got = 0;
    ssk_buffer_append_char(&readings->shipped, '\n');
    while (good && (got = read(file, readings->shipped.data + readings->shipped.length,
                               readings->shipped.capacity - readings->shipped.length - 1)) > 0)
        readings->shipped.length += (size_t)got;
    good = good && got == 0;
    if (file >= 0)
        close(file);
    if (!good)
        return ssk_fail(error, SSK_IO, "%s: cannot be read: install seisaku again, or mend SEISAKU_DICT",
                        path);
    readings->shipped.data[readings->shipped.length] = '\0';
    return SSK_OK;
}

/* True when the row is one kanji, kana and endings, as the head of the file says. */
static bool is_row(const struct ssk_tsv_row *row)
{
    size_t byte = 0, length = strlen(row->fields[0]);
    bool good = row->count == 3 && length && ssk_is_han(ssk_utf8_next(row->fields[0], length, &byte)) &&
                byte == length;
    for (size_t field = 1; field < 3 && good; field++) {
        const char *text = row->fields[field];
        for (size_t at = 0, end = strlen(text); at < end && strcmp(text, "-") != 0 && good;) {
            uint32_t point = ssk_utf8_next(text, end, &at);
            good = ssk_is_hiragana(point) || point == ' ' || (field == 2 && point == '.');
        }
    }
    return good;
}

void readings_free(struct readings *readings)
{
    if (!readings)
        return;
    ssk_buffer_free(&readings->shipped);
    ssk_buffer_free(&readings->own);
    free(readings);
}

void readings_checksum(char *out, const struct readings *readings)
{
    uint64_t sum = SSK_CHECKSUM_START;
    sum = ssk_checksum(sum, readings->shipped.data, readings->shipped.length);
    sum = ssk_checksum(sum, readings->own.data, readings->own.length);
    ssk_checksum_text(out, sum);
}

/* ------------------------------------------------------------------------------------------ finding */

/* Sets *out to the rest of the line behind the kanji's tab. */
static bool read_row(const char *rest, struct reading_row *out)
{
    const char *tab = rest + strcspn(rest, "\t\n"), *second = tab + (*tab == '\t');
    size_t first_length = (size_t)(tab - rest), second_length = strcspn(second, "\t\r\n");
    *out = (struct reading_row){rest, second, *rest == '-' ? 0 : first_length,
                                *second == '-' ? 0 : second_length};
    return true;
}

static bool find_sorted(const char *text, size_t size, const char *kanji, size_t length,
                        struct reading_row *out)
{
    size_t low = 0, high = size; /* the line begins behind one of them, before the other */
    while (low < high) {
        size_t middle = low + (high - low) / 2, line = middle;
        while (line > low && text[line - 1] != '\n')
            line--;
        const char *key = text + line;
        size_t whole = strcspn(key, "\n");
        int order = whole ? memcmp(key, kanji, length < whole ? length : whole) : -1;
        if (*key == '#')
            order = -1;
        if (order == 0 && key[length] == '\t')
            return read_row(key + length + 1, out);
        if (order < 0)
            low = line + whole + 1;
        else
            high = line;
    }
    return false;
}

static bool find_anywhere(const struct ssk_buffer *text, const char *kanji, size_t length,
                          struct reading_row *out)
{
    for (const char *line = text->data; line; line = strchr(line, '\n')) {
        line += *line == '\n';
        if (strncmp(line, kanji, length) == 0 && line[length] == '\t')
            return read_row(line + length + 1, out);
    }
    return false;
}

/* What the shipped file has for the kanji goes on counting: "-" where neither has any. */
static void append_both(struct ssk_buffer *out, const char *shipped, size_t length, const char *own)
{
    bool none = strcmp(own, "-") == 0;
    ssk_buffer_append(out, shipped, length);
    ssk_buffer_append_string(out, length && !none ? " " : "");
    ssk_buffer_append_string(out, none && length ? "" : own);
}

static ssk_status add_own(const struct ssk_tsv_row *row, void *context, struct ssk_error *error)
{
    struct readings *readings = context;
    struct ssk_buffer *own = &readings->own;
    struct reading_row shipped = {"", "", 0, 0};
    const char *kanji = row->fields[0];
    if (!is_row(row))
        return ssk_fail(
            error, SSK_INPUT,
            "%s:%d: not a kanji, its kana and the endings of its verbs, parted by tabs, as 捗, ちょく and -",
            row->path, row->line);
    find_sorted(readings->shipped.data, readings->shipped.length, kanji, strlen(kanji), &shipped);
    ssk_buffer_printf(own, "%s\t", kanji);
    append_both(own, shipped.kana, shipped.kana_length, row->fields[1]);
    ssk_buffer_append_char(own, '\t');
    append_both(own, shipped.endings, shipped.endings_length, row->fields[2]);
    ssk_buffer_append_char(own, '\n');
    return own->failed ? ssk_no_memory(error) : SSK_OK;
}

static void tell_skipped(const char *message, void *context)
{
    (void)context;
    ssk_tell("seisaku-query", "%s: the line is left out", message);
}

ssk_status readings_open(struct readings **out, struct ssk_error *error)
{
    *out = calloc(1, sizeof **out);
    char *shipped = ssk_dict_path("readings.tsv"), *own = ssk_own_dict_path("readings.tsv");
    ssk_status status = *out && shipped ? read_shipped(*out, shipped, error) : ssk_no_memory(error);
    if (status == SSK_OK) {
        ssk_buffer_append_char(&(*out)->own, '\n');
        if (own)
            status = ssk_tsv_read_own(own, add_own, *out, tell_skipped, NULL, error);
    }
    free(shipped);
    free(own);
    return status;
}

bool readings_of(const struct readings *readings, const char *kanji, size_t length, struct reading_row *out)
{
    return find_anywhere(&readings->own, kanji, length, out) ||
           find_sorted(readings->shipped.data, readings->shipped.length, kanji, length, out);
}

bool readings_next(const char **at, const char *end, const char **string, size_t *length)
{
    while (*at < end && **at == ' ')
        ++*at;
    *string = *at;
    while (*at < end && **at != ' ')
        ++*at;
    *length = (size_t)(*at - *string);
    return *length > 0;
}

static ssk_status visit_in(const struct ssk_buffer *text, const char *kana, size_t length,
                           reading_visit visit, void *context)
{
    const char *end = text->data + text->length;
    ssk_status status = SSK_OK;
    for (const char *at = text->data; status == SSK_OK && (at = memmem(at, (size_t)(end - at), kana, length));
         at += length) {
        const char *line = at;
        bool begins = at[-1] == '\t' || at[-1] == ' ', ends = at[length] == '\t' || at[length] == ' ';
        while (line > text->data && line[-1] != '\n')
            line--;
        size_t key = strcspn(line, "\t");
        if (begins && ends && *line != '#' && !memchr(line + key + 1, '\t', (size_t)(at - line) - key - 1))
            status = visit(line, key, context);
    }
    return status;
}

ssk_status readings_kanji(const struct readings *readings, const char *kana, size_t length,
                          reading_visit visit, void *context)
{
    ssk_status status = visit_in(&readings->shipped, kana, length, visit, context);
    return status == SSK_OK ? visit_in(&readings->own, kana, length, visit, context) : status;
}
