#include "query/show/kwic_order.h"

#include <stdlib.h>
#include <string.h>

#include "seisaku/array.h"

/* ------------------------------------------------------------------------------------------ words */

struct span {
    size_t start, end;
};

/* The words of a context; marks are none. */
struct spans {
    struct span *items;
    size_t count, capacity;
    bool failed;
};

static bool take_word(const struct ssk_morpheme *morpheme, void *context)
{
    struct spans *spans = context;
    bool letters = false;
    for (size_t byte = 0; byte < morpheme->length;)
        letters |= ssk_is_alnum(ssk_utf8_next(morpheme->surface, morpheme->length, &byte));
    if (!letters)
        return true;
    spans->failed = !SSK_GROW(spans->items, spans->count, spans->capacity);
    if (!spans->failed)
        spans->items[spans->count++] = (struct span){morpheme->start, morpheme->start + morpheme->length};
    return !spans->failed;
}

/* The words from number `word` on, away from the match, a blank between. */
static char *words_from(const char *text, struct ssk_tagger *tagger, size_t word, bool backwards)
{
    struct spans spans = {0};
    struct ssk_buffer out = SSK_BUFFER_INIT;
    ssk_status status = ssk_tagger_walk(tagger, text, strlen(text), false, take_word, &spans);
    for (size_t i = word ? word - 1 : 0; i < spans.count; i++) {
        const struct span *span = &spans.items[backwards ? spans.count - 1 - i : i];
        ssk_buffer_append(&out, text + span->start, span->end - span->start);
        ssk_buffer_append_char(&out, ' ');
    }
    out.failed |= spans.failed || status != SSK_OK;
    free(spans.items);
    return ssk_buffer_detach(&out);
}

/* ------------------------------------------------------------------------------------------ sorting */

struct keyed {
    struct kwic_row row;
    char *key;
    size_t place;
};

static int by_key(const void *a, const void *b)
{
    const struct keyed *x = a, *y = b;
    int order = strcmp(x->key, y->key);
    return order ? order : (x->place > y->place) - (x->place < y->place);
}

static bool make_key(struct keyed *keyed, const struct kwic_order *order, struct ssk_tagger *tagger,
                     const struct ssk_collator *collator)
{
    bool left = order->sort == KWIC_LEFT;
    char *words = words_from(left ? keyed->row.left : keyed->row.right, tagger, order->word, left);
    if (words && collator) {
        keyed->key = ssk_collation_key(collator, words);
        free(words);
    } else
        keyed->key = words;
    return keyed->key != NULL;
}

static ssk_status sort_rows(struct kwic *kwic, const struct kwic_order *order, struct ssk_tagger *tagger,
                            const struct ssk_collator *collator)
{
    struct keyed *keyed = calloc(kwic->count + 1, sizeof *keyed);
    bool done = keyed != NULL;
    for (size_t i = 0; i < kwic->count && done; i++) {
        keyed[i] = (struct keyed){kwic->rows[i], NULL, i};
        done = make_key(&keyed[i], order, tagger, collator);
    }
    if (done && kwic->count)
        qsort(keyed, kwic->count, sizeof *keyed, by_key);
    for (size_t i = 0; i < kwic->count && done; i++)
        kwic->rows[i] = keyed[i].row;
    for (size_t i = 0; keyed && i < kwic->count; i++)
        free(keyed[i].key);
    free(keyed);
    return done ? SSK_OK : SSK_MEMORY;
}

ssk_status kwic_sort_words(struct kwic *kwic, const struct kwic_order *order,
                           const struct ssk_dictionary *dictionary, struct ssk_error *error)
{
    struct ssk_tagger *tagger = NULL;
    struct ssk_collator *collator = NULL;
    if (order->sort == KWIC_HIT || (!order->word && !order->japanese))
        return SSK_OK;
    ssk_status status = ssk_tagger_new(&tagger, dictionary->model, error);
    if (status == SSK_OK && order->japanese)
        status = ssk_collator_open(&collator, "ja", error);
    if (status == SSK_OK && sort_rows(kwic, order, tagger, collator) != SSK_OK)
        status = ssk_no_memory(error);
    ssk_tagger_free(tagger);
    ssk_collator_free(collator);
    return status;
}
