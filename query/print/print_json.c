/* JSON and JSON Lines. The members of the outermost list stand a line each. */
#include <math.h>

#include "query/print/printer.h"

static void write_value(struct printer *printer, json_t *value)
{
    if (!value || json_dump_callback(value, ssk_json_write, printer->out,
                                     JSON_COMPACT | JSON_ENCODE_ANY | JSON_REAL_PRECISION(10)) != 0)
        printer->failed |= !ferror(printer->out);
    json_decref(value);
}

static bool is_lines(const struct printer *printer)
{
    return printer->format->form == FORM_LINES;
}

static uint64_t bit(unsigned depth)
{
    return UINT64_C(1) << depth;
}

/* What stands before a member. */
static void begin_member(struct printer *printer, const char *key)
{
    bool first = !(printer->filled & bit(printer->depth));
    printer->filled |= bit(printer->depth);
    if (printer->depth == 1 && (printer->lists & bit(1)))
        fputs(is_lines(printer) ? "" : first ? "\n" : ",\n", printer->out);
    else if (printer->depth && !first)
        fputc(',', printer->out);
    if (key) {
        write_value(printer, json_string(key));
        fputc(':', printer->out);
    }
}

/* A line's end behind a member of the outermost list of JSON Lines, and behind the whole. */
static void end_member(struct printer *printer)
{
    if (!printer->depth || (printer->depth == 1 && is_lines(printer) && (printer->lists & bit(1))))
        fputc('\n', printer->out);
}

static void open_one(struct printer *printer, const char *key, bool list)
{
    bool bare = list && !printer->depth && is_lines(printer);
    begin_member(printer, key);
    if (!bare)
        fputc(list ? '[' : '{', printer->out);
    printer->depth++;
    printer->filled &= ~bit(printer->depth);
    printer->lists = list ? printer->lists | bit(printer->depth) : printer->lists & ~bit(printer->depth);
}

static void json_map(struct printer *printer, const char *key)
{
    open_one(printer, key, false);
}

static void json_list(struct printer *printer, const char *key)
{
    open_one(printer, key, true);
}

static void json_end(struct printer *printer)
{
    bool list = printer->lists & bit(printer->depth), outermost = printer->depth == 1;
    bool filled = printer->filled & bit(printer->depth);
    printer->depth--;
    if (outermost && list && is_lines(printer))
        return;
    fputs(!list ? "}" : outermost && filled ? "\n]" : "]", printer->out);
    end_member(printer);
}

static void json_scalar(struct printer *printer, const char *key, json_t *value)
{
    begin_member(printer, key);
    write_value(printer, value);
    end_member(printer);
}

static void json_text(struct printer *printer, const char *key, const char *text)
{
    json_scalar(printer, key, json_string(text));
}

static void json_texts(struct printer *printer, const char *key, const struct ssk_strings *strings,
                       const char *join)
{
    (void)join;
    open_one(printer, key, true);
    for (size_t i = 0; i < strings->count; i++)
        json_text(printer, NULL, strings->items[i]);
    json_end(printer);
}

static void json_number(struct printer *printer, const char *key, uint64_t number)
{
    json_scalar(printer, key, json_integer((json_int_t)number));
}

static void json_unknown(struct printer *printer, const char *key)
{
    json_scalar(printer, key, json_null());
}

static void json_decimal(struct printer *printer, const char *key, double number, int digits)
{
    double unit = pow(10, digits);
    json_scalar(printer, key, json_real(round(number * unit) / unit));
}

void print_json(struct printer *printer, const char *key, json_t *value)
{
    json_scalar(printer, key, value);
}

#define EVENTS                                                                                               \
    .map = json_map, .list = json_list, .end = json_end, .string = json_text, .strings = json_texts,         \
    .integer = json_number, .unknown = json_unknown, .real = json_decimal

const struct print_format json_format = {.form = FORM_TREE, EVENTS},
                          jsonl_format = {.form = FORM_LINES, EVENTS};
