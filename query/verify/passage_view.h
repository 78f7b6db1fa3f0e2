/* A passage's text made ready to look for words and strings in, and the list of what is found. */
#ifndef SEISAKU_QUERY_VERIFY_PASSAGE_VIEW_H
#define SEISAKU_QUERY_VERIFY_PASSAGE_VIEW_H

#include "query/session/session.h"
#include "seisaku/passage_block.h"

/* A word of a text and its place. */
struct word {
    uint32_t position;
    uint32_t start, end; /* code points of the text */
};

/* A text made ready to look in. Zero it before the first passage_view_open; reuse it; passage_view_free. */
struct passage_view {
    struct session *session;     /* lent */
    struct ssk_record record;    /* lent by the caller */
    struct ssk_folded folded;    /* its literal folding */
    bool placed;                 /* occurrences are to tell the positions of their words */
    struct ssk_segment *segment; /* that counts the words of the text; NULL when none does */
    uint32_t docid;              /* of the passage there */
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

/* Analyses the text unless that was done. Fails: SSK_MEMORY; SSK_MODIFIED or SSK_CORRUPT of the index. */
ssk_status passage_view_analyse(struct passage_view *view);

/* Fills view->positions with where the term stands, in rising order. Fails: as passage_view_analyse. */
ssk_status passage_view_find(struct passage_view *view, const char *term);

/* Returns: the word at the position, lent; NULL when none is. Order: after passage_view_analyse. */
const struct word *passage_view_word(const struct passage_view *view, uint32_t position);

/* Adds one. Fails: SSK_MEMORY. */
ssk_status occurrences_add(struct occurrences *out, struct occurrence occurrence);

#endif
