/* --help and --usage, from the table of options. */
#include <stdbool.h>
#include <string.h>

#include "seisaku/buffer.h"
#include "seisaku/options.h"
#include "seisaku/translate.h"
#include "seisaku/unicode.h"

enum { INDENT = 28, NARROWEST = 50, WIDEST = 100 };

static size_t width_of(const char *text, size_t length)
{
    return ssk_display_width(text, length);
}

/* Whether `point` is one of the marks. */
static bool is_any(uint32_t point, const char *marks)
{
    size_t length = strlen(marks);
    for (size_t byte = 0; byte < length;)
        if (ssk_utf8_next(marks, length, &byte) == point)
            return true;
    return false;
}

/* Bytes of the piece that no line end may part: a word, or a wide character with the closing marks behind it
 * and the opening marks before it (as JIS X 4051 has it). */
static size_t piece_length(const char *text)
{
    static const char opening[] = "（「『【［〔〈《(",
                      closing[] =
                          "）」』】］〕〉》、。，．：；・？！ー々っゃゅょッャュョぁぃぅぇぉァィゥェォ),.:;";
    size_t whole = strcspn(text, " \n"), byte = 0;
    bool wide_before = false, open_before = true;
    while (byte < whole) {
        size_t start = byte;
        uint32_t point = ssk_utf8_next(text, whole, &byte);
        bool wide = ssk_point_width(point) == 2;
        if ((wide || wide_before) && !open_before && !is_any(point, closing))
            return start;
        wide_before = wide;
        open_before = is_any(point, opening);
    }
    return whole;
}

/* Appends the text broken at its blanks and between wide characters to lines of at most `columns`, `indent`
 * before all but the first, which begins at column `at`. Line ends of the text stay. */
static void append_wrapped(struct ssk_buffer *out, const char *text, size_t at, size_t indent, size_t columns)
{
    size_t column = at;
    while (*text) {
        size_t length = piece_length(text), width = width_of(text, length);
        if (column > indent && column + width > columns) {
            ssk_buffer_printf(out, "\n%*s", (int)indent, "");
            column = indent;
        }
        ssk_buffer_append(out, text, length);
        column += width;
        text += length;
        if (*text == '\n') {
            ssk_buffer_printf(out, "\n%*s", (int)indent, "");
            column = indent;
            text++;
        } else if (*text == ' ') {
            size_t blanks = strspn(text, " ");
            size_t next = piece_length(text + blanks);
            if (column + blanks + width_of(text + blanks, next) <= columns) {
                ssk_buffer_append(out, text, blanks);
                column += blanks;
            } else if (next) {
                ssk_buffer_printf(out, "\n%*s", (int)indent, "");
                column = indent;
            }
            text += blanks;
        }
    }
}

/* "a, b or c" */
static void append_choices(struct ssk_buffer *out, const char *const *choices)
{
    for (size_t i = 0; choices[i]; i++)
        ssk_buffer_printf(out, "%s%s", !i ? "" : choices[i + 1] ? ", " : _(" or "), choices[i]);
}

/* The help with the choices put in. */
static void append_help(struct ssk_buffer *out, const struct ssk_option *option)
{
    const char *help = _(option->help), *place = option->choices ? strstr(help, "{}") : NULL;
    if (!place) {
        ssk_buffer_append_string(out, help);
        return;
    }
    ssk_buffer_append(out, help, (size_t)(place - help));
    append_choices(out, option->choices);
    ssk_buffer_append_string(out, place + 2);
}

/* "=DIR", "[=WIDTH]" or nothing. */
static void append_argument(struct ssk_buffer *out, const struct ssk_option *option)
{
    if (option->argument && option->usual)
        ssk_buffer_printf(out, "[=%s]", option->argument);
    else if (option->argument)
        ssk_buffer_printf(out, "=%s", option->argument);
}

static void append_option(struct ssk_buffer *out, const struct ssk_option *option, size_t columns)
{
    struct ssk_buffer help = SSK_BUFFER_INIT;
    size_t start = out->length;
    if (option->key)
        ssk_buffer_printf(out, "  -%c, --%s", option->key, option->name);
    else
        ssk_buffer_printf(out, "      --%s", option->name);
    append_argument(out, option);
    size_t width = out->length - start;
    if (width + 2 > INDENT)
        ssk_buffer_printf(out, "\n%*s", INDENT, "");
    else
        ssk_buffer_printf(out, "%*s", (int)(INDENT - width), "");
    append_help(&help, option);
    append_wrapped(out, ssk_buffer_string(&help), INDENT, INDENT, columns);
    ssk_buffer_append_char(out, '\n');
    ssk_buffer_free(&help);
}

void ssk_options_help(const struct ssk_program *program, size_t columns, FILE *out)
{
    struct ssk_buffer text = SSK_BUFFER_INIT;
    columns = columns < NARROWEST ? NARROWEST : columns > WIDEST ? WIDEST : columns;
    ssk_buffer_printf(&text, _("Usage: %s [OPTION...] %s\n"), program->name, program->arguments);
    append_wrapped(&text, _(program->about), 0, 0, columns);
    ssk_buffer_append_char(&text, '\n');
    for (size_t group = 0; group < program->group_count; group++) {
        ssk_buffer_printf(&text, "\n%s:\n", _(program->groups[group]));
        for (size_t i = 0; i < program->option_count; i++)
            if (program->options[i].group == group)
                append_option(&text, &program->options[i], columns);
    }
    ssk_buffer_append_char(&text, '\n');
    for (const struct ssk_option *option = ssk_common_options; option->name; option++)
        append_option(&text, option, columns);
    if (program->epilogue) {
        ssk_buffer_append_char(&text, '\n');
        append_wrapped(&text, _(program->epilogue), 0, 0, columns);
        ssk_buffer_append_char(&text, '\n');
    }
    fputs(ssk_buffer_string(&text), out);
    ssk_buffer_free(&text);
}

static void append_short_usage(struct ssk_buffer *out, const struct ssk_option *option)
{
    if (option->key && option->argument)
        ssk_buffer_printf(out, " [-%c\xc2\xa0%s]", option->key, option->argument);
    else if (option->key)
        ssk_buffer_printf(out, " [-%c]", option->key);
    else {
        ssk_buffer_printf(out, " [--%s", option->name);
        append_argument(out, option);
        ssk_buffer_append_char(out, ']');
    }
}

void ssk_options_usage(const struct ssk_program *program, size_t columns, FILE *out)
{
    struct ssk_buffer words = SSK_BUFFER_INIT, text = SSK_BUFFER_INIT;
    columns = columns < NARROWEST ? NARROWEST : columns > WIDEST ? WIDEST : columns;
    for (size_t i = 0; i < program->option_count; i++)
        append_short_usage(&words, &program->options[i]);
    for (const struct ssk_option *option = ssk_common_options; option->name; option++)
        append_short_usage(&words, option);
    ssk_buffer_printf(&words, " %s", program->arguments);
    ssk_buffer_printf(&text, _("Usage: %s"), program->name);
    size_t indent = width_of(text.data, text.length);
    append_wrapped(&text, ssk_buffer_string(&words), indent, indent + 1, columns);
    ssk_buffer_append_char(&text, '\n');
    for (const char *byte = ssk_buffer_string(&text); *byte; byte++) /* no-break blanks become blanks */
        if (byte[0] == '\xc2' && byte[1] == '\xa0')
            fputc(' ', out), byte++;
        else
            fputc(*byte, out);
    ssk_buffer_free(&words);
    ssk_buffer_free(&text);
}
