#include "indexer/text/markdown_notes.h"

#include <ctype.h>
#include <stdbool.h>
#include <string.h>

enum { LABEL_BYTES = 64, INDENT = 3 };

/* The bytes of a mark that stands here, `[^1]`; 0 for none. */
static size_t mark_length(const char *text, size_t length)
{
    if (length < 4 || text[0] != '[' || text[1] != '^')
        return 0;
    for (size_t i = 2; i < length && i < LABEL_BYTES; i++) {
        if (text[i] == ']')
            return i > 2 ? i + 1 : 0;
        if (isspace((unsigned char)text[i]) || text[i] == '[')
            return 0;
    }
    return 0;
}

/* A number, raised; a word says nothing to a reader. */
static void append_mark(struct ssk_buffer *out, const char *mark, size_t length)
{
    static const char *const raised[] = {"⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹"};
    for (size_t i = 2; i + 1 < length; i++)
        if (!isdigit((unsigned char)mark[i]))
            return;
    for (size_t i = 2; i + 1 < length; i++)
        ssk_buffer_append_string(out, raised[mark[i] - '0']);
}

/* The bytes before the note's text on a line that gives one; 0 for any other. */
static size_t note_start(const char *line, size_t length)
{
    size_t indent = 0;
    while (indent < length && indent < INDENT && line[indent] == ' ')
        indent++;
    size_t mark = mark_length(line + indent, length - indent), at = indent + mark;
    return mark && at < length && line[at] == ':' ? at + 1 : 0;
}

static void append_line(struct ssk_buffer *out, const char *line, size_t length)
{
    size_t start = note_start(line, length), indent = strspn(line, " ");
    if (start) {
        ssk_buffer_append_char(out, '\n');
        append_mark(out, line + indent, start - indent - 1);
    }
    for (size_t i = start; i < length;) {
        size_t mark = mark_length(line + i, length - i);
        if (mark)
            append_mark(out, line + i, mark);
        else
            ssk_buffer_append_char(out, line[i]);
        i += mark ? mark : 1;
    }
}

static bool is_fence(const char *line, size_t length)
{
    size_t indent = 0;
    while (indent < length && line[indent] == ' ')
        indent++;
    return length - indent >= 3 &&
           (memcmp(line + indent, "```", 3) == 0 || memcmp(line + indent, "~~~", 3) == 0);
}

void markdown_notes(struct ssk_buffer *out, const char *text, size_t length)
{
    bool fenced = false;
    for (size_t at = 0; at < length;) {
        const char *line = text + at, *end = memchr(line, '\n', length - at);
        size_t bytes = end ? (size_t)(end - line) + 1 : length - at;
        fenced ^= is_fence(line, bytes);
        if (fenced)
            ssk_buffer_append(out, line, bytes);
        else
            append_line(out, line, bytes);
        at += bytes;
    }
}
