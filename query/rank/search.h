/* Runs a query: hits in order, their exact number, counts by key. */
#ifndef SEISAKU_QUERY_RANK_SEARCH_H
#define SEISAKU_QUERY_RANK_SEARCH_H

#include "query/base/choices.h"
#include "query/match/build.h"
#include "query/verify/occurrences.h"
#include "seisaku/passage.h"

struct facet_count {
    char *value;    /* "" for passages without one */
    uint32_t count; /* passages; one owned by two ministries counts for both */
    uint32_t documents,
        of; /* of a rated search: theirs, and all passages with the value that pass the filters */
};

struct facet_counts {
    struct facet_count *items; /* by falling count, then by value */
    size_t count, capacity;
};

/* A term of the query that a hit has (schema.h says by its prefix what it is), owned. */
struct hit_term {
    char *term;
    double weight; /* what it gave to the score */
};

struct hit {
    uint32_t docid;
    size_t rank;  /* 1-based over all hits */
    double score; /* falls with the rank when sorted by relevance */
    struct ssk_passage passage;
    struct occurrences matches;
    double from_terms;      /* the part of the score that terms gave; the rest is what the text shows */
    bool explained;         /* the search is: */
    struct hit_term *terms; /* may be none */
    size_t term_count;
    struct ssk_passage
        *neighbours;      /* of the same document, in its order; NULL unless neighbours_read was called */
    size_t before, after; /* so many of them stand before and behind the passage */
};

struct search {
    /* what is asked for */
    const struct node *root; /* expanded; NULL for all passages */
    struct filters filters;
    const char *document; /* the doc_id that hits must have; NULL for any */
    const char *similar;  /* the id of a passage that hits must resemble, which ranks them; NULL for none */
    size_t offset, limit;
    enum sort_order sort;
    bool wants_facet[FACETS];
    bool explained; /* the hits' terms are wanted */
    bool unmarked;  /* the hits' matches are not needed, and stay empty */
    bool only_ids;  /* of the hits only the id and the score are wanted */
    /* what was found; freed by search_free */
    struct hit *hits;
    size_t hit_count;
    uint32_t total; /* of all hits; with only_ids and a ranking, of those that were found */
    struct facet_counts facets[FACETS];
    bool rated;             /* facets_rate was called: */
    uint32_t documents, of; /* of all hits, and all passages that pass the filters */
};

/* Fills the lower half from the upper. */
ssk_status search_run(struct search *search, struct session *session, struct ssk_error *error);

/* Frees what one hit holds. */
void hit_free(struct hit *hit);

/* Frees what was found; the struct can be run again. */
void search_free(struct search *search);

#endif
