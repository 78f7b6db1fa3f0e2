#include "query/words/word_table.h"

#include <stdlib.h>
#include <string.h>

#include "seisaku/array.h"
#include "seisaku/checksum.h"
#include "seisaku/spelling.h"
#include "seisaku/unicode.h"

/* ------------------------------------------------------------------------------------------ words of a text
 */

static bool is_content(const struct ssk_term *term)
{
    if (!term->position || term->kind == SSK_CLASS_NUMBER || term->kind == SSK_CLASS_SUFFIX ||
        term->kind == SSK_CLASS_FUNCTION)
        return false;
    bool letters = false;
    for (size_t byte = 0; byte < term->length;) {
        uint32_t point = ssk_utf8_next(term->text, term->length, &byte);
        letters |= ssk_is_alnum(point) && (point < '0' || point > '9');
    }
    return letters;
}

ssk_status text_words_read(struct text_words *out, struct session *session, const char *text,
                           struct ssk_error *error)
{
    const struct ssk_term *terms;
    size_t count;
    uint32_t covered = 0; /* code point behind the last compound, whose parts are passed over */
    ssk_status status = ssk_analyze(session->analyzer, text, strlen(text), &terms, &count);
    out->count = 0;
    for (size_t i = 0; i < count && status == SSK_OK; i++) {
        const struct ssk_term *term = &terms[i];
        if (!is_content(term) || (!term->whole && term->start < covered))
            continue;
        if (!SSK_GROW(out->items, out->count, out->capacity))
            status = SSK_MEMORY;
        else
            out->items[out->count++] =
                (struct text_word){term->text, term->start, term->end, term->kind == SSK_CLASS_VERB};
        covered = term->whole ? term->end : covered;
    }
    return status == SSK_OK ? SSK_OK : ssk_fail(error, status, "out of memory");
}

/* ------------------------------------------------------------------------------------------ the table */

/* Where the word's number stands or would stand. */
static uint32_t *place_of(const struct word_table *table, const char *word)
{
    size_t mask = table->place_count - 1;
    size_t at = (size_t)ssk_checksum(SSK_CHECKSUM_START, word, strlen(word)) & mask;
    while (table->places[at] && strcmp(table->words[table->places[at] - 1].word, word) != 0)
        at = (at + 1) & mask;
    return &table->places[at];
}

/* At most half of the places are taken. */
static bool make_room(struct word_table *table)
{
    if (table->count < table->capacity)
        return true;
    size_t capacity = table->capacity ? table->capacity * 2 : 1024;
    struct word_count *words = reallocarray(table->words, capacity, sizeof *words);
    if (!words)
        return false;
    table->words = words;
    uint32_t *places = calloc(capacity * 2, sizeof *places);
    if (!places)
        return false;
    free(table->places);
    table->places = places;
    table->place_count = capacity * 2;
    table->capacity = capacity;
    for (size_t i = 0; i < table->count; i++)
        *place_of(table, table->words[i].word) = (uint32_t)i + 1;
    return true;
}

/* The base form of the first morpheme: 進める of 進め. */
static bool take_base(const struct ssk_morpheme *morpheme, void *context)
{
    struct ssk_feature feature;
    ssk_feature_split(morpheme->feature, &feature);
    *(char **)context = feature.length[SSK_BASE] ? strndup(feature.text[SSK_BASE], feature.length[SSK_BASE])
                                                 : strndup(morpheme->surface, morpheme->length);
    return false;
}

static char *shown(struct word_table *table, const struct session *session, const struct word_place *place)
{
    const struct text_word *word = place->word;
    size_t length = strlen(place->text), start = ssk_utf8_offset(place->text, length, word->start);
    const char *surface = place->text + start;
    size_t bytes = ssk_utf8_offset(surface, length - start, word->end - word->start);
    char *base = NULL;
    if (word->inflected && !table->tagger)
        ssk_tagger_new(&table->tagger, session->dictionary->model, NULL);
    if (word->inflected && table->tagger)
        ssk_tagger_walk(table->tagger, surface, bytes, false, take_base, &base);
    return base ? base : strndup(surface, bytes);
}

static bool add_word(struct word_table *table, const struct session *session, const struct word_place *place)
{
    struct word_count new = {.word = strdup(place->word->word),
                             .last = UINT32_MAX,
                             .first = (uint64_t)place->passage << 32 | place->number};
    new.shown = shown(table, session, place);
    if (new.word &&new.shown) {
        table->words[table->count++] = new;
        return true;
    }
    free(new.word);
    free(new.shown);
    return false;
}

static void count_place(struct word_count *count, const struct word_place *place)
{
    count->counts[place->corpus]++;
    if (place->corpus == 0 && count->last != place->passage) {
        count->passages++;
        count->last = place->passage;
    }
}

bool word_table_add(struct word_table *table, const struct session *session, const struct word_place *place)
{
    uint32_t *number = make_room(table) ? place_of(table, place->word->word) : NULL;
    bool known = number && (*number || add_word(table, session, place));
    if (known) {
        *number = *number ? *number : (uint32_t)table->count;
        count_place(&table->words[*number - 1], place);
        table->totals[place->corpus]++;
    }
    return known;
}

/* Adds the counts of a word that is known; of either the place that was seen first. */
static void add_counts(struct word_count *known, struct word_count *word)
{
    for (int corpus = 0; corpus < 2; corpus++)
        known->counts[corpus] += word->counts[corpus];
    known->passages += word->passages;
    if (word->first < known->first) {
        char *shown = known->shown;
        known->shown = word->shown;
        word->shown = shown;
        known->first = word->first;
    }
}

/* Takes the word over as a new one, or its counts. */
static bool take(struct word_table *table, struct word_count *word)
{
    uint32_t *number = make_room(table) ? place_of(table, word->word) : NULL;
    if (number && *number) {
        add_counts(&table->words[*number - 1], word);
    } else if (number) {
        table->words[table->count++] = *word;
        *number = (uint32_t)table->count;
        *word = (struct word_count){0};
    }
    return number != NULL;
}

bool word_table_take(struct word_table *table, struct word_table *other)
{
    bool done = true;
    for (size_t i = 0; i < other->count && done; i++)
        done = take(table, &other->words[i]);
    for (int corpus = 0; corpus < 2; corpus++)
        table->totals[corpus] += other->totals[corpus];
    word_table_free(other);
    return done;
}

static int by_first(const void *a, const void *b)
{
    const struct word_count *x = a, *y = b;
    return (x->first > y->first) - (x->first < y->first);
}

void word_table_order(struct word_table *table)
{
    if (table->count)
        qsort(table->words, table->count, sizeof *table->words, by_first);
}

void word_table_free(struct word_table *table)
{
    for (size_t i = 0; i < table->count; i++) {
        free(table->words[i].word);
        free(table->words[i].shown);
    }
    free(table->words);
    free(table->places);
    ssk_tagger_free(table->tagger);
    *table = (struct word_table){0};
}
