/* A fixed set of documents as a query. See xapian_c.h. */
#include "lib/xapian/handles.h"

#include <algorithm>
#include <cstring>
#include <map>
#include <memory>
#include <string>
#include <utility>
#include <vector>

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
