/* The choice of a format, and events that are made of others. */
#include "query/print/printer.h"

void printer_open(struct printer *printer, enum format format, FILE *out)
{
    static const struct print_format *const formats[FORMATS] = {
        [FORMAT_TEXT] = &text_format, [FORMAT_JSON] = &json_format, [FORMAT_JSONL] = &jsonl_format,
        [FORMAT_CSV] = &csv_format,   [FORMAT_TSV] = &tsv_format,   [FORMAT_TREC] = &trec_format,
    };
    *printer = (struct printer){.format = formats[format], .out = out, .tabs = format == FORMAT_TSV};
}

ssk_status printer_close(struct printer *printer)
{
    if (printer->format->close)
        printer->format->close(printer);
    bool failed = printer->failed || printer->buffer.failed || printer->qid.failed || printer->id.failed;
    ssk_buffer_free(&printer->buffer);
    ssk_buffer_free(&printer->qid);
    ssk_buffer_free(&printer->id);
    return failed ? SSK_MEMORY : SSK_OK;
}

void print_comment(struct printer *printer, const char *line, size_t length)
{
    if (printer->format->comment)
        printer->format->comment(printer, line, length);
}

void print_columns(struct printer *printer, const char *const *names, size_t count)
{
    if (printer->format->columns)
        printer->format->columns(printer, names, count);
}

void print_map(struct printer *printer, const char *key)
{
    printer->format->map(printer, key);
}

void print_list(struct printer *printer, const char *key)
{
    printer->format->list(printer, key);
}

void print_end(struct printer *printer)
{
    printer->format->end(printer);
}

void print_string(struct printer *printer, const char *key, const char *text)
{
    if (text)
        printer->format->string(printer, key, text);
    else
        printer->format->unknown(printer, key);
}

void print_strings(struct printer *printer, const char *key, const struct ssk_strings *strings,
                   const char *join)
{
    printer->format->strings(printer, key, strings, join);
}

void print_integer(struct printer *printer, const char *key, uint64_t number)
{
    printer->format->integer(printer, key, number);
}

void print_known(struct printer *printer, const char *key, int number)
{
    if (number)
        printer->format->integer(printer, key, (uint64_t)number);
    else
        printer->format->unknown(printer, key);
}

void print_real(struct printer *printer, const char *key, double number, int digits)
{
    printer->format->real(printer, key, number, digits);
}
