/* Where a leaf's words and strings stand in one passage: for highlights, NEAR and concordances. */
#ifndef SEISAKU_QUERY_MATCH_OCCURRENCES_H
#define SEISAKU_QUERY_MATCH_OCCURRENCES_H

#include "query/language/tree.h"
#include "query/session/session.h"
#include "seisaku/passage_block.h"

/* A word of a text and its place. */
struct word {
    uint32_t position;
    uint32_t start, end; /* code points of the text */
};

/* A text made ready to look in. Zero it before the first passage_view_open; reuse it; passage_view_free. */
struct passage_view {
    struct session *session;  /* lent */
    struct ssk_record record; /* lent by the caller */
    struct ssk_folded folded; /* its literal folding */
    bool placed;              /* occurrences are to tell the positions of their words */
    uint32_t docid;           /* of the passage whose text it is; 0 when the index does not count it */
    /* Its words, once asked for: analysed anew, as the index keeps no positions. */
    bool analysed;
    const struct ssk_term *terms; /* lent by the session's reader, until the next text */
    size_t term_count;
    struct word *words; /* the members of phrases, by position */
    size_t word_count, word_capacity;
    uint32_t *positions; /* scratch: where a term stands */
    size_t position_count, position_capacity;
};

struct occurrence {
    uint32_t start, end;  /* code points of the text */
    uint32_t first, last; /* positions of its words */
};

/* The occurrences of a whole query: grown by occurrences_*, freed by the caller with free(items). */
struct occurrences {
    struct occurrence *items;
    size_t count, capacity;
};

ssk_status passage_view_open(struct passage_view *view, struct session *session,
                             const struct ssk_record *record, struct ssk_error *error);
void passage_view_free(struct passage_view *view);

/* Whether the spelling's words stand together somewhere in the text. Fails as occurrences_of_leaf. */
ssk_status phrase_stands(bool *stands, struct passage_view *view, const struct spelling *spelling);

/* Adds where the spelling's words stand together, unsorted. As below. */
ssk_status occurrences_of_phrase(struct occurrences *out, struct passage_view *view,
                                 const struct spelling *spelling);

/* Adds every occurrence of the leaf, spelling by spelling, unsorted. With --match=any each word of a bare
 * word counts alone. SSK_MEMORY; SSK_MODIFIED or SSK_CORRUPT of the
 * index. */
ssk_status occurrences_of_leaf(struct occurrences *out, struct passage_view *view, const struct node *leaf,
                               bool match_any);

/* Adds those of every leaf below `node` that is not negated and not a field; then sorts by start and merges
 * those that overlap. */
ssk_status occurrences_of_query(struct occurrences *out, struct passage_view *view, const struct node *node,
                                bool match_any);

#endif
