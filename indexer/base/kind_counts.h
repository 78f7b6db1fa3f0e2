/* Counts files by what their names end in. */
#ifndef SEISAKU_INDEXER_BASE_KIND_COUNTS_H
#define SEISAKU_INDEXER_BASE_KIND_COUNTS_H

#include <stdbool.h>
#include <stddef.h>

#include "indexer/base/string_map.h"
#include "seisaku/buffer.h"

struct kind_count {
    char *kind; /* ".docx"; "without ending" */
    size_t count;
};

/* Zero one before use; free it with kind_counts_free. */
struct kind_counts {
    struct kind_count *items;
    size_t count, capacity;
    struct string_map numbers; /* of the items by their kinds */
    size_t total;
};

/* Counts the file at `path`, whatever the case of its ending. Fails: false without memory. */
bool kind_counts_add(struct kind_counts *counts, const char *path);

/* Appends "2 .docx, 1 .xml", the most frequent first. */
void kind_counts_tell(struct kind_counts *counts, struct ssk_buffer *out);

void kind_counts_free(struct kind_counts *counts);

#endif
