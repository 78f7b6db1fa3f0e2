/* What each format makes of events, and how text for a person is folded, by tests/cases/query_print.tsv. Add
 * a row there. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "query/print/print_page.h"
#include "query/print/printer.h"
#include "tests/unit/answer_table.h"

static enum format format_called(const char *name)
{
    int format = 0;
    while (format_names[format] && strcmp(format_names[format], name) != 0)
        format++;
    assert_true(format < FORMATS);
    return (enum format)format;
}

/* The texts between commas, which become the ends of each. Returns how many there are. */
static size_t part(char *parts[70], char *list)
{
    size_t count = 0;
    for (char *end = list; end; list = end + 1) {
        parts[count++] = list;
        end = strchr(list, ',');
        if (end)
            *end = '\0';
        else
            break;
    }
    return count;
}

static void strings(struct printer *printer, const char *key, char *list)
{
    char *parts[70];
    struct ssk_strings texts = {.items = parts, .count = *list ? part(parts, list) : 0};
    print_strings(printer, key, &texts, "/");
}

static void columns(struct printer *printer, char *list)
{
    char *parts[70];
    size_t count = part(parts, list);
    print_columns(printer, (const char *const *)parts, count);
}

/* An event: [ and { open, ] and } end, %A,B are columns, !TEXT is a comment; else a value behind its key and
 * a sign: a string (=), several (*), a number (#), one that 0 leaves unknown (+), a fraction
 * (~DIGITS:FRACTION) or what is not known (?). In a list the key is missing. _ stands for a blank. */
static void event(struct printer *printer, char *word)
{
    char *sign = word + strcspn(word, "=*#+~?"), kind = *sign, *value = sign + (kind != '\0');
    const char *key = sign > word ? word : NULL;
    for (char *at = word; *at; at++)
        *at = *at == '_' ? ' ' : *at;
    if (strchr("[{", *word))
        (*word == '[' ? print_list : print_map)(printer, word[1] ? word + 1 : NULL);
    else if (strchr("]}", *word))
        print_end(printer);
    else if (strchr("%!", *word))
        *word == '%' ? columns(printer, word + 1) : print_comment(printer, word + 1, strlen(word + 1));
    else if (*sign = '\0', kind == '=')
        print_string(printer, key, value);
    else if (kind == '*')
        strings(printer, key, value);
    else if (kind == '#')
        print_integer(printer, key, strtoull(value, NULL, 10));
    else if (kind == '+')
        print_known(printer, key, atoi(value));
    else if (kind == '~')
        print_real(printer, key, strtod(strchr(value, ':') + 1, NULL), atoi(value));
    else
        print_string(printer, key, NULL);
}

/* FORMAT EVENT...: a format with ! is for a spreadsheet, with @N for a terminal of N columns. */
static void print(struct ssk_buffer *out, const char *text, size_t length)
{
    char *line = strndup(text, length), *rest, *name = strtok_r(line, " ", &rest), *printed;
    size_t size;
    FILE *file = open_memstream(&printed, &size);
    struct printer printer;
    bool guard = strchr(name, '!') != NULL;
    char *terminal = strchr(name, '@');
    name[strcspn(name, "!@")] = '\0';
    printer_open(&printer, format_called(name), file);
    printer.guard = guard;
    printer.columns = terminal ? strtoul(terminal + 1, NULL, 10) : 0;
    for (char *word; (word = strtok_r(NULL, " ", &rest));)
        event(&printer, word);
    assert_int_equal(printer_close(&printer), SSK_OK);
    fclose(file);
    bool marked = size >= 3 && memcmp(printed, "\xef\xbb\xbf", 3) == 0;
    ssk_buffer_append_string(out, marked ? "BOM " : "");
    ssk_buffer_append_string(out, printed + (marked ? 3 : 0));
    free(printed);
    free(line);
}

/* COLUMNS TEXT */
static void page(struct ssk_buffer *out, const char *text, size_t length)
{
    char *printed;
    size_t size, before = strcspn(text, " ") + 1;
    FILE *file = open_memstream(&printed, &size);
    struct printer printer;
    struct ssk_buffer whole = SSK_BUFFER_INIT;
    printer_open(&printer, FORMAT_TEXT, file);
    printer.columns = strtoul(text, NULL, 10);
    ssk_buffer_append(&whole, text + before, length - before);
    print_page(&printer, &whole);
    assert_int_equal(printer_close(&printer), SSK_OK);
    fclose(file);
    ssk_buffer_append(out, printed, size);
    ssk_buffer_free(&whole);
    free(printed);
}

static const struct answer_row rows[] = {{"page", page}, {"print", print}};

static void answers_by_the_table(void **state)
{
    (void)state;
    answer_table("tests/cases/query_print.tsv", rows, sizeof rows / sizeof *rows);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(answers_by_the_table)};
    return cmocka_run_group_tests_name("printers", tests, NULL, NULL);
}
