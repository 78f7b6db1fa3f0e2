/* C bindings to libxapian 1.4. They add nothing to it and know nothing of what is indexed.
 *
 * The rules, for every function below:
 *
 * Names      An object of Xapian is a handle here, `xap_<class>`; its methods are `xap_<class>_<method>`.
 *            Results come first (`out`, then the handle, then the arguments).
 * Handles    What makes a handle stores it in *out even when it fails, so that its message can be read;
 *            NULL only with XAP_MEMORY. Free each with its own xap_*_free; NULL is fine there.
 *            Handles may be freed in any order: what one still needs of another stays alive inside.
 * Strings    in are a pointer and a length in bytes, may hold NUL bytes, and are copied where they are
 *            kept; NULL is fine with length 0. Paths, host and scheme names end with NUL instead.
 *            Strings out are lent by the handle that was asked: read-only, with a NUL after the last byte,
 *            good until the next function that lends from the same handle, or its free. A callback's
 *            strings are good until the callback returns.
 * Numbers    Document ids count from 1. Term frequencies count documents, positions are the caller's own.
 *            Weights are never negative.
 * Failure    A function returns XAP_OK or the reason; then *out is untouched (but see Handles), and
 *            xap_*_message of the first handle among its arguments, be it the one just made, says why in
 *            one line, until that handle's next failure. No C++ exception gets out. Functions that return
 *            a value or nothing cannot fail. An index past the end is an error of the program, and asserted.
 * Callbacks  return true to go on, false to stop; stopping is no failure. They may not longjmp, nor
 *            change or free what is being visited.
 * Threads    A handle, and all that came from it, belongs to one thread at a time. Two threads that read one
 *            database each open it. */
#ifndef XAPIAN_C_H
#define XAPIAN_C_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef enum {
    XAP_OK = 0,
    XAP_LOCKED,    /* another writer has the database open */
    XAP_NOT_FOUND, /* no database there, or no such document */
    XAP_CORRUPT,   /* the database's files cannot be read as one */
    XAP_MODIFIED,  /* a writer has overtaken this reader: xap_db_reopen, then ask again */
    XAP_VERSION,   /* the database's format is of another version of Xapian */
    XAP_NETWORK,   /* a remote database does not answer */
    XAP_MEMORY,    /* no memory left; there is no message */
    XAP_OTHER      /* anything else: bad arguments, the disk; the message says what */
} xap_status;

struct xap_db;       /* a database to read, or several combined */
struct xap_writer;   /* a database to write */
struct xap_document; /* a document, of a database or still to be added */
struct xap_query;    /* a query; never changes once made */
struct xap_enquire;  /* a search: a database, a query, how to weigh and sort */
struct xap_spy;      /* counts the values of a slot over all that a search matches */
struct xap_rset;     /* documents known to be relevant */
struct xap_mset;     /* what a search found */
struct xap_eset;     /* terms that would expand a query */

/* Visitors. `count` is what the visiting function says. */
typedef bool (*xap_visit_term)(void *context, const char *term, size_t length, uint32_t count);
typedef bool (*xap_visit_posting)(void *context, uint32_t docid, uint32_t wdf, uint32_t doc_length);
typedef bool (*xap_visit_position)(void *context, uint32_t position);
typedef bool (*xap_visit_value)(void *context, uint32_t id, const char *value, size_t length);

/* "1.4.22": the library in use, not the one compiled against. */
const char *xap_version(void);

/* Xapian 1.4 ends the process where a write fails amid a commit: it throws again what is not thrown any more,
 * and no caller can catch that. `handler` is called instead of abort(), on the thread that wrote, and may not
 * return; the database is as it was before. One for the process. */
void xap_on_terminate(void (*handler)(void));

/* A double as a string that sorts as the number does, for values; at most 9 bytes, no NUL is added.
 * Returns the length. */
#define XAP_SORTABLE_SIZE 9
size_t xap_sortable_serialise(char out[XAP_SORTABLE_SIZE], double number);
double xap_sortable_unserialise(const char *value, size_t length);

/* ---- Writing a database ----
 *
 * One process at a time writes a database (XAP_LOCKED). Readers see what was committed. Without a transaction
 * changes are also flushed by themselves every $XAPIAN_FLUSH_THRESHOLD documents (10,000). */

