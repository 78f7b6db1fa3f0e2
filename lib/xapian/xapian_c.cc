/* C bindings to libxapian: each function is one call into it, kept from throwing. See xapian_c.h. */
#include "xapian_c.h"

#include <algorithm>
#include <cassert>
#include <cstring>
#include <exception>
#include <functional>
#include <map>
#include <memory>
#include <new>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <xapian.h>

/* ---- Handles ---- */

template <typename Rep> struct Handle {
    Rep rep;
    std::string message; /* of the last failure */
    std::string lent;    /* the string that was last lent */
};

struct xap_db : Handle<Xapian::Database> {
};
struct xap_writer : Handle<Xapian::WritableDatabase> {
    xap_db view;
};
struct xap_document : Handle<Xapian::Document> {
};
struct xap_query : Handle<Xapian::Query> {
};
struct xap_spy : Handle<std::shared_ptr<Xapian::ValueCountMatchSpy>> {
};
struct xap_enquire : Handle<std::optional<Xapian::Enquire>> {
    std::vector<std::shared_ptr<Xapian::ValueCountMatchSpy>> spies; /* which Xapian does not own */
};
struct xap_rset : Handle<Xapian::RSet> {
};
struct xap_mset : Handle<Xapian::MSet> {
};
struct xap_eset : Handle<Xapian::ESet> {
};

/* What every handle has. */
#define HANDLE(name)                                                                                         \
    const char *name##_message(struct name *handle)                                                          \
    {                                                                                                        \
        return handle ? handle->message.c_str() : "out of memory";                                           \
    }                                                                                                        \
    void name##_free(struct name *handle)                                                                    \
    {                                                                                                        \
        delete handle;                                                                                       \
    }

HANDLE(xap_db)
HANDLE(xap_writer)
HANDLE(xap_document)
HANDLE(xap_query)
HANDLE(xap_spy)
HANDLE(xap_enquire)
HANDLE(xap_rset)
HANDLE(xap_mset)
HANDLE(xap_eset)

/* The numbers of the header are Xapian's own, so that they pass through. */
#define SAME(ours, theirs) static_assert(static_cast<int>(ours) == static_cast<int>(theirs), #ours)

