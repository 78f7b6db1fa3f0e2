/* A segment of an index, to read: a Xapian database that never changes once it is published. schema.h says
 * what is where.
 *
 * Layout: the tag (a string with its NUL), the number of bits of an id's bucket, then of each part its
 * number, passages, code points of their texts, passages of a block, and the genre whose dictionary packs it.
 * The parts' documents follow each other; blocks are counted within a part.
 *
 * Passages that an update replaced or removed stay where they are, dead: a newer segment lists them, with
 * what they gave to the statistics: the sum of their lengths, the code points of their texts, and their
 * list (postings.h). So all that is told of an index is told of the living ones alone. */
#ifndef SEISAKU_SEGMENT_H
#define SEISAKU_SEGMENT_H

#include <stdbool.h>
#include <stdint.h>

#include "seisaku/compress.h"
#include "seisaku/passage_block.h"
#include "seisaku/postings.h"
#include "seisaku/status.h"
#include "xapian_c.h"

struct ssk_part {
    uint32_t number, first; /* docid */
    uint32_t passages;
    uint64_t characters;
    uint32_t per_block; /* passages */
    unsigned examples;  /* a genre */
};

struct ssk_cached_block;
struct list_cache;

struct ssk_segment {
    struct xap_db *db;
    char *name; /* a path, or remote://HOST:PORT: for messages */
    char *uuid, *tag;
    bool distant; /* searched by a server */
    bool newest;  /* the first that its index names: see schema.h; set by who opens indexes */
    uint32_t passages;
    uint64_t characters; /* code points of all texts */
    uint64_t length;     /* of all passages as Xapian counts it */
    struct ssk_part *parts;
    size_t part_count;
    unsigned id_bits;
    struct ssk_unpacker *unpackers[SSK_GENRES]; /* NULL until needed */
    struct ssk_cached_block **cache;
    struct list_cache *lists; /* NULL until needed */
    /* The dead, once ssk_segments_mourn was called: */
    struct ssk_docids dead;
    uint64_t dead_characters, dead_length;
    struct ssk_segment *state; /* the segment that tells of them; NULL when there are none */
};

/* Takes the database over. `name` is copied. Fails: SSK_CORRUPT and what else Xapian may answer. */
ssk_status ssk_segment_open(struct ssk_segment **out, struct xap_db *db, const char *name, bool distant,
                            struct ssk_error *error);
void ssk_segment_free(struct ssk_segment *segment);

/* A failure of Xapian with the segment. */
ssk_status ssk_segment_fail(const struct ssk_segment *segment, xap_status status, struct ssk_error *error);
/* Fails: SSK_CORRUPT: its metadata make no sense. */
ssk_status ssk_segment_corrupt(const struct ssk_segment *segment, struct ssk_error *error);

/* Finds out for each of the segments which passages are dead, by what the others tell; the newest list of a
 * segment is its longest. */
ssk_status ssk_segments_mourn(struct ssk_segment *const *segments, size_t count, struct ssk_error *error);

/* In how many dead passages of the segment the term is (of a bigram: 1 and the bigram). */
ssk_status ssk_segment_lost(uint32_t *out, struct ssk_segment *segment, const char *term, size_t length,
                            struct ssk_error *error);

/* The part of that number; NULL when there is none. */
const struct ssk_part *ssk_segment_part(const struct ssk_segment *segment, uint32_t number);

/* What unpacks the blocks of the part. Lent. */
ssk_status ssk_segment_unpacker(struct ssk_unpacker **out, struct ssk_segment *segment,
                                const struct ssk_part *part, struct ssk_error *error);

/* The block that holds the passage, and which of its passages that is. Lent until the next call. */
ssk_status ssk_segment_block(const struct ssk_block **out, size_t *index, struct ssk_segment *segment,
                             uint32_t docid, struct ssk_error *error);

/* Replaces the content of `out` by the bigram's list, which may be empty. */
ssk_status ssk_segment_list(struct ssk_buffer *out, struct ssk_segment *segment, const char *bigram,
                            size_t length, struct ssk_error *error);

/* In how many passages the bigram is, the dead among them. */
ssk_status ssk_segment_list_count(uint32_t *out, struct ssk_segment *segment, const char *bigram,
                                  size_t length, struct ssk_error *error);

/* Two words as one number, of which the upper half is no code point: a hash. Lists are not
 * verified: where an index lists n pairs, another pair has the number of one of them, and so its passages,
 * with a chance of n / 2^40, some 10^-7 for 79 MB of text. */
enum { SSK_PAIR_BITS = 42, SSK_PAIR_LEAST = 8 /* passages that a list has; a rarer pair has none */ };
uint64_t ssk_pair(const char *first, size_t first_length, const char *second, size_t second_length);

/* True for the number of a pair, false for two code points of 21 bits. */
bool ssk_is_pair(uint64_t number);

/* Replaces the content of `key`. */
void ssk_pair_key(struct ssk_buffer *key, uint64_t pair);

