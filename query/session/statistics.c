/* Statistics of the living. */
#include "query/session/statistics.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "query/session/ranking.h"
#include "seisaku/buffer.h"
#include "seisaku/schema.h"

/* ------------------------------------------------------------------------------------------ frequencies */

/* In how many dead passages the term is. */
static ssk_status lost(uint32_t *out, const struct session *session, const char *term, size_t length,
                       struct ssk_error *error)
{
    ssk_status status = SSK_OK;
    *out = 0;
    for (size_t i = 0; i < session->segment_count && session->mourning && status == SSK_OK; i++) {
        uint32_t count;
        status = ssk_segment_lost(&count, session->segments[i], term, length, error);
        *out += status == SSK_OK ? count : 0;
    }
    return status;
}

/* The frequency as Xapian has it, and the true one. */
static ssk_status both_frequencies(uint32_t *known, uint32_t *living, const struct session *session,
                                   const char *term, size_t length, struct ssk_error *error)
{
    uint32_t dead = 0;
    xap_status got = xap_db_term_freq(known, session->db, term, length);
    if (got != XAP_OK)
        return session_fail(session, got, xap_db_message(session->db), error);
    ssk_status status = *known ? lost(&dead, session, term, length, error) : SSK_OK;
    *living = *known - (dead < *known ? dead : *known);
    return status;
}

ssk_status session_frequency(uint32_t *out, struct session *session, const char *term, size_t length,
                             struct ssk_error *error)
{
    uint32_t known;
    return both_frequencies(&known, out, session, term, length, error);
}

/* In how many texts the bigram is, by the lists of all segments. */
static ssk_status count_listed(uint32_t *out, struct session *session, const char *bigram, size_t length,
                               struct ssk_error *error)
{
    char name[16] = "\001";
    uint32_t count = 0, dead = 0, one;
    ssk_status status = SSK_OK;
    memcpy(name + 1, bigram, length);
    for (size_t i = 0; i < session->segment_count && status == SSK_OK; i++) {
        status = ssk_segment_list_count(&one, session->segments[i], bigram, length, error);
        count += status == SSK_OK ? one : 0;
    }
    if (status == SSK_OK && count)
        status = lost(&dead, session, name, length + 1, error);
    *out = count - (dead < count ? dead : count);
    return status;
}

ssk_status session_bigram_frequency(uint32_t *out, struct session *session, const char *bigram, size_t length,
                                    struct ssk_error *error)
{
    if (text_cache_find_count(out, session->texts, bigram, length))
        return SSK_OK;
    ssk_status status = count_listed(out, session, bigram, length, error);
    if (status == SSK_OK)
        text_cache_keep_count(session->texts, bigram, length, *out);
    return status;
}

static double rarity(double passages, double frequency)
{
    double odds = (passages - frequency + 0.5) / (frequency + 0.5);
    return frequency > 0 ? log(odds < 2 ? odds * 0.5 + 1 : odds) : 0;
}

double session_rarity(const struct session *session, uint32_t frequency)
{
    return rarity(session->passages, frequency);
}

/* ------------------------------------------------------------------------------------------ weights */

/* Everything that Xapian knows, the dead among it. */
static ssk_status known_passages(uint32_t *out, const struct session *session, struct ssk_error *error)
{
    xap_status got = xap_db_doc_count(out, session->db);
    return got == XAP_OK ? SSK_OK : session_fail(session, got, xap_db_message(session->db), error);
}

/* k1 and b that make of Xapian's mean length the true one; and what that takes from every weight. */
static xap_status true_constants(double *k1, double *b, double *factor, const struct session *session)
{
    double mean = session->mean_length;
    *k1 = RANK_K1;
    *b = RANK_B;
    *factor = 1;
    if (!session->mourning || !session->passages)
        return XAP_OK;
    xap_status status = xap_db_average_length(&mean, session->db);
    double part = RANK_K1 * RANK_B * mean / session->mean_length;
    *k1 = RANK_K1 * (1 - RANK_B) + part;
    *b = part / *k1;
    *factor = (RANK_K1 + 1) / (*k1 + 1);
    return status;
}

