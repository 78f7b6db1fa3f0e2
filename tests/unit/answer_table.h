/* A table of questions to functions: rows of a function's name, what it is given, and what it answers, parted
 * by tabs.
 * `#` begins a remark. In both texts \xNN is a byte, \\ a backslash. With UPDATE in the environment the
 * answers are written anew: read what changes. */
#ifndef SEISAKU_TESTS_ANSWER_TABLE_H
#define SEISAKU_TESTS_ANSWER_TABLE_H

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "seisaku/buffer.h"

/* Appends the answer. */
typedef void (*answer_function)(struct ssk_buffer *out, const char *text, size_t length);

struct answer_row {
    const char *name;
    answer_function answer;
};

static void answer_unescape(struct ssk_buffer *out, const char *text)
{
    for (unsigned byte; *text; text++)
        if (sscanf(text, "\\x%2x", &byte) == 1) {
            ssk_buffer_append_char(out, (char)byte);
            text += 3;
        } else {
            text += text[0] == '\\' && text[1] == '\\';
            ssk_buffer_append_char(out, *text);
        }
}

static void answer_escape(struct ssk_buffer *out, const char *text, size_t length)
{
    for (size_t i = 0; i < length; i++)
        if ((unsigned char)text[i] < 0x20 || text[i] == 0x7f)
            ssk_buffer_printf(out, "\\x%02x", (unsigned char)text[i]);
        else
            ssk_buffer_printf(out, text[i] == '\\' ? "\\\\" : "%c", text[i]);
}

static answer_function answer_find(const struct answer_row *rows, size_t count, const char *name,
                                   size_t length)
{
    for (size_t i = 0; i < count; i++)
        if (strncmp(rows[i].name, name, length) == 0 && !rows[i].name[length])
            return rows[i].answer;
    return NULL;
}

/* Appends the row as it is now. Returns whether it is the same. */
static bool answer_again(struct ssk_buffer *out, const struct answer_row *rows, size_t count, const char *row)
{
    const char *input = strchr(row, '\t'), *known = input ? strchr(input + 1, '\t') : NULL;
    answer_function answer = input ? answer_find(rows, count, row, (size_t)(input - row)) : NULL;
    if (!answer)
        fail_msg("no such function: %s", row);
    size_t length = known ? (size_t)(known - input - 1) : strlen(input + 1), before = out->length;
    char *given = strndup(input + 1, length);
    struct ssk_buffer text = SSK_BUFFER_INIT, found = SSK_BUFFER_INIT;
    answer_unescape(&text, given);
    answer(&found, ssk_buffer_string(&text), text.length);
    ssk_buffer_append(out, row, (size_t)(input + 1 - row) + length);
    ssk_buffer_append_char(out, '\t');
    answer_escape(out, ssk_buffer_string(&found), found.length);
    ssk_buffer_free(&text);
    ssk_buffer_free(&found);
    free(given);
    return strcmp(out->data + before, row) == 0;
}

static void answer_table(const char *path, const struct answer_row *rows, size_t count)
{
    struct ssk_buffer whole = SSK_BUFFER_INIT;
    char *line = NULL;
    size_t capacity = 0, differ = 0;
    FILE *file = fopen(path, "r");
    if (!file)
        fail_msg("%s cannot be read: run from the checkout's top folder", path);
    while (getline(&line, &capacity, file) > 0) {
        size_t before = whole.length;
        line[strcspn(line, "\n")] = '\0';
        if (!*line || *line == '#') {
            ssk_buffer_append_string(&whole, line);
        } else if (!answer_again(&whole, rows, count, line)) {
            differ++;
            print_error("was %s\nnow %s\n", line, whole.data + before);
        }
        ssk_buffer_append_char(&whole, '\n');
    }
    fclose(file);
    free(line);
    if (getenv("UPDATE") && (file = fopen(path, "w"))) {
        fwrite(whole.data, 1, whole.length, file);
        fclose(file);
    }
    ssk_buffer_free(&whole);
    assert_int_equal(differ, 0);
}

#endif
