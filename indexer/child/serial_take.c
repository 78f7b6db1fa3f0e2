/* Records → documents. */
#include <limits.h>
#include <math.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "indexer/child/document_serial.h"
#include "indexer/child/serial_form.h"
#include "seisaku/unicode.h"

enum { COLUMNS = 8, LEVELS_MAX = 64 };

#define SIZE_MOST 100000.0F /* of print, in points */

static bool take_number(struct serial_reader *serial, uint64_t *number)
{
    if ((size_t)(serial->end - serial->at) < sizeof *number)
        return false;
    memcpy(number, serial->at, sizeof *number);
    serial->at += sizeof *number;
    return true;
}

/* Lends the bytes; *length is LACKS for NULL. */
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

static ssk_status copy(char **out, const char *bytes, uint64_t length)
{
    if (length == LACKS)
        return SSK_OK;
    *out = strndup(bytes, length);
    return *out ? SSK_OK : SSK_MEMORY;
}

/* A path or a message. */
static ssk_status take_name(struct serial_reader *serial, char **out)
{
    const char *bytes;
    uint64_t length;
    return take_bytes(serial, &bytes, &length) ? copy(out, bytes, length) : SSK_CORRUPT;
}

static void repair(struct ssk_buffer *out, const char *text, size_t length)
{
    char character[4];
    for (size_t byte = 0; byte < length;)
        ssk_buffer_append(out, character, ssk_utf8_put(character, ssk_utf8_next(text, length, &byte)));
}

/* A document's text is UTF-8 for all who come after: what is not becomes U+FFFD, in `repaired`. */
static ssk_status take_text(struct serial_reader *serial, const char **text, uint64_t *length,
                            struct ssk_buffer *repaired)
{
    if (!take_bytes(serial, text, length))
        return SSK_CORRUPT;
    if (*length == LACKS || ssk_utf8_valid(*text, *length))
        return SSK_OK;
    repair(repaired, *text, *length);
    *text = ssk_buffer_string(repaired);
    *length = repaired->length;
    return repaired->failed ? SSK_MEMORY : SSK_OK;
}

static ssk_status take_string(struct serial_reader *serial, char **out)
{
    struct ssk_buffer repaired = SSK_BUFFER_INIT;
    const char *text;
    uint64_t length;
    ssk_status status = take_text(serial, &text, &length, &repaired);
    if (status == SSK_OK)
        status = copy(out, text, length);
    ssk_buffer_free(&repaired);
    return status;
}

char serial_next(struct serial_reader *stream, struct serial_reader *record)
{
    struct serial_reader at = *stream;
    uint64_t length;
    if (at.at == at.end)
        return '\0';
    char kind = *at.at++;
    if (!take_number(&at, &length) || length > (uint64_t)(at.end - at.at))
        return '\0';
    *record = (struct serial_reader){at.at, at.at + length};
    stream->at = record->end;
    return kind;
}

char *serial_message(struct serial_reader *serial)
{
    char *message = NULL;
    if (take_name(serial, &message) != SSK_OK)
        serial->at = serial->end;
    return message;
}

ssk_status serial_member(struct serial_reader *serial, char **name, const char **bytes, size_t *length)
{
    uint64_t count;
    ssk_status status = take_name(serial, name);
    if (status != SSK_OK)
        return status;
    if (!*name || !take_bytes(serial, bytes, &count))
        return SSK_CORRUPT;
    *bytes = count == LACKS ? NULL : *bytes;
    *length = count == LACKS ? 0 : count;
    return SSK_OK;
}

static ssk_status take_strings(struct serial_reader *serial, struct ssk_strings *out)
{
    uint64_t count;
    ssk_status status = take_number(serial, &count) ? SSK_OK : SSK_CORRUPT;
    for (; status == SSK_OK && count > 0; count--) {
        char *name = NULL;
        status = take_string(serial, &name);
        if (status == SSK_OK && !name)
            status = SSK_CORRUPT;
        else if (status == SSK_OK && !ssk_strings_add(out, name, strlen(name)))
            status = SSK_MEMORY;
        free(name);
    }
    return status;
}

static ssk_status take_keys(struct serial_reader *serial, struct document *document)
{
    struct keys *keys = document_add_keys(document);
    if (!keys)
        return SSK_MEMORY;
    char **const strings[] = {&keys->section_number, &keys->section_title, &keys->item, &keys->speaker_name,
                              &keys->speaker_office};
    ssk_status status = SSK_OK;
    for (size_t i = 0; i < sizeof strings / sizeof *strings && status == SSK_OK; i++)
        status = take_string(serial, strings[i]);
    return status == SSK_OK ? take_strings(serial, &keys->path) : status;
}

/* A line's keys are those of the line before, or new ones that follow it. */
static ssk_status take_line_keys(struct serial_reader *serial, struct document *document, struct line *line,
                                 uint64_t keys, uint64_t *number)
{
    if (keys > *number + 1)
        return SSK_CORRUPT;
    if (keys == *number + 1) {
        ssk_status status = take_keys(serial, document);
        if (status != SSK_OK)
            return status;
        ++*number;
    }
    line->keys = keys ? document->keys : NULL;
    return SSK_OK;
}

/* Coordinates of a page, whatever a damaged file makes of them. */
static bool take_floats(struct serial_reader *serial, float *floats, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        uint64_t number;
        if (!take_number(serial, &number) || number > UINT32_MAX)
            return false;
        uint32_t bits = (uint32_t)number;
        memcpy(&floats[i], &bits, sizeof bits);
        if (!isfinite(floats[i]))
            floats[i] = 0;
    }
    return true;
}

