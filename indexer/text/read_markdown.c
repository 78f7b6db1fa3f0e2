#include "indexer/text/read_markdown.h"

#include <limits.h>
#include <md4c-html.h>
#include <stdbool.h>
#include <string.h>

#include "indexer/html/read_html.h"
#include "indexer/text/markdown_notes.h"
#include "seisaku/decode.h"

/* What a line between the rules on top (YAML's front matter, as Jekyll, Hugo and pandoc read it) says. */
struct front_matter {
    const char *title, *date; /* lent from the text; NULL without */
    size_t title_length, date_length;
};

static void append_html(const char *text, MD_SIZE length, void *html)
{
    ssk_buffer_append(html, text, length);
}

/* The value behind `name:`, without quotes around it. */
static void value_of(const char *line, size_t length, const char *name, const char **value, size_t *size)
{
    size_t skip = strlen(name);
    if (length <= skip || strncmp(line, name, skip) != 0)
        return;
    for (line += skip, length -= skip; length && strchr(" \t\"'", *line); length--)
        line++;
    while (length && strchr(" \t\r\"'", line[length - 1]))
        length--;
    *value = line;
    *size = length;
}

/* Bytes of the front matter; 0 when there is none. */
static size_t read_front_matter(struct front_matter *front, const char *text)
{
    const char *line = text;
    if (strncmp(text, "---\n", 4) != 0 && strncmp(text, "---\r\n", 5) != 0)
        return 0;
    while ((line = strchr(line, '\n'))) {
        size_t length = strcspn(++line, "\n");
        if (strncmp(line, "---", 3) == 0 || strncmp(line, "...", 3) == 0)
            return (size_t)(line - text) + length;
        value_of(line, length, "title:", &front->title, &front->title_length);
        value_of(line, length, "date:", &front->date, &front->date_length);
    }
    *front = (struct front_matter){0};
    return 0;
}

static void append_escaped(struct ssk_buffer *html, const char *text, size_t length)
{
    for (size_t i = 0; i < length; i++)
        if (strchr("&<>\"", text[i]))
            ssk_buffer_printf(html, "&#%d;", text[i]);
        else
            ssk_buffer_append_char(html, text[i]);
}

/* The text stands in an <article>, so that nothing of it is taken for a site's navigation. */
static bool make_html(struct ssk_buffer *html, const char *text, size_t length)
{
    struct front_matter front = {0};
    size_t skipped = read_front_matter(&front, text);
    ssk_buffer_append_string(html, "<!doctype html><html><head><meta charset=\"utf-8\">");
    if (front.title) {
        ssk_buffer_append_string(html, "<title>");
        append_escaped(html, front.title, front.title_length);
        ssk_buffer_append_string(html, "</title>");
    }
    if (front.date) {
        ssk_buffer_append_string(html, "<meta name=\"dcterms.date\" content=\"");
        append_escaped(html, front.date, front.date_length);
        ssk_buffer_append_string(html, "\">");
    }
    ssk_buffer_append_string(html, "</head><body><article>");
    struct ssk_buffer body = SSK_BUFFER_INIT;
    markdown_notes(&body, text + skipped, length - skipped);
    bool good =
        !body.failed && body.length < INT_MAX &&
        md_html(ssk_buffer_string(&body), (MD_SIZE)body.length, append_html, html, MD_DIALECT_GITHUB, 0) == 0;
    ssk_buffer_free(&body);
    ssk_buffer_append_string(html, "</article></body></html>");
    return good && !html->failed;
}

ssk_status read_markdown(const struct source *source, struct document *out, struct ssk_error *error)
{
    struct ssk_decoded decoded;
    struct source page = {.path = source->path, .encoding = "UTF-8", .quiet = source->quiet};
    ssk_status status = ssk_decode(&decoded, ssk_buffer_string(&source->bytes), source->bytes.length,
                                   source->encoding, error);
    if (status == SSK_OK && decoded.text.length >= INT_MAX)
        status = ssk_fail(error, SSK_INPUT, "too large to be read as Markdown (2 GiB)");
    if (status == SSK_OK) {
        source_warn_undecodable(source, &decoded);
        status = make_html(&page.bytes, ssk_buffer_string(&decoded.text), decoded.text.length)
                     ? read_html(&page, out, error)
                     : ssk_no_memory(error);
    }
    ssk_buffer_free(&page.bytes);
    ssk_decoded_free(&decoded);
    return status;
}
