/* A short string's morphemes with their readings. Private to query/forms. */
#ifndef SEISAKU_QUERY_FORMS_MORPHEMES_H
#define SEISAKU_QUERY_FORMS_MORPHEMES_H

#include <stdbool.h>
#include <stddef.h>

#include "query/session/session.h"
#include "seisaku/buffer.h"

enum { MORPHEMES = 12, READING = 64, WORD_LONGEST = 72 /* bytes */ };

struct morpheme {
    size_t start, length; /* bytes */
    size_t points;
    bool noun; /* known, and no name */
    bool known;
    bool nominal;          /* a noun of any kind, a prefix */
    bool continuative;     /* a verb as nouns are made of it: 刈り入れ */
    char reading[READING]; /* in hiragana; "" when there is none */
};

struct morphemes {
    struct morpheme items[MORPHEMES];
    size_t count;
};

/* Returns: false for a string that is longer than a word, or has more morphemes. */
bool morphemes_of(struct morphemes *out, struct session *session, const char *text, size_t length);

/* The morpheme that has the byte; NULL for none. */
const struct morpheme *morpheme_at(const struct morphemes *morphemes, size_t byte);

/* Whether the reading of the kanji at `byte` may be `kana`, by the morpheme's own: at its beginning where the
 * kanji is the first, at its end where it is the last. */
bool morpheme_reads(const struct morpheme *morpheme, size_t byte, const char *kana, size_t length);

/* The character at the byte, and the bytes of it. */
uint32_t character_at(const char *text, size_t byte, size_t *length);

/* *out becomes the text with `string` in place of the bytes from `start` to `end`. */
void put_in(struct ssk_buffer *out, const char *text, size_t start, size_t end, const char *string,
            size_t length);

#endif
