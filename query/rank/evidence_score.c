/* How much of a query's evidence a text has. */
#include <math.h>
#include <string.h>

#include "query/rank/evidence_tables.h"
#include "query/session/ranking.h"
#include "seisaku/unicode.h"

/* The sums while a text is read. Each thing counts once in the passage, and once in each sentence; what the
 * headings have counts in every sentence. `*_seen` holds the last sentence, HEADING, or 0. */
struct sums {
    const struct evidence *evidence;
    const uint32_t *points;
    size_t count;
    size_t lead_end;
    double coverage, lead, bigrams, runs;
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
        double weight = evidence->weights[string->word];
        if (!stands_at(sums, string, at) || !see(sums, &sums->word_seen[string->word], weight))
            continue;
        sums->coverage += weight;
        sums->lead += at < sums->lead_end ? weight : 0;
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
    struct sums sums = {.evidence = evidence,
                        .points = points,
                        .count = count,
                        .lead_end = heading + RANK_LEAD_POINTS,
                        .number = HEADING};
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
        score += (RANK_COVERAGE * sums.coverage * sums.coverage + RANK_LEAD * sums.lead * sums.lead) /
                 evidence->total_words;
    if (evidence->total_bigrams > 0)
        score += RANK_BIGRAM_COVERAGE * sums.bigrams * sums.bigrams / evidence->total_bigrams;
    return score;
}

double evidence_most(const struct evidence *evidence)
{
    double frequencies = 0, bigrams = 0, runs = 0, kanji = 0;
    for (int i = 0; i < evidence->bigram_count; i++) {
        frequencies += evidence->bigrams[i].frequent * (RANK_K1 + 1);
        bigrams += evidence->bigrams[i].weight;
    }
    for (int i = 0; i < evidence->run_count; i++)
        runs += evidence->runs[i].weight;
    for (int i = 0; i < evidence->character_count; i++)
        kanji += evidence->characters[i].kanji ? RANK_KANJI : 0;
    double sentence = evidence->total_words + RANK_SENTENCE_BIGRAM * bigrams + kanji;
    return RANK_RUNS * runs + RANK_SENTENCE * sentence + RANK_BIGRAM * frequencies +
           (RANK_COVERAGE + RANK_LEAD) * evidence->total_words + RANK_BIGRAM_COVERAGE * bigrams;
}
