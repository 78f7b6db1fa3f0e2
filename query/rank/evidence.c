/* Second-stage evidence. The query's words, bigrams, runs and kanji hang on hash tables by their first
 * characters, so that a text is read once. */
#include "query/rank/evidence.h"

#include <math.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "query/session/ranking.h"
#include "seisaku/unicode.h"

enum {
    WORDS = 64,
    STRINGS = 128,
    STRING_POINTS = 24,
    BIGRAMS = 512,
    RUNS = 512,
    RUN_POINTS = 5,
    CHARACTERS = 128,
    SLOTS = 2048 /* of each hash table; a power of two, well above the entries */
};

/* A string of a word; `next` links those that begin alike. */
struct string {
    uint32_t points[STRING_POINTS];
    size_t count;
    int word, next;
};

struct bigram {
    uint32_t first, second;
    double weight;     /* 0 for one that strings hang on and the query's text does not have */
    double frequent;   /* what it weighs by its frequency: its rarity, as often as it was typed */
    int strings, runs; /* that begin with it; -1 for none */
};

struct run {
    uint32_t points[RUN_POINTS];
    double weight;
    int next;
};

struct character {
    uint32_t point;
    bool kanji;  /* of the query's text */
    int strings; /* of one character */
};

struct evidence {
    double weights[WORDS], total_words, total_bigrams;
    double mean; /* characters of a text */
    struct string strings[STRINGS];
    struct bigram bigrams[BIGRAMS];
    struct run runs[RUNS];
    struct character characters[CHARACTERS];
    int words, string_count, bigram_count, run_count, character_count;
    int16_t bigram_slots[SLOTS], character_slots[SLOTS]; /* numbers, -1 in empty slots */
};

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

/* The slot of a bigram: that holds it, or the empty one where it belongs. */
static unsigned bigram_slot(const struct evidence *evidence, uint32_t first, uint32_t second)
{
    unsigned slot = (first * 2654435761u ^ second * 40503u) >> 11;
    for (;; slot++) {
        int at = evidence->bigram_slots[slot %= SLOTS];
        if (at < 0 || (evidence->bigrams[at].first == first && evidence->bigrams[at].second == second))
            return slot;
    }
}