SAME(XAP_CREATE_OR_OPEN, Xapian::DB_CREATE_OR_OPEN);
SAME(XAP_CREATE_OR_OVERWRITE, Xapian::DB_CREATE_OR_OVERWRITE);
SAME(XAP_CREATE, Xapian::DB_CREATE);
SAME(XAP_OPEN, Xapian::DB_OPEN);
SAME(XAP_NO_SYNC, Xapian::DB_NO_SYNC);
SAME(XAP_FULL_SYNC, Xapian::DB_FULL_SYNC);
SAME(XAP_DANGEROUS, Xapian::DB_DANGEROUS);
SAME(XAP_NO_TERMLIST, Xapian::DB_NO_TERMLIST);
SAME(XAP_RETRY_LOCK, Xapian::DB_RETRY_LOCK);
SAME(XAP_BACKEND_GLASS, Xapian::DB_BACKEND_GLASS);
SAME(XAP_BACKEND_STUB, Xapian::DB_BACKEND_STUB);
SAME(XAP_BACKEND_INMEMORY, Xapian::DB_BACKEND_INMEMORY);
SAME(XAP_COMPACT_STANDARD, Xapian::Compactor::STANDARD);
SAME(XAP_COMPACT_FULL, Xapian::Compactor::FULL);
SAME(XAP_COMPACT_FULLER, Xapian::Compactor::FULLER);
SAME(XAP_COMPACT_NO_RENUMBER, Xapian::DBCOMPACT_NO_RENUMBER);
SAME(XAP_COMPACT_MULTIPASS, Xapian::DBCOMPACT_MULTIPASS);
SAME(XAP_COMPACT_SINGLE_FILE, Xapian::DBCOMPACT_SINGLE_FILE);
SAME(XAP_OP_AND, Xapian::Query::OP_AND);
SAME(XAP_OP_OR, Xapian::Query::OP_OR);
SAME(XAP_OP_AND_NOT, Xapian::Query::OP_AND_NOT);
SAME(XAP_OP_XOR, Xapian::Query::OP_XOR);
SAME(XAP_OP_AND_MAYBE, Xapian::Query::OP_AND_MAYBE);
SAME(XAP_OP_FILTER, Xapian::Query::OP_FILTER);
SAME(XAP_OP_NEAR, Xapian::Query::OP_NEAR);
SAME(XAP_OP_PHRASE, Xapian::Query::OP_PHRASE);
SAME(XAP_OP_ELITE_SET, Xapian::Query::OP_ELITE_SET);
SAME(XAP_OP_SYNONYM, Xapian::Query::OP_SYNONYM);
SAME(XAP_OP_MAX, Xapian::Query::OP_MAX);
SAME(XAP_WILDCARD_ERROR, Xapian::Query::WILDCARD_LIMIT_ERROR);
SAME(XAP_WILDCARD_FIRST, Xapian::Query::WILDCARD_LIMIT_FIRST);
SAME(XAP_WILDCARD_MOST_FREQUENT, Xapian::Query::WILDCARD_LIMIT_MOST_FREQUENT);
SAME(XAP_DESCENDING, Xapian::Enquire::DESCENDING);
SAME(XAP_ASCENDING, Xapian::Enquire::ASCENDING);
SAME(XAP_DONT_CARE, Xapian::Enquire::DONT_CARE);
SAME(XAP_EXPAND_QUERY_TERMS, Xapian::Enquire::INCLUDE_QUERY_TERMS);
SAME(XAP_EXPAND_EXACT_FREQ, Xapian::Enquire::USE_EXACT_TERMFREQ);
SAME(sizeof(uint32_t), sizeof(Xapian::docid));
SAME(sizeof(uint32_t), sizeof(Xapian::termcount));
SAME(sizeof(uint32_t), sizeof(Xapian::valueno));

/* ---- Failure ---- */

/* By the type's own name. Xapian says plain DatabaseError for a file that ends too soon and
 * DatabaseOpeningError for a stub file that makes no sense, but for a full disk and a missing permission too:
 * those have a reason of the system's with them. */
static const struct {
    const char *type;
    xap_status status;
    xap_status with_system_error;
} statuses[] = {
    {"DatabaseLockError", XAP_LOCKED, XAP_LOCKED},
    {"DatabaseNotFoundError", XAP_NOT_FOUND, XAP_NOT_FOUND},
    {"DocNotFoundError", XAP_NOT_FOUND, XAP_NOT_FOUND},
    {"DatabaseCorruptError", XAP_CORRUPT, XAP_CORRUPT},
    {"DatabaseError", XAP_CORRUPT, XAP_OTHER},
    {"DatabaseOpeningError", XAP_CORRUPT, XAP_OTHER},
    {"DatabaseModifiedError", XAP_MODIFIED, XAP_MODIFIED},
    {"DatabaseVersionError", XAP_VERSION, XAP_VERSION},
    {"NetworkError", XAP_NETWORK, XAP_NETWORK},
    {"NetworkTimeoutError", XAP_NETWORK, XAP_NETWORK},
};

static xap_status status_of(const Xapian::Error &error)
{
    for (const auto &entry : statuses)
        if (std::strcmp(entry.type, error.get_type()) == 0)
            return error.get_error_string() ? entry.with_system_error : entry.status;
    return XAP_OTHER;
}

/* Every exception ends here: rethrown from a catch block, it becomes a status and a message. */
static xap_status status_from_exception(std::string &message)
{
    try {
        throw;
    } catch (const Xapian::Error &error) { /* which is no std::exception */
        message = error.get_description();
        return status_of(error);
    } catch (const std::bad_alloc &) {
        message.clear();
        return XAP_MEMORY;
    } catch (const std::exception &error) {
        message = error.what();
    } catch (...) {
        message = "unknown exception";
    }
    return XAP_OTHER;
}

