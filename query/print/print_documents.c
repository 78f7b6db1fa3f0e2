#include "query/print/print_documents.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "query/print/print_hit.h"
#include "query/print/print_page.h"
#include "query/show/source_links.h"
#include "seisaku/unicode.h"

static const char *document_id(const struct ssk_passage *passage)
{
    return passage->doc_id ? passage->doc_id : passage->id;
}

/* Most passages first; documents stand in one array, so that their order is that of their addresses before.
 */
static int most_first(const void *a, const void *b)
{
    const struct found_document *x = a, *y = b;
    int order = (x->passages < y->passages) - (x->passages > y->passages);
    return order ? order : (x->passage > y->passage) - (x->passage < y->passage);
}

ssk_status documents_of(struct found_document **out, size_t *count, const struct search *search)
{
    struct found_document *documents = calloc(search->hit_count + 1, sizeof *documents);
    *out = documents;
    *count = 0;
    if (!documents)
        return SSK_MEMORY;
    for (size_t i = 0; i < search->hit_count; i++) {
        const struct ssk_passage *passage = &search->hits[i].passage;
        if (!*count || strcmp(document_id(documents[*count - 1].passage), document_id(passage)) != 0)
            documents[(*count)++].passage = passage;
        documents[*count - 1].passages++;
    }
    if (*count)
        qsort(documents, *count, sizeof *documents, most_first);
    return SSK_OK;
}

/* The fields that tell of a document; add a name of ssk_passage_fields. */
static const char *const fields[] = {"doc_id", "title",     "genre", "date",
                                     "issuer", "publisher", "url",   "source_path"};
enum { DOCUMENT_FIELDS = sizeof fields / sizeof *fields };

static void print_document(struct printer *printer, const struct found_document *document)
{
    print_map(printer, NULL);
    print_integer(printer, "passages", document->passages);
    for (size_t i = 0; i < DOCUMENT_FIELDS; i++)
        print_field(printer, document->passage, passage_field(fields[i]));
    print_end(printer);
}

/* ------------------------------------------------------------------------------------------ for a person */

static const char *place_of(const struct found_document *document)
{
    const struct ssk_passage *passage = document->passage;
    return passage->source_path ? passage->source_path : document_id(passage);
}

/* "12  path  title", numbers and paths in columns of their own. */
static void append_document(struct ssk_buffer *out, const struct found_document *document, int digits,
                            size_t width, bool links)
{
    struct ssk_buffer place = SSK_BUFFER_INIT;
    const char *title = document->passage->title;
    append_printable(&place, place_of(document), strlen(place_of(document)));
    ssk_buffer_printf(out, "%*zu  ", digits, document->passages);
    bool opened = source_link_open(out, document->passage, links);
    ssk_buffer_append_string(out, ssk_buffer_string(&place));
    source_link_close(out, opened);
    if (title) {
        size_t taken = ssk_display_width(ssk_buffer_string(&place), place.length);
        ssk_buffer_printf(out, "%*s", (int)(2 + (taken < width ? width - taken : 0)), "");
        append_printable(out, title, strlen(title));
    }
    ssk_buffer_append_char(out, '\n');
    out->failed |= place.failed;
    ssk_buffer_free(&place);
}

static void print_documents_page(struct printer *printer, const struct found_document *documents,
                                 size_t count)
{
    struct ssk_buffer out = SSK_BUFFER_INIT;
    size_t width = 0;
    for (size_t i = 0; i < count; i++) {
        size_t columns = ssk_display_width(place_of(&documents[i]), strlen(place_of(&documents[i])));
        width = columns > width ? columns : width;
    }
    int digits = count ? snprintf(NULL, 0, "%zu", documents[0].passages) : 1;
    for (size_t i = 0; i < count; i++)
        append_document(&out, &documents[i], digits, width, printer->links);
    print_page(printer, &out);
    ssk_buffer_free(&out);
}

void print_documents(struct printer *printer, const struct found_document *documents, size_t count)
{
    const char *names[DOCUMENT_FIELDS + 1] = {"passages"};
    if (print_form(printer) == FORM_PAGE) {
        print_documents_page(printer, documents, count);
        return;
    }
    for (size_t i = 0; i < DOCUMENT_FIELDS; i++)
        names[i + 1] = fields[i];
    print_columns(printer, names, DOCUMENT_FIELDS + 1);
    print_list(printer, NULL);
    for (size_t i = 0; i < count; i++)
        print_document(printer, &documents[i]);
    print_end(printer);
}
