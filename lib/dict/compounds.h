/* A tagger, and the parts of compound nouns that it finds. */
#ifndef SEISAKU_LIB_DICT_COMPOUNDS_H
#define SEISAKU_LIB_DICT_COMPOUNDS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "seisaku/buffer.h"

enum {
    PARTS = 12, /* a compound of more parts is left whole */
    WHOLE = 96, /* bytes; longer compounds are left whole */
    CACHE_SLOTS = 2048
};

struct part {
    uint8_t start, length;
    const char *feature; /* in the mapped dictionary: lives as long as the model */
};

/* The parts of one compound; direct-mapped by the hash of the whole. */
struct compound {
    uint8_t length; /* of the whole; 0 in an empty slot */
    uint8_t count;  /* 0: it has no parts */
    char whole[WHOLE];
    struct part parts[PARTS];
};

/* MeCab's own types are known to the adapters alone, mecab.c and compounds.c. */
struct mecab_node_t;

struct ssk_tagger {
    struct mecab_model_t *model;
    struct mecab_t *mecab;
    struct mecab_lattice_t *lattice; /* of the text that is walked */
    struct mecab_lattice_t *lookups; /* owns the nodes of dictionary look-ups */
    struct ssk_buffer sentence;      /* that the nodes of `lattice` stand in */
    struct ssk_buffer word;          /* that is looked up */
    struct compound *cache;
};

/* Whether a feature begins with the class, as in 名詞,接尾. */
bool feature_has_class(const char *feature, const char *class);

/* The parts of a noun, from the cache or found now; lent until the next call. Returns NULL when it can have
 * none. */
const struct compound *compound_parts(struct ssk_tagger *tagger, const struct mecab_node_t *node);

#endif
