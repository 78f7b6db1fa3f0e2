#include "query/match/estimate.h"

#include <math.h>
#include <string.h>

#include "query/session/statistics.h"

/* Of a long string so many bigrams are looked up. */
enum { BIGRAMS = 8 };

/* The rarest of its words. */
static ssk_status of_words(double *out, struct session *session, const struct spelling *spelling,
                           struct ssk_error *error)
{
    ssk_status status = SSK_OK;
    uint32_t frequency = 0;
    for (size_t i = 0; i < spelling->term_count && status == SSK_OK; i++) {
        const char *term = spelling->terms[i];
        status = session_frequency(&frequency, session, term, strlen(term), error);
        *out = fmin(*out, frequency);
    }
    return status;
}

/* The rarest of its bigrams. */
static ssk_status of_string(double *out, struct session *session, const struct spelling *spelling,
                            struct ssk_error *error)
{
    ssk_status status = SSK_OK;
    uint32_t frequency = 0;
    for (size_t i = 0; i + 1 < spelling->point_count && i < BIGRAMS && status == SSK_OK; i++) {
        char bigram[16];
        size_t length = ssk_utf8_put(bigram, spelling->points[i]);
        length += ssk_utf8_put(bigram + length, spelling->points[i + 1]);
        status = session_bigram_frequency(&frequency, session, bigram, length, error);
        *out = fmin(*out, frequency);
    }
    return status;
}

static ssk_status of_leaf(double *out, struct session *session, const struct node *leaf,
                          struct ssk_error *error)
{
    ssk_status status = SSK_OK;
    double sum = 0;
    for (size_t i = 0; i < leaf->spelling_count && status == SSK_OK; i++) {
        const struct spelling *spelling = &leaf->spellings[i];
        double least = INFINITY;
        status = spelling->term_count && !spelling->exact ? of_words(&least, session, spelling, error)
                                                          : of_string(&least, session, spelling, error);
        sum += least;
    }
    *out = leaf->spelling_count ? sum : INFINITY;
    return status;
}

ssk_status estimate_node(double *out, struct session *session, const struct node *node,
                         struct ssk_error *error)
{
    bool any = node->kind == NODE_OR || (node->kind == NODE_JOIN && session->match_any);
    ssk_status status = SSK_OK;
    if (node->kind == NODE_NOT || node->kind == NODE_REGEX || !node->count) {
        bool filters = node->kind == NODE_FIELD && node->field != FIELD_TITLE;
        *out = filters ? 0 : INFINITY;
        return filters || node->kind == NODE_NOT || node->kind == NODE_REGEX
                   ? SSK_OK
                   : of_leaf(out, session, node, error);
    }
    *out = any ? 0 : INFINITY;
    for (size_t i = 0; i < node->count && status == SSK_OK; i++) {
        double child;
        status = estimate_node(&child, session, node->children[i], error);
        *out = any ? *out + child : fmin(*out, child);
    }
    return status;
}
