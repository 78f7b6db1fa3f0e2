#include "query/match/filter_terms.h"

#include <stdlib.h>

#include "seisaku/buffer.h"

ssk_status filter_wrapped(const struct session *session, xap_status status, struct ssk_error *error)
{
    return status == XAP_OK ? SSK_OK : session_fail(session, status, "the filter cannot be built", error);
}

ssk_status filter_any_term(struct xap_query **out, const struct session *session, const char *prefix,
                           const char *const *values, size_t count, struct ssk_error *error)
{
    struct xap_query **terms = calloc(count + 1, sizeof(*terms));
    xap_status status = terms ? XAP_OK : XAP_MEMORY;
    size_t made = 0;
    for (; made < count && status == XAP_OK; made++) {
        struct ssk_buffer term = SSK_BUFFER_INIT;
        ssk_buffer_printf(&term, "%s%s", prefix, values[made]);
        status = xap_query_term(&terms[made], ssk_buffer_string(&term), term.length, 1, 0);
        ssk_buffer_free(&term);
    }
    if (status == XAP_OK)
        status = xap_query_combine(out, XAP_OP_OR, terms, count, 0);
    for (size_t i = 0; i < made; i++)
        xap_query_free(terms[i]);
    free(terms);
    return filter_wrapped(session, status, error);
}