enum { /* one of the first four, or'ed with any of the others */
       XAP_CREATE_OR_OPEN = 0,
       XAP_CREATE_OR_OVERWRITE = 1,
       XAP_CREATE = 2, /* XAP_OTHER if it exists */
       XAP_OPEN = 3,   /* XAP_NOT_FOUND if it does not */
       XAP_NO_SYNC = 0x04,
       XAP_FULL_SYNC = 0x08,
       XAP_DANGEROUS = 0x10, /* rewrites blocks in place: a crash loses all, readers fail */
       XAP_NO_TERMLIST = 0x20,
       XAP_RETRY_LOCK = 0x40,     /* waits for the other writer to finish */
       XAP_BACKEND_GLASS = 0x100, /* the path is a folder of that format and nothing else */
       XAP_BACKEND_STUB = 0x300,  /* for readers too: the path is a stub file */
       XAP_BACKEND_INMEMORY = 0x400
};

/* `block_size` is for a new database: a power of two from 2048 to 65536 bytes, 0 for the usual 8192. */
xap_status xap_writer_open(struct xap_writer **out, const char *path, int flags, int block_size);
const char *xap_writer_message(struct xap_writer *writer);

/* The same database to read, changes not yet committed among it. Lent: do not free it. */
struct xap_db *xap_writer_db(struct xap_writer *writer);

xap_status xap_writer_commit(struct xap_writer *writer);

/* Transactions do not nest. With `flushed` changes from before are committed first, and the transaction
 * is on disk, whole, once committed; without, it is atomic but may be written later. Cancelled, it leaves
 * the database as it was at the begin. */
xap_status xap_writer_begin_transaction(struct xap_writer *writer, bool flushed);
xap_status xap_writer_commit_transaction(struct xap_writer *writer);
xap_status xap_writer_cancel_transaction(struct xap_writer *writer);

/* XAP_OTHER if a term is longer than 245 bytes (each NUL in it counts twice). Replacing a docid that is not
 * there adds it; replacing by term replaces the first document that has it, and deletes all others. */
xap_status xap_writer_add_document(uint32_t *docid, struct xap_writer *writer,
                                   const struct xap_document *document);
xap_status xap_writer_replace_document(struct xap_writer *writer, uint32_t docid,
                                       const struct xap_document *document);
xap_status xap_writer_replace_by_term(uint32_t *docid, struct xap_writer *writer, const char *term,
                                      size_t length, const struct xap_document *document);

/* By docid: XAP_NOT_FOUND if it is not there. By term: deletes all documents that have it, if any. */
xap_status xap_writer_delete_document(struct xap_writer *writer, uint32_t docid);
xap_status xap_writer_delete_by_term(struct xap_writer *writer, const char *term, size_t length);

/* An empty value deletes the key. A key may not be empty. */
xap_status xap_writer_set_metadata(struct xap_writer *writer, const char *key, size_t key_length,
                                   const char *value, size_t value_length);

/* Commits and unlocks; what a transaction holds is dropped. It closes only what could be committed: free
 * drops the rest. */
xap_status xap_writer_close(struct xap_writer *writer);
void xap_writer_free(struct xap_writer *writer);

/* ---- Reading a database ---- */

/* A database without documents, to add others to. */
xap_status xap_db_new(struct xap_db **out);

/* `path` is a database's folder or file, a stub file, or a folder that holds a stub file XAPIANDB. `flags` is
 * 0 or an XAP_BACKEND_*. Beware: an empty stub file is a database without documents, and a table's file that
 * is missing (but for postlist.glass) reads as an empty table. */
xap_status xap_db_open(struct xap_db **out, const char *path, int flags);

/* A database served by xapian-tcpsrv. Time limits are in milliseconds, 0 for none: of a request, and of the
 * first connection. */
xap_status xap_db_open_remote(struct xap_db **out, const char *host, unsigned port, unsigned timeout,
                              unsigned connect_timeout);

/* From now on `db` reads as if it held the documents of `other` too: document d of shard s of n has the id
 * (d - 1) * n + s + 1. */
xap_status xap_db_add_database(struct xap_db *db, const struct xap_db *other);

const char *xap_db_message(struct xap_db *db);

/* Reads the newest state from here on; *changed (may be NULL) says if it is another one. */
xap_status xap_db_reopen(bool *changed, struct xap_db *db);
xap_status xap_db_close(struct xap_db *db);
void xap_db_free(struct xap_db *db);