template <typename Any, typename Body> static xap_status guarded(Any *handle, Body &&body) noexcept
{
    try {
        try {
            body();
            return XAP_OK;
        } catch (...) {
            return status_from_exception(handle->message);
        }
    } catch (...) { /* no memory left even for the message */
        return XAP_MEMORY;
    }
}

/* A new handle, whose content `body` then sets; it keeps the message if that fails. */
template <typename Any, typename Body> static xap_status make(Any **out, Body &&body) noexcept
{
    try {
        *out = new Any;
    } catch (...) {
        *out = nullptr;
        return XAP_MEMORY;
    }
    return guarded(*out, [&] { body(**out); });
}

/* ---- Strings ---- */

static std::string text(const char *data, size_t length)
{
    return length ? std::string(data, length) : std::string();
}

template <typename Any>
static void lend(const char **out, size_t *out_length, Any *handle, std::string &&string)
{
    handle->lent = std::move(string);
    *out = handle->lent.data();
    *out_length = handle->lent.size();
}

const char *xap_version(void)
{
    return Xapian::version_string();
}

void xap_on_terminate(void (*handler)(void))
{
    std::set_terminate(handler);
}

size_t xap_sortable_serialise(char out[XAP_SORTABLE_SIZE], double number)
{
    const std::string value = Xapian::sortable_serialise(number); /* short: allocates nothing */
    std::memcpy(out, value.data(), value.size());
    return value.size();
}

double xap_sortable_unserialise(const char *value, size_t length)
{
    return Xapian::sortable_unserialise(text(value, std::min<size_t>(length, XAP_SORTABLE_SIZE)));
}

/* ---- Visiting ---- */

/* Calls `visit` on each iterator until it answers false. */
template <typename Iterator, typename Visit> static void each(Iterator at, Iterator end, Visit &&visit)
{
    while (at != end && visit(at))
        ++at;
}

static uint32_t no_count(const Xapian::TermIterator &)
{
    return 0;
}

static uint32_t term_freq(const Xapian::TermIterator &at)
{
    return at.get_termfreq();
}

static uint32_t wdf(const Xapian::TermIterator &at)
{
    return at.get_wdf();
}

static void each_term(Xapian::TermIterator begin, uint32_t (*count)(const Xapian::TermIterator &),
                      xap_visit_term visit, void *context)
{
    each(std::move(begin), Xapian::TermIterator(), [&](const Xapian::TermIterator &at) {
        const std::string term = *at;
        return visit(context, term.data(), term.size(), count(at));
    });
}

static void each_value(Xapian::ValueIterator begin, Xapian::valueno (*id)(const Xapian::ValueIterator &),
                       xap_visit_value visit, void *context)
{
    each(std::move(begin), Xapian::ValueIterator(), [&](const Xapian::ValueIterator &at) {
        const std::string value = *at;
        return visit(context, id(at), value.data(), value.size());
    });
}

/* ---- Writing a database ---- */

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

/* ---- Reading a database ---- */

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

/* ---- Documents ---- */

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

/* ---- A fixed set of documents as a query ---- */

using DocidSets = std::map<std::string, std::vector<Xapian::docid>>; /* by UUID */

/* Walks the set of the one shard that it is made for by init(). Xapian clones it for each shard, and the
 * clones share the sets. */
class DocidSource final : public Xapian::PostingSource
{
    std::shared_ptr<const DocidSets> sets;
    double weight;
    const Xapian::docid *begin = nullptr, *at = nullptr, *end = nullptr;
    bool started = false;

  public:
    DocidSource(std::shared_ptr<const DocidSets> all, double each_weight)
        : sets(std::move(all)), weight(each_weight)
    {
    }

    PostingSource *clone() const override
    {
        return new DocidSource(sets, weight);
    }

    void init(const Xapian::Database &db) override
    {
        const auto set = sets->find(db.get_uuid());
        begin = set == sets->end() ? nullptr : set->second.data();
        end = set == sets->end() ? nullptr : begin + set->second.size();
        at = begin;
        started = false;
        set_maxweight(weight);
    }

