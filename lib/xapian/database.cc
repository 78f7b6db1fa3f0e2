/* Reading a database. See xapian_c.h. */
#include "lib/xapian/handles.h"

xap_status xap_db_new(struct xap_db **out)
{
    return make(out, [](xap_db &) {});
}

xap_status xap_db_open(struct xap_db **out, const char *path, int flags)
{
    return make(out, [&](xap_db &db) { db.rep = Xapian::Database(path, flags); });
}

xap_status xap_db_open_remote(struct xap_db **out, const char *host, unsigned port, unsigned timeout,
                              unsigned connect_timeout)
{
    return make(out,
                [&](xap_db &db) { db.rep = Xapian::Remote::open(host, port, timeout, connect_timeout); });
}

xap_status xap_db_add_database(struct xap_db *db, const struct xap_db *other)
{
    return guarded(db, [&] { db->rep.add_database(other->rep); });
}

xap_status xap_db_reopen(bool *changed, struct xap_db *db)
{
    return guarded(db, [&] {
        const bool newer = db->rep.reopen();
        if (changed)
            *changed = newer;
    });
}

xap_status xap_db_close(struct xap_db *db)
{
    return guarded(db, [&] { db->rep.close(); });
}

xap_status xap_db_doc_count(uint32_t *out, struct xap_db *db)
{
    return guarded(db, [&] { *out = db->rep.get_doccount(); });
}

xap_status xap_db_last_docid(uint32_t *out, struct xap_db *db)
{
    return guarded(db, [&] { *out = db->rep.get_lastdocid(); });
}

xap_status xap_db_average_length(double *out, struct xap_db *db)
{
    return guarded(db, [&] { *out = db->rep.get_avlength(); });
}

xap_status xap_db_has_positions(bool *out, struct xap_db *db)
{
    return guarded(db, [&] { *out = db->rep.has_positions(); });
}

xap_status xap_db_uuid(const char **out, size_t *out_length, struct xap_db *db)
{
    return guarded(db, [&] { lend(out, out_length, db, db->rep.get_uuid()); });
}

xap_status xap_db_revision(uint64_t *out, struct xap_db *db)
{
    return guarded(db, [&] { *out = db->rep.get_revision(); });
}

xap_status xap_db_metadata(const char **out, size_t *out_length, struct xap_db *db, const char *key,
                           size_t length)
{
    return guarded(db, [&] { lend(out, out_length, db, db->rep.get_metadata(text(key, length))); });
}

xap_status xap_db_visit_metadata_keys(struct xap_db *db, const char *prefix, size_t length,
                                      xap_visit_term visit, void *context)
{
    return guarded(
        db, [&] { each_term(db->rep.metadata_keys_begin(text(prefix, length)), no_count, visit, context); });
}

xap_status xap_db_term_exists(bool *out, struct xap_db *db, const char *term, size_t length)
{
    return guarded(db, [&] { *out = db->rep.term_exists(text(term, length)); });
}

xap_status xap_db_term_freq(uint32_t *out, struct xap_db *db, const char *term, size_t length)
{
    return guarded(db, [&] { *out = db->rep.get_termfreq(text(term, length)); });
}

xap_status xap_db_collection_freq(uint32_t *out, struct xap_db *db, const char *term, size_t length)
{
    return guarded(db, [&] { *out = db->rep.get_collection_freq(text(term, length)); });
}

xap_status xap_db_doc_length(uint32_t *out, struct xap_db *db, uint32_t docid)
{
    return guarded(db, [&] { *out = db->rep.get_doclength(docid); });
}

xap_status xap_db_document(struct xap_document **out, struct xap_db *db, uint32_t docid)
{
    return make(out, [&](xap_document &document) { document.rep = db->rep.get_document(docid); });
}

xap_status xap_db_visit_terms(struct xap_db *db, const char *prefix, size_t length, xap_visit_term visit,
                              void *context)
{
    return guarded(
        db, [&] { each_term(db->rep.allterms_begin(text(prefix, length)), term_freq, visit, context); });
}

xap_status xap_db_visit_postings(struct xap_db *db, const char *term, size_t length, xap_visit_posting visit,
                                 void *context)
{
    return guarded(db, [&] {
        each(db->rep.postlist_begin(text(term, length)), Xapian::PostingIterator(),
             [&](const Xapian::PostingIterator &at) {
                 return visit(context, *at, at.get_wdf(), at.get_doclength());
             });
    });
}

xap_status xap_db_wdf(uint32_t *out, struct xap_db *db, const char *term, size_t length, uint32_t docid)
{
    return guarded(db, [&] {
        Xapian::PostingIterator at = db->rep.postlist_begin(text(term, length));
        const Xapian::PostingIterator end = db->rep.postlist_end(text(term, length));
        *out = 0;
        if (at != end)
            at.skip_to(docid);
        if (at != end && *at == docid)
            *out = at.get_wdf();
    });
}

xap_status xap_db_visit_positions(struct xap_db *db, uint32_t docid, const char *term, size_t length,
                                  xap_visit_position visit, void *context)
{
    return guarded(db, [&] {
        each(db->rep.positionlist_begin(docid, text(term, length)), Xapian::PositionIterator(),
             [&](const Xapian::PositionIterator &at) { return visit(context, *at); });
    });
}

xap_status xap_db_visit_values(struct xap_db *db, uint32_t slot, xap_visit_value visit, void *context)
{
    return guarded(db, [&] {
        const auto docid = [](const Xapian::ValueIterator &at) { return at.get_docid(); };
        each_value(db->rep.valuestream_begin(slot), docid, visit, context);
    });
}

xap_status xap_db_compact(struct xap_db *db, const char *path, unsigned flags, int block_size)
{
    return guarded(db, [&] { db->rep.compact(path, flags, block_size); });
}
