/* Standard spellings of words. A verb and the noun made of it, and all okurigana of both, meet in one key:
 * the first kanji and the verb's reading. The first kanji keeps homophones apart (見る, 観る); the reading
 * bridges what is written in kana in one text and in kanji in another (働きかける, 働き掛ける). */
#include "seisaku/spelling.h"

#include <stdlib.h>
#include <string.h>

#include "lib/text/word_fold.h"
#include "lib/words/verb_keys.h"
#include "seisaku/unicode.h"

enum { WORD_BYTES = 64, CACHE_SLOTS = 1024 };

/* A memo of noun → its key: the same few hundred nouns come again and again. */
struct memo {
    char noun[WORD_BYTES];
    char key[WORD_BYTES];
};

struct ssk_speller {
    const struct ssk_okurigana *okurigana;
    struct ssk_tagger *tagger;
    struct memo memos[CACHE_SLOTS];
};

ssk_status ssk_speller_new(struct ssk_speller **out, const struct ssk_okurigana *okurigana,
                           struct ssk_tagger *tagger, struct ssk_error *error)
{
    *out = calloc(1, sizeof **out);
    if (!*out)
        return ssk_no_memory(error);
    (*out)->okurigana = okurigana;
    (*out)->tagger = tagger;
    return SSK_OK;
}

void ssk_speller_free(struct ssk_speller *speller)
{
    free(speller);
}

/* ------------------------------------------------------------------------------------------ features */

void ssk_feature_split(const char *feature, struct ssk_feature *out)
{
    *out = (struct ssk_feature){0};
    for (int i = 0; i < SSK_FEATURES && *feature; i++) {
        size_t length = strcspn(feature, ",");
        out->text[i] = feature;
        out->length[i] = length == 1 && *feature == '*' ? 0 : length;
        feature += length + (feature[length] == ',');
    }
}

_Bool ssk_feature_is(const struct ssk_feature *feature, int which, const char *value)
{
    return feature->length[which] == strlen(value) &&
           memcmp(feature->text[which], value, feature->length[which]) == 0;
}

/* ------------------------------------------------------------------------------------------ keys of verbs */

/* ------------------------------------------------------------------------------------------ nouns of verbs
 */

/* The u-row kana of an i-row one (み → む), which ends the verb a noun is made of; 0 for other kana. */
static uint32_t verb_ending(uint32_t kana)
{
    static const char *const rows[] = {"みむ", "しす", "りる", "きく", "ぎぐ",
                                       "ちつ", "いう", "びぶ", "にぬ"};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        size_t byte = 0;
        if (ssk_utf8_next(rows[i], 6, &byte) == kana)
            return ssk_utf8_next(rows[i], 6, &byte);
    }
    return 0;
}

/* Writes the verb that `noun` is made of (取り組み → 取り組む, 受け入れ → 受け入れる) to `verb`, which has
 * room for the noun and four bytes; its length, or 0 when the dictionary has no such verb. */
static size_t verb_of_noun(struct ssk_tagger *tagger, const char *noun, size_t length, char *verb)
{
    static const char *const ru = "る";
    size_t tail;
    uint32_t kana = last_point(noun, length, &tail), ending = verb_ending(kana);
    if (!ssk_is_hiragana(kana))
        return 0;
    memcpy(verb, noun, length);
    if (ending) {
        size_t verb_length = tail + ssk_utf8_put(verb + tail, ending);
        if (ssk_tagger_knows(tagger, verb, verb_length, "動詞"))
            return verb_length;
        memcpy(verb, noun, length);
    }
    memcpy(verb + length, ru, 3);
    return ssk_tagger_knows(tagger, verb, length + 3, "動詞") ? length + 3 : 0;
}

/* The reading that the dictionary gives the whole of `word`; empty when it is not one morpheme. */
struct reading {
    size_t length;
    char text[WORD_BYTES * 2];
    size_t word;
};

static bool keep_reading(const struct ssk_morpheme *morpheme, void *context)
{
    struct reading *reading = context;
    struct ssk_feature feature;
    ssk_feature_split(morpheme->feature, &feature);
    if (morpheme->length == reading->word && feature.length[SSK_READING] < sizeof reading->text) {
        reading->length = feature.length[SSK_READING];
        memcpy(reading->text, feature.text[SSK_READING], reading->length);
    }
    return false;
}

/* Appends the key of a noun in its standard spelling: that of its verb, else first kanji and reading. */
static void append_noun_key(struct ssk_speller *speller, const char *noun, size_t length,
                            struct ssk_buffer *out)
{
    char verb[WORD_BYTES + 4];
    struct reading reading = {.word = length};
    ssk_tagger_walk(speller->tagger, noun, length, false, keep_reading, &reading);
    size_t verb_length = verb_of_noun(speller->tagger, noun, length, verb);
    if (verb_length && append_verb_key(out, noun, length, verb, verb_length, reading.text, reading.length))
        return;
    if (!append_verb_key(out, noun, length, noun, length, reading.text, reading.length))
        ssk_buffer_append(out, noun, length);
}

/* As above through the memo. */
static void append_noun(struct ssk_speller *speller, const char *noun, size_t length, struct ssk_buffer *out)
{
    uint32_t hash = 2166136261u;
    for (size_t i = 0; i < length; i++)
        hash = (hash ^ (unsigned char)noun[i]) * 16777619u;
    struct memo *memo = &speller->memos[hash % CACHE_SLOTS];
    if (strncmp(memo->noun, noun, length) == 0 && memo->noun[length] == '\0') {
        ssk_buffer_append_string(out, memo->key);
        return;
    }
    size_t start = out->length;
    append_noun_key(speller, noun, length, out);
    if (!out->failed && out->length - start < WORD_BYTES) {
        memcpy(memo->key, out->data + start, out->length - start + 1);
        memcpy(memo->noun, noun, length);
        memo->noun[length] = '\0';
    }
}

