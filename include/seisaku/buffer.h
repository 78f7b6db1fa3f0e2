/* A growing byte string whose failure is sticky: append freely, check `failed` once at the end.
 * After a failed allocation the buffer stays valid and empty-handed; appends are ignored. */
#ifndef SEISAKU_BUFFER_H
#define SEISAKU_BUFFER_H

#include <stdbool.h>
#include <stddef.h>

struct ssk_buffer {
    char *data;      /* always NUL-terminated once anything was appended; NULL before */
    size_t length;   /* bytes, without the NUL */
    size_t capacity; /* bytes allocated */
    bool failed;     /* an allocation failed since the last ssk_buffer_free */
};

#define SSK_BUFFER_INIT                                                                                      \
    {                                                                                                        \
        0                                                                                                    \
    }

/* Makes room for `more` bytes and the NUL behind them, which may then be written at data + length. False, and
 * `failed`, without memory. */
bool ssk_buffer_reserve(struct ssk_buffer *buffer, size_t more);

/* Appends `length` bytes. `data` may not point into the buffer itself. */
void ssk_buffer_append(struct ssk_buffer *buffer, const char *data, size_t length);
void ssk_buffer_append_string(struct ssk_buffer *buffer, const char *string);
/* Appends the text with ASCII for full-width letters, digits and signs: U+FF01 to U+FF5E. */
void ssk_buffer_append_narrow(struct ssk_buffer *buffer, const char *text, size_t length);
/* Appends the list, as a keyboard writes it in any width, narrow and with a comma for , 、 ・ ; | between its
 * parts, without blanks around these. */
void ssk_buffer_append_list(struct ssk_buffer *buffer, const char *list);
void ssk_buffer_append_char(struct ssk_buffer *buffer, char byte);
void ssk_buffer_printf(struct ssk_buffer *buffer, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/* Keeps the allocation, drops the content. */
void ssk_buffer_clear(struct ssk_buffer *buffer);

/* The content as a string that is never NULL; lent until the next append. */
const char *ssk_buffer_string(const struct ssk_buffer *buffer);

/* Hands the allocation to the caller, who frees it with free(); NULL when it had failed. The
 * buffer is empty afterwards. An empty buffer gives an empty string. */
char *ssk_buffer_detach(struct ssk_buffer *buffer);

void ssk_buffer_free(struct ssk_buffer *buffer);

/* Some characters make a terminal or an editor act instead of being shown: C0 and C1 controls, DEL, line and
 * paragraph separators, marks, embeddings, overrides and isolates of writing direction (UAX #9).
 *
 * The bytes of such a one at the beginning of the UTF-8 text, which has `length` bytes; 0 for any other. */
size_t ssk_control_bytes(const char *text, size_t length);

/* For json_dump_callback(): write JSON to a FILE, or append it to a struct ssk_buffer, with these characters
 * as \uXXXX, which means the same. Each piece of it ends with a whole character, as jansson gives them. */
int ssk_json_write(const char *json, size_t length, void *file);
int ssk_json_append(const char *json, size_t length, void *buffer);

#endif
