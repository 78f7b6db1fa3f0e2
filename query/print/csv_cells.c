/* Cells by RFC 4180, as libcsv writes them, or with tabs. */
#include "query/print/csv_cells.h"

#include <csv.h>
#include <string.h>

#include "query/show/snippet.h"
#include "seisaku/unicode.h"

/* What makes Excel, LibreOffice and Google Sheets take a cell for a formula, once blanks before it are
 * passed; a Japanese Excel takes the full-width signs too (OWASP, CSV injection). */
static bool runs_as_formula(const char *text, size_t length)
{
    for (size_t byte = 0; byte < length;) {
        uint32_t point = ssk_utf8_next(text, length, &byte);
        if (!ssk_is_space(point))
            return point == '=' || point == '+' || point == '-' || point == '@' || point == 0xFF1D ||
                   point == 0xFF0B || point == 0xFF0D || point == 0xFF20;
    }
    return false;
}

static void next_cell(struct csv_cells *cells)
{
    if (cells->count++)
        fputc(cells->tabs ? '\t' : ',', cells->out);
}

/* A cell's text is gathered behind an apostrophe, which is left out unless the text would run. */
static void start_text(struct csv_cells *cells)
{
    ssk_buffer_clear(&cells->buffer);
    ssk_buffer_append_char(&cells->buffer, '\'');
}

/* Quotes where the cell would be misread without; # would be taken for a comment below a survey's stamp. */
static void write_text(struct csv_cells *cells)
{
    next_cell(cells);
    if (cells->buffer.failed)
        return;
    const char *text = cells->buffer.data + 1;
    size_t length = cells->buffer.length - 1;
    if (runs_as_formula(text, length)) {
        text--;
        length++;
    }
    if (cells->tabs || !length || (!strpbrk(text, "\",#") && text[0] != ' ' && text[length - 1] != ' '))
        fwrite(text, 1, length, cells->out);
    else
        csv_fwrite(cells->out, text, length);
}

void csv_cells_text(struct csv_cells *cells, const char *text)
{
    start_text(cells);
    if (text)
        append_printable(&cells->buffer, text, strlen(text));
    write_text(cells);
}

void csv_cells_list(struct csv_cells *cells, const struct ssk_strings *strings, const char *join)
{
    start_text(cells);
    for (size_t i = 0; i < strings->count; i++) {
        ssk_buffer_append_string(&cells->buffer, i ? join : "");
        append_printable(&cells->buffer, strings->items[i], strlen(strings->items[i]));
    }
    write_text(cells);
}

void csv_cells_count(struct csv_cells *cells, size_t number)
{
    next_cell(cells);
    fprintf(cells->out, "%zu", number);
}

void csv_cells_known(struct csv_cells *cells, int number)
{
    next_cell(cells);
    if (number)
        fprintf(cells->out, "%d", number);
}

void csv_cells_score(struct csv_cells *cells, double number)
{
    next_cell(cells);
    fprintf(cells->out, "%.6f", number);
}

void csv_cells_end(struct csv_cells *cells)
{
    fputs(cells->tabs ? "\n" : "\r\n", cells->out);
    cells->count = 0;
}

void csv_cells_free(struct csv_cells *cells)
{
    ssk_buffer_free(&cells->buffer);
}