static bool take_place(struct serial_reader *serial, struct place *place)
{
    float floats[PLACE_FLOATS];
    uint64_t known, column, cell, slide_box, flags;
    if (!take_number(serial, &known) || known > 1)
        return false;
    if (!known)
        return true;
    if (!take_floats(serial, floats, PLACE_FLOATS) || !take_number(serial, &column) ||
        !take_number(serial, &cell) || !take_number(serial, &slide_box) || !take_number(serial, &flags) ||
        column > INT_MAX || cell > INT_MAX || slide_box > INT_MAX || floats[9] < 0 || floats[9] > SIZE_MOST)
        return false;
    *place = (struct place){.box = {floats[0], floats[1], floats[2], floats[3]},
                            .field = {floats[4], floats[5], floats[6], floats[7]},
                            .right = floats[8],
                            .size = floats[9],
                            .column = (int)column,
                            .cell = (int)cell,
                            .slide_box = (int)slide_box,
                            .bold = flags & 1,
                            .framed = flags & 2,
                            .raised = flags & 4,
                            .ruled = flags & 8};
    return true;
}

/* What stands behind a line's text, but for its head. */
struct line_numbers {
    uint64_t number, role, level, column, row, fresh, apart, keys;
    struct place place;
};

static bool take_line_numbers(struct serial_reader *serial, struct line_numbers *out)
{
    out->place = (struct place){.size = 0};
    return take_number(serial, &out->number) && take_number(serial, &out->role) &&
           take_number(serial, &out->level) && take_number(serial, &out->column) &&
           take_number(serial, &out->row) && take_number(serial, &out->fresh) &&
           take_number(serial, &out->apart) && take_place(serial, &out->place) &&
           take_number(serial, &out->keys) && out->role <= LINE_KEY && out->column < COLUMNS &&
           out->level <= LEVELS_MAX && out->row <= INT_MAX && out->number <= INT_MAX;
}

static struct line *add_line(struct page *page, const char *text, size_t length,
                             const struct line_numbers *numbers)
{
    struct line *line = page_add_line(page, text, length, (int)numbers->number);
    if (!line)
        return NULL;
    line->role = (enum line_role)numbers->role;
    line->level = (int)numbers->level;
    line->column = (int)numbers->column;
    line->row = (int)numbers->row;
    line->fresh = numbers->fresh != 0;
    line->apart = numbers->apart != 0;
    line->place = numbers->place;
    return line;
}

static ssk_status take_line(struct serial_reader *serial, struct document *document, struct page *page,
                            uint64_t *known)
{
    struct ssk_buffer repaired = SSK_BUFFER_INIT;
    struct line_numbers numbers;
    struct line *line = NULL;
    const char *text;
    uint64_t length;
    ssk_status status = take_text(serial, &text, &length, &repaired);
    if (status == SSK_OK && (length == LACKS || !take_line_numbers(serial, &numbers)))
        status = SSK_CORRUPT;
    if (status == SSK_OK && !(line = add_line(page, text, length, &numbers)))
        status = SSK_MEMORY;
    ssk_buffer_free(&repaired);
    if (status == SSK_OK)
        status = take_string(serial, &line->head);
    return status == SSK_OK ? take_line_keys(serial, document, line, numbers.keys, known) : status;
}

static ssk_status take_page(struct serial_reader *serial, struct document *document, uint64_t *keys)
{
    struct page *page = document_add_page(document);
    if (!page)
        return SSK_MEMORY;
    uint64_t number, laid_out, marked_up, count;
    float sides[2];
    ssk_status status = take_string(serial, &page->label);
    if (status != SSK_OK)
        return status;
    if (!take_number(serial, &number) || !take_number(serial, &laid_out) ||
        !take_number(serial, &marked_up) || !take_floats(serial, sides, 2) || !take_number(serial, &count) ||
        number > INT_MAX)
        return SSK_CORRUPT;
    page->number = (int)number;
    page->laid_out = laid_out != 0;
    page->marked_up = marked_up != 0;
    page->width = sides[0];
    page->height = sides[1];
    for (uint64_t l = 0; l < count && status == SSK_OK; l++)
        status = take_line(serial, document, page, keys);
    return status;
}

static ssk_status take_about(struct serial_reader *serial, struct document *out)
{
    char **const strings[] = {&out->title, &out->named, &out->publisher, &out->url, &out->date, &out->id};
    uint64_t genre, date_given;
    ssk_status status = SSK_OK;
    for (size_t i = 0; i < sizeof strings / sizeof *strings && status == SSK_OK; i++)
        status = take_string(serial, strings[i]);
    if (status != SSK_OK)
        return status;
    if (!take_number(serial, &genre) || genre >= SSK_GENRES || !take_number(serial, &date_given))
        return SSK_CORRUPT;
    out->genre = (enum ssk_genre)genre;
    out->date_given = date_given != 0;
    return take_strings(serial, &out->issuer);
}

ssk_status serial_document(struct serial_reader *serial, struct document *out)
{
    uint64_t count = 0, keys = 0;
    ssk_status status = take_about(serial, out);
    if (status == SSK_OK && !take_number(serial, &count))
        status = SSK_CORRUPT;
    for (uint64_t p = 0; p < count && status == SSK_OK; p++)
        status = take_page(serial, out, &keys);
    return status;
}
