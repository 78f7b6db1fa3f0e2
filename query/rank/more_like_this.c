/* Xapian's expansion: the words that a relevant passage has and others have not (Robertson, "On term
 * selection for query expansion", 1990), as a query. */
#include "query/rank/more_like_this.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "seisaku/buffer.h"
#include "seisaku/schema.h"

enum {
    WORDS = 40,     /* that say what a passage is about; with 20 short passages have as many in common */
    ID_BYTES = 239, /* of an id that are in its term */
};

struct inquiry {
    struct session *session;
    struct ssk_error *error;
    struct xap_query *self; /* the passage itself */
    struct xap_rset *passages;
    struct xap_enquire *enquire;
    struct xap_eset *words;
};

static ssk_status fail(struct inquiry *inquiry, xap_status status, const char *message)
{
    return session_fail(inquiry->session, status, message, inquiry->error);
}

/* ------------------------------------------------------------------------------------------ the passage */

static bool add_passage(void *context, uint32_t docid, uint32_t wdf, uint32_t length)
{
    (void)wdf, (void)length;
    return xap_rset_add_document(context, docid) == XAP_OK;
}

static ssk_status find_passage(struct inquiry *inquiry, const char *id)
{
    struct ssk_buffer term = SSK_BUFFER_INIT;
    size_t length = strlen(id);
    struct xap_db *db = inquiry->session->db;
    ssk_buffer_append_string(&term, SSK_TERM_ID);
    ssk_buffer_append(&term, id, length < ID_BYTES ? length : ID_BYTES);
    xap_status status = term.failed ? XAP_MEMORY : xap_rset_new(&inquiry->passages);
    if (status == XAP_OK)
        status = xap_query_term(&inquiry->self, term.data, term.length, 1, 0);
    if (status == XAP_OK)
        status = xap_db_visit_postings(db, term.data, term.length, add_passage, inquiry->passages);
    ssk_buffer_free(&term);
    if (status != XAP_OK)
        return fail(inquiry, status, xap_db_message(db));
    if (xap_rset_size(inquiry->passages))
        return SSK_OK;
    return ssk_fail(inquiry->error, SSK_INPUT,
                    "no passage has the id %s: seisaku-query -f jsonl prints the id of each hit", id);
}

/* ------------------------------------------------------------------------------------------ its words */

/* Words only: other terms begin with a capital letter. A number says little, and a word that is in no other
 * passage finds none. */
static bool is_telling(void *context, const char *term, size_t length)
{
    struct inquiry *inquiry = context;
    uint32_t passages = 0;
    size_t digits = 0;
    if (*term >= 'A' && *term <= 'Z')
        return false;
    while (digits < length && isdigit((unsigned char)term[digits]))
        digits++;
    return digits < length && xap_db_term_freq(&passages, inquiry->session->db, term, length) == XAP_OK &&
           passages > xap_rset_size(inquiry->passages);
}

static ssk_status find_words(struct inquiry *inquiry)
{
    xap_status status = xap_enquire_new(&inquiry->enquire, inquiry->session->db);
    if (status == XAP_OK)
        status = xap_enquire_eset(&inquiry->words, inquiry->enquire, WORDS, inquiry->passages,
                                  XAP_EXPAND_EXACT_FREQ, is_telling, inquiry);
    return status == XAP_OK
               ? SSK_OK
               : fail(inquiry, status, inquiry->enquire ? xap_enquire_message(inquiry->enquire) : "");
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
    uint32_t count = xap_eset_size(inquiry->words);
    double greatest = 1;
    tree->kind = NODE_OR;
    if (!(tree->children = calloc(count + 1, sizeof *tree->children)))
        return ssk_fail(inquiry->error, SSK_MEMORY, "out of memory");
    for (uint32_t i = 0; i < count; i++) {
        const char *term;
        size_t length;
        double weight;
        xap_status status = xap_eset_term(&term, &length, &weight, inquiry->words, i);
        if (status != XAP_OK)
            return fail(inquiry, status, xap_eset_message(inquiry->words));
        greatest = i == 0 ? weight : greatest;
        if (!(tree->children[tree->count] = word_node(term, length, weight / greatest)))
            return ssk_fail(inquiry->error, SSK_MEMORY, "out of memory");
        tree->count++;
    }
    return SSK_OK;
}

static xap_status weighed_term(struct xap_query **out, const struct spelling *spelling)
{
    struct xap_query *term = NULL;
    xap_status status = xap_query_term(&term, spelling->terms[0], strlen(spelling->terms[0]), 1, 0);
    if (status == XAP_OK)
        status = xap_query_scale(out, term, spelling->weight);
    xap_query_free(term);
    return status;
}

/* The passages of *query that have any of the tree's words, less the passage itself. */
static xap_status restrict_to(struct xap_query **query, const struct node *tree,
                              const struct inquiry *inquiry)
{
    struct xap_query **terms = calloc(tree->count + 1, sizeof(*terms)), *any = NULL, *others = NULL,
                     *restricted = NULL;
    xap_status status = terms ? XAP_OK : XAP_MEMORY;
    for (size_t i = 0; i < tree->count && status == XAP_OK; i++)
        status = weighed_term(&terms[i], &tree->children[i]->spellings[0]);
    if (status == XAP_OK)
        status = xap_query_combine(&any, XAP_OP_OR, terms, tree->count, 0);
    if (status == XAP_OK)
        status =
            xap_query_combine(&others, XAP_OP_AND_NOT, (struct xap_query *[]){*query, inquiry->self}, 2, 0);
    if (status == XAP_OK)
        status = xap_query_combine(&restricted, XAP_OP_FILTER, (struct xap_query *[]){any, others}, 2, 0);
    for (size_t i = 0; terms && i < tree->count; i++)
        xap_query_free(terms[i]);
    free(terms);
    xap_query_free(any);
    xap_query_free(others);
    if (status == XAP_OK) {
        xap_query_free(*query);
        *query = restricted;
    } else {
        xap_query_free(restricted);
    }
    return status;
}

ssk_status more_like_this(struct xap_query **query, struct node **words, struct session *session,
                          const char *id, struct ssk_error *error)
{
    struct inquiry inquiry = {.session = session, .error = error};
    *words = calloc(1, sizeof **words);
    ssk_status status = *words ? SSK_OK : ssk_fail(error, SSK_MEMORY, "out of memory");
    if (status == SSK_OK)
        status = find_passage(&inquiry, id);
    if (status == SSK_OK)
        status = find_words(&inquiry);
    if (status == SSK_OK)
        status = words_tree(&inquiry, *words);
    if (status == SSK_OK) {
        xap_status restricted = restrict_to(query, *words, &inquiry);
        if (restricted != XAP_OK)
            status = fail(&inquiry, restricted, "the query cannot be built");
    }
    xap_query_free(inquiry.self);
    xap_eset_free(inquiry.words);
    xap_enquire_free(inquiry.enquire);
    xap_rset_free(inquiry.passages);
    return status;
}
