/* What evidence.c knows of a query, in tables that evidence_score.c looks up for each character of a text. */
#ifndef SEISAKU_QUERY_RANK_EVIDENCE_TABLES_H
#define SEISAKU_QUERY_RANK_EVIDENCE_TABLES_H

#include <stdbool.h>

#include "query/rank/evidence.h"

enum {
    WORDS = 64,
    STRINGS = 128,
    STRING_POINTS = 24,
    BIGRAMS = 512,
    RUNS = 512,
    RUN_POINTS = 5,
    CHARACTERS = 128,
    SLOTS = 2048 /* of each hash table; a power of two, well above the entries */
};

/* A string of a word; `next` links those that begin alike. */
struct string {
    uint32_t points[STRING_POINTS];
    size_t count;
    int word, next;
};

struct bigram {
    uint32_t first, second;
    double weight;     /* 0 for one that strings hang on and the query's text does not have */
    double frequent;   /* what it weighs by its frequency: its rarity, as often as it was typed */
    int strings, runs; /* that begin with it; -1 for none */
};

struct run {
    uint32_t points[RUN_POINTS];
    double weight;
    int next;
};

struct character {
    uint32_t point;
    bool kanji;  /* of the query's text */
    int strings; /* of one character */
};

struct evidence {
    double weights[WORDS], total_words, total_bigrams;
    double mean; /* characters of a text */
    struct string strings[STRINGS];
    struct bigram bigrams[BIGRAMS];
    struct run runs[RUNS];
    struct character characters[CHARACTERS];
    int words, string_count, bigram_count, run_count, character_count;
    int16_t bigram_slots[SLOTS], character_slots[SLOTS]; /* numbers, -1 in empty slots */
};

/* The slot of a bigram: that holds it, or the empty one where it belongs. */
static inline unsigned bigram_slot(const struct evidence *evidence, uint32_t first, uint32_t second)
{
    unsigned slot = (first * 2654435761u ^ second * 40503u) >> 11;
    for (;; slot++) {
        int at = evidence->bigram_slots[slot %= SLOTS];
        if (at < 0 || (evidence->bigrams[at].first == first && evidence->bigrams[at].second == second))
            return slot;
    }
}

static inline unsigned character_slot(const struct evidence *evidence, uint32_t point)
{
    unsigned slot = point * 2654435761u >> 21;
    for (;; slot++) {
        int at = evidence->character_slots[slot %= SLOTS];
        if (at < 0 || evidence->characters[at].point == point)
            return slot;
    }
}

#endif
