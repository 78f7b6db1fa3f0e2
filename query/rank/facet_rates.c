/* Facets with documents, which are counted from the hits, and denominators, which are facets of all passages.
 */
#include <stdlib.h>
#include <string.h>

#include "query/rank/facets.h"
#include "query/rank/tally.h"

static int by_keys(const void *a, const void *b)
{
    const struct tally_cell *x = a, *y = b;
    return strcmp(x->keys, y->keys);
}

static int by_value(const void *a, const void *b)
{
    const struct facet_count *x = a, *y = b;
    return strcmp(x->value, y->value);
}

static ssk_status rate_documents(struct facet_counts *counts, const struct search *found, enum facet facet,
                                 const struct ssk_ministries *ministries)
{
    struct tally tally;
    ssk_status status = tally_hits(&tally, found, &facet, 1, ministries);
    if (tally.count)
        qsort(tally.cells, tally.count, sizeof *tally.cells, by_keys);
    for (size_t i = 0; i < counts->count && status == SSK_OK; i++) {
        const struct tally_cell key = {.keys = counts->items[i].value},
                                *cell = bsearch(&key, tally.cells, tally.count, sizeof *tally.cells, by_keys);
        counts->items[i].documents = cell ? cell->documents : 0;
    }
    tally_free(&tally);
    return status;
}

/* Sorts the denominators. */
static void rate_sizes(struct facet_counts *counts, struct facet_counts *all)
{
    if (all->count)
        qsort(all->items, all->count, sizeof *all->items, by_value);
    for (size_t i = 0; i < counts->count; i++) {
        const struct facet_count *size =
            bsearch(&counts->items[i], all->items, all->count, sizeof *all->items, by_value);
        counts->items[i].of = size ? size->count : 0;
    }
}

/* What is asked for by the search, as it was before it was run. */
static struct search unanswered(const struct search *search)
{
    struct search asked = *search;
    asked.hits = NULL;
    asked.hit_count = 0;
    memset(asked.facets, 0, sizeof asked.facets);
    return asked;
}

ssk_status facets_rate(struct search *search, struct session *session, struct ssk_error *error)
{
    struct search found = unanswered(search), sizes = unanswered(search);
    memset(found.wants_facet, 0, sizeof found.wants_facet);
    sizes.root = NULL;
    sizes.similar = NULL;
    sizes.limit = 0;
    ssk_status status = tally_fetch(&found, session, error);
    if (status == SSK_OK)
        status = search_run(&sizes, session, error);
    for (int facet = 0; facet < FACETS && status == SSK_OK; facet++)
        if (search->wants_facet[facet]) {
            rate_sizes(&search->facets[facet], &sizes.facets[facet]);
            status = rate_documents(&search->facets[facet], &found, (enum facet)facet,
                                    session->dictionary->ministries) == SSK_OK
                         ? SSK_OK
                         : ssk_no_memory(error);
        }
    search->rated = true;
    search->documents = tally_documents(&found);
    search->of = sizes.total;
    search_free(&found);
    search_free(&sizes);
    return status;
}
