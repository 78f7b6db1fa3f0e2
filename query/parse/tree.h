/* The query as a tree. parse.c grows it from the user's string, expand.c adds what else a word may be called,
 * build.c turns it into Xapian's. */
#ifndef SEISAKU_QUERY_PARSE_TREE_H
#define SEISAKU_QUERY_PARSE_TREE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "seisaku/status.h"

enum node_kind {
    NODE_WORD,    /* a bare word: one concept in any of its spellings and names */
    NODE_LITERAL, /* "…": a string, exactly */
    NODE_REGEX,   /* /…/: a regular expression over the folded text */
    NODE_PREFIX,  /* 語*: words that begin so */
    NODE_SIMILAR, /* ~語: words spelt nearly so */
    NODE_FIELD,   /* field:value */
    NODE_JOIN,    /* side by side: --match decides */
    NODE_AND,
    NODE_OR,
    NODE_NOT, /* one child */
    NODE_NEAR /* children within `distance` words of each other, pairwise in order */
};

enum field {
    FIELD_MINISTRY,
    FIELD_SECTION,
    FIELD_KIND,
    FIELD_YEAR,
    FIELD_GENRE,
    FIELD_DATE,
    FIELD_ITEM,
    FIELD_TITLE,
    FIELD_SPEAKER,
    FIELD_ISSUER,
    FIELD_MENTIONS,
    FIELD_PUBLISHER,
    FIELD_PATH,
    FIELD_ID,
    FIELDS
};

/* "ministry", …; lent, constant. */
const char *field_name(enum field field);

/* Where a spelling comes from. */
enum origin { ORIGIN_TYPED, ORIGIN_TOPIC, ORIGIN_NEAR, ORIGIN_FORM };

/* A name within which another stands: 行政機関の保有する個人情報の保護に関する法律. */
struct longer_name {
    uint32_t *points; /* the literal folding, owned */
    size_t count;
    size_t before; /* points of it before the other's first */
};

/* One way in which a leaf's concept may be written in a text. */
struct spelling {
    char *text;         /* as typed, or the other name */
    size_t text_length; /* bytes */
    bool folded;        /* the text is its own literal folding */
    enum origin origin;
    char *topic;       /* canonical name of the topic that has it; NULL for other origins */
    unsigned edits;    /* ORIGIN_NEAR: from what was typed */
    char **terms;      /* its words in order, empty if it has none; see terms.h */
    uint32_t *offsets; /* position of each less that of the first */
    size_t term_count;
    char *whole;      /* the term of the compound that it is, spelt in one way and parted into these words;
                         NULL where it is none */
    uint32_t *points; /* the literal folding */
    size_t point_count;
    bool at_start; /* the string must begin where a word begins */
    bool at_end;   /* and end where one ends */
    bool open_end; /* … or, ending in a kanji, within a word that it is several words into */
    bool exact;    /* typed literally: only the string counts, not the terms */
    bool alone;    /* counts where no letter adjoins it: a law's whole name, not 同法施行令 */
    bool capitals; /* counts where the text has it in capitals: MDA, not mda */
    bool initial;  /* counts where the first letter is a capital: SOFA, Quad, not sofa */
    bool article;  /* cites an article: counts where no branch follows, 第27条の2 */
    struct longer_name *longer; /* names of others that have this one within them, and hide it; owned */
    size_t longer_count;
    double weight; /* 1 for what was typed */
};

struct text_matcher;

struct node {
    enum node_kind kind;
    enum field field;
    unsigned distance;
    size_t start, end;            /* bytes of the query string, for messages and --explain */
    char *text;                   /* of leaves */
    char *typed;                  /* of an expression that was typed as a word with wildcards; else NULL */
    struct text_matcher *matcher; /* of an expression, once expanded: see text_matcher.h */
    struct node **children;
    size_t count;
    struct spelling *spellings; /* of WORD, LITERAL, PREFIX, SIMILAR, and the title: field, once expanded */
    size_t spelling_count;
    bool joined; /* a WORD that spells out several words typed side by side (a topic's name) */
    bool alone;  /* a title: its name must stand alone */
    bool cited;  /* a WORD that cites an article, beside which its fields stand: see citations.h */
};

enum {
    QUERY_BYTES = 16384, /* longer ones are refused */
    QUERY_DEPTH = 64,    /* of brackets */
    QUERY_WORDS = 256,   /* words, strings and fields: each is looked up for itself */
    QUERY_SIMILAR = 8,   /* ~words */
    QUERY_NEAR = 1000    /* the largest distance */
};

/* Parses the string. Fails: SSK_INPUT: the message says what is wrong, *place (may be NULL) is the byte
 * where, its length for the end, and untouched when it is nowhere. */
ssk_status query_parse(struct node **out, const char *string, size_t length, size_t *place,
                       struct ssk_error *error);

/* A leaf with a copy of the text. Fails: NULL without memory. */
struct node *node_new(enum node_kind kind, const char *text, size_t length);
/* A node with one child, which it takes, also when it fails. Fails: NULL without memory. */
struct node *node_around(enum node_kind kind, struct node *child);
/* Adds a child behind the others; takes it, also when it fails. Fails: false without memory. */
bool node_add(struct node *parent, struct node *child);
void node_free(struct node *node);

#endif
