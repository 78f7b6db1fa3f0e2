#include "lib/dict/whole_words.h"

#include <stdio.h>
#include <string.h>

#include "seisaku/buffer.h"
#include "seisaku/unicode.h"

enum {
    DEAREST = 7000,   /* see dict/user.csv */
    KATAKANA = 3657,  /* what IPADIC gives to rare katakana words */
    CHEAPEST = -30000 /* costs have 16 bits */
};

/* Surroundings in which a word has to come out whole. */
static const char *const contexts[][2] = {{"", ""}, {"", "の"}, {"、", "を"}, {"の", "は"}, {"「", "」"}};
enum { CONTEXTS = sizeof contexts / sizeof *contexts };

/* A word of dict/user.csv that is 名詞,一般 at the cost KATAKANA: what other words' costs are measured by. */
static const char known[] = "ガバナンス";

/* What the best path costs through the word in its surroundings. */
static long cost_within(struct ssk_tagger *tagger, const char *const *context, const char *word)
{
    struct ssk_buffer text = SSK_BUFFER_INIT;
    ssk_buffer_printf(&text, "%s%s%s", context[0], word, context[1]);
    long cost = ssk_tagger_cost(tagger, ssk_buffer_string(&text), text.length);
    ssk_buffer_free(&text);
    return cost;
}

long whole_word_cost(struct ssk_tagger *tagger, const char *word)
{
    enum { MARGIN = 100 };
    size_t byte = 0, length = strlen(word);
    bool katakana = true;
    while (byte < length)
        katakana &= ssk_is_katakana(ssk_utf8_next(word, length, &byte));
    long cost = katakana ? KATAKANA : DEAREST;
    for (int i = 0; i < CONTEXTS; i++) {
        long dearest = KATAKANA + cost_within(tagger, contexts[i], word) -
                       cost_within(tagger, contexts[i], known) - MARGIN;
        cost = dearest < cost ? dearest : cost;
    }
    return cost < CHEAPEST ? CHEAPEST : cost;
}

struct whole {
    const char *word;
    bool found;
};

static bool look_for_whole(const struct ssk_morpheme *morpheme, void *context)
{
    struct whole *whole = context;
    whole->found |= morpheme->known && morpheme->length == strlen(whole->word) &&
                    memcmp(morpheme->surface, whole->word, morpheme->length) == 0;
    return !whole->found;
}

bool whole_word_stands(struct ssk_tagger *tagger, const char *word)
{
    bool all = true;
    for (int i = 0; i < CONTEXTS && all; i++) {
        struct whole whole = {word, false};
        struct ssk_buffer text = SSK_BUFFER_INIT;
        ssk_buffer_printf(&text, "%s%s%s", contexts[i][0], word, contexts[i][1]);
        ssk_tagger_walk(tagger, ssk_buffer_string(&text), text.length, false, look_for_whole, &whole);
        all = whole.found && !text.failed;
        ssk_buffer_free(&text);
    }
    return all;
}

struct lost_parts {
    struct ssk_tagger *with;
    const char *word;
    char *lost;
    size_t size;
};

struct part {
    size_t start, length;
    bool found;
};

static bool look_for_part(const struct ssk_morpheme *morpheme, void *context)
{
    struct part *part = context;
    part->found |= morpheme->start == part->start && morpheme->length == part->length;
    return !part->found;
}

static bool look_for_lost(const struct ssk_morpheme *morpheme, void *context)
{
    static const char *const nouns[] = {"名詞,一般", "名詞,サ変接続", "名詞,固有名詞", "名詞,形容動詞語幹"};
    struct lost_parts *parts = context;
    bool noun = false;
    size_t byte = 0;
    for (size_t i = 0; i < sizeof nouns / sizeof *nouns; i++)
        noun |= strncmp(morpheme->feature, nouns[i], strlen(nouns[i])) == 0;
    if (!noun || !morpheme->known || ssk_utf8_count(morpheme->surface, morpheme->length) < 2 ||
        ssk_is_hiragana(ssk_utf8_next(morpheme->surface, morpheme->length, &byte)))
        return true;
    struct part part = {morpheme->start, morpheme->length, false};
    ssk_tagger_walk(parts->with, parts->word, strlen(parts->word), true, look_for_part, &part);
    if (!part.found)
        snprintf(parts->lost, parts->size, "%.*s", (int)morpheme->length, morpheme->surface);
    return part.found;
}

void whole_word_lost(char *out, size_t size, const char *word, struct ssk_tagger *without,
                     struct ssk_tagger *with)
{
    struct lost_parts parts = {with, word, out, size};
    *out = '\0';
    ssk_tagger_walk(without, word, strlen(word), false, look_for_lost, &parts);
}