    Xapian::doccount get_termfreq_min() const override
    {
        return end - begin;
    }

    Xapian::doccount get_termfreq_est() const override
    {
        return end - begin;
    }

    Xapian::doccount get_termfreq_max() const override
    {
        return end - begin;
    }

    double get_weight() const override
    {
        return weight;
    }

    Xapian::docid get_docid() const override
    {
        return *at;
    }

    bool at_end() const override
    {
        return started && at == end;
    }

    void next(double) override
    {
        at += started;
        started = true;
    }

    void skip_to(Xapian::docid docid, double) override
    {
        started = true;
        at = std::lower_bound(at, end, docid);
    }
};

static void require(bool condition, const char *otherwise)
{
    if (!condition)
        throw Xapian::InvalidArgumentError(otherwise);
}

static void add_docids(DocidSets &sets, const struct xap_docids &shard)
{
    std::vector<Xapian::docid> ids(shard.ids, shard.ids + shard.count);
    require(ids.empty() || ids[0] > 0, "Document ids start at 1");
    require(std::adjacent_find(ids.begin(), ids.end(), std::greater_equal<>()) == ids.end(),
            "Document ids must rise");
    require(sets.emplace(text(shard.uuid, shard.uuid_length), std::move(ids)).second, "UUID given twice");
}

xap_status xap_query_docids(struct xap_query **out, const struct xap_docids *shards, size_t count,
                            double weight)
{
    return make(out, [&](xap_query &query) {
        require(weight >= 0, "Weights are not negative");
        const auto sets = std::make_shared<DocidSets>();
        std::for_each(shards, shards + count, [&](const xap_docids &shard) { add_docids(*sets, shard); });
        DocidSource source(sets, weight);
        query.rep = Xapian::Query(&source); /* which clones it */
    });
}

/* ---- Queries ---- */

xap_status xap_query_term(struct xap_query **out, const char *term, size_t length, uint32_t wqf,
                          uint32_t position)
{
    return make(out, [&](xap_query &query) { query.rep = Xapian::Query(text(term, length), wqf, position); });
}

xap_status xap_query_match_all(struct xap_query **out)
{
    return make(out, [](xap_query &query) { query.rep = Xapian::Query::MatchAll; });
}

xap_status xap_query_match_nothing(struct xap_query **out)
{
    return make(out, [](xap_query &) {});
}

xap_status xap_query_combine(struct xap_query **out, xap_op op, struct xap_query *const *queries,
                             size_t count, uint32_t window)
{
    return make(out, [&](xap_query &query) {
        std::vector<Xapian::Query> parts;
        parts.reserve(count);
        std::for_each(queries, queries + count, [&](const xap_query *part) { parts.push_back(part->rep); });
        query.rep = Xapian::Query(static_cast<Xapian::Query::op>(op), parts.begin(), parts.end(), window);
    });
}

xap_status xap_query_scale(struct xap_query **out, const struct xap_query *query, double factor)
{
    return make(out, [&](xap_query &scaled) { scaled.rep = Xapian::Query(factor, query->rep); });
}

xap_status xap_query_value_range(struct xap_query **out, uint32_t slot, const char *begin,
                                 size_t begin_length, const char *end, size_t end_length)
{
    return make(out, [&](xap_query &query) {
        query.rep = Xapian::Query(Xapian::Query::OP_VALUE_RANGE, slot, text(begin, begin_length),
                                  text(end, end_length));
    });
}

xap_status xap_query_value_ge(struct xap_query **out, uint32_t slot, const char *begin, size_t length)
{
    return make(out, [&](xap_query &query) {
        query.rep = Xapian::Query(Xapian::Query::OP_VALUE_GE, slot, text(begin, length));
    });
}

xap_status xap_query_value_le(struct xap_query **out, uint32_t slot, const char *end, size_t length)
{
    return make(out, [&](xap_query &query) {
        query.rep = Xapian::Query(Xapian::Query::OP_VALUE_LE, slot, text(end, length));
    });
}

