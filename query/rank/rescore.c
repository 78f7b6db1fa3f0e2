/* Second-stage ranking: gathers the query's evidence once, then reads the texts of the best. */
#include "query/rank/rescore.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "query/rank/evidence.h"
#include "query/session/ranking.h"
#include "seisaku/record.h"
#include "seisaku/schema.h"

struct gathering {
    struct session *session;
    struct evidence *evidence;
    struct ssk_folded folded; /* headings and text of a passage; or a word of the query */
    ssk_status status;
};

/* ------------------------------------------------------------------------------------------ the query */

/* Robertson's inverse document frequency, as Xapian's BM25 has it; 0 for a term that does not occur. */
static double inverse_frequency(struct session *session, const char *term, size_t length)
{
    uint32_t frequency = 0;
    if (xap_db_term_freq(&frequency, session->db, term, length) != XAP_OK || !frequency)
        return 0;
    double odds = (session->passages - frequency + 0.5) / (frequency + 0.5);
    return log(odds < 2 ? odds * 0.5 + 1 : odds);
}

static double weigh_bigram(void *context, uint32_t first, uint32_t second)
{
    struct session *session = context;
    char term[16] = SSK_TERM_BIGRAM;
    size_t length = 1;
    length += ssk_utf8_put(term + length, first);
    length += ssk_utf8_put(term + length, second);
    return inverse_frequency(session, term, length);
}

/* How much of a verb's surface is its stem: all but the kana at its end that conjugation changes. */
static size_t stem_of(const struct ssk_folded *surface)
{
    size_t count = surface->count;
    while (count > 1 && ssk_is_hiragana(surface->points[count - 1]) &&
           ssk_is_hiragana(surface->points[count - 2]))
        count--;
    if (count > 1 && ssk_is_hiragana(surface->points[count - 1]))
        count--;
    return count;
}

/* A word of the query: what it weighs, and the string that shows it. */
static void add_word(struct gathering *gathering, const char *text, const struct ssk_term *term)
{
    size_t length = strlen(text);
    size_t start = ssk_utf8_offset(text, length, term->start), end = ssk_utf8_offset(text, length, term->end);
    gathering->status = ssk_fold(gathering->session->dictionary->folder, SSK_FOLD_LITERAL, text + start,
                                 end - start, &gathering->folded);
    double weight = inverse_frequency(gathering->session, term->text, term->length);
    if (gathering->status != SSK_OK || weight <= 0)
        return;
    size_t points = term->kind == SSK_CLASS_VERB ? stem_of(&gathering->folded) : gathering->folded.count;
    evidence_add_string(gathering->evidence, evidence_add_word(gathering->evidence, weight),
                        gathering->folded.points, points);
}

static void add_typed(struct gathering *gathering, const struct spelling *typed)
{
    const struct ssk_term *terms;
    size_t count;
    gathering->status =
        ssk_analyze(gathering->session->analyzer, typed->text, strlen(typed->text), &terms, &count);
    for (size_t i = 0; i < count && gathering->status == SSK_OK; i++)
        if (terms[i].position && !terms[i].whole)
            add_word(gathering, typed->text, &terms[i]);
    evidence_add_text(gathering->evidence, typed->points, typed->point_count, weigh_bigram,
                      gathering->session);
}

/* All that was typed and is not refused. */
static void gather(struct gathering *gathering, const struct node *node)
{
    if (node->kind == NODE_NOT || node->kind == NODE_FIELD || gathering->status != SSK_OK)
        return;
    for (size_t i = 0; i < node->count; i++)
        gather(gathering, node->children[i]);
    if (node->spelling_count && !node->joined && gathering->status == SSK_OK)
        add_typed(gathering, &node->spellings[0]);
}

/* ------------------------------------------------------------------------------------------ the passages */

static ssk_status add_evidence(struct gathering *gathering, struct ranked *ranked, struct xap_mset *mset,
                               struct ssk_error *error)
{
    struct session *session = gathering->session;
    struct xap_document *document = NULL;
    struct ssk_record record;
    const char *data;
    size_t length, heading = 0;
    xap_status got = xap_mset_document(&document, mset, ranked->index);
    if (got == XAP_OK)
        got = xap_document_value(&data, &length, document, SSK_SLOT_RECORD);
    ssk_status status =
        got == XAP_OK ? SSK_OK
                      : session_fail(session, got, document ? xap_document_message(document) : "", error);
    if (status == SSK_OK)
        status = ssk_record_read(&record, data, length, error);
    if (status == SSK_OK)
        status = ssk_fold(session->dictionary->folder, SSK_FOLD_LITERAL, record.heading,
                          record.heading_length, &gathering->folded);
    heading = gathering->folded.count;
    /* Headings and text adjoin in the record but for a NUL, which folds to one character of no word. */
    if (status == SSK_OK)
        status = ssk_fold(session->dictionary->folder, SSK_FOLD_LITERAL, record.heading,
                          record.heading_length + 1 + record.text_length, &gathering->folded);
    if (status == SSK_OK)
        ranked->score +=
            evidence_score(gathering->evidence, gathering->folded.points, gathering->folded.count, heading);
    xap_document_free(document);
    return status;
}

static int by_score(const void *a, const void *b)
{
    const struct ranked *x = a, *y = b;
    if (x->score != y->score)
        return x->score < y->score ? 1 : -1;
    return (x->docid > y->docid) - (x->docid < y->docid);
}

ssk_status rescore(struct ranked *ranked, size_t count, struct session *session, const struct node *root,
                   struct xap_mset *mset, struct ssk_error *error)
{
    struct gathering gathering = {.session = session, .evidence = evidence_new(), .status = SSK_OK};
    if (!gathering.evidence)
        return ssk_fail(error, SSK_MEMORY, "out of memory");
    if (count > RANK_RESCORED) /* evidence only adds: the others stay behind, in their order */
        count = RANK_RESCORED;
    gather(&gathering, root);
    ssk_status status = gathering.status;
    for (size_t i = 0; i < count && status == SSK_OK; i++)
        status = add_evidence(&gathering, &ranked[i], mset, error);
    if (status == SSK_OK && count)
        qsort(ranked, count, sizeof *ranked, by_score);
    ssk_folded_free(&gathering.folded);
    evidence_free(gathering.evidence);
    return status == SSK_MEMORY ? ssk_fail(error, status, "out of memory") : status;
}