static unsigned character_slot(const struct evidence *evidence, uint32_t point)
{
    unsigned slot = point * 2654435761u >> 21;
    for (;; slot++) {
        int at = evidence->character_slots[slot %= SLOTS];
        if (at < 0 || evidence->characters[at].point == point)
            return slot;
    }
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

/* ------------------------------------------------------------------------------------------ a text */

/* The sums while a text is read. Each thing counts once in the passage, and once in each sentence; what the
 * headings have counts in every sentence. `*_seen` holds the last sentence, HEADING, or 0. */
struct sums {
    const struct evidence *evidence;
    const uint32_t *points;
    size_t count;
    double coverage, bigrams, runs;
    double heading, sentence, best;
    int number; /* of the sentence */
    int word_seen[WORDS], bigram_seen[BIGRAMS], character_seen[CHARACTERS];
    int times[BIGRAMS]; /* that the text has the bigram */
    bool run_seen[RUNS];
};

enum { HEADING = 1 };

/* Notes a thing of this weight within its sentence; true when the passage had it not yet. */
static bool see(struct sums *sums, int *seen, double weight)
{
    bool first = *seen == 0;
    if (*seen != HEADING && *seen != sums->number) {
        sums->sentence += weight;
        *seen = sums->number;
    }
    return first;
}

static bool is_plain(uint32_t point)
{
    return point < 0x3000 && ssk_is_alnum(point);
}

/* True when the string stands at `at`; Latin words and numbers only when no longer one goes on around it. */
static bool stands_at(const struct sums *sums, const struct string *string, size_t at)
{
    if (at + string->count > sums->count ||
        memcmp(sums->points + at, string->points, string->count * sizeof *string->points) != 0)
        return false;
    size_t end = at + string->count;
    return !(is_plain(string->points[0]) && at > 0 && is_plain(sums->points[at - 1])) &&
           !(is_plain(string->points[string->count - 1]) && end < sums->count && is_plain(sums->points[end]));
}

static void see_strings(struct sums *sums, int list, size_t at)
{
    const struct evidence *evidence = sums->evidence;
    for (; list >= 0; list = evidence->strings[list].next) {
        const struct string *string = &evidence->strings[list];
        if (stands_at(sums, string, at) &&
            see(sums, &sums->word_seen[string->word], evidence->weights[string->word]))
            sums->coverage += evidence->weights[string->word];
    }
}

static void see_runs(struct sums *sums, int list, size_t at)
{
    const struct evidence *evidence = sums->evidence;
    for (; list >= 0; list = evidence->runs[list].next) {
        const struct run *run = &evidence->runs[list];
        if (!sums->run_seen[list] && at + RUN_POINTS <= sums->count &&
            memcmp(sums->points + at, run->points, sizeof run->points) == 0) {
            sums->run_seen[list] = true;
            sums->runs += run->weight;
        }
    }
}

static void see_character(struct sums *sums, size_t at)
{
    const struct evidence *evidence = sums->evidence;
    int number = evidence->character_slots[character_slot(evidence, sums->points[at])];
    if (number < 0)
        return;
    see(sums, &sums->character_seen[number], evidence->characters[number].kanji ? RANK_KANJI : 0);
    see_strings(sums, evidence->characters[number].strings, at);
}

static void see_bigram(struct sums *sums, size_t at)
{
    const struct evidence *evidence = sums->evidence;
    int number = evidence->bigram_slots[bigram_slot(evidence, sums->points[at], sums->points[at + 1])];
    if (number < 0)
        return;
    const struct bigram *bigram = &evidence->bigrams[number];
    sums->times[number] += sums->number != HEADING;
    if (bigram->weight > 0 && see(sums, &sums->bigram_seen[number], RANK_SENTENCE_BIGRAM * bigram->weight))
        sums->bigrams += bigram->weight;
    see_strings(sums, bigram->strings, at);
    see_runs(sums, bigram->runs, at);
}

static bool ends_sentence(uint32_t point)
{
    return point == 0x3002 || point == '?' || point == '!';
}

static void end_sentence(struct sums *sums)
{
    if (sums->number == HEADING)
        sums->heading = sums->sentence;
    else
        sums->best = fmax(sums->best, sums->heading + sums->sentence);
    sums->sentence = 0;
    sums->number++;
}

/* BM25 of the bigrams in a text of so many characters. */
static double frequencies(const struct sums *sums, size_t characters)
{
    const struct evidence *evidence = sums->evidence;
    double sum = 0, relative = evidence->mean > 0 ? (double)characters / evidence->mean : 1;
    double part = RANK_K1 * (1 - RANK_B + RANK_B * relative);
    for (int i = 0; i < evidence->bigram_count; i++)
        if (sums->times[i])
            sum += evidence->bigrams[i].frequent * (RANK_K1 + 1) * sums->times[i] / (part + sums->times[i]);
    return sum;
}

double evidence_score(const struct evidence *evidence, const uint32_t *points, size_t count, size_t heading)
{
    struct sums sums = {.evidence = evidence, .points = points, .count = count, .number = HEADING};
    for (size_t at = 0; at < count; at++) {
        if (at == heading && sums.number == HEADING)
            end_sentence(&sums);
        see_character(&sums, at);
        if (at + 1 < count && at + 1 != heading)
            see_bigram(&sums, at);
        if (at >= heading && ends_sentence(points[at]))
            end_sentence(&sums);
    }
    end_sentence(&sums);
    double score =
        RANK_RUNS * sums.runs + RANK_SENTENCE * sums.best + RANK_BIGRAM * frequencies(&sums, count - heading);
    if (evidence->total_words > 0)
        score += RANK_COVERAGE * sums.coverage * sums.coverage / evidence->total_words;
    if (evidence->total_bigrams > 0)
        score += RANK_BIGRAM_COVERAGE * sums.bigrams * sums.bigrams / evidence->total_bigrams;
    return score;
}