xap_status session_set_weights(const struct session *session, struct xap_enquire *enquire)
{
    double k1, b, factor;
    xap_status status = true_constants(&k1, &b, &factor, session);
    return status == XAP_OK ? xap_enquire_set_bm25(enquire, k1, 0, 1, b, RANK_MIN_NORM) : status;
}

/* Scales *query by what makes of the rarity that Xapian sees the true one. */
static ssk_status correct(struct xap_query **query, const struct session *session, double known_frequency,
                          double frequency, struct ssk_error *error)
{
    uint32_t passages;
    double k1, b, factor, known, living = rarity(session->passages, frequency);
    struct xap_query *plain = *query;
    ssk_status status = known_passages(&passages, session, error);
    if (status != SSK_OK)
        return status;
    known = rarity(passages, known_frequency);
    xap_status got = true_constants(&k1, &b, &factor, session);
    if (got == XAP_OK && known > 0) {
        *query = NULL;
        got = xap_query_scale(query, plain, factor * living / known);
        xap_query_free(plain);
    }
    return got == XAP_OK ? SSK_OK : session_fail(session, got, "the query cannot be built", error);
}

/* A term as it is, and its frequencies, where they are needed. */
static ssk_status plain_term(struct xap_query **out, uint32_t *known, uint32_t *living,
                             const struct session *session, const char *term, size_t length,
                             struct ssk_error *error)
{
    *out = NULL;
    *known = *living = 0;
    xap_status made = xap_query_term(out, term, length, 1, 0);
    if (made != XAP_OK)
        return session_fail(session, made, "the query cannot be built", error);
    return session->mourning ? both_frequencies(known, living, session, term, length, error) : SSK_OK;
}

ssk_status session_term(struct xap_query **out, struct session *session, const char *term, size_t length,
                        struct ssk_error *error)
{
    uint32_t known, living;
    ssk_status status = plain_term(out, &known, &living, session, term, length, error);
    return status == SSK_OK && known ? correct(out, session, known, living, error) : status;
}

/* How many passages have one or the other, as Xapian estimates it for a SYNONYM of the two. */
static double either(double one, double other, double passages)
{
    return passages > 0 ? floor(one + other - one * other / passages + 0.5) : 0;
}

/* *query or the term, as one. Synonyms of two, one within the other, so that the estimate of their frequency
 * does not depend on how passages are spread over segments. */
static ssk_status add_synonym(struct xap_query **query, const struct session *session, struct xap_query *term,
                              struct ssk_error *error)
{
    struct xap_query *pair[] = {*query, term}, *both = NULL;
    xap_status made = xap_query_combine(&both, XAP_OP_SYNONYM, pair, 2, 0);
    if (made != XAP_OK) {
        xap_query_free(both);
        return session_fail(session, made, "the query cannot be built", error);
    }
    xap_query_free(*query);
    *query = both;
    return SSK_OK;
}

ssk_status session_word(struct xap_query **out, struct session *session, const char *word,
                        struct ssk_error *error)
{
    static const char *const fields[] = {SSK_TERM_HEADING, SSK_TERM_TITLE};
    uint32_t known, living, passages = 0;
    ssk_status status = plain_term(out, &known, &living, session, word, strlen(word), error);
    if (status == SSK_OK)
        status = known_passages(&passages, session, error);
    double all_known = known, all_living = living;
    for (size_t i = 0; i < sizeof fields / sizeof *fields && status == SSK_OK; i++) {
        struct ssk_buffer term = SSK_BUFFER_INIT;
        struct xap_query *query = NULL;
        ssk_buffer_printf(&term, "%s%s", fields[i], word);
        status = plain_term(&query, &known, &living, session, ssk_buffer_string(&term), term.length, error);
        if (status == SSK_OK)
            status = add_synonym(out, session, query, error);
        all_known = either(all_known, known, passages);
        all_living = either(all_living, living, session->passages);
        xap_query_free(query);
        ssk_buffer_free(&term);
    }
    return status == SSK_OK && session->mourning ? correct(out, session, all_known, all_living, error)
                                                 : status;
}
