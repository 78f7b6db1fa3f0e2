#include "indexer/html/html_text.h"

#include <string.h>

#include "indexer/document/join_lines.h"
#include "indexer/document/paragraph.h"
#include "indexer/lines/cursor.h"
#include "indexer/lines/line_marks.h"
#include "seisaku/unicode.h"

static const char BLANK[] = "\u3000";

static bool is_blank(char byte)
{
    return byte == ' ' || byte == '\t' || byte == '\n' || byte == '\r' || byte == '\f';
}

/* Moves the piece to the line. An ideographic space at its start is visible, and stays. */
static void end_piece(struct html_text *lines)
{
    const char *text = ssk_buffer_string(&lines->piece), *end = text + lines->piece.length;
    while (text < end && is_blank(*text))
        text++;
    while (end > text && is_blank(end[-1]))
        end--;
    if (text < end) {
        bool indented = strncmp(text, BLANK, strlen(BLANK)) == 0;
        if (indented)
            ssk_buffer_append_string(&lines->line, BLANK);
        join_line(&lines->line, text, (size_t)(end - text));
    }
    ssk_buffer_clear(&lines->piece);
}

static void end_paragraph(struct html_text *lines)
{
    struct cursor text = cursor_trimmed(cursor_of(ssk_buffer_string(&lines->paragraph)));
    if (!cursor_done(&text)) {
        struct line *line = page_add_line(lines->page, text.at, (size_t)(text.end - text.at), 0);
        if (line) {
            line->begins_paragraph = true;
            line->role = lines->level ? LINE_HEADING : LINE_TEXT;
            line->level = lines->level;
        }
        lines->failed |= !line;
    }
    ssk_buffer_clear(&lines->paragraph);
}

/* Of the text above a break only so much is read at each: a page may be one paragraph with a break in every
 * line. */
enum { TAIL_BYTES = 200, LABEL_BYTES = 200 };

/* Does the paragraph so far end a sentence? */
static bool ends_above(const struct ssk_buffer *above)
{
    const char *text = ssk_buffer_string(above), *end = text + above->length;
    if (above->length > TAIL_BYTES)
        text = end - TAIL_BYTES;
    while (text < end && ((unsigned char)*text & 0xc0) == 0x80)
        text++;
    return ends_sentence(text, (size_t)(end - text));
}

/* Does a line below a break open a paragraph of its own? */
static bool opens_paragraph(const struct html_text *lines, const char *line)
{
    if (lines->level > 0)
        return false;
    return strncmp(line, BLANK, strlen(BLANK)) == 0 || opens_with_bullet(line) ||
           ends_above(&lines->paragraph);
}

/* Moves the line to the paragraph. */
static void end_line(struct html_text *lines)
{
    end_piece(lines);
    struct ssk_buffer *line = &lines->line;
    struct cursor text = cursor_trimmed(cursor_of(ssk_buffer_string(line)));
    if (cursor_done(&text) || opens_paragraph(lines, line->data))
        end_paragraph(lines);
    size_t above = lines->paragraph.length;
    if (above > 0 && above <= LABEL_BYTES &&
        line_is_label(lines->paragraph.data, strlen(lines->paragraph.data)))
        ssk_buffer_append_string(&lines->paragraph, BLANK);
    join_line(&lines->paragraph, ssk_buffer_string(line), line->length);
    lines->failed |= lines->piece.failed || line->failed || lines->paragraph.failed;
    ssk_buffer_clear(line);
}

void html_text_text(struct html_text *lines, const char *text)
{
    while (*text) {
        size_t length = strcspn(text, "\r\n");
        ssk_buffer_append(&lines->piece, text, length);
        text += length;
        if (!*text)
            return;
        text += text[0] == '\r' && text[1] == '\n' ? 2 : 1;
        if (lines->preformatted)
            end_line(lines);
        else
            end_piece(lines);
    }
}

void html_text_break(struct html_text *lines)
{
    end_line(lines);
}

void html_text_block(struct html_text *lines)
{
    end_piece(lines);
    if (lines->line.length > 0)
        end_line(lines);
    end_paragraph(lines);
}

void html_text_free(struct html_text *lines)
{
    ssk_buffer_free(&lines->paragraph);
    ssk_buffer_free(&lines->line);
    ssk_buffer_free(&lines->piece);
}
