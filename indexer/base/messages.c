#include "indexer/base/messages.h"

#include <stdarg.h>
#include <stdio.h>

#include "seisaku/status.h"

static _Thread_local void (*receiver)(void *context, const char *message);
static _Thread_local void *receiver_context;

void message_through(void (*take)(void *context, const char *message), void *context)
{
    receiver = take;
    receiver_context = context;
}

void message_print(const char *format, ...)
{
    char line[sizeof((struct ssk_error *)0)->message];
    struct ssk_error error;
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(line, sizeof line, format, arguments);
    va_end(arguments);
    ssk_fail(&error, SSK_OTHER, "%s", line);
    if (receiver)
        receiver(receiver_context, error.message);
    else
        fprintf(stderr, "seisaku-index: %s\n", error.message);
}
