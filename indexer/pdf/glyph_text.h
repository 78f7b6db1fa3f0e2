/* What a character of a PDF's font stands for in text. */
#ifndef SEISAKU_INDEXER_PDF_GLYPH_TEXT_H
#define SEISAKU_INDEXER_PDF_GLYPH_TEXT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum {
    GLYPH_NONE = 0,     /* an ornament without words: left out */
    GLYPH_LOST = 0xfffd /* a character that the file does not name */
};

/* The code point that a reader sees for `point` of the font named `font` (NULL: unknown): pictures of
 * Wingdings and Symbol become the bullets and arrows they look like, CJK radicals the kanji,
 * vertical forms the upright signs, a non-breaking hyphen a hyphen. GLYPH_NONE or GLYPH_LOST where there is
 * none. */
uint32_t glyph_text(uint32_t point, const char *font);

#endif
