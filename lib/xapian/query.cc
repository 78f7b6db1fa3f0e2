/* Queries. See xapian_c.h. */
#include "lib/xapian/handles.h"

#include <algorithm>
#include <vector>

xap_status xap_query_term(struct xap_query **out, const char *term, size_t length, uint32_t wqf,
                          uint32_t position)
{
    return make(out, [&](xap_query &query) { query.rep = Xapian::Query(text(term, length), wqf, position); });
}

/* Not Xapian::Query::MatchAll, which is made so: copies of that one object are counted without a lock, and
 * threads ask at once. */
xap_status xap_query_match_all(struct xap_query **out)
{
    return make(out, [](xap_query &query) { query.rep = Xapian::Query(std::string()); });
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
