/* Records → documents. */
#include <limits.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "indexer/child/document_serial.h"
#include "indexer/child/serial_form.h"
#include "indexer/child/serial_values.h"

enum { LEVELS_MAX = 64 };

#define SIZE_MOST 100000.0F /* of print, in points */

char serial_next(struct serial_reader *stream, struct serial_reader *record)
{
    struct serial_reader at = *stream;
    uint64_t length;
    if (at.at == at.end)
        return '\0';
    char kind = *at.at++;
    if (!serial_number(&at, &length) || length > (uint64_t)(at.end - at.at))
        return '\0';
    *record = (struct serial_reader){at.at, at.at + length};
    stream->at = record->end;
    return kind;
}

char *serial_message(struct serial_reader *serial)
{
    char *message = NULL; /* and stays so after a failure */
    serial_name(serial, &message);
    return message;
}

ssk_status serial_member(struct serial_reader *serial, char **name, const char **bytes, size_t *length)
{
    uint64_t count;
    ssk_status status = serial_name(serial, name);
    if (status != SSK_OK)
        return status;
    if (!*name || !serial_bytes(serial, bytes, &count))
        return SSK_CORRUPT;
    *bytes = count == LACKS ? NULL : *bytes;
    *length = count == LACKS ? 0 : count;
    return SSK_OK;
}

static ssk_status take_keys(struct serial_reader *serial, struct document *document)
{
    struct keys *keys = document_add_keys(document);
    if (!keys)
        return SSK_MEMORY;
    char **const strings[] = {&keys->section_number, &keys->section_title, &keys->item,  &keys->speaker_name,
                              &keys->speaker_office, &keys->speaker_group, &keys->speech};
    ssk_status status = SSK_OK;
    for (size_t i = 0; i < sizeof strings / sizeof *strings && status == SSK_OK; i++)
        status = serial_string(serial, strings[i]);
    return status == SSK_OK ? serial_strings(serial, &keys->path) : status;
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

static bool take_place(struct serial_reader *serial, struct place *place)
{
    float floats[PLACE_FLOATS];
    uint64_t known, column, cell, slide_box, flags;
    if (!serial_number(serial, &known) || known > 1)
        return false;
    if (!known)
        return true;
    if (!serial_floats(serial, floats, PLACE_FLOATS) || !serial_number(serial, &column) ||
        !serial_number(serial, &cell) || !serial_number(serial, &slide_box) ||
        !serial_number(serial, &flags) || column > INT_MAX || cell > INT_MAX || slide_box > INT_MAX ||
        floats[9] < 0 || floats[9] > SIZE_MOST)
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
    uint64_t number, role, level, column, row, begins_paragraph, apart, keys;
    struct place place;
};

static bool take_line_numbers(struct serial_reader *serial, struct line_numbers *out)
{
    out->place = (struct place){.size = 0};
    return serial_number(serial, &out->number) && serial_number(serial, &out->role) &&
           serial_number(serial, &out->level) && serial_number(serial, &out->column) &&
           serial_number(serial, &out->row) && serial_number(serial, &out->begins_paragraph) &&
           serial_number(serial, &out->apart) && take_place(serial, &out->place) &&
           serial_number(serial, &out->keys) && out->role <= LINE_KEY && out->column < LINE_COLUMNS &&
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
    line->begins_paragraph = numbers->begins_paragraph != 0;
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
    ssk_status status = serial_text(serial, &text, &length, &repaired);
    if (status == SSK_OK && (length == LACKS || !take_line_numbers(serial, &numbers)))
        status = SSK_CORRUPT;
    if (status == SSK_OK && !(line = add_line(page, text, length, &numbers)))
        status = SSK_MEMORY;
    ssk_buffer_free(&repaired);
    if (status == SSK_OK)
        status = serial_string(serial, &line->head);
    return status == SSK_OK ? take_line_keys(serial, document, line, numbers.keys, known) : status;
}

static ssk_status take_page(struct serial_reader *serial, struct document *document, uint64_t *keys)
{
    struct page *page = document_add_page(document);
    if (!page)
        return SSK_MEMORY;
    uint64_t number, laid_out, marked_up, count;
    float sides[2];
    ssk_status status = serial_string(serial, &page->label);
    if (status != SSK_OK)
        return status;
    if (!serial_number(serial, &number) || !serial_number(serial, &laid_out) ||
        !serial_number(serial, &marked_up) || !serial_floats(serial, sides, 2) ||
        !serial_number(serial, &count) || number > INT_MAX)
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
    uint64_t genre, date_given, web;
    ssk_status status = SSK_OK;
    for (size_t i = 0; i < sizeof strings / sizeof *strings && status == SSK_OK; i++)
        status = serial_string(serial, strings[i]);
    if (status != SSK_OK)
        return status;
    if (!serial_number(serial, &genre) || genre >= SSK_GENRES || !serial_number(serial, &date_given) ||
        !serial_number(serial, &web))
        return SSK_CORRUPT;
    out->genre = (enum ssk_genre)genre;
    out->date_given = date_given != 0;
    out->web = web != 0;
    return serial_strings(serial, &out->issuer);
}

ssk_status serial_document(struct serial_reader *serial, struct document *out)
{
    uint64_t count, keys = 0;
    ssk_status status = take_about(serial, out);
    if (status != SSK_OK)
        return status;
    if (!serial_number(serial, &count))
        return SSK_CORRUPT;
    for (uint64_t p = 0; p < count && status == SSK_OK; p++)
        status = take_page(serial, out, &keys);
    return status;
}
