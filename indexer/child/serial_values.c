#include "indexer/child/serial_values.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "indexer/child/serial_form.h"
#include "seisaku/unicode.h"

bool serial_number(struct serial_reader *serial, uint64_t *number)
{
    if ((size_t)(serial->end - serial->at) < sizeof *number)
        return false;
    memcpy(number, serial->at, sizeof *number);
    serial->at += sizeof *number;
    return true;
}

bool serial_bytes(struct serial_reader *serial, const char **bytes, uint64_t *length)
{
    if (!serial_number(serial, length))
        return false;
    *bytes = serial->at;
    if (*length == LACKS)
        return true;
    if (*length > (uint64_t)(serial->end - serial->at))
        return false;
    serial->at += *length;
    return true;
}

static ssk_status copy(char **out, const char *bytes, uint64_t length)
{
    if (length == LACKS)
        return SSK_OK;
    *out = strndup(bytes, length);
    return *out ? SSK_OK : SSK_MEMORY;
}

ssk_status serial_name(struct serial_reader *serial, char **out)
{
    const char *bytes;
    uint64_t length;
    return serial_bytes(serial, &bytes, &length) ? copy(out, bytes, length) : SSK_CORRUPT;
}

static void repair(struct ssk_buffer *out, const char *text, size_t length)
{
    char character[4];
    for (size_t byte = 0; byte < length;)
        ssk_buffer_append(out, character, ssk_utf8_put(character, ssk_utf8_next(text, length, &byte)));
}

ssk_status serial_text(struct serial_reader *serial, const char **text, uint64_t *length,
                       struct ssk_buffer *repaired)
{
    if (!serial_bytes(serial, text, length))
        return SSK_CORRUPT;
    if (*length == LACKS || ssk_utf8_valid(*text, *length))
        return SSK_OK;
    repair(repaired, *text, *length);
    *text = ssk_buffer_string(repaired);
    *length = repaired->length;
    return repaired->failed ? SSK_MEMORY : SSK_OK;
}

ssk_status serial_string(struct serial_reader *serial, char **out)
{
    struct ssk_buffer repaired = SSK_BUFFER_INIT;
    const char *text;
    uint64_t length;
    ssk_status status = serial_text(serial, &text, &length, &repaired);
    if (status == SSK_OK)
        status = copy(out, text, length);
    ssk_buffer_free(&repaired);
    return status;
}

ssk_status serial_strings(struct serial_reader *serial, struct ssk_strings *out)
{
    uint64_t count;
    ssk_status status = serial_number(serial, &count) ? SSK_OK : SSK_CORRUPT;
    for (; status == SSK_OK && count > 0; count--) {
        char *name = NULL;
        status = serial_string(serial, &name);
        if (status == SSK_OK && !name)
            status = SSK_CORRUPT;
        else if (status == SSK_OK && !ssk_strings_add(out, name, strlen(name)))
            status = SSK_MEMORY;
        free(name);
    }
    return status;
}

bool serial_floats(struct serial_reader *serial, float *floats, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        uint64_t number;
        if (!serial_number(serial, &number) || number > UINT32_MAX)
            return false;
        uint32_t bits = (uint32_t)number;
        memcpy(&floats[i], &bits, sizeof bits);
        if (!isfinite(floats[i]))
            floats[i] = 0;
    }
    return true;
}
