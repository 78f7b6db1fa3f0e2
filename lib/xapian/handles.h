/* The handles of xapian_c.h, and what keeps calls into Xapian from throwing. Private to lib/xapian. */
#ifndef SEISAKU_LIB_XAPIAN_HANDLES_H
#define SEISAKU_LIB_XAPIAN_HANDLES_H

#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <xapian.h>

#include "xapian_c.h"

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

/* ---- Failure ---- */

/* Every exception ends here: rethrown from a catch block, it becomes a status and a message. */
xap_status status_from_exception(std::string &message);

template <typename Any, typename Body> xap_status guarded(Any *handle, Body &&body) noexcept
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
template <typename Any, typename Body> xap_status make(Any **out, Body &&body) noexcept
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

inline std::string text(const char *data, size_t length)
{
    return length ? std::string(data, length) : std::string();
}

template <typename Any> void lend(const char **out, size_t *out_length, Any *handle, std::string &&string)
{
    handle->lent = std::move(string);
    *out = handle->lent.data();
    *out_length = handle->lent.size();
}

/* ---- Visiting ---- */

/* Calls `visit` on each iterator until it answers false. */
template <typename Iterator, typename Visit> void each(Iterator at, Iterator end, Visit &&visit)
{
    while (at != end && visit(at))
        ++at;
}

inline uint32_t no_count(const Xapian::TermIterator &)
{
    return 0;
}

inline uint32_t term_freq(const Xapian::TermIterator &at)
{
    return at.get_termfreq();
}

inline uint32_t wdf(const Xapian::TermIterator &at)
{
    return at.get_wdf();
}

inline void each_term(Xapian::TermIterator begin, uint32_t (*count)(const Xapian::TermIterator &),
                      xap_visit_term visit, void *context)
{
    each(std::move(begin), Xapian::TermIterator(), [&](const Xapian::TermIterator &at) {
        const std::string term = *at;
        return visit(context, term.data(), term.size(), count(at));
    });
}

inline void each_value(Xapian::ValueIterator begin, Xapian::valueno (*id)(const Xapian::ValueIterator &),
                       xap_visit_value visit, void *context)
{
    each(std::move(begin), Xapian::ValueIterator(), [&](const Xapian::ValueIterator &at) {
        const std::string value = *at;
        return visit(context, id(at), value.data(), value.size());
    });
}

#endif