xap_status xap_query_wildcard(struct xap_query **out, const char *prefix, size_t length, uint32_t max_terms,
                              xap_wildcard_limit limit, xap_op combiner)
{
    return make(out, [&](xap_query &query) {
        query.rep = Xapian::Query(Xapian::Query::OP_WILDCARD, text(prefix, length), max_terms, limit,
                                  static_cast<Xapian::Query::op>(combiner));
    });
}

xap_status xap_query_copy(struct xap_query **out, const struct xap_query *query)
{
    return make(out, [&](xap_query &copy) { copy.rep = query->rep; });
}

xap_status xap_query_unserialise(struct xap_query **out, const char *serialised, size_t length)
{
    return make(out,
                [&](xap_query &query) { query.rep = Xapian::Query::unserialise(text(serialised, length)); });
}

xap_status xap_query_serialise(const char **out, size_t *out_length, struct xap_query *query)
{
    return guarded(query, [&] { lend(out, out_length, query, query->rep.serialise()); });
}

xap_status xap_query_description(const char **out, size_t *out_length, struct xap_query *query)
{
    return guarded(query, [&] { lend(out, out_length, query, query->rep.get_description()); });
}

bool xap_query_empty(const struct xap_query *query)
{
    return query->rep.empty();
}

uint32_t xap_query_length(const struct xap_query *query)
{
    return query->rep.get_length();
}

xap_status xap_query_visit_terms(struct xap_query *query, xap_visit_term visit, void *context)
{
    return guarded(query, [&] { each_term(query->rep.get_unique_terms_begin(), no_count, visit, context); });
}

/* ---- Searching ---- */

xap_status xap_enquire_new(struct xap_enquire **out, const struct xap_db *db)
{
    return make(out, [&](xap_enquire &enquire) { enquire.rep.emplace(db->rep); });
}

/* A call on the Enquire, which is not there if xap_enquire_new has failed. */
template <typename Body> static xap_status enquiring(struct xap_enquire *enquire, Body &&body) noexcept
{
    return guarded(enquire, [&] { body(enquire->rep.value()); });
}

xap_status xap_enquire_set_query(struct xap_enquire *enquire, const struct xap_query *query, uint32_t length)
{
    return enquiring(enquire, [&](Xapian::Enquire &rep) { rep.set_query(query->rep, length); });
}

xap_status xap_enquire_set_bm25(struct xap_enquire *enquire, double k1, double k2, double k3, double b,
                                double min_normlen)
{
    return enquiring(enquire, [&](Xapian::Enquire &rep) {
        rep.set_weighting_scheme(Xapian::BM25Weight(k1, k2, k3, b, min_normlen));
    });
}

xap_status xap_enquire_set_bool_weight(struct xap_enquire *enquire)
{
    return enquiring(enquire, [](Xapian::Enquire &rep) { rep.set_weighting_scheme(Xapian::BoolWeight()); });
}

xap_status xap_enquire_sort_by_relevance(struct xap_enquire *enquire)
{
    return enquiring(enquire, [](Xapian::Enquire &rep) { rep.set_sort_by_relevance(); });
}

xap_status xap_enquire_sort_by_value(struct xap_enquire *enquire, uint32_t slot, bool reverse)
{
    return enquiring(enquire, [&](Xapian::Enquire &rep) { rep.set_sort_by_value(slot, reverse); });
}

xap_status xap_enquire_sort_by_value_then_relevance(struct xap_enquire *enquire, uint32_t slot, bool reverse)
{
    return enquiring(enquire,
                     [&](Xapian::Enquire &rep) { rep.set_sort_by_value_then_relevance(slot, reverse); });
}

xap_status xap_enquire_sort_by_relevance_then_value(struct xap_enquire *enquire, uint32_t slot, bool reverse)
{
    return enquiring(enquire,
                     [&](Xapian::Enquire &rep) { rep.set_sort_by_relevance_then_value(slot, reverse); });
}

