#include "query/track/text_changes.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "seisaku/array.h"

enum { CELLS_MOST = 16 << 20 };     /* of the table; a text of more is told as replaced as a whole */
static const double READABLE = 0.3; /* likeness; below it a text is told as replaced, too */

/* ------------------------------------------------------------------------------------------ words */

struct word {
    const char *text; /* as written, with the white space before it */
    size_t length;
    char *key;       /* folded */
    unsigned weight; /* letters and digits of the key */
};

struct words {
    const struct ssk_folder *folder;
    const char *text;
    size_t end; /* bytes taken so far */
    struct word *items;
    size_t count, capacity;
    bool failed;
};

static bool take_word(const struct ssk_morpheme *morpheme, void *context)
{
    struct words *words = context;
    size_t end = morpheme->start + morpheme->length;
    struct word word = {words->text + words->end, end - words->end, NULL, 0};
    word.key = ssk_fold_string(words->folder, SSK_FOLD_LITERAL, morpheme->surface, morpheme->length);
    words->failed = !word.key || !SSK_GROW(words->items, words->count, words->capacity);
    for (size_t byte = 0, length = words->failed ? 0 : strlen(word.key); byte < length;)
        word.weight += ssk_is_alnum(ssk_utf8_next(word.key, length, &byte));
    words->end = end;
    if (words->failed)
        free(word.key);
    else
        words->items[words->count++] = word;
    return !words->failed;
}

static bool read_words(struct words *words, struct ssk_tagger *tagger, const struct ssk_folder *folder,
                       const char *text)
{
    *words = (struct words){.folder = folder, .text = text};
    ssk_status status = ssk_tagger_walk(tagger, text, strlen(text), false, take_word, words);
    return status == SSK_OK && !words->failed;
}

static void free_words(struct words *words)
{
    for (size_t i = 0; i < words->count; i++)
        free(words->items[i].key);
    free(words->items);
}

static unsigned weight_of(const struct words *words)
{
    unsigned weight = 0;
    for (size_t i = 0; i < words->count; i++)
        weight += words->items[i].weight;
    return weight;
}

/* ------------------------------------------------------------------------------------------ the path */

struct comparison {
    struct words a, b;
    uint32_t *table; /* (a.count + 1) × (b.count + 1): the most weight that the words from there on share */
};

static uint32_t *cell(const struct comparison *both, size_t i, size_t j)
{
    return &both->table[i * (both->b.count + 1) + j];
}

static bool same_word(const struct comparison *both, size_t i, size_t j)
{
    return strcmp(both->a.items[i].key, both->b.items[j].key) == 0;
}

static bool fill(struct comparison *both)
{
    size_t m = both->a.count, n = both->b.count;
    both->table = calloc((m + 1) * (n + 1), sizeof *both->table);
    for (size_t i = m; both->table && i-- > 0;)
        for (size_t j = n; j-- > 0;) {
            uint32_t skip_a = *cell(both, i + 1, j), skip_b = *cell(both, i, j + 1);
            uint32_t best = skip_a > skip_b ? skip_a : skip_b;
            /* a mark weighs a little, so that it is kept where its words are */
            if (same_word(both, i, j)) {
                uint32_t keep = *cell(both, i + 1, j + 1) + both->a.items[i].weight * 4 + 1;
                best = keep > best ? keep : best;
            }
            *cell(both, i, j) = best;
        }
    return both->table != NULL;
}

/* Adds the word to the last change if that is of the kind. */
static bool put(struct text_changes *out, struct ssk_buffer *pending, enum change_kind kind,
                const struct word *word)
{
    struct change *last = out->count ? &out->items[out->count - 1] : NULL;
    bool goes_on = last && last->kind == kind, good = true;
    if (last && !goes_on)
        good = (last->text = ssk_buffer_detach(pending)) != NULL;
    if (!goes_on) {
        struct change *bigger = reallocarray(out->items, out->count + 1, sizeof *bigger);
        out->items = bigger ? bigger : out->items;
        good &= bigger != NULL;
        if (bigger)
            out->items[out->count++] = (struct change){kind, NULL};
    }
    ssk_buffer_append(pending, word->text, word->length);
    return good && !pending->failed;
}

/* What is left out is told before what takes its place. */
static bool walk(struct text_changes *out, const struct comparison *both, unsigned *kept)
{
    struct ssk_buffer pending = SSK_BUFFER_INIT;
    size_t m = both->a.count, n = both->b.count, i = 0, j = 0;
    bool done = true;
    while (done && (i < m || j < n)) {
        if (both->table && i < m && j < n && same_word(both, i, j) &&
            *cell(both, i, j) == *cell(both, i + 1, j + 1) + both->a.items[i].weight * 4 + 1) {
            *kept += both->a.items[i++].weight;
            done = put(out, &pending, CHANGE_KEPT, &both->b.items[j++]);
        } else if (i < m && (j == n || !both->table || *cell(both, i + 1, j) >= *cell(both, i, j + 1)))
            done = put(out, &pending, CHANGE_OUT, &both->a.items[i++]);
        else
            done = put(out, &pending, CHANGE_IN, &both->b.items[j++]);
    }
    if (out->count && !out->items[out->count - 1].text)
        done &= (out->items[out->count - 1].text = ssk_buffer_detach(&pending)) != NULL;
    ssk_buffer_free(&pending);
    return done;
}

ssk_status text_changes_find(struct text_changes *out, const struct ssk_dictionary *dictionary,
                             const char *earlier, const char *later)
{
    struct comparison both = {0};
    struct ssk_tagger *tagger = NULL;
    unsigned kept = 0;
    *out = (struct text_changes){0};
    bool done = ssk_tagger_new(&tagger, dictionary->model, NULL) == SSK_OK &&
                read_words(&both.a, tagger, dictionary->folder, earlier) &&
                read_words(&both.b, tagger, dictionary->folder, later);
    bool fits = done && (both.a.count + 1) * (both.b.count + 1) <= CELLS_MOST;
    done = done && (!fits || fill(&both)) && walk(out, &both, &kept);
    unsigned weight = done ? weight_of(&both.a) + weight_of(&both.b) : 0;
    double likeness = weight ? 2.0 * kept / weight : 0;
    if (done && both.table && likeness < READABLE) {
        free(both.table);
        both.table = NULL;
        text_changes_free(out);
        done = walk(out, &both, &kept);
    }
    out->likeness = likeness;
    free(both.table);
    free_words(&both.a);
    free_words(&both.b);
    ssk_tagger_free(tagger);
    return done ? SSK_OK : SSK_MEMORY;
}

void text_changes_free(struct text_changes *changes)
{
    for (size_t i = 0; i < changes->count; i++)
        free(changes->items[i].text);
    free(changes->items);
    *changes = (struct text_changes){0};
}
