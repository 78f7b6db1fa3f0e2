/* The C bindings on their own: writes three documents into an index in memory, and ranks two of them.
 *
 *     cc -o example xapian_c.c $(pkg-config --cflags --libs xapian-c) && ./example
 */
#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include <xapian_c.h>

static xap_status add(struct xap_writer *writer, const char *text, const char *const *words)
{
    struct xap_document *document;
    uint32_t docid;
    xap_status status = xap_document_new(&document);
    if (status == XAP_OK)
        status = xap_document_set_data(document, text, strlen(text));
    for (; status == XAP_OK && *words; words++)
        status = xap_document_add_term(document, *words, strlen(*words), 1);
    if (status == XAP_OK)
        status = xap_writer_add_document(&docid, writer, document);
    xap_document_free(document);
    return status;
}

static xap_status print_hits(struct xap_mset *mset)
{
    xap_status status = XAP_OK;
    for (uint32_t i = 0; status == XAP_OK && i < xap_mset_size(mset); i++) {
        struct xap_hit hit;
        struct xap_document *document = NULL;
        const char *text = "";
        size_t length = 0;
        status = xap_mset_hit(&hit, mset, i);
        if (status == XAP_OK)
            status = xap_mset_document(&document, mset, i);
        if (status == XAP_OK)
            status = xap_document_data(&text, &length, document);
        if (status == XAP_OK)
            printf("%" PRIu32 " %.2f %.*s\n", hit.rank + 1, hit.weight, (int)length, text);
        xap_document_free(document);
    }
    return status;
}

static xap_status search(const struct xap_db *db, const char *word)
{
    struct xap_query *query;
    struct xap_enquire *enquire = NULL;
    struct xap_mset *mset = NULL;
    xap_status status = xap_query_term(&query, word, strlen(word), 1, 0);
    if (status == XAP_OK)
        status = xap_enquire_new(&enquire, db);
    if (status == XAP_OK)
        status = xap_enquire_set_query(enquire, query, 0);
    if (status == XAP_OK)
        status = xap_enquire_mset(&mset, enquire, 0, 10, 0, NULL);
    if (status == XAP_OK)
        status = print_hits(mset);
    xap_mset_free(mset);
    xap_enquire_free(enquire);
    xap_query_free(query);
    return status;
}

int main(void)
{
    struct xap_writer *writer;
    xap_status status = xap_writer_open(&writer, "", XAP_BACKEND_INMEMORY, 0);
    if (status == XAP_OK)
        status = add(writer, "data flows", (const char *const[]){"data", "flow", NULL});
    if (status == XAP_OK)
        status = add(writer, "flows of flows", (const char *const[]){"flow", "flow", NULL});
    if (status == XAP_OK)
        status = add(writer, "harbours", (const char *const[]){"harbour", NULL});
    if (status == XAP_OK)
        status = search(xap_writer_db(writer), "flow");
    if (status != XAP_OK)
        fprintf(stderr, "example: %s\n", xap_writer_message(writer));
    xap_writer_free(writer);
    return status == XAP_OK ? 0 : 1;
}