/* Fills `out` anew with the passages, dead ones among them, where a term at one position is the first word
 * and one at the next position the second, as ssk_analyze counts them; *listed is false, and nothing is
 * known, when they are too few to be listed. */
ssk_status ssk_segment_pair(struct ssk_docids *out, bool *listed, const struct ssk_segment *segment,
                            uint64_t pair, struct ssk_error *error);

/* Calls `visit` for the list of each bigram that begins with the character. A visit that returns false has no
 * memory. */
typedef bool (*ssk_list_visit)(void *context, const char *list, size_t length);
ssk_status ssk_segment_visit_lists(struct ssk_segment *segment, uint32_t point, ssk_list_visit visit,
                                   void *context, struct ssk_error *error);

/* The living passage with the id; 0 when there is none. */
ssk_status ssk_segment_find(uint32_t *docid, struct ssk_segment *segment, const char *id,
                            struct ssk_error *error);

/* The SSK_TERM_PLACE term that the passage has (replaces the content of `term`), and its SSK_SLOT_PLACE. */
void ssk_segment_place(struct ssk_buffer *term, unsigned char *slot, const struct ssk_segment *segment,
                       uint32_t docid);

/* ---- What writer and reader share ---- */

/* As above, of passage `number` (from 0) of a part. */
void ssk_place_term(struct ssk_buffer *term, unsigned char *slot, const char *tag, uint32_t part,
                    uint32_t number);

/* Writes the dictionaries that there are. */
xap_status ssk_examples_write(struct xap_writer *writer, const struct ssk_buffer examples[SSK_GENRES]);

/* Replaces the content of `key`. */
void ssk_block_key(struct ssk_buffer *key, uint32_t part, uint32_t block);

/* An id's hash, of which the first id_bits name the bucket; and the bucket's key. In a bucket each id has
 * the last 32 bits of its hash, four bytes, and its docid as a number. */
uint64_t ssk_id_hash(const char *id);
void ssk_bucket_key(struct ssk_buffer *key, uint64_t hash, unsigned bits);

/* ---- Values of passages, as SSK_SLOT_* hold them ----
 *
 * Each function appends; bytes sort as what they stand for. */

/* SSK_SLOT_ORDER, of passage `number` (from 1) of its document. */
void ssk_order_value(struct ssk_buffer *out, const char *doc_id, uint32_t number);

/* SSK_SLOT_YEAR, two bytes. */
void ssk_year_value(struct ssk_buffer *out, int year);

/* SSK_SLOT_DATE, three bytes: what is not said of the date sorts before what is. A bound may have a month or
 * a day that is greater than any. */
void ssk_date_value(struct ssk_buffer *out, const char *date);

/* SSK_SLOT_KEYS: a part of the segment, and a row of its table. */
void ssk_keys_value(struct ssk_buffer *out, uint32_t part, uint32_t row);

/* ---- Rows of keys: what passages are counted by ----
 *
 * Neighbours have the same keys, so a part has a table with each row once or a few times, in blocks of
 * passages (passage_block.h) that have keys and nothing else; and each passage has the number of its row. */

enum { SSK_KEY_ROWS = 32 /* in a block */ };

/* The passage's keys alone, lent from it: not to be freed. */
struct ssk_passage ssk_key_row(const struct ssk_passage *passage);

bool ssk_key_rows_equal(const struct ssk_passage *a, const struct ssk_passage *b);

/* The metadata key of a block of rows; replaces the content of `key`. */
void ssk_key_block_key(struct ssk_buffer *key, uint32_t part, uint32_t block);

/* The table of a part. Zero it; ssk_key_table_free at the end. The passages are lent until the next clear. */
struct ssk_key_table {
    struct ssk_passage rows[SSK_KEY_ROWS]; /* the last ones, row n at n % SSK_KEY_ROWS */
    uint32_t count;
    struct ssk_block_writer block; /* rows that are still to be written */
};

/* Whether the passage's keys are one of the last rows. */
bool ssk_key_table_find(uint32_t *row, const struct ssk_key_table *table, const struct ssk_passage *passage);

/* Adds its keys as a row, and to the block, which may not be full. */
uint32_t ssk_key_table_add(struct ssk_key_table *table, const struct ssk_passage *passage);

/* The number of the block of the last row. */
uint32_t ssk_key_table_block(const struct ssk_key_table *table);

void ssk_key_table_clear(struct ssk_key_table *table);
void ssk_key_table_free(struct ssk_key_table *table);

/* Reads rows of a segment; quick when they come in the order of their values. Zero it and give it the
 * segment; ssk_key_reader_free at the end. */
struct ssk_key_reader {
    struct ssk_segment *segment;
    bool open; /* the block is */
    uint32_t part, number;
    struct ssk_block block;
};

/* The row that an SSK_SLOT_KEYS names, to be freed with ssk_passage_free. Fails: SSK_CORRUPT, SSK_MEMORY and
 * what Xapian may answer. */
ssk_status ssk_key_read(struct ssk_passage *out, struct ssk_key_reader *reader, const char *value,
                        size_t length, struct ssk_error *error);
void ssk_key_reader_free(struct ssk_key_reader *reader);

#endif
