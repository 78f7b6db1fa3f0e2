/* What a call can answer, and the one line that says why.
 *
 * Every function of the shared library that can fail for a reason outside the program returns an
 * ssk_status and takes a `struct ssk_error *` last, which may be NULL. On failure it writes one
 * impersonal line there: what is wrong, where, and what to do. Programming errors are asserted. */
#ifndef SEISAKU_STATUS_H
#define SEISAKU_STATUS_H

#include <stdarg.h>

typedef enum {
    SSK_OK = 0,
    SSK_NOT_FOUND, /* a file, an index, a name that is not there */
    SSK_LOCKED,    /* another process writes this index */
    SSK_CORRUPT,   /* an index or dictionary that cannot be read */
    SSK_MODIFIED,  /* the index was changed while it was read: reopen it and ask again */
    SSK_MISMATCH,  /* an index made with another dictionary or schema */
    SSK_INPUT,     /* the user's data or query is not well formed */
    SSK_IO,        /* the system refused to read or write */
    SSK_MEMORY,    /* no memory left */
    SSK_OTHER      /* anything else; the message says what */
} ssk_status;

enum { SSK_MESSAGE = 1024 }; /* bytes of one wording, with the NUL */

struct ssk_error {
    char message[2 * SSK_MESSAGE + 4]; /* UTF-8, no newline, NUL-terminated; without its middle when too long.
                                          In two wordings where messages are translated: translate.h */
};

/* Writes the formatted line to `error` (if not NULL; control characters become '?') and returns `status`, so
 * that a caller can `return ssk_fail(...)`. The format is a message of the catalog. */
ssk_status ssk_fail(struct ssk_error *error, ssk_status status, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

/* As above: SSK_MEMORY, with the one message for it. */
ssk_status ssk_no_memory(struct ssk_error *error);

ssk_status ssk_vfail(struct ssk_error *error, ssk_status status, const char *format, va_list arguments);

/* Tells the user one line on standard error, "TOOL: ...", in the user's language. */
void ssk_tell(const char *tool, const char *format, ...) __attribute__((format(printf, 2, 3)));

#endif
