/* A set of names in folded code points, walked one code point at a time: how a text is searched for
 * thousands of names at once. */
#ifndef SEISAKU_LIB_BASE_TRIE_H
#define SEISAKU_LIB_BASE_TRIE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct ssk_trie;

/* An empty trie, freed with ssk_trie_free. Fails: NULL without memory. */
struct ssk_trie *ssk_trie_new(void);
void ssk_trie_free(struct ssk_trie *trie);

/* Gives the name a value other than 0. Sets *previous (if not NULL) to the value it had, 0 if it is
 * new; one that it had stays. Fails: false without memory. */
bool ssk_trie_add(struct ssk_trie *trie, const uint32_t *points, size_t count, uint32_t value,
                  uint32_t *previous);

/* The node reached from `node` by one code point; 0 when no name goes on so. The walk starts at node
 * SSK_TRIE_ROOT. */
enum { SSK_TRIE_ROOT = 1 };
uint32_t ssk_trie_step(const struct ssk_trie *trie, uint32_t node, uint32_t point);

/* The value of the name that ends at the node; 0 when none does. */
uint32_t ssk_trie_value(const struct ssk_trie *trie, uint32_t node);

#endif
