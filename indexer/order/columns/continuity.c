/* Prices of reading on, each string priced once. */
#include "indexer/order/columns/continuity.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "seisaku/unicode.h"

/* Six characters a side choose as well as sixteen do (measured), and cost a third. */
enum { CONTEXT = 8, CONTEXT_BYTES = 4 * CONTEXT, SLOTS = 1 << 15 };

/* Direct-mapped: a collision only prices a string again. */
struct priced {
    uint64_t key; /* 64 bits of hash stand for the string; 0 is an empty slot */
    long cost;
};

struct continuity {
    struct ssk_tagger *tagger;
    struct priced strings[SLOTS]; /* string -> MeCab's cost */
    struct priced pairs[SLOTS];   /* tail, head -> price */
};

struct continuity *continuity_new(struct ssk_tagger *tagger)
{
    struct continuity *continuity = calloc(1, sizeof *continuity);
    if (continuity)
        continuity->tagger = tagger;
    return continuity;
}

void continuity_free(struct continuity *continuity)
{
    free(continuity);
}

static uint64_t hash_on(uint64_t hash, const char *text, size_t length)
{
    for (size_t i = 0; i < length; i++)
        hash = (hash ^ (unsigned char)text[i]) * 1099511628211u;
    return hash ^ hash >> 29;
}

static uint64_t hash_of(const char *text, size_t length)
{
    uint64_t hash = hash_on(14695981039346656037u, text, length);
    return hash ? hash : 1;
}

static long cost_of(struct continuity *continuity, const char *text, size_t length)
{
    uint64_t key = hash_of(text, length);
    struct priced *slot = &continuity->strings[key % SLOTS];
    if (slot->key != key)
        *slot = (struct priced){key, ssk_tagger_cost(continuity->tagger, text, length)};
    return slot->cost;
}

/* The byte where the last CONTEXT characters begin, and where the first ones end. */
static size_t tail_start(const char *text, size_t length)
{
    size_t byte = length;
    for (int points = 0; byte > 0 && points < CONTEXT && length - byte < CONTEXT_BYTES - 4;) {
        byte--;
        points += ((unsigned char)text[byte] & 0xc0) != 0x80;
    }
    return byte;
}

static size_t head_end(const char *text, size_t length)
{
    size_t byte = 0;
    for (int points = 0; byte < length && points < CONTEXT && byte < CONTEXT_BYTES - 4; points++)
        ssk_utf8_next(text, length, &byte);
    return byte;
}

static long price(struct continuity *continuity, const char *tail, size_t tails, const char *head,
                  size_t heads)
{
    char joined[2 * CONTEXT_BYTES + 1];
    size_t length = tails;
    memcpy(joined, tail, tails);
    if (isalnum((unsigned char)tail[tails - 1]) && isalnum((unsigned char)head[0]))
        joined[length++] = ' ';
    memcpy(joined + length, head, heads);
    length += heads;
    return cost_of(continuity, joined, length) - cost_of(continuity, tail, tails) -
           cost_of(continuity, head, heads);
}

struct continuity_end continuity_tail(const char *text, size_t length)
{
    size_t start = tail_start(text, length);
    return (struct continuity_end){text + start, length - start, hash_of(text + start, length - start) * 31};
}

struct continuity_end continuity_head(const char *text, size_t length)
{
    size_t end = head_end(text, length);
    return (struct continuity_end){text, end, hash_of(text, end)};
}

long continuity_between(struct continuity *continuity, const struct continuity_end *tail,
                        const struct continuity_end *head)
{
    uint64_t key = tail->key ^ head->key;
    if (!tail->length || !head->length)
        return 0;
    struct priced *slot = &continuity->pairs[(key ^ key >> 32) % SLOTS];
    if (!key || slot->key != key)
        *slot = (struct priced){key, price(continuity, tail->text, tail->length, head->text, head->length)};
    return slot->cost;
}

long continuity_on(struct continuity *continuity, const char *a, size_t a_length, const char *b,
                   size_t b_length)
{
    struct continuity_end tail = continuity_tail(a, a_length), head = continuity_head(b, b_length);
    return continuity_between(continuity, &tail, &head);
}