xap_status xap_db_doc_count(uint32_t *out, struct xap_db *db);
xap_status xap_db_last_docid(uint32_t *out, struct xap_db *db);
xap_status xap_db_average_length(double *out, struct xap_db *db);
xap_status xap_db_has_positions(bool *out, struct xap_db *db);

/* 36 characters that no other database has; a combined one joins its shards' by ':'. */
xap_status xap_db_uuid(const char **out, size_t *out_length, struct xap_db *db);

/* Grows with each commit: with the UUID it names a state of the database. XAP_OTHER if `db` combines several
 * or is remote. */
xap_status xap_db_revision(uint64_t *out, struct xap_db *db);

/* An empty value if there is no such key. In a combined database the first shard is asked. The keys come
 * sorted, with count 0. */
xap_status xap_db_metadata(const char **out, size_t *out_length, struct xap_db *db, const char *key,
                           size_t length);
xap_status xap_db_visit_metadata_keys(struct xap_db *db, const char *prefix, size_t length,
                                      xap_visit_term visit, void *context);

/* For a term that does not occur: false, 0, 0. */
xap_status xap_db_term_exists(bool *out, struct xap_db *db, const char *term, size_t length);
xap_status xap_db_term_freq(uint32_t *out, struct xap_db *db, const char *term, size_t length);
xap_status xap_db_collection_freq(uint32_t *out, struct xap_db *db, const char *term, size_t length);

/* XAP_NOT_FOUND if there is no such document. A document reads its data, terms and values only when they
 * are asked for: then XAP_MODIFIED can come, too. */
xap_status xap_db_doc_length(uint32_t *out, struct xap_db *db, uint32_t docid);
xap_status xap_db_document(struct xap_document **out, struct xap_db *db, uint32_t docid);

/* Terms that begin so, sorted; the count is the term frequency. */
xap_status xap_db_visit_terms(struct xap_db *db, const char *prefix, size_t length, xap_visit_term visit,
                              void *context);

/* The documents that have the term, by docid; an empty term has all documents, each with wdf 1. */
xap_status xap_db_visit_postings(struct xap_db *db, const char *term, size_t length, xap_visit_posting visit,
                                 void *context);

/* How often the term is in the document: 0 where it is not. */
xap_status xap_db_wdf(uint32_t *out, struct xap_db *db, const char *term, size_t length, uint32_t docid);

/* Where a document has the term, in rising order; nowhere if it does not have it. */
xap_status xap_db_visit_positions(struct xap_db *db, uint32_t docid, const char *term, size_t length,
                                  xap_visit_position visit, void *context);

/* The documents that have a value in the slot, by docid; the id is the docid. */
xap_status xap_db_visit_values(struct xap_db *db, uint32_t slot, xap_visit_value visit, void *context);

/* Writes `db` (several combined are merged) to `path`, as small as it gets. What a writer has not committed
 * is refused. Where shards have the same metadata key the first one counts. `flags` is an or of these: */
enum {
    XAP_COMPACT_STANDARD = 0,
    XAP_COMPACT_FULL = 1,
    XAP_COMPACT_FULLER = 2,      /* slow to update afterwards */
    XAP_COMPACT_NO_RENUMBER = 4, /* keeps document ids: those of the shards may not overlap */
    XAP_COMPACT_MULTIPASS = 8,   /* by twos and threes: writes again what was merged */
    XAP_COMPACT_SINGLE_FILE = 16
};
xap_status xap_db_compact(struct xap_db *db, const char *path, unsigned flags, int block_size);

/* ---- Documents ---- */

xap_status xap_document_new(struct xap_document **out);
const char *xap_document_message(struct xap_document *document);
void xap_document_free(struct xap_document *document);

/* 0 for a document that is not from a database. */
uint32_t xap_document_docid(const struct xap_document *document);

xap_status xap_document_data(const char **out, size_t *out_length, struct xap_document *document);
xap_status xap_document_set_data(struct xap_document *document, const char *data, size_t length);

/* Terms: a posting is a term at a position; both add `wdf_increase` to the within-document frequency (a
 * boolean term adds 0). Empty terms are refused; too long ones only by the writer. */
