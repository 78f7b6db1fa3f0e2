/* CSV by RFC 4180, as libcsv writes it, and TSV, which has no quotes. */
#include <csv.h>
#include <string.h>
#include <strings.h>

#include "query/print/printer.h"
#include "query/show/snippet.h"
#include "seisaku/unicode.h"

/* The ASCII form of a full-width character, else the character itself. */
static uint32_t narrow(uint32_t point)
{
    return point >= 0xFF01 && point <= 0xFF5E ? point - 0xFEE0 : point;
}

/* What makes Excel, LibreOffice and Google Sheets take a cell for a formula, once blanks before it are
 * passed; a Japanese Excel takes the full-width signs too (OWASP, CSV injection). */
static bool runs_as_formula(const char *text, size_t length)
{
    for (size_t byte = 0; byte < length;) {
        uint32_t point = ssk_utf8_next(text, length, &byte);
        if (!ssk_is_space(point))
            return (point = narrow(point)) == '=' || point == '+' || point == '-' || point == '@';
    }
    return false;
}

/* What a spreadsheet takes for a number, a date or a truth value and then shows as another text: 3.10 as 3.1,
 * (1) as -1, 007 as 7, 1-2 as a day. A number that stays as it is, and an ISO date, are none. */
static bool is_converted(const char *text, size_t length)
{
    enum { EXACT_DIGITS = 15 };
    size_t digits = 0, others = 0;
    bool date = (length == 7 || length == 10) && text[4] == '-' && (length == 7 || text[7] == '-');
    if (date && strspn(text, "0123456789-") == length)
        return false;
    if (strcasecmp(text, "true") == 0 || strcasecmp(text, "false") == 0)
        return true;
    for (size_t byte = 0; byte < length;) {
        uint32_t point = narrow(ssk_utf8_next(text, length, &byte));
        bool digit = point >= '0' && point <= '9';
        digits += digit;
        others += !digit;
        if (!digit && (point >= 0x80 || !strchr("()./-:,% Ee", (int)point)))
            return false;
    }
    return digits && (others || digits > EXACT_DIGITS || (digits > 1 && *text == '0'));
}

static void write_mark(struct printer *printer)
{
    if (printer->guard && !printer->marked)
        fputs("\xef\xbb\xbf", printer->out);
    printer->marked = true;
}

static void next_cell(struct printer *printer)
{
    write_mark(printer);
    if (printer->cell_count++)
        fputc(printer->tabs ? '\t' : ',', printer->out);
}

/* A cell's text is gathered behind an apostrophe, which is left out unless a spreadsheet would take the text
 * for more than that. */
static void start_text(struct printer *printer)
{
    ssk_buffer_clear(&printer->buffer);
    ssk_buffer_append_char(&printer->buffer, '\'');
}

/* Quotes where the cell would be misread without; # would be taken for a comment below a survey's stamp. */
static void write_text(struct printer *printer)
{
    next_cell(printer);
    if (printer->buffer.failed)
        return;
    const char *text = printer->buffer.data + 1;
    size_t length = printer->buffer.length - 1;
    if (printer->guard && (runs_as_formula(text, length) || is_converted(text, length))) {
        text--;
        length++;
    }
    if (printer->tabs || !length || (!strpbrk(text, "\",#") && text[0] != ' ' && text[length - 1] != ' '))
        fwrite(text, 1, length, printer->out);
    else
        csv_fwrite(printer->out, text, length);
}

static void cells_text(struct printer *printer, const char *key, const char *text)
{
    (void)key;
    start_text(printer);
    append_printable(&printer->buffer, text, strlen(text));
    write_text(printer);
}

static void cells_texts(struct printer *printer, const char *key, const struct ssk_strings *strings,
                        const char *join)
{
    (void)key;
    start_text(printer);
    for (size_t i = 0; i < strings->count; i++) {
        ssk_buffer_append_string(&printer->buffer, i ? join : "");
        append_printable(&printer->buffer, strings->items[i], strlen(strings->items[i]));
    }
    write_text(printer);
}

static void cells_unknown(struct printer *printer, const char *key)
{
    (void)key;
    next_cell(printer);
}

static void cells_number(struct printer *printer, const char *key, uint64_t number)
{
    (void)key;
    next_cell(printer);
    fprintf(printer->out, "%llu", (unsigned long long)number);
}

static void cells_decimal(struct printer *printer, const char *key, double number, int digits)
{
    (void)key;
    next_cell(printer);
    fprintf(printer->out, "%.*f", digits, number);
}

/* Maps in maps and lists have no place of their own: their members are cells. */
static void cells_open(struct printer *printer, const char *key)
{
    (void)key;
    printer->depth++;
}

/* The end of a map in the outermost list ends the line. */
static void cells_end(struct printer *printer)
{
    printer->depth--;
    if (printer->cell_count)
        fputs(printer->tabs ? "\n" : "\r\n", printer->out);
    printer->cell_count = 0;
}

static void cells_columns(struct printer *printer, const char *const *names, size_t count)
{
    printer->depth++;
    for (size_t i = 0; i < count; i++)
        cells_text(printer, NULL, names[i]);
    cells_end(printer);
}

static void cells_comment(struct printer *printer, const char *line, size_t length)
{
    write_mark(printer);
    fprintf(printer->out, "# %.*s\n", (int)length, line);
}

#define CELLS                                                                                                \
    {                                                                                                        \
        .form = FORM_TABLE, .columns = cells_columns, .comment = cells_comment, .map = cells_open,           \
        .list = cells_open, .end = cells_end, .string = cells_text, .strings = cells_texts,                  \
        .integer = cells_number, .unknown = cells_unknown, .real = cells_decimal                             \
    }

const struct print_format csv_format = CELLS, tsv_format = CELLS;
