/* The one way to report a failure: a status and a line of text. */
#include "seisaku/status.h"

#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>

/* The bytes of a character that a terminal would act on: C0 and C1 controls, line separators, marks and
 * overrides of writing direction. 0 for any other. */
static size_t control_bytes(const unsigned char *c)
{
    if (*c < 0x20 || *c == 0x7f)
        return 1;
    if ((c[0] == 0xc2 && c[1] >= 0x80 && c[1] < 0xa0) || (c[0] == 0xd8 && c[1] == 0x9c))
        return 2;
    if (c[0] != 0xe2)
        return 0;
    bool marks = c[1] == 0x80 && (c[2] == 0x8e || c[2] == 0x8f || (c[2] >= 0xa8 && c[2] <= 0xae));
    bool isolates = c[1] == 0x81 && c[2] >= 0xa6 && c[2] <= 0xa9;
    return marks || isolates ? 3 : 0;
}

/* A message is shown on a terminal: no control character of a file's name may reach it. */
static void make_printable(char *message)
{
    char *out = message;
    for (const char *c = message; *c;) {
        size_t control = control_bytes((const unsigned char *)c);
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

ssk_status ssk_fail(struct ssk_error *error, ssk_status status, const char *format, ...)
{
    if (error) {
        va_list arguments;
        va_start(arguments, format);
        int length = vsnprintf(error->message, sizeof error->message, format, arguments);
        va_end(arguments);
        if (length >= (int)sizeof error->message)
            drop_cut_character(error->message, strlen(error->message));
        make_printable(error->message);
    }
    return status;
}

ssk_status ssk_no_memory(struct ssk_error *error)
{
    return ssk_fail(error, SSK_MEMORY, "out of memory");
}