xap_status xap_document_add_term(struct xap_document *document, const char *term, size_t length,
                                 uint32_t wdf_increase);
xap_status xap_document_add_posting(struct xap_document *document, const char *term, size_t length,
                                    uint32_t position, uint32_t wdf_increase);
xap_status xap_document_add_boolean_term(struct xap_document *document, const char *term, size_t length);

/* XAP_OTHER if the document does not have it. */
xap_status xap_document_remove_term(struct xap_document *document, const char *term, size_t length);

/* Values: one string a slot; an empty one is none. Slots are any number but UINT32_MAX. */
xap_status xap_document_value(const char **out, size_t *out_length, struct xap_document *document,
                              uint32_t slot);
xap_status xap_document_add_value(struct xap_document *document, uint32_t slot, const char *value,
                                  size_t length);

/* Sorted; the count is the wdf. */
xap_status xap_document_visit_terms(struct xap_document *document, xap_visit_term visit, void *context);

/* By slot; the id is the slot. */
xap_status xap_document_visit_values(struct xap_document *document, xap_visit_value visit, void *context);

/* ---- Queries ---- */

/* `wqf` is the term's frequency within the query, `position` its place there; 1 and 0 where they do not
 * matter. */
xap_status xap_query_term(struct xap_query **out, const char *term, size_t length, uint32_t wqf,
                          uint32_t position);
xap_status xap_query_match_all(struct xap_query **out);
xap_status xap_query_match_nothing(struct xap_query **out);

typedef enum {
    XAP_OP_AND = 0,
    XAP_OP_OR = 1,
    XAP_OP_AND_NOT = 2, /* the first, and none of the others */
    XAP_OP_XOR = 3,
    XAP_OP_AND_MAYBE = 4,  /* the first; the others add weight */
    XAP_OP_FILTER = 5,     /* all; only the first gives weight */
    XAP_OP_NEAR = 6,       /* all within `window` positions; of terms, or OR of terms */
    XAP_OP_PHRASE = 7,     /* the same, in this order */
    XAP_OP_ELITE_SET = 10, /* OR of the `window` best */
    XAP_OP_SYNONYM = 13,   /* OR, weighed as one term */
    XAP_OP_MAX = 14        /* OR, the greatest weight alone */
} xap_op;

/* Combines `count` queries, which stay the caller's. `window` is for NEAR and PHRASE (0: as many positions as
 * there are queries) and ELITE_SET (0: ten or so; each shard has its own best), and 0 for others. Of no
 * queries it is match-nothing. */
xap_status xap_query_combine(struct xap_query **out, xap_op op, struct xap_query *const *queries,
                             size_t count, uint32_t window);

/* The same documents with their weights multiplied; 0 makes a pure filter. */
xap_status xap_query_scale(struct xap_query **out, const struct xap_query *query, double factor);

/* Documents whose value in the slot, compared by bytes, is from `begin` to `end`, both included. No weight.
 */
xap_status xap_query_value_range(struct xap_query **out, uint32_t slot, const char *begin,
                                 size_t begin_length, const char *end, size_t end_length);
xap_status xap_query_value_ge(struct xap_query **out, uint32_t slot, const char *begin, size_t length);
xap_status xap_query_value_le(struct xap_query **out, uint32_t slot, const char *end, size_t length);

typedef enum {                         /* if more terms than `max_terms` begin so: */
               XAP_WILDCARD_ERROR = 0, /* the search fails with XAP_OTHER */
               XAP_WILDCARD_FIRST = 1,
               XAP_WILDCARD_MOST_FREQUENT = 2
} xap_wildcard_limit;

/* All terms that begin so, combined by SYNONYM, OR or MAX. `max_terms` 0 is no limit. Terms are counted in
 * each shard for itself. */
xap_status xap_query_wildcard(struct xap_query **out, const char *prefix, size_t length, uint32_t max_terms,
                              xap_wildcard_limit limit, xap_op combiner);

/* Document ids within one database, which is known by its UUID. */
struct xap_docids {
    const char *uuid; /* as xap_db_uuid gives it for the shard alone */
    size_t uuid_length;
    const uint32_t *ids; /* as in the shard alone; rising strictly */
    size_t count;
};

