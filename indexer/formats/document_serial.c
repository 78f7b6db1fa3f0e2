/* Records: a letter, then numbers of eight bytes in the machine's own order, strings with their length
 * before them (LACKS for NULL). Both ends are the same program, so no version is needed. */
#include "indexer/formats/document_serial.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

static const uint64_t LACKS = UINT64_MAX;

/* --- putting --- */

static void put_number(struct ssk_buffer *out, uint64_t number)
{
    ssk_buffer_append(out, (const char *)&number, sizeof number);
}

static void put_string(struct ssk_buffer *out, const char *string)
{
    put_number(out, string ? strlen(string) : LACKS);
    if (string)
        ssk_buffer_append_string(out, string);
}

void serial_put_message(struct ssk_buffer *out, char kind, const char *message)
{
    ssk_buffer_append_char(out, kind);
    put_string(out, message);
}

static void put_line(struct ssk_buffer *out, const struct line *line)
{
    put_string(out, line->text);
    put_number(out, (uint64_t)line->number);
    put_number(out, line->role);
    put_number(out, (uint64_t)line->level);
    put_number(out, (uint64_t)line->column);
    put_number(out, (uint64_t)line->row);
    put_number(out, line->fresh);
    put_number(out, line->apart);
    put_string(out, line->head);
}

void serial_put_document(struct ssk_buffer *out, const struct document *document)
{
    ssk_buffer_append_char(out, SERIAL_DOCUMENT);
    put_string(out, document->title);
    put_string(out, document->publisher);
    put_string(out, document->url);
    put_string(out, document->date);
    put_number(out, document->genre);
    put_number(out, document->issuer.count);
    for (size_t i = 0; i < document->issuer.count; i++)
        put_string(out, document->issuer.items[i]);
    put_number(out, document->count);
    for (size_t p = 0; p < document->count; p++) {
        const struct page *page = &document->pages[p];
        put_string(out, page->label);
        put_number(out, (uint64_t)page->number);
        put_number(out, page->laid_out);
        put_number(out, page->marked_up);
        put_number(out, page->count);
        for (size_t l = 0; l < page->count; l++)
            put_line(out, &page->lines[l]);
    }
}

/* --- taking --- */

static bool take_number(struct serial_reader *serial, uint64_t *number)
{
    if ((size_t)(serial->end - serial->at) < sizeof *number)
        return false;
    memcpy(number, serial->at, sizeof *number);
    serial->at += sizeof *number;
    return true;
}

/* Lends the string's bytes; *length is LACKS for NULL. */
static bool take_bytes(struct serial_reader *serial, const char **bytes, uint64_t *length)
{
    if (!take_number(serial, length))
        return false;
    *bytes = serial->at;
    if (*length == LACKS)
        return true;
    if (*length > (uint64_t)(serial->end - serial->at))
        return false;
    serial->at += *length;
    return true;
}

static ssk_status take_string(struct serial_reader *serial, char **out)
{
    const char *bytes;
    uint64_t length;
    if (!take_bytes(serial, &bytes, &length))
        return SSK_CORRUPT;
    if (length == LACKS)
        return SSK_OK;
    *out = strndup(bytes, length);
    return *out ? SSK_OK : SSK_MEMORY;
}

char serial_next(struct serial_reader *serial)
{
    return serial->at < serial->end ? *serial->at++ : '\0';
}

char *serial_message(struct serial_reader *serial)
{
    char *message = NULL;
    if (take_string(serial, &message) != SSK_OK)
        serial->at = serial->end;
    return message;
}

static ssk_status take_line(struct serial_reader *serial, struct page *page)
{
    const char *text;
    uint64_t length, number, role, level, column, row, fresh, apart;
    if (!take_bytes(serial, &text, &length) || length == LACKS || !take_number(serial, &number) ||
        !take_number(serial, &role) || !take_number(serial, &level) || !take_number(serial, &column) ||
        !take_number(serial, &row) || !take_number(serial, &fresh) || !take_number(serial, &apart))
        return SSK_CORRUPT;
    struct line *line = page_add_line(page, text, length, (int)number);
    if (!line)
        return SSK_MEMORY;
    line->role = (enum line_role)role;
    line->level = (int)level;
    line->column = (int)column;
    line->row = (int)row;
    line->fresh = fresh != 0;
    line->apart = apart != 0;
    return take_string(serial, &line->head);
}

static ssk_status take_page(struct serial_reader *serial, struct document *document)
{
    struct page *page = document_add_page(document);
    if (!page)
        return SSK_MEMORY;
    uint64_t number, laid_out, marked_up, count;
    ssk_status status = take_string(serial, &page->label);
    if (status != SSK_OK)
        return status;
    if (!take_number(serial, &number) || !take_number(serial, &laid_out) ||
        !take_number(serial, &marked_up) || !take_number(serial, &count))
        return SSK_CORRUPT;
    page->number = (int)number;
    page->laid_out = laid_out != 0;
    page->marked_up = marked_up != 0;
    for (uint64_t l = 0; l < count && status == SSK_OK; l++)
        status = take_line(serial, page);
    return status;
}

static ssk_status take_issuer(struct serial_reader *serial, struct document *out)
{
    uint64_t genre, count, length;
    const char *name;
    if (!take_number(serial, &genre) || genre >= SSK_GENRES || !take_number(serial, &count))
        return SSK_CORRUPT;
    out->genre = (enum ssk_genre)genre;
    for (; count > 0; count--) {
        if (!take_bytes(serial, &name, &length) || length == LACKS)
            return SSK_CORRUPT;
        if (!ssk_strings_add(&out->issuer, name, length))
            return SSK_MEMORY;
    }
    return SSK_OK;
}

ssk_status serial_document(struct serial_reader *serial, struct document *out)
{
    char **const strings[] = {&out->title, &out->publisher, &out->url, &out->date};
    ssk_status status = SSK_OK;
    for (size_t i = 0; i < sizeof strings / sizeof *strings && status == SSK_OK; i++)
        status = take_string(serial, strings[i]);
    if (status == SSK_OK)
        status = take_issuer(serial, out);
    uint64_t count = 0;
    if (status == SSK_OK && !take_number(serial, &count))
        status = SSK_CORRUPT;
    for (uint64_t p = 0; p < count && status == SSK_OK; p++)
        status = take_page(serial, out);
    return status;
}
