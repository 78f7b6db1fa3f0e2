/* The words that a passage has and others have not (Robertson, "On term selection for query expansion", 1990,
 * with the frequency within the passage as BM25 takes it), as a query. */
#include "query/rank/more_like_this.h"

#include <ctype.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "query/session/statistics.h"
#include "query/verify/candidates.h"

enum { WORDS = 40 }; /* that say what a passage is about; with 20 short passages have as many in common */

struct telling_word {
    const char *term; /* lent by the session's reader */
    size_t length;
    uint32_t times; /* in the passage */
    double weight;
};

struct inquiry {
    struct session *session;
    struct ssk_error *error;
    struct ssk_docids *selves; /* the passage itself, in every segment that has it */
    size_t found;
    struct ssk_segment *segment; /* the first of these */
    uint32_t docid;              /* and its id there */
    struct telling_word *words;
    size_t count;
};

static ssk_status fail(struct inquiry *inquiry, xap_status status, const char *message)
{
    return session_fail(inquiry->session, status, message, inquiry->error);
}

static ssk_status no_memory(struct inquiry *inquiry)
{
    return ssk_no_memory(inquiry->error);
}

/* ------------------------------------------------------------------------------------------ the passage */

static ssk_status find_passage(struct inquiry *inquiry, const char *id)
{
    struct session *session = inquiry->session;
    ssk_status status = SSK_OK;
    for (size_t i = 0; i < session->segment_count && status == SSK_OK; i++) {
        uint32_t docid;
        status = ssk_segment_find(&docid, session->segments[i], id, inquiry->error);
        if (status != SSK_OK || !docid)
            continue;
        if (!inquiry->found++) {
            inquiry->segment = session->segments[i];
            inquiry->docid = docid;
        }
        if (!ssk_docids_add(&inquiry->selves[i], docid))
            status = no_memory(inquiry);
    }
    if (status != SSK_OK || inquiry->found)
        return status;
    return ssk_fail(inquiry->error, SSK_INPUT,
                    "no passage has the id %s: seisaku-query -f jsonl prints the id of each hit", id);
}

/* ------------------------------------------------------------------------------------------ its words */

static int by_term(const void *a, const void *b)
{
    return strcmp(((const struct telling_word *)a)->term, ((const struct telling_word *)b)->term);
}

static int by_weight(const void *a, const void *b)
{
    const struct telling_word *x = a, *y = b;
    return x->weight != y->weight ? (x->weight < y->weight) - (x->weight > y->weight) : by_term(b, a);
}

/* Each word once, and how often it stands there. */
static void count_words(struct inquiry *inquiry)
{
    size_t kept = 0;
    if (inquiry->count)
        qsort(inquiry->words, inquiry->count, sizeof *inquiry->words, by_term);
    for (size_t i = 0; i < inquiry->count; i++)
        if (kept && strcmp(inquiry->words[kept - 1].term, inquiry->words[i].term) == 0)
            inquiry->words[kept - 1].times++;
        else
            inquiry->words[kept++] = inquiry->words[i];
    inquiry->count = kept;
}

static ssk_status read_words(struct inquiry *inquiry)
{
    const struct ssk_block *block;
    const struct ssk_term *terms;
    struct ssk_analyzer *reader;
    size_t index, count;
    ssk_status status = ssk_segment_block(&block, &index, inquiry->segment, inquiry->docid, inquiry->error);
    if (status == SSK_OK)
        status = session_reader(&reader, inquiry->session, inquiry->error);
    if (status == SSK_OK)
        status = ssk_analyze(reader, block->records[index].text, block->records[index].text_length, &terms,
                             &count);
    if (status != SSK_OK)
        return status;
    if (!(inquiry->words = calloc(count + 1, sizeof *inquiry->words)))
        return no_memory(inquiry);
    for (size_t i = 0; i < count; i++)
        if (terms[i].length)
            inquiry->words[inquiry->count++] = (struct telling_word){terms[i].text, terms[i].length, 1, 0};
    count_words(inquiry);
    return SSK_OK;
}

/* A number says little. */
static bool is_number(const struct telling_word *word)
{
    size_t digits = 0;
    while (digits < word->length && isdigit((unsigned char)word->term[digits]))
        digits++;
    return digits == word->length;
}

/* The weight of a word that `passages` have; 0 for one that finds no other. */
static double weight_of(const struct inquiry *inquiry, const struct telling_word *word, uint32_t passages,
                        double relative_length)
{
    if (passages <= inquiry->found)
        return 0;
    double others = inquiry->session->passages - passages;
    double odds = 1.5 * (others + 0.5) / (0.5 * (passages - 0.5));
    return log(odds < 2 ? odds * 0.5 + 1 : odds) * 2 * word->times / (relative_length + word->times);
}

/* Leaves the words that tell most. */
static ssk_status weigh_words(struct inquiry *inquiry)
{
    uint32_t length = 0, passages;
    size_t kept = 0;
    struct session *session = inquiry->session;
    xap_status got = xap_db_doc_length(&length, inquiry->segment->db, inquiry->docid);
    if (got != XAP_OK)
        return ssk_segment_fail(inquiry->segment, got, inquiry->error);
    double relative = session->mean_length > 0 ? length / session->mean_length : 1;
    for (size_t i = 0; i < inquiry->count; i++) {
        struct telling_word word = inquiry->words[i];
        ssk_status status = session_frequency(&passages, session, word.term, word.length, inquiry->error);
        if (status != SSK_OK)
            return status;
        word.weight = is_number(&word) ? 0 : weight_of(inquiry, &word, passages, relative);
        if (word.weight > 0)
            inquiry->words[kept++] = word;
    }
    if (kept)
        qsort(inquiry->words, kept, sizeof *inquiry->words, by_weight);
    inquiry->count = kept < WORDS ? kept : WORDS;
    return SSK_OK;
}

