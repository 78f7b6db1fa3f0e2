/* The one way to report a failure: a status and a line of text. */
#include "seisaku/status.h"

#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>

#include "seisaku/buffer.h"
#include "seisaku/translate.h"

/* A message is shown on a terminal: no control character of a file's name may reach it. */
static void make_printable(char *message)
{
    char *out = message;
    for (const char *c = message; *c;) {
        size_t control = ssk_control_bytes(c, strnlen(c, 3));
        *out++ = control ? '?' : *c;
        c += control ? control : 1;
    }
    *out = '\0';
}

/* vsnprintf cuts at a byte; step back over the character it cut. */
static void drop_cut_character(char *message, size_t length)
{
    size_t start = length;
    while (start > 0 && length - start < 3 && ((unsigned char)message[start - 1] & 0xc0) == 0x80)
        start--;
    if (start > 0 && ((unsigned char)message[start - 1] & 0xc0) == 0xc0)
        message[start - 1] = '\0';
}

static void make_line(char *line, size_t length)
{
    if (length >= SSK_MESSAGE)
        drop_cut_character(line, strlen(line));
    make_printable(line);
}

/* Both wordings of the message, each of the format with that wording of the messages put into it. */
static void write_both(char *out, size_t size, const char *format, va_list arguments)
{
    char text[2 * sizeof(struct ssk_error)], original[SSK_MESSAGE], translated[SSK_MESSAGE];
    va_list again;
    va_copy(again, arguments);
    vsnprintf(text, sizeof text, format, arguments);
    ssk_message_pick(original, sizeof original, text, SSK_ORIGINAL);
    vsnprintf(text, sizeof text, ssk_translate(format), again);
    va_end(again);
    ssk_message_pick(translated, sizeof translated, text, SSK_TRANSLATED);
    make_line(original, strlen(original) + 1);
    make_line(translated, strlen(translated) + 1);
    ssk_message_join(out, size, original, translated);
}

ssk_status ssk_vfail(struct ssk_error *error, ssk_status status, const char *format, va_list arguments)
{
    if (error && ssk_translates())
        write_both(error->message, sizeof error->message, format, arguments);
    else if (error)
        make_line(error->message, (size_t)vsnprintf(error->message, SSK_MESSAGE, format, arguments));
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
