/* Kana that stand for a kanji within a word (皮ふ 皮膚), and okurigana that may be left out behind one
 * (座込み 座り込み): dict/readings.tsv, whose head describes the format, and the user's own file of that
 * name. Only queries read them. */
#ifndef SEISAKU_QUERY_SESSION_READINGS_H
#define SEISAKU_QUERY_SESSION_READINGS_H

#include <stdbool.h>
#include <stddef.h>

#include "seisaku/status.h"

struct readings;

/* A kanji's row; strings are lent, with blanks between readings, empty for none. */
struct reading_row {
    const char *kana, *endings;
    size_t kana_length, endings_length;
};

/* Opens the shipped file, and the user's where it is; a wrong line of the latter is told and left out. Fails:
 * SSK_NOT_FOUND, SSK_IO, SSK_INPUT, SSK_MEMORY. */
ssk_status readings_open(struct readings **out, struct ssk_error *error);
void readings_free(struct readings *readings);

/* The checksum of both files, of SSK_CHECKSUM_SIZE bytes. */
void readings_checksum(char *out, const struct readings *readings);

/* The row of the kanji, `length` bytes; false when there is none. */
bool readings_of(const struct readings *readings, const char *kanji, size_t length, struct reading_row *out);

/* Takes a kanji; other than SSK_OK ends the visits. */
typedef ssk_status (*reading_visit)(const char *kanji, size_t length, void *context);

/* Calls `visit` with each kanji that has the kana as one of its readings; returns what that returns. */
ssk_status readings_kanji(const struct readings *readings, const char *kana, size_t length,
                          reading_visit visit, void *context);

/* The next of the strings between blanks, behind which *at moves; false at the end. */
bool readings_next(const char **at, const char *end, const char **string, size_t *length);

#endif
