/* Whether what a font writes is text, or the numbers of its glyphs: a font without a map of its characters.
 */
#ifndef SEISAKU_INDEXER_PDF_FONT_CODES_H
#define SEISAKU_INDEXER_PDF_FONT_CODES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* The code points of one font, counted as they come. Zeroed at first. */
struct font_codes {
    size_t all;
    size_t controls;     /* that no text has */
    size_t odd;          /* of scripts that hardly meet */
    uint32_t blocks;     /* which blocks of 256 or more those come from, hashed to a bit each */
    size_t high;         /* Latin letters and signs of U+00A1 to U+00FF */
    size_t pairs, rises; /* letters side by side; a small one before a capital */
    size_t signs;        /* of ASCII */
    uint64_t kinds;      /* of those signs, a bit each */
    size_t beyond; /* what Windows-1252 has at 0x80 to 0x9f, where Latin-1 has nothing: ™ Ÿ – ” */
    uint32_t rare; /* of those, the ones that no text of signs alone has, a bit each: ™ Ÿ › ˜ */
    uint32_t last;
};

void font_codes_add(struct font_codes *codes, uint32_t point);

/* Returns: false only on strong evidence; few characters are always text. */
bool font_codes_are_text(const struct font_codes *codes);

#endif
