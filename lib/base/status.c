/* The one way to report a failure: a status and a line of text. */
#include "seisaku/status.h"

#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "seisaku/buffer.h"
#include "seisaku/translate.h"

/* Bytes of the UTF-8 character that stands there; 0 where none does. */
static size_t character_bytes(const char *text)
{
    const unsigned char *c = (const unsigned char *)text;
    size_t bytes = *c < 0x80 ? 1 : *c < 0xc2 ? 0 : *c < 0xe0 ? 2 : *c < 0xf0 ? 3 : *c < 0xf5 ? 4 : 0;
    for (size_t i = 1; i < bytes; i++)
        if ((c[i] & 0xc0) != 0x80)
            return 0;
    bool overlong = (*c == 0xe0 && c[1] < 0xa0) || (*c == 0xf0 && c[1] < 0x90);
    return overlong || (*c == 0xed && c[1] >= 0xa0) || (*c == 0xf4 && c[1] >= 0x90) ? 0 : bytes;
}

/* A message is shown on a terminal: no control character of a file's name may reach it, nor a byte that is no
 * character, which terminals without UTF-8 take for one. */
static void make_printable(char *message)
{
    char *out = message;
    for (const char *c = message; *c;) {
        size_t bytes = character_bytes(c), control = bytes ? ssk_control_bytes(c, bytes) : 1;
        if (control) {
            *out++ = '?';
            c += control;
        } else {
            memmove(out, c, bytes);
            out += bytes;
            c += bytes;
        }
    }
    *out = '\0';
}

/* The first byte of a character at or before `at`. */
static size_t character_at(const char *text, size_t at)
{
    while (at > 0 && ((unsigned char)text[at] & 0xc0) == 0x80)
        at--;
    return at;
}

/* Copies the text to a line of SSK_MESSAGE bytes. Of one that is longer the middle is left out: where a path
 * is, which stands before the reason and what to do. */
static void make_line(char *line, const char *text)
{
    static const char *const gap = "…";
    size_t length = strlen(text), head = length, tail = length;
    if (length >= SSK_MESSAGE) {
        head = character_at(text, SSK_MESSAGE / 2);
        tail = character_at(text, length - (SSK_MESSAGE - 1 - strlen(gap) - head) + 3);
    }
    snprintf(line, SSK_MESSAGE, "%.*s%s%s", (int)head, text, tail < length ? gap : "", text + tail);
    make_printable(line);
}

/* The message of `format`, whole; cut where there is no memory for it. The caller frees *whole. */
static const char *expand(char **whole, char *cut, const char *format, va_list arguments)
{
    va_list again;
    va_copy(again, arguments);
    if (vasprintf(whole, format, arguments) < 0) {
        *whole = NULL;
        vsnprintf(cut, SSK_MESSAGE, format, again);
    }
    va_end(again);
    return *whole ? *whole : cut;
}

/* One wording of the message, of the format with that wording of the messages put into it. */
static void write_wording(char *line, enum ssk_wording wording, const char *format, va_list arguments)
{
    char *whole, cut[SSK_MESSAGE];
    const char *text = expand(&whole, cut, format, arguments);
    size_t length = strlen(text);
    char *picked = whole ? malloc(length + 1) : NULL;
    if (picked)
        ssk_message_pick(picked, length + 1, text, wording);
    make_line(line, picked ? picked : text);
    free(picked);
    free(whole);
}

static void write_both(char *out, size_t size, const char *format, va_list arguments)
{
    char original[SSK_MESSAGE], translated[SSK_MESSAGE];
    va_list again;
    va_copy(again, arguments);
    write_wording(original, SSK_ORIGINAL, format, arguments);
    write_wording(translated, SSK_TRANSLATED, ssk_translate(format), again);
    va_end(again);
    ssk_message_join(out, size, original, translated);
}

ssk_status ssk_vfail(struct ssk_error *error, ssk_status status, const char *format, va_list arguments)
{
    char *whole = NULL, cut[SSK_MESSAGE];
    if (error && ssk_translates()) {
        write_both(error->message, sizeof error->message, format, arguments);
    } else if (error) {
        make_line(error->message, expand(&whole, cut, format, arguments));
        free(whole);
    }
    return status;
}

ssk_status ssk_fail(struct ssk_error *error, ssk_status status, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    ssk_vfail(error, status, format, arguments);
    va_end(arguments);
    return status;
}

void ssk_tell(const char *tool, const char *format, ...)
{
    struct ssk_error error;
    char line[SSK_MESSAGE];
    va_list arguments;
    va_start(arguments, format);
    ssk_vfail(&error, SSK_OTHER, format, arguments);
    va_end(arguments);
    ssk_message_pick(line, sizeof line, error.message, SSK_TRANSLATED);
    fprintf(stderr, "%s: %s\n", tool, line);
}

ssk_status ssk_no_memory(struct ssk_error *error)
{
    return ssk_fail(error, SSK_MEMORY, "out of memory");
}
