/* A growing byte string with sticky failure. */
#include "seisaku/buffer.h"

#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Doubles, so that appending n bytes costs O(n). */
bool ssk_buffer_reserve(struct ssk_buffer *buffer, size_t more)
{
    size_t wanted, capacity = buffer->capacity ? buffer->capacity : 64;
    if (buffer->failed)
        return false;
    bool fits = !__builtin_add_overflow(buffer->length + 1, more, &wanted) && wanted <= SIZE_MAX / 2;
    if (fits && wanted <= buffer->capacity)
        return true;
    while (fits && capacity < wanted)
        capacity *= 2;
    char *data = fits ? realloc(buffer->data, capacity) : NULL;
    if (!data) {
        ssk_buffer_free(buffer);
        buffer->failed = true;
        return false;
    }
    buffer->data = data;
    buffer->capacity = capacity;
    return true;
}

void ssk_buffer_append(struct ssk_buffer *buffer, const char *data, size_t length)
{
    if (!ssk_buffer_reserve(buffer, length))
        return;
    if (length)
        memcpy(buffer->data + buffer->length, data, length);
    buffer->length += length;
    buffer->data[buffer->length] = '\0';
}

void ssk_buffer_append_string(struct ssk_buffer *buffer, const char *string)
{
    ssk_buffer_append(buffer, string, strlen(string));
}

void ssk_buffer_append_char(struct ssk_buffer *buffer, char byte)
{
    if (buffer->length + 1 >= buffer->capacity && !ssk_buffer_reserve(buffer, 1))
        return;
    buffer->data[buffer->length++] = byte;
    buffer->data[buffer->length] = '\0';
}

void ssk_buffer_printf(struct ssk_buffer *buffer, const char *format, ...)
{
    va_list arguments, again;
    va_start(arguments, format);
    va_copy(again, arguments);
    int length = vsnprintf(NULL, 0, format, arguments);
    va_end(arguments);
    if (length >= 0 && ssk_buffer_reserve(buffer, (size_t)length)) {
        vsnprintf(buffer->data + buffer->length, (size_t)length + 1, format, again);
        buffer->length += (size_t)length;
    }
    va_end(again);
}

void ssk_buffer_clear(struct ssk_buffer *buffer)
{
    buffer->length = 0;
    if (buffer->data)
        buffer->data[0] = '\0';
}

const char *ssk_buffer_string(const struct ssk_buffer *buffer)
{
    return buffer->data ? buffer->data : "";
}

char *ssk_buffer_detach(struct ssk_buffer *buffer)
{
    ssk_buffer_reserve(buffer, 0);
    char *data = buffer->data;
    if (data)
        data[buffer->length] = '\0';
    bool failed = buffer->failed;
    *buffer = (struct ssk_buffer)SSK_BUFFER_INIT;
    buffer->failed = failed;
    return data;
}

void ssk_buffer_free(struct ssk_buffer *buffer)
{
    free(buffer->data);
    *buffer = (struct ssk_buffer)SSK_BUFFER_INIT;
}

void ssk_buffer_append_narrow(struct ssk_buffer *buffer, const char *text, size_t length)
{
    for (size_t i = 0; i < length; i++) {
        const unsigned char *byte = (const unsigned char *)text + i;
        bool wide = i + 2 < length && byte[0] == 0xef &&
                    ((byte[1] == 0xbc && byte[2] >= 0x81) || (byte[1] == 0xbd && byte[2] <= 0x9e));
        int ascii = wide ? byte[2] - (byte[1] == 0xbd ? 0x20 : 0x60) : text[i];
        ssk_buffer_append_char(buffer, (char)ascii);
        i += wide ? 2 : 0;
    }
}

/* The bytes of a sign that parts what a list has; 0 where the text opens with none. */
static size_t separator(const char *text)
{
    static const char *const signs[] = {",", "，", "、", "､", "・", "･", ";", "；", "|", "｜"};
    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++)
        if (strncmp(text, signs[i], strlen(signs[i])) == 0)
            return strlen(signs[i]);
    return 0;
}

static size_t blank(const char *text)
{
    static const char wide[] = "　";
    return *text == ' ' || *text == '\t'               ? 1
           : strncmp(text, wide, sizeof wide - 1) == 0 ? sizeof wide - 1
                                                       : 0;
}

void ssk_buffer_append_list(struct ssk_buffer *buffer, const char *list)
{
    const size_t start = buffer->length;
    while (*list) {
        size_t length = 0, kept = 0, sign;
        while ((sign = separator(list)) || (sign = blank(list)))
            list += sign;
        while (list[length] && !separator(list + length)) {
            sign = blank(list + length);
            length += sign ? sign : 1;
            kept = sign ? kept : length;
        }
        if (kept && buffer->length > start)
            ssk_buffer_append_char(buffer, ',');
        ssk_buffer_append_narrow(buffer, list, kept);
        list += length;
    }
}
