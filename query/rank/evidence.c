/* Second-stage evidence. The query's words, bigrams, runs and kanji hang on hash tables by their first
 * characters, so that a text is read once. */
#include "query/rank/evidence.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "query/rank/evidence_tables.h"
#include "query/session/ranking.h"
#include "seisaku/unicode.h"

/* ------------------------------------------------------------------------------------------ tables */

struct evidence *evidence_new(double mean)
{
    struct evidence *evidence = calloc(1, sizeof *evidence);
    if (evidence) {
        evidence->mean = mean;
        memset(evidence->bigram_slots, -1, sizeof evidence->bigram_slots);
        memset(evidence->character_slots, -1, sizeof evidence->character_slots);
    }
    return evidence;
}

void evidence_free(struct evidence *evidence)
{
    free(evidence);
}

/* The bigram's entry, made when it is not there; NULL when there is no room. */
static struct bigram *make_bigram(struct evidence *evidence, uint32_t first, uint32_t second)
{
    int16_t *slot = &evidence->bigram_slots[bigram_slot(evidence, first, second)];
    if (*slot < 0) {
        if (evidence->bigram_count == BIGRAMS)
            return NULL;
        *slot = (int16_t)evidence->bigram_count++;
        evidence->bigrams[*slot] =
            (struct bigram){.first = first, .second = second, .strings = -1, .runs = -1};
    }
    return &evidence->bigrams[*slot];
}

static struct character *make_character(struct evidence *evidence, uint32_t point)
{
    int16_t *slot = &evidence->character_slots[character_slot(evidence, point)];
    if (*slot < 0) {
        if (evidence->character_count == CHARACTERS)
            return NULL;
        *slot = (int16_t)evidence->character_count++;
        evidence->characters[*slot] = (struct character){.point = point, .strings = -1};
    }
    return &evidence->characters[*slot];
}

/* ------------------------------------------------------------------------------------------ the query */

int evidence_add_word(struct evidence *evidence, double weight)
{
    if (evidence->words == WORDS)
        return -1;
    evidence->weights[evidence->words] = weight;
    evidence->total_words += weight;
    return evidence->words++;
}

void evidence_add_string(struct evidence *evidence, int word, const uint32_t *points, size_t count)
{
    if (word < 0 || evidence->string_count == STRINGS || count < 1 || count > STRING_POINTS)
        return;
    int *list = NULL;
    if (count == 1) {
        struct character *character = make_character(evidence, points[0]);
        list = character ? &character->strings : NULL;
    } else {
        struct bigram *bigram = make_bigram(evidence, points[0], points[1]);
        list = bigram ? &bigram->strings : NULL;
    }
    if (!list)
        return;
    struct string *string = &evidence->strings[evidence->string_count];
    *string = (struct string){.count = count, .word = word, .next = *list};
    memcpy(string->points, points, count * sizeof *points);
    *list = evidence->string_count++;
}

/* Interrogatives are in every question and say nothing of its subject. */
static bool is_interrogative(uint32_t kanji)
{
    return kanji == 0x4f55 || kanji == 0x8ab0; /* 何 誰 */
}

/* Counts one that was typed; one that no text has weighs nothing. */
static void add_typed(struct evidence *evidence, uint32_t first, uint32_t second, double rarity)
{
    struct bigram *bigram = rarity > 0 ? make_bigram(evidence, first, second) : NULL;
    if (bigram)
        bigram->frequent += rarity;
}

static double bigram_weight(uint32_t first, uint32_t second, evidence_weigh weigh, void *context)
{
    if (!ssk_is_alnum(first) || !ssk_is_alnum(second))
        return 0;
    switch (ssk_is_hiragana(first) + ssk_is_hiragana(second)) {
    case 0:
        return weigh(context, first, second);
    case 1:
        return RANK_ONE_HIRAGANA;
    default:
        return RANK_TWO_HIRAGANA;
    }
}

/* Adds the run of RUN_POINTS at `points` unless one of its bigrams weighs nothing or it is there already. */
static void add_run(struct evidence *evidence, const uint32_t *points, const double *weights)
{
    double best = 0;
    for (int i = 0; i + 1 < RUN_POINTS; i++) {
        if (weights[i] <= 0)
            return;
        best = fmax(best, weights[i]);
    }
    int bigram = evidence->bigram_slots[bigram_slot(evidence, points[0], points[1])];
    if (bigram < 0 || evidence->run_count == RUNS)
        return;
    for (int at = evidence->bigrams[bigram].runs; at >= 0; at = evidence->runs[at].next)
        if (memcmp(evidence->runs[at].points, points, sizeof evidence->runs[at].points) == 0)
            return;
    struct run *run = &evidence->runs[evidence->run_count];
    *run = (struct run){.weight = best, .next = evidence->bigrams[bigram].runs};
    memcpy(run->points, points, sizeof run->points);
    evidence->bigrams[bigram].runs = evidence->run_count++;
}

void evidence_add_text(struct evidence *evidence, const uint32_t *points, size_t count, evidence_weigh weigh,
                       void *context)
{
    double weights[BIGRAMS] = {0};
    if (count > BIGRAMS)
        count = BIGRAMS;
    for (size_t i = 0; i < count; i++) {
        struct character *kanji = ssk_is_han(points[i]) && !is_interrogative(points[i])
                                      ? make_character(evidence, points[i])
                                      : NULL;
        if (kanji)
            kanji->kanji = true;
        if (i + 1 == count)
            break;
        add_typed(evidence, points[i], points[i + 1], weigh(context, points[i], points[i + 1]));
        weights[i] = bigram_weight(points[i], points[i + 1], weigh, context);
        struct bigram *bigram = weights[i] > 0 ? make_bigram(evidence, points[i], points[i + 1]) : NULL;
        if (bigram && bigram->weight == 0) {
            bigram->weight = weights[i];
            evidence->total_bigrams += weights[i];
        }
    }
    for (size_t i = 0; i + RUN_POINTS <= count; i++)
        add_run(evidence, points + i, weights + i);
}
