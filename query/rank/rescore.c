/* Second-stage ranking: gathers the query's evidence once, then reads the texts of the best. */
#include "query/rank/rescore.h"

#include <stdlib.h>
#include <string.h>

#include "query/rank/evidence.h"
#include "query/rank/ties.h"
#include "query/session/ranking.h"
#include "query/session/statistics.h"
#include "seisaku/buffer.h"

struct gathering {
    struct session *session;
    struct evidence *evidence;
    struct ssk_folded folded; /* headings and text of a passage; or a word of the query */
    struct ssk_buffer texts;  /* headings and text, one behind the other */
    ssk_status status;
    struct ssk_error *error;
};

/* ------------------------------------------------------------------------------------------ the query */

/* A term's rarity; 0 also when it cannot be told. */
static double rarity_of(struct gathering *gathering, const char *term, size_t length)
{
    uint32_t frequency = 0;
    if (gathering->status == SSK_OK)
        gathering->status = session_frequency(&frequency, gathering->session, term, length, gathering->error);
    return gathering->status == SSK_OK ? session_rarity(gathering->session, frequency) : 0;
}

static double weigh_bigram(void *context, uint32_t first, uint32_t second)
{
    struct gathering *gathering = context;
    char bigram[16];
    uint32_t frequency = 0;
    size_t length = ssk_utf8_put(bigram, first);
    length += ssk_utf8_put(bigram + length, second);
    if (gathering->status == SSK_OK)
        gathering->status =
            session_bigram_frequency(&frequency, gathering->session, bigram, length, gathering->error);
    return gathering->status == SSK_OK ? session_rarity(gathering->session, frequency) : 0;
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
    double weight = rarity_of(gathering, term->text, term->length);
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
    evidence_add_text(gathering->evidence, typed->points, typed->point_count, weigh_bigram, gathering);
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

/* How many of the folded points come from the first `points` of the text. */
static size_t folded_from(const struct ssk_folded *folded, size_t points)
{
    size_t count = 0;
    while (count < folded->count && folded->starts[count] < points)
        count++;
    return count;
}

/* Headings and text of the passage, lent by the scratch. */
static ssk_status fold_text(struct folded_text *out, struct gathering *gathering, uint32_t docid,
                            struct ssk_error *error)
{
    struct session *session = gathering->session;
    struct ssk_buffer *texts = &gathering->texts;
    struct ssk_folded *folded = &gathering->folded;
    const struct ssk_block *block;
    size_t index;
    ssk_buffer_clear(texts);
    ssk_status status = session_block(&block, &index, session, docid, error);
    if (status == SSK_OK)
        status = ssk_block_heading(texts, block, index, error);
    if (status != SSK_OK)
        return status;
    size_t heading = ssk_utf8_count(ssk_buffer_string(texts), texts->length);
    const struct ssk_record *record = &block->records[index];
    ssk_buffer_append(texts, "", 1); /* NUL folds to one character of no word */
    ssk_buffer_append(texts, record->text, record->text_length);
    status = texts->failed ? SSK_MEMORY
                           : ssk_fold(session->dictionary->folder, SSK_FOLD_LITERAL, texts->data,
                                      texts->length, folded);
    if (status == SSK_OK)
        *out = (struct folded_text){folded->points, folded->count, folded_from(folded, heading)};
    return status;
}

static ssk_status add_evidence(struct gathering *gathering, struct ranked *ranked, struct ssk_error *error)
{
    struct text_cache *cache = gathering->session->texts;
    const struct folded_text *kept = text_cache_find(cache, ranked->docid);
    struct folded_text text;
    if (kept) {
        text = *kept;
    } else {
        ssk_status status = fold_text(&text, gathering, ranked->docid, error);
        if (status != SSK_OK)
            return status;
        text_cache_keep(cache, ranked->docid, &text);
    }
    ranked->score += evidence_score(gathering->evidence, text.points, text.count, text.heading);
    return SSK_OK;
}

static int by_score(const void *a, const void *b)
{
    const struct ranked *x = a, *y = b;
    if (x->score != y->score)
        return x->score < y->score ? 1 : -1;
    if (x->from_terms != y->from_terms)
        return x->from_terms < y->from_terms ? 1 : -1;
    return (x->place > y->place) - (x->place < y->place);
}

/* The scores so far, the greatest first. */
struct scores {
    double best[RANK_RESCORED];
    size_t count, wanted;
};

static void note_score(struct scores *so_far, double score)
{
    size_t at = so_far->count;
    if (so_far->count < so_far->wanted)
        so_far->count++;
    else if (!at-- || so_far->best[at] >= score)
        return;
    for (; at > 0 && so_far->best[at - 1] < score; at--)
        so_far->best[at] = so_far->best[at - 1];
    so_far->best[at] = score;
}

/* Whether a passage that has this score before its text is read stays behind the best whatever that shows. */
static bool stays_behind(const struct scores *so_far, double score, double most)
{
    const double rounding = 1e-6;
    return so_far->wanted && so_far->count == so_far->wanted &&
           score + most + rounding < so_far->best[so_far->count - 1];
}

/* Reads the texts of the first `count` as long as one of them may come under the first `wanted`; *read is how
 * many were. Where the last of them weighs as much as what is behind it, the documents' order decides. */
static ssk_status read_texts(size_t *read, struct gathering *gathering, struct best *best, size_t count,
                             size_t wanted)
{
    struct scores so_far = {.wanted = wanted < RANK_RESCORED ? wanted : RANK_RESCORED};
    const double most = evidence_most(gathering->evidence);
    const size_t last = ties_begin(best, count);
    ssk_status status = SSK_OK;
    size_t at = 0;
    for (; at < count && status == SSK_OK && !stays_behind(&so_far, best->items[at].score, most); at++) {
        if (at == last)
            status = ties_settle(best, at, best->count, at + 1, gathering->session, gathering->error);
        if (status == SSK_OK)
            status = add_evidence(gathering, &best->items[at], gathering->error);
        note_score(&so_far, best->items[at].score);
    }
    *read = at;
    return status;
}

ssk_status rescore(struct best *best, size_t wanted, struct session *session, const struct node *root,
                   struct ssk_error *error)
{
    struct gathering gathering = {.session = session,
                                  .evidence = evidence_new(session->mean_characters),
                                  .status = SSK_OK,
                                  .error = error};
    /* Evidence only adds: the others stay behind, in their order. */
    size_t read = 0, count = best->count < RANK_RESCORED ? best->count : RANK_RESCORED;
    if (!gathering.evidence)
        return ssk_no_memory(error);
    gather(&gathering, root);
    ssk_status status = gathering.status;
    if (status == SSK_OK)
        status = read_texts(&read, &gathering, best, count, wanted);
    if (status == SSK_OK && read)
        qsort(best->items, read, sizeof *best->items, by_score);
    if (status == SSK_OK)
        status = ties_settle(best, 0, read, wanted, session, error);
    ssk_folded_free(&gathering.folded);
    ssk_buffer_free(&gathering.texts);
    evidence_free(gathering.evidence);
    return status == SSK_MEMORY ? ssk_fail(error, status, "out of memory") : status;
}
