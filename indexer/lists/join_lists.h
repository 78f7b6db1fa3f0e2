/* The lists of bigrams of all parts joined, bigram by bigram, into the metadata of a database. */
#ifndef SEISAKU_INDEXER_LISTS_JOIN_LISTS_H
#define SEISAKU_INDEXER_LISTS_JOIN_LISTS_H

#include <stddef.h>
#include <stdint.h>

#include "seisaku/status.h"
#include "xapian_c.h"

/* A part's file of lists (bigram_lists.h), and the docid of its first passage in the segment. */
struct bigram_file {
    const char *path;
    uint32_t first;
};

/* Writes the lists of all files, which come in the order of their docids, as SSK_META_LIST and SSK_META_SHORT
 * have them. Fails: SSK_IO, SSK_MEMORY; SSK_OTHER when the writer fails. */
ssk_status bigrams_join(struct xap_writer *writer, const struct bigram_file *files, size_t count);

#endif
