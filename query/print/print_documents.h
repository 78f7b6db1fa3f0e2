/* The documents that hits come from, each with the number of its passages. */
#ifndef SEISAKU_QUERY_PRINT_PRINT_DOCUMENTS_H
#define SEISAKU_QUERY_PRINT_PRINT_DOCUMENTS_H

#include "query/print/printer.h"
#include "query/rank/search.h"

/* One document of a search whose hits stand in the order of documents. */
struct found_document {
    const struct ssk_passage *passage; /* its first that was found; lent */
    size_t passages;
};

/* The documents, those with most passages first, then in their order. The caller frees *out. Fails:
 * SSK_MEMORY only.
 */
ssk_status documents_of(struct found_document **out, size_t *count, const struct search *search);

/* Prints `count` of them; for a person a line each and no head. */
void print_documents(struct printer *printer, const struct found_document *documents, size_t count);

#endif