/* Matches just these documents, which must exist, with `weight` each (0: a pure filter). In a combined
 * database each shard takes the ids given for its own UUID, and none if there are none. The ids are copied,
 * once. XAP_OTHER if ids do not rise or a UUID comes twice. Such a query can neither be serialised nor sent
 * to a remote database: that search fails with XAP_OTHER. */
xap_status xap_query_docids(struct xap_query **out, const struct xap_docids *shards, size_t count,
                            double weight);

xap_status xap_query_copy(struct xap_query **out, const struct xap_query *query);
xap_status xap_query_unserialise(struct xap_query **out, const char *serialised, size_t length);
xap_status xap_query_serialise(const char **out, size_t *out_length, struct xap_query *query);

/* For people, as in "Query((a AND b))". */
xap_status xap_query_description(const char **out, size_t *out_length, struct xap_query *query);

/* If it is match-nothing; and the sum of its terms' wqf, which weighting takes for the query's length. */
bool xap_query_empty(const struct xap_query *query);
uint32_t xap_query_length(const struct xap_query *query);

/* Sorted, each once; wildcards have none. The count is 0. */
xap_status xap_query_visit_terms(struct xap_query *query, xap_visit_term visit, void *context);

const char *xap_query_message(struct xap_query *query);
void xap_query_free(struct xap_query *query);

/* ---- Searching ----
 *
 * At first: no query, BM25 with Xapian's defaults, by relevance and then by rising docid. A sort replaces the
 * sort before it. What is set wrongly may fail only in the search itself. */

xap_status xap_enquire_new(struct xap_enquire **out, const struct xap_db *db);
const char *xap_enquire_message(struct xap_enquire *enquire);
void xap_enquire_free(struct xap_enquire *enquire);

/* `length` is the query's for weighting; 0: xap_query_length. */
xap_status xap_enquire_set_query(struct xap_enquire *enquire, const struct xap_query *query, uint32_t length);

/* Xapian's defaults are k1 1, k2 0, k3 1, b 0.5, min_normlen 0.5. With bool_weight nothing has weight, but
 * for xap_query_docids. */
xap_status xap_enquire_set_bm25(struct xap_enquire *enquire, double k1, double k2, double k3, double b,
                                double min_normlen);
xap_status xap_enquire_set_bool_weight(struct xap_enquire *enquire);

/* Values are compared by bytes; documents without one have the empty one. `reverse`: greatest first. */
xap_status xap_enquire_sort_by_relevance(struct xap_enquire *enquire);
xap_status xap_enquire_sort_by_value(struct xap_enquire *enquire, uint32_t slot, bool reverse);
xap_status xap_enquire_sort_by_value_then_relevance(struct xap_enquire *enquire, uint32_t slot, bool reverse);
xap_status xap_enquire_sort_by_relevance_then_value(struct xap_enquire *enquire, uint32_t slot, bool reverse);

/* By several values, the first first. Remote databases cannot do this. */
struct xap_sort_key {
    uint32_t slot;
    bool reverse;
};
xap_status xap_enquire_sort_by_keys(struct xap_enquire *enquire, const struct xap_sort_key *keys,
                                    size_t count);
xap_status xap_enquire_sort_by_keys_then_relevance(struct xap_enquire *enquire,
                                                   const struct xap_sort_key *keys, size_t count);
xap_status xap_enquire_sort_by_relevance_then_keys(struct xap_enquire *enquire,
                                                   const struct xap_sort_key *keys, size_t count);

/* Among documents that the sort leaves equal. */
typedef enum { XAP_DESCENDING = 0, XAP_ASCENDING = 1, XAP_DONT_CARE = 2 } xap_docid_order;
xap_status xap_enquire_set_docid_order(struct xap_enquire *enquire, xap_docid_order order);

/* Keeps the best `max` documents of each value; slot UINT32_MAX: no collapsing. */
xap_status xap_enquire_set_collapse_key(struct xap_enquire *enquire, uint32_t slot, uint32_t max);

/* Drops what is below; 0 drops nothing. */
xap_status xap_enquire_set_cutoff(struct xap_enquire *enquire, int percent, double weight);

/* After so many seconds the search checks no more than it must; its counts are then estimates. 0: no limit.
 */
xap_status xap_enquire_set_time_limit(struct xap_enquire *enquire, double seconds);

/* The search: ranks `first` (from 0) to first + max_items. Counts are exact, and spies see every match, if
 * `check_at_least` is the number of documents. `rset` may be NULL. */
