#include "indexer/base/messages.h"

#include <stdarg.h>

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
    struct ssk_error error;
    va_list arguments;
    va_start(arguments, format);
    ssk_vfail(&error, SSK_OTHER, format, arguments);
    va_end(arguments);
    if (receiver)
        receiver(receiver_context, error.message);
    else
        ssk_tell("seisaku-index", "%s", error.message);
}