/* Belongs to whom it is given to: Xapian counts references once it is released. */
static Xapian::KeyMaker *key_maker(const struct xap_sort_key *keys, size_t count)
{
    auto maker = std::make_unique<Xapian::MultiValueKeyMaker>();
    for (size_t i = 0; i < count; i++)
        maker->add_value(keys[i].slot, keys[i].reverse);
    return maker.release()->release();
}

xap_status xap_enquire_sort_by_keys(struct xap_enquire *enquire, const struct xap_sort_key *keys,
                                    size_t count)
{
    return enquiring(enquire,
                     [&](Xapian::Enquire &rep) { rep.set_sort_by_key(key_maker(keys, count), false); });
}

xap_status xap_enquire_sort_by_keys_then_relevance(struct xap_enquire *enquire,
                                                   const struct xap_sort_key *keys, size_t count)
{
    return enquiring(enquire, [&](Xapian::Enquire &rep) {
        rep.set_sort_by_key_then_relevance(key_maker(keys, count), false);
    });
}

xap_status xap_enquire_sort_by_relevance_then_keys(struct xap_enquire *enquire,
                                                   const struct xap_sort_key *keys, size_t count)
{
    return enquiring(enquire, [&](Xapian::Enquire &rep) {
        rep.set_sort_by_relevance_then_key(key_maker(keys, count), false);
    });
}

xap_status xap_enquire_set_docid_order(struct xap_enquire *enquire, xap_docid_order order)
{
    return enquiring(enquire, [&](Xapian::Enquire &rep) {
        rep.set_docid_order(static_cast<Xapian::Enquire::docid_order>(order));
    });
}

xap_status xap_enquire_set_collapse_key(struct xap_enquire *enquire, uint32_t slot, uint32_t max)
{
    return enquiring(enquire, [&](Xapian::Enquire &rep) { rep.set_collapse_key(slot, max); });
}

xap_status xap_enquire_set_cutoff(struct xap_enquire *enquire, int percent, double weight)
{
    return enquiring(enquire, [&](Xapian::Enquire &rep) { rep.set_cutoff(percent, weight); });
}

xap_status xap_enquire_set_time_limit(struct xap_enquire *enquire, double seconds)
{
    return enquiring(enquire, [&](Xapian::Enquire &rep) { rep.set_time_limit(seconds); });
}

xap_status xap_enquire_mset(struct xap_mset **out, struct xap_enquire *enquire, uint32_t first,
                            uint32_t max_items, uint32_t check_at_least, const struct xap_rset *rset)
{
    return make(out, [&](xap_mset &mset) {
        mset.rep =
            enquire->rep.value().get_mset(first, max_items, check_at_least, rset ? &rset->rep : nullptr);
    });
}

xap_status xap_enquire_visit_matching_terms(struct xap_enquire *enquire, uint32_t docid, xap_visit_term visit,
                                            void *context)
{
    return enquiring(enquire, [&](Xapian::Enquire &rep) {
        each_term(rep.get_matching_terms_begin(docid), no_count, visit, context);
    });
}

xap_status xap_spy_new(struct xap_spy **out, uint32_t slot)
{
    return make(out, [&](xap_spy &spy) { spy.rep = std::make_shared<Xapian::ValueCountMatchSpy>(slot); });
}

xap_status xap_enquire_add_spy(struct xap_enquire *enquire, const struct xap_spy *spy)
{
    return enquiring(enquire, [&](Xapian::Enquire &rep) {
        enquire->spies.push_back(spy->rep);
        rep.add_matchspy(spy->rep.get());
    });
}

xap_status xap_enquire_clear_spies(struct xap_enquire *enquire)
{
    return enquiring(enquire, [&](Xapian::Enquire &rep) {
        rep.clear_matchspies();
        enquire->spies.clear();
    });
}

uint32_t xap_spy_total(const struct xap_spy *spy)
{
    return spy->rep->get_total();
}

xap_status xap_spy_visit_values(struct xap_spy *spy, xap_visit_term visit, void *context)
{
    return guarded(spy, [&] { each_term(spy->rep->values_begin(), term_freq, visit, context); });
}

