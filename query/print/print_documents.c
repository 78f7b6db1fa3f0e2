#include "query/print/print_documents.h"

#include <stdlib.h>
#include <string.h>

#include "query/print/print_hits.h"

static const char *document_id(const struct ssk_passage *passage)
{
    return passage->doc_id ? passage->doc_id : passage->id;
}

/* Most passages first; documents stand in one array, so that their order is that of their addresses before.
 */
static int most_first(const void *a, const void *b)
{
    const struct found_document *x = a, *y = b;
    if (x->passages != y->passages)
        return x->passages < y->passages ? 1 : -1;
    return (x->passage > y->passage) - (x->passage < y->passage);
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
    if (print_form(printer) == FORM_PAGE) {
        const struct ssk_passage *passage = document->passage;
        print_string(printer, "source_path",
                     passage->source_path ? passage->source_path : document_id(passage));
        print_string(printer, "title", passage->title);
    } else
        for (size_t i = 0; i < DOCUMENT_FIELDS; i++)
            print_field(printer, document->passage, passage_field(fields[i]));
    print_end(printer);
}

void print_documents(struct printer *printer, const struct found_document *documents, size_t count)
{
    const char *names[DOCUMENT_FIELDS + 1] = {"passages"};
    for (size_t i = 0; i < DOCUMENT_FIELDS; i++)
        names[i + 1] = fields[i];
    if (print_form(printer) != FORM_PAGE)
        print_columns(printer, names, DOCUMENT_FIELDS + 1);
    print_list(printer, NULL);
    for (size_t i = 0; i < count; i++)
        print_document(printer, &documents[i]);
    print_end(printer);
}
