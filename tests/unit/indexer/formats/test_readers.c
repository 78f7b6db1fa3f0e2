/* What readers make of a source, before anything is looked for in it, by tests/cases/readers/NAME.case:
 * documents with their lines, and members. Of an archive or an office file a case has the members, each under
 * a line "== NAME".
 *
 *   document ID title=… publisher=… url=… date=… genre=…
 *   page NUMBER LABEL laid_out marked_up
 *   [heading2 row3 column1 p apart] <keys> head: text     p: begins a paragraph
 *   member NAME: text */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "indexer/base/messages.h"
#include "indexer/formats/read_archive.h"
#include "indexer/formats/read_mail.h"
#include "indexer/formats/read_xml.h"
#include "indexer/office/read_office.h"
#include "tests/unit/make_archive.h"
#include "tests/unit/text_cases.h"

enum { MEMBERS_MAX = 32 };

/* ------------------------------------------------------------------------------------------ printing */

static void print_named(struct ssk_buffer *out, const char *name, const char *value)
{
    if (value)
        ssk_buffer_printf(out, " %s=%s", name, value);
}

static void print_keys(struct ssk_buffer *out, const struct keys *keys)
{
    ssk_buffer_append_string(out, " <");
    print_named(out, "number", keys->section_number);
    print_named(out, "section", keys->section_title);
    print_named(out, "item", keys->item);
    print_named(out, "speaker", keys->speaker_name);
    print_named(out, "office", keys->speaker_office);
    print_named(out, "group", keys->speaker_group);
    print_named(out, "speech", keys->speech);
    for (size_t i = 0; i < keys->path.count; i++)
        ssk_buffer_printf(out, "%s%s", i ? " > " : " path=", keys->path.items[i]);
    ssk_buffer_append_string(out, " >");
}

static void print_line(struct ssk_buffer *out, const struct line *line, const struct keys *before)
{
    static const char *const roles[] = {"", "heading", "aside", "note", "item", "owners", "key", "spent"};
    size_t start = out->length;
    if (line->role != LINE_TEXT)
        ssk_buffer_printf(out, line->level ? " %s%d" : " %s", roles[line->role], line->level);
    if (line->row)
        ssk_buffer_printf(out, " row%d", line->row);
    if (line->column)
        ssk_buffer_printf(out, " column%d", line->column);
    ssk_buffer_append_string(out, line->begins_paragraph ? " p" : "");
    ssk_buffer_append_string(out, line->apart ? " apart" : "");
    if (line->keys && line->keys != before)
        print_keys(out, line->keys);
    if (line->head)
        ssk_buffer_printf(out, " head=%s", line->head);
    ssk_buffer_printf(out, "%s: %s\n", out->length > start ? "" : "-", line->text);
}

static ssk_status print_document(void *context, struct document *document, struct ssk_error *error)
{
    struct ssk_buffer *out = context;
    const struct keys *before = NULL;
    (void)error;
    ssk_buffer_printf(out, "document");
    print_named(out, "id", document->id);
    print_named(out, "title", document->title);
    print_named(out, "named", document->named);
    print_named(out, "publisher", document->publisher);
    print_named(out, "url", document->url);
    print_named(out, document->date_given ? "date" : "date?", document->date);
    print_named(out, "genre", ssk_genre_name(document->genre));
    ssk_buffer_append_char(out, '\n');
    for (size_t p = 0; p < document->count; p++) {
        const struct page *page = &document->pages[p];
        ssk_buffer_printf(out, "page %d%s%s%s%s\n", page->number, page->label ? " " : "",
                          page->label ? page->label : "", page->laid_out ? " laid out" : "",
                          page->marked_up ? " marked up" : "");
        for (size_t l = 0; l < page->count; l++) {
            print_line(out, &page->lines[l], before);
            before = page->lines[l].keys;
        }
    }
    return SSK_OK;
}

static ssk_status print_member(void *context, const char *name, const char *bytes, size_t length,
                               struct ssk_error *error)
{
    (void)error;
    ssk_buffer_printf(context, "member %s: %.*s", name, bytes ? (int)length : 1, bytes ? bytes : "-");
    ssk_buffer_append_string(context, bytes && length && bytes[length - 1] == '\n' ? "" : "\n");
    return SSK_OK;
}

static void keep_message(void *context, const char *message)
{
    ssk_buffer_printf(context, "! %s\n", message);
}

/* ------------------------------------------------------------------------------------------ reading */

typedef ssk_status (*read_several)(const struct source *source, const struct document_sink *sink,
                                   struct ssk_error *error);

static char *read_with(read_several read, struct source *source)
{
    struct ssk_buffer out = SSK_BUFFER_INIT;
    struct ssk_error error = {""};
    const struct document_sink sink = {&out, print_document, print_member};
    source->path = "x";
    message_through(keep_message, &out);
    if (read(source, &sink, &error) != SSK_OK)
        ssk_buffer_printf(&out, "failed: %s\n", error.message);
    message_through(NULL, NULL);
    ssk_buffer_free(&source->bytes);
    return ssk_buffer_detach(&out);
}

static char *read_text_with(read_several read, const char *input)
{
    struct source source = {.bytes = SSK_BUFFER_INIT};
    ssk_buffer_append_string(&source.bytes, input);
    return read_with(read, &source);
}

static char *mail(const char *input)
{
    return read_text_with(read_mail, input);
}

static char *xml(const char *input)
{
    return read_text_with(read_xml, input);
}

static char *json(const char *input)
{
    return read_text_with(read_json, input);
}

/* Packs what stands below each "== NAME". */
static void pack(struct ssk_buffer *out, char *text)
{
    struct member members[MEMBERS_MAX] = {{0}};
    size_t count = 0;
    for (char *at = text; at && *at;) {
        assert_in_range(count, 0, MEMBERS_MAX - 1);
        assert_memory_equal(at, "== ", 3);
        char *name = at + 3, *content = strchr(name, '\n') + 1, *next = strstr(content - 1, "\n== ");
        content[-1] = '\0';
        if (next && next >= content)
            *next = '\0';
        members[count++] = (struct member){.name = name, .content = next && next < content ? "" : content};
        at = next ? next + 1 : NULL;
    }
    make_archive(out, archive_write_set_format_zip, "", false, members, count);
}

static char *read_packed_with(read_several read, const char *input)
{
    struct source source = {.bytes = SSK_BUFFER_INIT};
    char *copy = strdup(input);
    pack(&source.bytes, copy);
    free(copy);
    return read_with(read, &source);
}

static ssk_status read_one_office(const struct source *source, const struct document_sink *sink,
                                  struct ssk_error *error)
{
    struct document document = {0};
    ssk_status status = read_office(source, &document, error);
    if (status == SSK_OK)
        status = sink->document(sink->context, &document, error);
    document_free(&document);
    return status;
}

static char *office(const char *input)
{
    return read_packed_with(read_one_office, input);
}

static char *archive(const char *input)
{
    return read_packed_with(read_archive, input);
}

static const struct stage stages[] = {
    {"readers/archive", archive, NULL}, {"readers/json", json, NULL}, {"readers/mail", mail, NULL},
    {"readers/office", office, NULL},   {"readers/xml", xml, NULL},
};

int main(void)
{
    return run_stages(stages, sizeof stages / sizeof *stages, NULL, NULL);
}
