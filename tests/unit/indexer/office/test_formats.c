/* How office files show numbers: those of cells by the codes of their formats, and those of lists. The cases
 * stand in tests/cases/office_formats.tsv. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "indexer/office/cell_format.h"
#include "indexer/office/number_formats.h"
#include "tests/unit/rows_of.h"

static const char TABLE[] = "tests/cases/office_formats.tsv";

static const char *said(struct ssk_buffer *buffer)
{
    static char text[512];
    snprintf(text, sizeof text, "%s", ssk_buffer_string(buffer));
    ssk_buffer_free(buffer);
    return text;
}

/* The code of a format of its own, or the number of a built-in one, behind `|` the number to be shown. */
static const char *cell(const char *line, bool since_1904)
{
    struct ssk_buffer out = SSK_BUFFER_INIT;
    char code[256], *end;
    size_t bytes = strcspn(line, "|");
    snprintf(code, sizeof code, "%.*s", (int)bytes, line);
    long number = strtol(code, &end, 10);
    cell_format(&out, *end || end == code ? code : cell_format_builtin(number),
                strtod(line + bytes + 1, NULL), since_1904);
    return said(&out);
}

static const char *cell_since_1900(const char *line)
{
    return cell(line, false);
}

static const char *cell_since_1904(const char *line)
{
    return cell(line, true);
}

static const char *list(const char *line)
{
    struct ssk_buffer out = SSK_BUFFER_INIT;
    char format[64];
    size_t bytes = strcspn(line, "|");
    snprintf(format, sizeof format, "%.*s", (int)bytes, line);
    number_format(&out, format, strtol(line + bytes + 1, NULL, 10));
    return said(&out);
}

static const struct question questions[] = {
    {"cell", cell_since_1900}, {"cell since 1904", cell_since_1904}, {"list", list}};

static void rows(void **state)
{
    (void)state;
    assert_int_equal(rows_wrong(TABLE, questions, sizeof questions / sizeof *questions), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(rows)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
