/* Query strings → searches. */
#include "query/run/query_to_search.h"

#include <stdint.h>
#include <string.h>

#include "query/language/expand.h"
#include "query/match/filter.h"
#include "query/parse/text_matcher.h"
#include "seisaku/unicode.h"

/* Whether each field names something known, and each expression is one: told before any search is run. */
static ssk_status check_fields(struct session *session, struct node *node, size_t *place,
                               struct ssk_error *error)
{
    ssk_status status = SSK_OK;
    if (node->kind == NODE_FIELD && node->field != FIELD_TITLE) {
        struct xap_query *query = NULL;
        status = filter_query(&query, session, node->field, node->text, error);
        xap_query_free(query);
        if (status == SSK_INPUT)
            *place = node->start;
    }
    if (node->kind == NODE_REGEX) {
        status = node_compile(node, session->dictionary->folder, error);
        if (status == SSK_INPUT)
            *place = node->start;
    }
    for (size_t i = 0; i < node->count && status == SSK_OK; i++)
        status = check_fields(session, node->children[i], place, error);
    return status;
}

/* The tree as typed. What is wrong with it is told with its place, where it has one. */
static ssk_status read_query(struct node **root, struct session *session, const char *query,
                             struct ssk_error *error)
{
    struct ssk_error reason;
    size_t place = SIZE_MAX;
    *root = NULL;
    ssk_status status = query_parse(root, query, strlen(query), &place, &reason);
    if (status == SSK_OK)
        status = check_fields(session, *root, &place, &reason);
    if (status == SSK_INPUT && place != SIZE_MAX)
        return ssk_fail(error, status, "character %zu of the query: %s", ssk_utf8_count(query, place) + 1,
                        reason.message);
    return status == SSK_OK ? SSK_OK : ssk_fail(error, status, "%s", reason.message);
}

ssk_status question_check(struct session *session, const char *query, struct ssk_error *error)
{
    struct node *root;
    ssk_status status = read_query(&root, session, query, error);
    node_free(root);
    return status;
}

ssk_status question_parse(struct node **root, struct session *session, const char *query,
                          struct ssk_error *error)
{
    ssk_status status = read_query(root, session, query, error);
    if (status == SSK_OK)
        status = query_expand(*root, session, error);
    if (status != SSK_OK) {
        node_free(*root);
        *root = NULL;
    }
    return status;
}

static struct filter filter_of(const struct ssk_option_list *list)
{
    return (struct filter){(const char *const *)list->items, list->count};
}

struct search question_search(const struct options *options, const struct node *root)
{
    struct search search = {
        .root = root,
        .filters.of = {[FIELD_MINISTRY] = filter_of(&options->ministries),
                       [FIELD_SECTION] = filter_of(&options->sections),
                       [FIELD_KIND] = filter_of(&options->kinds),
                       [FIELD_YEAR] = filter_of(&options->years),
                       [FIELD_GENRE] = filter_of(&options->genres),
                       [FIELD_DATE] = filter_of(&options->dates)},
        .explained = options->explain && !options->count,
        .only_ids = options->format == FORMAT_TREC && !options->group && !options->documents,
        .similar = options->similar,
        .offset = options->offset,
        .limit = options->count ? 0 : options->limit,
        .sort = options->sort,
    };
    memcpy(search.wants_facet, options->facets, sizeof search.wants_facet);
    return search;
}