/* ------------------------------------------------------------------------------------------ spelling */

/* Appends a word of katakana as loan words are spelt, without the ー that ends four or more. */
static void append_loan(const char *word, size_t length, struct ssk_buffer *out)
{
    uint32_t points[WORD_BYTES];
    size_t count = 0;
    for (size_t byte = 0; byte < length;)
        points[count++] = ssk_utf8_next(word, length, &byte);
    count = word_fold_loan(points, count);
    if (count >= 4 && points[count - 1] == 0x30fc)
        count--;
    for (size_t i = 0; i < count; i++) {
        char bytes[4];
        ssk_buffer_append(out, bytes, ssk_utf8_put(bytes, points[i]));
    }
}

/* Appends the word with each 々 spelt out. */
static void append_plain(const char *word, size_t length, struct ssk_buffer *out)
{
    size_t previous = 0;
    for (size_t byte = 0; byte < length;) {
        size_t start = byte;
        bool repeats = ssk_utf8_next(word, length, &byte) == 0x3005 && start > 0;
        ssk_buffer_append(out, repeats ? word + previous : word + start,
                          repeats ? start - previous : byte - start);
        if (!repeats)
            previous = start;
    }
}

static bool is_katakana(const char *word, size_t length)
{
    size_t points = 0;
    for (size_t byte = 0; byte < length; points++)
        if (!ssk_is_katakana(ssk_utf8_next(word, length, &byte)))
            return false;
    return points && points <= WORD_BYTES;
}

static bool ends_with(const char *word, size_t length, const char *end)
{
    size_t tail = strlen(end);
    return length >= tail && memcmp(word + length - tail, end, tail) == 0;
}

/* Nouns in -ic, other than statistics, politics and their like. */
static bool is_plural_of_ic(const char *word, size_t length)
{
    static const char *const ends[] = {"topics", "plastics", "critics", "clinics", "fabrics", "metrics"};
    bool found = false;
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++)
        found |= ends_with(word, length, ends[i]);
    return found;
}

/* How much of the plural's end goes beside the s: the e of boxes, processes and branches, not of caches. */
static size_t plural_e(const char *word, size_t length)
{
    static const char *const ends[] = {"xes", "sses", "ches", "shes"};
    static const char *const kept[] = {"axes", "caches", "niches", "aches", "quiches", "avalanches"};
    size_t gone = 0;
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++)
        gone |= ends_with(word, length, ends[i]);
    for (size_t i = 0; i < sizeof kept / sizeof *kept; i++)
        gone &= length != strlen(kept[i]) || memcmp(word, kept[i], length) != 0;
    return gone;
}

/* The length of an English word without the s of its plural (after Harman's S stemmer, 1991), and in *y
 * whether a y stands for what goes: laws, policies. Not news, SaaS, statistics, or words of three letters. */
static size_t singular_length(const char *word, size_t length, bool *y)
{
    static const char *const kept[] = {"ss", "us", "is", "ics", "aas", "news", "series", "https", "always"};
    *y = false;
    for (size_t i = 0; i < length; i++)
        if (word[i] < 'a' || word[i] > 'z')
            return length;
    if (length < 4 || word[length - 1] != 's')
        return length;
    for (size_t i = 0; i < sizeof kept / sizeof *kept; i++)
        if (ends_with(word, length, kept[i]) && !is_plural_of_ic(word, length))
            return length;
    *y = length > 4 && memcmp(word + length - 3, "ies", 3) == 0;
    return length - (*y ? 3 : 1 + plural_e(word, length));
}

/* Appends a word that no table knows. */
static void append_other(const char *word, size_t length, struct ssk_buffer *out)
{
    bool y;
    size_t singular = singular_length(word, length, &y);
    if (is_katakana(word, length)) {
        append_loan(word, length, out);
        return;
    }
    if (singular == length) {
        append_plain(word, length, out);
        return;
    }
    ssk_buffer_append(out, word, singular);
    ssk_buffer_append_string(out, y ? "y" : "");
}

static bool has_okurigana(const char *word, size_t length)
{
    size_t tail;
    return ssk_is_han(first_point(word, length)) && ssk_is_hiragana(last_point(word, length, &tail));
}

void ssk_spell(struct ssk_speller *speller, const char *surface, size_t length, const char *feature,
               struct ssk_buffer *out)
{
    struct ssk_feature split;
    ssk_feature_split(feature, &split);
    bool verb = ssk_feature_is(&split, SSK_POS, "動詞") || ssk_feature_is(&split, SSK_POS, "形容詞");
    if (verb && split.length[SSK_BASE]) {
        if (!append_verb_key(out, surface, length, split.text[SSK_BASE], split.length[SSK_BASE],
                             split.text[SSK_READING], split.length[SSK_READING]))
            ssk_buffer_append(out, split.text[SSK_BASE], split.length[SSK_BASE]);
        return;
    }
    const char *standard = ssk_okurigana_standard(speller->okurigana, surface, length);
    if (standard)
        surface = standard, length = strlen(standard);
    bool keyed = standard ? ssk_is_han(first_point(surface, length)) : has_okurigana(surface, length);
    if (length < WORD_BYTES && keyed)
        append_noun(speller, surface, length, out);
    else
        append_other(surface, length, out);
}
