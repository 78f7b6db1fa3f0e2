/* What folding knows: variants of characters. Private to lib/text. */
#ifndef SEISAKU_LIB_TEXT_FOLDER_H
#define SEISAKU_LIB_TEXT_FOLDER_H

#include <unicode/unorm2.h>

#include "seisaku/unicode.h"

enum { MARKS = 0x10000 };

/* One row of dict/variants.tsv. */
struct variant {
    uint32_t point, standard;
};

struct ssk_folder {
    const UNormalizer2 *normalizer;
    struct variant *variants; /* by rising point */
    size_t count, capacity;
    uint8_t marks[MARKS / 8]; /* a bit for the low 16 of each variant's point: most characters are none */
};

/* False for most characters that are no variant. */
static inline bool folder_may_vary(const struct ssk_folder *folder, uint32_t point)
{
    return folder->marks[point % MARKS / 8] >> point % 8 & 1;
}

/* Returns: the character that stands for this one in dict/variants.tsv; itself where it is no variant. */
uint32_t folder_standard(const struct ssk_folder *folder, uint32_t point);

#endif
