/* How often each word stands in two corpora, or in a corpus and the neighbourhood of matches in it. */
#ifndef SEISAKU_QUERY_WORDS_WORD_TABLE_H
#define SEISAKU_QUERY_WORDS_WORD_TABLE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "query/session/session.h"

struct word_count {
    char *word;         /* its standard spelling, by which words are the same */
    char *shown;        /* as it was first seen; verbs in their base form */
    uint64_t counts[2]; /* how often it stands in either corpus */
    uint32_t passages;  /* of the first corpus that have it */
    uint32_t last;      /* scratch: the passage that had it last */
    uint64_t first;     /* the place where it was first seen */
};

struct word_table {
    struct word_count *words;
    size_t count, capacity;
    uint32_t *places; /* hash table of numbers into `words`, 1-based; 0 for none */
    size_t place_count;
    uint64_t totals[2];        /* words of either corpus in all */
    struct ssk_tagger *tagger; /* finds the base form of a verb; made when first needed */
};

/* One content word of a text and its place in code points. */
struct text_word {
    const char *word; /* lent until the next analysis */
    uint32_t start, end;
    bool inflected; /* a verb or an adjective: shown in its base form */
};

struct text_words {
    struct text_word *items;
    size_t count, capacity;
};

/* Fills `out` with the text's content words in their order: nouns, names, verbs, adjectives, adverbs; a
 * compound counts as one word. Numbers, affixes and function words are left out. Fails: SSK_MEMORY. */
ssk_status text_words_read(struct text_words *out, struct session *session, const char *text,
                           struct ssk_error *error);

/* A word of a text in corpus 0 or 1; passages are told apart by their numbers, which rise. */
struct word_place {
    const struct text_word *word;
    const char *text;
    int corpus;
    uint32_t passage, number; /* of the word in it */
};

/* Adds one to the word's count. Fails: false without memory. */
bool word_table_add(struct word_table *table, const struct session *session, const struct word_place *place);

/* Adds the counts of `other`, of other passages, which it empties. Fails: false without memory. */
bool word_table_take(struct word_table *table, struct word_table *other);

/* Puts the words in the order in which they were first seen; nothing may be added afterwards. */
void word_table_order(struct word_table *table);

void word_table_free(struct word_table *table);

#endif
