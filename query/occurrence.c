/* Finds a query's words and strings in a passage's text, as the index found them by terms. */
#include "occurrence.h"

#include <stdlib.h>
#include <string.h>

#include "literal.h"

/* ------------------------------------------------------------------------------------------ the text */

ssk_status reading_open(struct reading *reading, struct session *session, const struct ssk_record *record,
                        struct ssk_error *error)
{
    reading->record = *record;
    ssk_status status = ssk_fold(session->dictionary->folder, SSK_FOLD_LITERAL, record->text,
                                 record->text_length, &reading->folded);
    if (status == SSK_OK)
        status = ssk_analyze(session->analyzer, record->text, record->text_length, &reading->terms,
                             &reading->term_count);
    if (status == SSK_OK && reading->term_count > reading->word_capacity) {
        const struct ssk_term **bigger =
            reallocarray(reading->words, reading->term_count * 2, sizeof(*reading->words));
        if (bigger) {
            reading->words = bigger;
            reading->word_capacity = reading->term_count * 2;
        } else {
            status = SSK_MEMORY;
        }
    }
    if (status != SSK_OK)
        return ssk_fail(error, status, "out of memory");
    reading->word_count = 0;
    for (size_t i = 0; i < reading->term_count; i++)
        if (reading->terms[i].position && !reading->terms[i].whole)
            reading->words[reading->word_count++] = &reading->terms[i];
    return SSK_OK;
}

void reading_free(struct reading *reading)
{
    ssk_folded_free(&reading->folded);
    free(reading->words);
    *reading = (struct reading){0};
}

/* ------------------------------------------------------------------------------------------ occurrences */

static ssk_status add(struct occurrences *out, struct occurrence occurrence)
{
    if (out->count == out->capacity) {
        size_t capacity = out->capacity * 2 + 16;
        struct occurrence *bigger = reallocarray(out->items, capacity, sizeof *bigger);
        if (!bigger)
            return SSK_MEMORY;
        out->items = bigger;
        out->capacity = capacity;
    }
    out->items[out->count++] = occurrence;
    return SSK_OK;
}

/* The word that ends the phrase if it begins at word `at`; NULL if it does not stand there. */
static const struct ssk_term *phrase_end(const struct reading *reading, const struct spelling *spelling,
                                         size_t at)
{
    uint32_t first = reading->words[at]->position;
    size_t word = at;
    for (size_t i = 0; i < spelling->term_count; i++) {
        while (word < reading->word_count && reading->words[word]->position < first + spelling->offsets[i])
            word++;
        if (word == reading->word_count || reading->words[word]->position != first + spelling->offsets[i] ||
            strcmp(reading->words[word]->text, spelling->terms[i]) != 0)
            return NULL;
    }
    return reading->words[word];
}

static ssk_status add_phrases(struct occurrences *out, const struct reading *reading,
                              const struct spelling *spelling)
{
    ssk_status status = SSK_OK;
    for (size_t at = 0; spelling->term_count && at < reading->word_count && status == SSK_OK; at++) {
        const struct ssk_term *first = reading->words[at], *last = phrase_end(reading, spelling, at);
        if (last)
            status = add(out, (struct occurrence){first->start, last->end, first->position, last->position});
    }
    return status;
}

static ssk_status add_single_words(struct occurrences *out, const struct reading *reading,
                                   const struct spelling *spelling)
{
    ssk_status status = SSK_OK;
    for (size_t at = 0; at < reading->word_count; at++) {
        const struct ssk_term *word = reading->words[at];
        for (size_t i = 0; i < spelling->term_count && status == SSK_OK; i++)
            if (strcmp(word->text, spelling->terms[i]) == 0)
                status =
                    add(out, (struct occurrence){word->start, word->end, word->position, word->position});
    }
    return status;
}

/* Positions of the words that the code points from start to end touch; those of a string without words are of
 * the word before it. */
