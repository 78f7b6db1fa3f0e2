/* Documents. See xapian_c.h. */
#include "lib/xapian/handles.h"

xap_status xap_document_new(struct xap_document **out)
{
    return make(out, [](xap_document &) {});
}

uint32_t xap_document_docid(const struct xap_document *document)
{
    return document->rep.get_docid();
}

xap_status xap_document_data(const char **out, size_t *out_length, struct xap_document *document)
{
    return guarded(document, [&] { lend(out, out_length, document, document->rep.get_data()); });
}

xap_status xap_document_set_data(struct xap_document *document, const char *data, size_t length)
{
    return guarded(document, [&] { document->rep.set_data(text(data, length)); });
}

xap_status xap_document_add_term(struct xap_document *document, const char *term, size_t length,
                                 uint32_t wdf_increase)
{
    return guarded(document, [&] { document->rep.add_term(text(term, length), wdf_increase); });
}

xap_status xap_document_add_posting(struct xap_document *document, const char *term, size_t length,
                                    uint32_t position, uint32_t wdf_increase)
{
    return guarded(document, [&] { document->rep.add_posting(text(term, length), position, wdf_increase); });
}

xap_status xap_document_add_boolean_term(struct xap_document *document, const char *term, size_t length)
{
    return guarded(document, [&] { document->rep.add_boolean_term(text(term, length)); });
}

xap_status xap_document_remove_term(struct xap_document *document, const char *term, size_t length)
{
    return guarded(document, [&] { document->rep.remove_term(text(term, length)); });
}

xap_status xap_document_value(const char **out, size_t *out_length, struct xap_document *document,
                              uint32_t slot)
{
    return guarded(document, [&] { lend(out, out_length, document, document->rep.get_value(slot)); });
}

xap_status xap_document_add_value(struct xap_document *document, uint32_t slot, const char *value,
                                  size_t length)
{
    return guarded(document, [&] { document->rep.add_value(slot, text(value, length)); });
}

xap_status xap_document_visit_terms(struct xap_document *document, xap_visit_term visit, void *context)
{
    return guarded(document, [&] { each_term(document->rep.termlist_begin(), wdf, visit, context); });
}

xap_status xap_document_visit_values(struct xap_document *document, xap_visit_value visit, void *context)
{
    return guarded(document, [&] {
        const auto slot = [](const Xapian::ValueIterator &at) { return at.get_valueno(); };
        each_value(document->rep.values_begin(), slot, visit, context);
    });
}