/* ------------------------------------------------------------------------------------------ the query */

/* The word as a leaf that is its term alone: its text need not be what a text would have. */
static struct node *word_node(const char *term, size_t length, double weight)
{
    struct node *node = node_new(NODE_WORD, term, length);
    if (!node || !(node->spellings = calloc(1, sizeof *node->spellings)))
        goto failed;
    struct spelling *spelling = node->spellings;
    node->spelling_count = 1;
    *spelling = (struct spelling){.text = strndup(term, length),
                                  .terms = calloc(1, sizeof *spelling->terms),
                                  .offsets = calloc(1, sizeof *spelling->offsets),
                                  .weight = weight};
    if (!spelling->text || !spelling->terms || !spelling->offsets)
        goto failed;
    if (!(spelling->terms[0] = strndup(term, length)))
        goto failed;
    spelling->term_count = 1;
    return node;
failed:
    node_free(node);
    return NULL;
}

/* The words with their weights, the greatest being 1. */
static ssk_status words_tree(struct inquiry *inquiry, struct node *tree)
{
    tree->kind = NODE_OR;
    if (!(tree->children = calloc(inquiry->count + 1, sizeof *tree->children)))
        return no_memory(inquiry);
    for (size_t i = 0; i < inquiry->count; i++) {
        const struct telling_word *word = &inquiry->words[i];
        struct node *node = word_node(word->term, word->length, word->weight / inquiry->words[0].weight);
        if (!node)
            return no_memory(inquiry);
        tree->children[tree->count++] = node;
    }
    return SSK_OK;
}

static ssk_status weighed_term(struct xap_query **out, struct inquiry *inquiry,
                               const struct spelling *spelling)
{
    struct xap_query *term = NULL;
    ssk_status status =
        session_term(&term, inquiry->session, spelling->terms[0], strlen(spelling->terms[0]), inquiry->error);
    if (status == SSK_OK) {
        xap_status scaled = xap_query_scale(out, term, spelling->weight);
        status = scaled == XAP_OK ? SSK_OK : fail(inquiry, scaled, "the query cannot be built");
    }
    xap_query_free(term);
    return status;
}

/* Any of the words, as a query. */
static ssk_status any_word(struct xap_query **out, struct inquiry *inquiry, const struct node *tree)
{
    struct xap_query **terms = calloc(tree->count + 1, sizeof(*terms));
    ssk_status status = terms ? SSK_OK : no_memory(inquiry);
    for (size_t i = 0; i < tree->count && status == SSK_OK; i++)
        status = weighed_term(&terms[i], inquiry, &tree->children[i]->spellings[0]);
    if (status == SSK_OK) {
        xap_status made = xap_query_combine(out, XAP_OP_OR, terms, tree->count, 0);
        status = made == XAP_OK ? SSK_OK : fail(inquiry, made, "the query cannot be built");
    }
    for (size_t i = 0; terms && i < tree->count; i++)
        xap_query_free(terms[i]);
    free(terms);
    return status;
}

/* The hits that have any of the tree's words, less the passage itself. */
static ssk_status restrict_to(struct built *built, struct inquiry *inquiry, const struct node *tree)
{
    struct xap_query *any = NULL, *self = NULL, *others = NULL, *restricted = NULL;
    ssk_status status = any_word(&any, inquiry, tree);
    if (status == SSK_OK)
        status = candidates_query(&self, inquiry->session, inquiry->selves, inquiry->error);
    xap_status made = XAP_OK;
    if (status == SSK_OK)
        made = xap_query_combine(&others, XAP_OP_AND_NOT, (struct xap_query *[]){built->hits, self}, 2, 0);
    if (status == SSK_OK && made == XAP_OK)
        made = xap_query_combine(&restricted, XAP_OP_FILTER, (struct xap_query *[]){any, others}, 2, 0);
    if (status == SSK_OK && made != XAP_OK)
        status = fail(inquiry, made, "the query cannot be built");
    xap_query_free(any);
    xap_query_free(self);
    xap_query_free(others);
    if (status != SSK_OK) {
        xap_query_free(restricted);
        return status;
    }
    built_free(built);
    *built = (struct built){.hits = restricted, .weighs = true};
    return SSK_OK;
}

ssk_status more_like_this(struct built *built, struct node **words, struct session *session, const char *id,
                          struct ssk_error *error)
{
    struct inquiry inquiry = {.session = session,
                              .error = error,
                              .selves = calloc(session->segment_count + 1, sizeof *inquiry.selves)};
    *words = calloc(1, sizeof **words);
    ssk_status status = *words && inquiry.selves ? SSK_OK : no_memory(&inquiry);
    if (status == SSK_OK)
        status = find_passage(&inquiry, id);
    if (status == SSK_OK)
        status = read_words(&inquiry);
    if (status == SSK_OK)
        status = weigh_words(&inquiry);
    if (status == SSK_OK)
        status = words_tree(&inquiry, *words);
    if (status == SSK_OK)
        status = restrict_to(built, &inquiry, *words);
    for (size_t i = 0; inquiry.selves && i < session->segment_count; i++)
        ssk_docids_free(&inquiry.selves[i]);
    free(inquiry.selves);
    free(inquiry.words);
    return status;
}