xap_status xap_enquire_mset(struct xap_mset **out, struct xap_enquire *enquire, uint32_t first,
                            uint32_t max_items, uint32_t check_at_least, const struct xap_rset *rset);

/* The query's terms that a document has; the count is 0. */
xap_status xap_enquire_visit_matching_terms(struct xap_enquire *enquire, uint32_t docid, xap_visit_term visit,
                                            void *context);

/* Spies add up over all searches that they were added to. They work with remote databases. */
xap_status xap_spy_new(struct xap_spy **out, uint32_t slot);
xap_status xap_enquire_add_spy(struct xap_enquire *enquire, const struct xap_spy *spy);
xap_status xap_enquire_clear_spies(struct xap_enquire *enquire);

/* How many documents it has seen, with a value or without; and its values, sorted, with their counts of
 * documents. */
uint32_t xap_spy_total(const struct xap_spy *spy);
xap_status xap_spy_visit_values(struct xap_spy *spy, xap_visit_term visit, void *context);
const char *xap_spy_message(struct xap_spy *spy);
void xap_spy_free(struct xap_spy *spy);

/* ---- What was found ---- */

struct xap_hit {
    uint32_t docid;
    uint32_t rank; /* from 0, over the whole search */
    double weight;
    int percent;              /* of the best weight that the query could have */
    uint32_t collapsed_count; /* a lower bound of what was collapsed into it */
};

/* How many items it has; `index` counts from 0 to one less. */
uint32_t xap_mset_size(const struct xap_mset *mset);
uint32_t xap_mset_matches_lower_bound(const struct xap_mset *mset);
uint32_t xap_mset_matches_estimated(const struct xap_mset *mset);
uint32_t xap_mset_matches_upper_bound(const struct xap_mset *mset);
double xap_mset_max_attained(const struct xap_mset *mset);
double xap_mset_max_possible(const struct xap_mset *mset);
xap_status xap_mset_hit(struct xap_hit *out, struct xap_mset *mset, uint32_t index);
xap_status xap_mset_document(struct xap_document **out, struct xap_mset *mset, uint32_t index);

/* Fetches all documents at once, which spares round trips to remote databases; elsewhere it does no harm. */
xap_status xap_mset_fetch(struct xap_mset *mset);

/* Of any term; and the greatest weight that one of the query's terms can give (XAP_OTHER for other terms). */
xap_status xap_mset_term_freq(uint32_t *out, struct xap_mset *mset, const char *term, size_t length);
xap_status xap_mset_term_weight(double *out, struct xap_mset *mset, const char *term, size_t length);
const char *xap_mset_message(struct xap_mset *mset);
void xap_mset_free(struct xap_mset *mset);

/* ---- Expanding a query ---- */

xap_status xap_rset_new(struct xap_rset **out);
xap_status xap_rset_add_document(struct xap_rset *rset, uint32_t docid);
xap_status xap_rset_remove_document(struct xap_rset *rset, uint32_t docid);
uint32_t xap_rset_size(const struct xap_rset *rset);
const char *xap_rset_message(struct xap_rset *rset);
void xap_rset_free(struct xap_rset *rset);

/* How terms are weighed: "trad" (the default, where k is its parameter, usually 1) or "bo1". */
xap_status xap_enquire_set_expansion(struct xap_enquire *enquire, const char *scheme, double k);

enum {
    XAP_EXPAND_QUERY_TERMS = 1, /* the query's own terms may be among them */
    XAP_EXPAND_EXACT_FREQ = 2   /* in a combined database: slower, exact */
};

/* Says if a term may be among them. */
typedef bool (*xap_expand_decider)(void *context, const char *term, size_t length);

/* The best terms of relevant documents. `decider` may be NULL. */
xap_status xap_enquire_eset(struct xap_eset **out, struct xap_enquire *enquire, uint32_t max_items,
                            const struct xap_rset *rset, int flags, xap_expand_decider decider,
                            void *context);
uint32_t xap_eset_size(const struct xap_eset *eset);
xap_status xap_eset_term(const char **out, size_t *out_length, double *weight, struct xap_eset *eset,
                         uint32_t index);
const char *xap_eset_message(struct xap_eset *eset);
void xap_eset_free(struct xap_eset *eset);

#ifdef __cplusplus
}
#endif

#endif
