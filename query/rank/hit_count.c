#include "query/rank/hit_count.h"

#include "query/rank/facets.h"

/* Where Xapian knows the number of hits (that of a term's passages, say) it looks at none. */
static xap_status count(struct search *search, struct session *session, struct xap_enquire *enquire,
                        struct xap_mset **mset)
{
    uint32_t all = 0;
    xap_status status = xap_db_doc_count(&all, session->db);
    if (status == XAP_OK)
        status = xap_enquire_mset(mset, enquire, 0, 0, 0, NULL);
    if (status == XAP_OK && *mset) {
        search->total = xap_mset_matches_lower_bound(*mset);
        if (search->total == xap_mset_matches_upper_bound(*mset))
            return XAP_OK;
        xap_mset_free(*mset);
        *mset = NULL;
    }
    if (status == XAP_OK)
        status = xap_enquire_mset(mset, enquire, 0, 0, all, NULL);
    if (status == XAP_OK)
        search->total = xap_mset_matches_estimated(*mset); /* exact: every passage was checked */
    return status;
}

static bool wants_facets(const struct search *search)
{
    bool wanted = false;
    for (int facet = 0; facet < FACETS; facet++)
        wanted |= search->wants_facet[facet];
    return wanted;
}

/* Without weights. */
ssk_status hits_count(struct search *search, struct session *session, const struct xap_query *query,
                      struct ssk_error *error)
{
    struct xap_enquire *enquire = NULL;
    struct xap_mset *mset = NULL;
    if (wants_facets(search))
        return facets_count(search->facets, search->wants_facet, &search->total, session, query, error);
    xap_status status = xap_enquire_new(&enquire, session->db);
    if (status == XAP_OK)
        status = xap_enquire_set_bool_weight(enquire);
    if (status == XAP_OK)
        status = xap_enquire_set_query(enquire, query, 0);
    if (status == XAP_OK)
        status = count(search, session, enquire, &mset);
    const char *message = mset ? xap_mset_message(mset) : enquire ? xap_enquire_message(enquire) : "";
    ssk_status result = status == XAP_OK ? SSK_OK : session_fail(session, status, message, error);
    xap_mset_free(mset);
    xap_enquire_free(enquire);
    return result;
}
