/* A passage as the index stores it. What searching reads is the record, a value; Xapian compresses a
 * document's data but not its values, and unpacking would take longer than all else that verifying a literal
 * does:
 *
 *     heading NUL text NUL bounds-length bounds words
 *
 * The other fields are JSON in the document's data, read for passages that are printed.
 *
 * `heading` is the section's title, a line end, and the document's title.
 * `bounds` has a bit for each code point of the text, least significant first: set where a morpheme or
 * a part of a compound begins, or where no word is.
 * `words` are the members of phrases by rising position: position and start, each less those of the
 * word before, and the length, in code points. Numbers are in base 128, the least significant seven
 * bits first, with the eighth bit set on all bytes but the last. */
#ifndef SEISAKU_RECORD_H
#define SEISAKU_RECORD_H

#include <stdbool.h>
#include <stddef.h>

#include "seisaku/buffer.h"
#include "seisaku/passage.h"
#include "seisaku/status.h"
#include "seisaku/terms.h"

/* A record taken apart; all lent from its bytes. */
struct ssk_record {
    const char *heading;
    size_t heading_length;
    const char *text;
    size_t text_length;
    const unsigned char *bounds;
    size_t bounds_length;
    const unsigned char *words;
    size_t words_length;
};

/* A word of a passage and its place. */
struct ssk_word {
    uint32_t position;
    uint32_t start, end; /* code points of the text */
};

/* The words of a passage, grown as needed: zero it once, free(items) at the end. */
struct ssk_words {
    struct ssk_word *items;
    size_t count, capacity;
};

/* Appends the record of a passage whose text has these terms; and its JSON without the text. */
ssk_status ssk_record_write(struct ssk_buffer *out, const struct ssk_passage *passage,
                            const struct ssk_term *terms, size_t count);

ssk_status ssk_record_json(struct ssk_buffer *out, const struct ssk_passage *passage);

/* SSK_CORRUPT when the bytes are no record. */
ssk_status ssk_record_read(struct ssk_record *out, const char *data, size_t length, struct ssk_error *error);

/* The whole passage from its record and its JSON; free it with ssk_passage_free. */
ssk_status ssk_record_passage(struct ssk_passage *out, const struct ssk_record *record, const char *json,
                              size_t json_length, struct ssk_error *error);

/* True when a word begins at code point `point` of the text, or none is there, or the text ends. */
bool ssk_record_bound(const struct ssk_record *record, size_t point);

/* Fills `out` anew. SSK_MEMORY, SSK_CORRUPT. */
ssk_status ssk_record_words(struct ssk_words *out, const struct ssk_record *record, struct ssk_error *error);

#endif