/* ---- What was found ---- */

uint32_t xap_mset_size(const struct xap_mset *mset)
{
    return mset->rep.size();
}

uint32_t xap_mset_matches_lower_bound(const struct xap_mset *mset)
{
    return mset->rep.get_matches_lower_bound();
}

uint32_t xap_mset_matches_estimated(const struct xap_mset *mset)
{
    return mset->rep.get_matches_estimated();
}

uint32_t xap_mset_matches_upper_bound(const struct xap_mset *mset)
{
    return mset->rep.get_matches_upper_bound();
}

double xap_mset_max_attained(const struct xap_mset *mset)
{
    return mset->rep.get_max_attained();
}

double xap_mset_max_possible(const struct xap_mset *mset)
{
    return mset->rep.get_max_possible();
}

xap_status xap_mset_hit(struct xap_hit *out, struct xap_mset *mset, uint32_t index)
{
    assert(index < mset->rep.size());
    return guarded(mset, [&] {
        const Xapian::MSetIterator at = mset->rep[index];
        *out = {*at, at.get_rank(), at.get_weight(), at.get_percent(), at.get_collapse_count()};
    });
}

xap_status xap_mset_document(struct xap_document **out, struct xap_mset *mset, uint32_t index)
{
    assert(index < mset->rep.size());
    return make(out, [&](xap_document &document) { document.rep = mset->rep[index].get_document(); });
}

xap_status xap_mset_fetch(struct xap_mset *mset)
{
    return guarded(mset, [&] { mset->rep.fetch(); });
}

xap_status xap_mset_term_freq(uint32_t *out, struct xap_mset *mset, const char *term, size_t length)
{
    return guarded(mset, [&] { *out = mset->rep.get_termfreq(text(term, length)); });
}

xap_status xap_mset_term_weight(double *out, struct xap_mset *mset, const char *term, size_t length)
{
    return guarded(mset, [&] { *out = mset->rep.get_termweight(text(term, length)); });
}

/* ---- Expanding a query ---- */

xap_status xap_rset_new(struct xap_rset **out)
{
    return make(out, [](xap_rset &) {});
}

xap_status xap_rset_add_document(struct xap_rset *rset, uint32_t docid)
{
    return guarded(rset, [&] { rset->rep.add_document(docid); });
}

xap_status xap_rset_remove_document(struct xap_rset *rset, uint32_t docid)
{
    return guarded(rset, [&] { rset->rep.remove_document(docid); });
}

uint32_t xap_rset_size(const struct xap_rset *rset)
{
    return rset->rep.size();
}

xap_status xap_enquire_set_expansion(struct xap_enquire *enquire, const char *scheme, double k)
{
    return enquiring(enquire, [&](Xapian::Enquire &rep) { rep.set_expansion_scheme(scheme, k); });
}

class CallbackDecider final : public Xapian::ExpandDecider
{
    xap_expand_decider decide;
    void *context;

  public:
    CallbackDecider(xap_expand_decider callback, void *with) : decide(callback), context(with) {}

    bool operator()(const std::string &term) const override
    {
        return !decide || decide(context, term.data(), term.size());
    }
};

xap_status xap_enquire_eset(struct xap_eset **out, struct xap_enquire *enquire, uint32_t max_items,
                            const struct xap_rset *rset, int flags, xap_expand_decider decider, void *context)
{
    return make(out, [&](xap_eset &eset) {
        const CallbackDecider callback(decider, context);
        eset.rep = enquire->rep.value().get_eset(max_items, rset->rep, flags, &callback);
    });
}

uint32_t xap_eset_size(const struct xap_eset *eset)
{
    return eset->rep.size();
}

xap_status xap_eset_term(const char **out, size_t *out_length, double *weight, struct xap_eset *eset,
                         uint32_t index)
{
    assert(index < eset->rep.size());
    return guarded(eset, [&] {
        const Xapian::ESetIterator at = eset->rep[index];
        *weight = at.get_weight();
        lend(out, out_length, eset, *at);
    });
}