static void locate(const struct reading *reading, struct occurrence *occurrence)
{
    bool found = false;
    for (size_t i = 0; i < reading->word_count; i++) {
        const struct ssk_term *word = reading->words[i];
        if (word->start >= occurrence->end)
            break;
        if (!found)
            occurrence->first = word->position;
        found |= word->end > occurrence->start;
        occurrence->last = word->position;
    }
}

static ssk_status add_strings(struct occurrences *out, const struct reading *reading,
                              const struct spelling *spelling)
{
    ssk_status status = SSK_OK;
    const struct ssk_folded *folded = &reading->folded;
    for (size_t at = 0; status == SSK_OK; at++) {
        at = literal_next(spelling, &reading->record, folded, at);
        if (at >= folded->count)
            break;
        struct occurrence occurrence = {folded->starts[at], folded->ends[at + spelling->point_count - 1], 0,
                                        0};
        locate(reading, &occurrence);
        status = add(out, occurrence);
    }
    return status;
}

ssk_status occurrences_of_leaf(struct occurrences *out, const struct reading *reading,
                               const struct node *leaf, bool match_any)
{
    ssk_status status = SSK_OK;
    for (size_t i = 0; i < leaf->spelling_count && status == SSK_OK; i++) {
        const struct spelling *spelling = &leaf->spellings[i];
        bool single = match_any && !spelling->exact && spelling->weight == 1.0 && !leaf->joined;
        if (single)
            status = add_single_words(out, reading, spelling);
        else if (!spelling->exact)
            status = add_phrases(out, reading, spelling);
        if (status == SSK_OK)
            status = add_strings(out, reading, spelling);
    }
    return status;
}

static ssk_status gather(struct occurrences *out, const struct reading *reading, const struct node *node,
                         bool match_any)
{
    if (node->kind == NODE_NOT || node->kind == NODE_FIELD)
        return SSK_OK;
    ssk_status status = occurrences_of_leaf(out, reading, node, match_any);
    for (size_t i = 0; i < node->count && status == SSK_OK; i++)
        status = gather(out, reading, node->children[i], match_any);
    return status;
}

static int by_start(const void *a, const void *b)
{
    const struct occurrence *x = a, *y = b;
    return x->start != y->start ? (x->start > y->start) - (x->start < y->start)
                                : (x->end < y->end) - (x->end > y->end);
}

/* Sorts and merges what overlaps. */
static void merge(struct occurrences *out)
{
    size_t kept = 0;
    if (out->count)
        qsort(out->items, out->count, sizeof *out->items, by_start);
    for (size_t i = 0; i < out->count; i++) {
        struct occurrence *last = kept ? &out->items[kept - 1] : NULL;
        if (last && out->items[i].start < last->end) {
            last->end = out->items[i].end > last->end ? out->items[i].end : last->end;
            last->last = out->items[i].last > last->last ? out->items[i].last : last->last;
        } else {
            out->items[kept++] = out->items[i];
        }
    }
    out->count = kept;
}

/* Widens each to whole grapheme clusters. */
static void widen(struct occurrences *out, const struct reading *reading)
{
    const char *text = reading->record.text;
    size_t length = reading->record.text_length;
    for (size_t i = 0; i < out->count; i++) {
        struct occurrence *occurrence = &out->items[i];
        size_t start = ssk_utf8_offset(text, length, occurrence->start);
        size_t end =
            start + ssk_utf8_offset(text + start, length - start, occurrence->end - occurrence->start);
        size_t floor = ssk_grapheme_floor(text, length, start),
               ceiling = ssk_grapheme_ceiling(text, length, end);
        occurrence->start -= (uint32_t)ssk_utf8_count(text + floor, start - floor);
        occurrence->end += (uint32_t)ssk_utf8_count(text + end, ceiling - end);
    }
}

ssk_status occurrences_of_query(struct occurrences *out, const struct reading *reading,
                                const struct node *node, bool match_any)
{
    ssk_status status = gather(out, reading, node, match_any);
    if (status == SSK_OK) {
        widen(out, reading);
        merge(out);
    }
    return status;
}
