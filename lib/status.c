/* The one way to report a failure: a status and a line of text. */
#include "seisaku/status.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

/* A message is shown on a terminal: no control character of a file's name may reach it. */
static void make_printable(char *message)
{
    for (char *c = message; *c; c++)
        if ((unsigned char)*c < 0x20 || *c == 0x7f)
            *c = '?';
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
