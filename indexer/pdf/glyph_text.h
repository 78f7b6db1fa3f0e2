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
 * Wingdings and Symbol become the bullets and arrows they look like, CJK radicals the kanji, a
 * non-breaking hyphen a hyphen. GLYPH_NONE or GLYPH_LOST where there is none. */
uint32_t glyph_text(uint32_t point, const char *font);

/* Whether so many kinds of script stand among the code points that they are numbers of glyphs instead: a
 * font without a map. Counts them one by one into a zeroed struct. */
struct glyph_scripts {
    size_t odd, all;
    uint32_t blocks; /* which blocks of 256 or more odd ones come from, hashed to a bit each */
};
void glyph_scripts_add(struct glyph_scripts *scripts, uint32_t point);
bool glyph_scripts_clash(const struct glyph_scripts *scripts);

#endif
