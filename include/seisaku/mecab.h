/* Morphological analysis by MeCab. Only lib/dict/compounds.h includes <mecab.h>.
 *
 * A model is shared between threads; a tagger (with its lattice) belongs to one thread. */
#ifndef SEISAKU_MECAB_H
#define SEISAKU_MECAB_H

#include <stdbool.h>
#include <stddef.h>

#include "seisaku/status.h"

struct ssk_model;  /* dictionaries, loaded once */
struct ssk_tagger; /* one thread's lattice */

/* One morpheme. Its surface is lent until the tagger's next call. */
struct ssk_morpheme {
    const char *surface; /* in the text that was given; not NUL-terminated */
    size_t start;        /* byte offset in the text */
    size_t length;       /* bytes */
    const char *feature; /* IPADIC's comma-separated features, NUL-terminated; lives as long as the model */
    bool known;          /* from a dictionary, not guessed by character class */
    bool part;           /* a part of the whole that came before it (decompounding) */
};

/* The folder of IPADIC: $SEISAKU_MECAB_DIC, else where Debian has it. */
const char *ssk_model_folder(void);

/* Loads IPADIC in UTF-8 and the compiled user dictionaries, their paths as one row of CSV (NULL for none).
 * Checks the charset. Fails: SSK_NOT_FOUND (names the package to install), SSK_CORRUPT, SSK_MEMORY. */
ssk_status ssk_model_open(struct ssk_model **out, const char *user_dictionaries, struct ssk_error *error);
void ssk_model_free(struct ssk_model *model);

/* "mecab 0.996, ipadic utf8 …": for stamps and --version; lent, lives as long as the model. */
const char *ssk_model_version(const struct ssk_model *model);

ssk_status ssk_tagger_new(struct ssk_tagger **out, const struct ssk_model *model, struct ssk_error *error);
void ssk_tagger_free(struct ssk_tagger *tagger);

/* Calls `visit` for each morpheme in order; long text is cut at sentence ends, so any length goes.
 * With `parts`, a noun that consists of dictionary words is followed by these words, each marked
 * `part` (東京都民 is not, 経済産業省 → 経済 産業 省 is). A visit that returns false ends the walk.
 * Fails: SSK_MEMORY; SSK_OK otherwise. */
typedef bool (*ssk_morpheme_visit)(const struct ssk_morpheme *morpheme, void *context);
ssk_status ssk_tagger_walk(struct ssk_tagger *tagger, const char *text, size_t length, bool parts,
                           ssk_morpheme_visit visit, void *context);

/* The cost of the best path through the text (MeCab's units: lower reads better; roughly
 * -700 × log probability). 0 for an empty text. Text over about 1,000 bytes is not meant for it. */
long ssk_tagger_cost(struct ssk_tagger *tagger, const char *text, size_t length);

/* True when the whole text is one entry of the dictionary whose feature starts with `feature`. */
bool ssk_tagger_knows(struct ssk_tagger *tagger, const char *text, size_t length, const char *feature);

/* Calls `visit` with the feature of each entry of the dictionary that the whole text is. False when MeCab
 * would guess at words that begin where it does; then not all may have been visited. */
bool ssk_tagger_entries(struct ssk_tagger *tagger, const char *text, size_t length,
                        void (*visit)(const char *feature, void *context), void *context);

#endif
