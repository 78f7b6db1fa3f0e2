/* Writing a database. See xapian_c.h. */
#include "lib/xapian/handles.h"

xap_status xap_writer_open(struct xap_writer **out, const char *path, int flags, int block_size)
{
    return make(out, [&](xap_writer &writer) {
        writer.rep = Xapian::WritableDatabase(path, flags, block_size);
        writer.view.rep = writer.rep;
    });
}

struct xap_db *xap_writer_db(struct xap_writer *writer)
{
    return &writer->view;
}

xap_status xap_writer_commit(struct xap_writer *writer)
{
    return guarded(writer, [&] { writer->rep.commit(); });
}

xap_status xap_writer_begin_transaction(struct xap_writer *writer, bool flushed)
{
    return guarded(writer, [&] { writer->rep.begin_transaction(flushed); });
}

xap_status xap_writer_commit_transaction(struct xap_writer *writer)
{
    return guarded(writer, [&] { writer->rep.commit_transaction(); });
}

xap_status xap_writer_cancel_transaction(struct xap_writer *writer)
{
    return guarded(writer, [&] { writer->rep.cancel_transaction(); });
}

xap_status xap_writer_add_document(uint32_t *docid, struct xap_writer *writer,
                                   const struct xap_document *document)
{
    return guarded(writer, [&] { *docid = writer->rep.add_document(document->rep); });
}

xap_status xap_writer_replace_document(struct xap_writer *writer, uint32_t docid,
                                       const struct xap_document *document)
{
    return guarded(writer, [&] { writer->rep.replace_document(docid, document->rep); });
}

xap_status xap_writer_replace_by_term(uint32_t *docid, struct xap_writer *writer, const char *term,
                                      size_t length, const struct xap_document *document)
{
    return guarded(writer, [&] { *docid = writer->rep.replace_document(text(term, length), document->rep); });
}

xap_status xap_writer_delete_document(struct xap_writer *writer, uint32_t docid)
{
    return guarded(writer, [&] { writer->rep.delete_document(docid); });
}

xap_status xap_writer_delete_by_term(struct xap_writer *writer, const char *term, size_t length)
{
    return guarded(writer, [&] { writer->rep.delete_document(text(term, length)); });
}

xap_status xap_writer_set_metadata(struct xap_writer *writer, const char *key, size_t key_length,
                                   const char *value, size_t value_length)
{
    return guarded(writer,
                   [&] { writer->rep.set_metadata(text(key, key_length), text(value, value_length)); });
}

xap_status xap_writer_close(struct xap_writer *writer)
{
    return guarded(writer, [&] {
        writer->rep.commit(); /* close would commit, too, and may throw while it unwinds */
        writer->rep.close();
    });
}
