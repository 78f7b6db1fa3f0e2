#include "query/verify/query_list.h"

#include <stdio.h>
#include <stdlib.h>

#include "query/session/statistics.h"
#include "seisaku/array.h"
#include "seisaku/buffer.h"

ssk_status query_checked(const struct session *session, xap_status status, struct ssk_error *error)
{
    return status == XAP_OK ? SSK_OK : session_fail(session, status, "the query cannot be built", error);
}

ssk_status query_list_push(struct query_list *queries, struct xap_query *query, struct ssk_error *error)
{
    if (!SSK_GROW(queries->items, queries->count, queries->capacity)) {
        xap_query_free(query);
        return ssk_no_memory(error);
    }
    queries->items[queries->count++] = query;
    return SSK_OK;
}

void query_list_free(struct query_list *queries)
{
    for (size_t i = 0; i < queries->count; i++)
        xap_query_free(queries->items[i]);
    free(queries->items);
    *queries = (struct query_list){0};
}

ssk_status query_list_combine(struct xap_query **out, const struct session *session, xap_op op,
                              struct query_list *queries, uint32_t window, struct ssk_error *error)
{
    ssk_status status = SSK_OK;
    if (queries->count == 1) {
        *out = queries->items[0];
        queries->count = 0;
    } else {
        status =
            query_checked(session, xap_query_combine(out, op, queries->items, queries->count, window), error);
    }
    query_list_free(queries);
    return status;
}

ssk_status query_scale(struct xap_query **query, const struct session *session, double factor,
                       struct ssk_error *error)
{
    struct xap_query *plain = *query;
    if (factor == 1.0)
        return SSK_OK;
    *query = NULL;
    ssk_status status = query_checked(session, xap_query_scale(query, plain, factor), error);
    xap_query_free(plain);
    return status;
}

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

ssk_status filter_range(struct xap_query **out, const struct session *session, uint32_t slot,
                        struct ssk_buffer *bounds, struct ssk_error *error)
{
    size_t length = bounds->length / 2;
    xap_status status = bounds->failed ? XAP_MEMORY
                                       : xap_query_value_range(out, slot, bounds->data, length,
                                                               bounds->data + length, length);
    ssk_buffer_free(bounds);
    return filter_wrapped(session, status, error);
}
