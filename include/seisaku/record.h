/* A passage as the index stores it: its headings and text first, so that verifying a literal and
 * rescoring read no JSON; then the other fields as JSON; then where its words begin.
 *
 *     heading NUL text NUL json NUL bounds
 *
 * `heading` is the section's title, a line end, and the document's title.
 * `bounds` has a bit for each code point of the text, least significant first: set where a morpheme or
 * a part of a compound begins, or where no word is. */
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
    const char *json;
    size_t json_length;
    const unsigned char *bounds;
    size_t bounds_length;
};

/* Appends the record of a passage whose text has these terms. */
ssk_status ssk_record_write(struct ssk_buffer *out, const struct ssk_passage *passage,
                            const struct ssk_term *terms, size_t count);

/* SSK_CORRUPT when the bytes are no record. */
ssk_status ssk_record_read(struct ssk_record *out, const char *data, size_t length, struct ssk_error *error);

/* The whole passage; free it with ssk_passage_free. */
ssk_status ssk_record_passage(struct ssk_passage *out, const struct ssk_record *record,
                              struct ssk_error *error);

/* True when a word begins at code point `point` of the text, or none is there, or the text ends. */
bool ssk_record_bound(const struct ssk_record *record, size_t point);

#endif
