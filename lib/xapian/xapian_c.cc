/* C bindings to libxapian: each function is one call into it, kept from throwing. See xapian_c.h. */
#include "lib/xapian/handles.h"

#include <algorithm>
#include <cstring>
#include <exception>
#include <new>

/* ---- Handles ---- */

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

xap_status status_from_exception(std::string &message)
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

/* ---- The library ---- */

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
