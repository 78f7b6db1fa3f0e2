/* Searching, what was found, and expanding a query. See xapian_c.h. */
#include "lib/xapian/handles.h"

#include <cassert>
#include <cstring>
#include <memory>
#include <string>

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
