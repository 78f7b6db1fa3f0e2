#include "query/forms/morphemes.h"

#include <string.h>

#include "query/forms/forms.h"
#include "seisaku/mecab.h"
#include "seisaku/spelling.h"
#include "seisaku/unicode.h"

/* Copies a reading, which is katakana, as hiragana. */
static void copy_reading(char *out, const char *text, size_t length)
{
    size_t written = 0;
    for (size_t byte = 0; byte < length && written + 4 < READING;) {
        uint32_t point = ssk_utf8_next(text, length, &byte);
        if (point >= 0x30a1 && point <= 0x30f6)
            point -= 0x60;
        if (point == 0x3062 || point == 0x3065) /* ぢ づ: コツヅイ is こつずい */
            point = point == 0x3062 ? 0x3058 : 0x305a;
        written += ssk_utf8_put(out + written, point);
    }
    out[written] = '\0';
}

struct reading_out {
    struct morphemes *out;
    bool full;
};

static bool add(const struct ssk_morpheme *found, void *context)
{
    struct reading_out *reading = context;
    struct morphemes *out = reading->out;
    struct ssk_feature feature;
    reading->full = out->count == MORPHEMES;
    if (reading->full)
        return false;
    struct morpheme *morpheme = &out->items[out->count++];
    ssk_feature_split(found->feature, &feature);
    *morpheme = (struct morpheme){.start = found->start, .length = found->length, .known = found->known};
    morpheme->points = ssk_utf8_count(found->surface, found->length);
    morpheme->noun = found->known && ssk_feature_is(&feature, SSK_POS, "名詞") &&
                     strstr(found->feature, "固有名詞") == NULL;
    morpheme->nominal =
        ssk_feature_is(&feature, SSK_POS, "名詞") || ssk_feature_is(&feature, SSK_POS, "接頭詞");
    morpheme->continuative = ssk_feature_is(&feature, SSK_POS, "動詞") && strstr(found->feature, ",連用形,");
    copy_reading(morpheme->reading, feature.text[SSK_READING], feature.length[SSK_READING]);
    return true;
}

bool morphemes_of(struct morphemes *out, struct session *session, const char *text, size_t length)
{
    struct reading_out reading = {out, false};
    struct ssk_tagger *tagger;
    out->count = 0;
    if (length > WORD_LONGEST || session_tagger(&tagger, session, NULL) != SSK_OK)
        return false;
    return ssk_tagger_walk(tagger, text, length, false, add, &reading) == SSK_OK && !reading.full &&
           out->count > 0;
}

const struct morpheme *morpheme_at(const struct morphemes *morphemes, size_t byte)
{
    for (size_t i = 0; i < morphemes->count; i++)
        if (byte >= morphemes->items[i].start &&
            byte < morphemes->items[i].start + morphemes->items[i].length)
            return &morphemes->items[i];
    return NULL;
}

bool morpheme_reads(const struct morpheme *morpheme, size_t byte, const char *kana, size_t length)
{
    enum { KANJI = 3 };
    size_t whole = strlen(morpheme->reading);
    bool first = byte == morpheme->start, last = byte + KANJI == morpheme->start + morpheme->length;
    if (whole < length || (whole == length && !(first && last)))
        return false;
    if (first)
        return memcmp(morpheme->reading, kana, length) == 0;
    if (last)
        return memcmp(morpheme->reading + whole - length, kana, length) == 0;
    return memmem(morpheme->reading, whole, kana, length) != NULL;
}

uint32_t character_at(const char *text, size_t byte, size_t *length)
{
    size_t next = byte;
    uint32_t point = text[byte] ? ssk_utf8_next(text, strlen(text), &next) : 0;
    *length = next - byte;
    return point;
}

void put_in(struct ssk_buffer *out, const char *text, size_t start, size_t end, const char *string,
            size_t length)
{
    ssk_buffer_clear(out);
    ssk_buffer_append(out, text, start);
    ssk_buffer_append(out, string, length);
    ssk_buffer_append_string(out, text + end);
}

/* ------------------------------------------------------------------------------------------ dictionary form
 */

struct base {
    struct ssk_buffer *out;
    size_t count; /* of morphemes */
};

/* A verb or adjective and what its form is written with: た, て, ない. */
static bool add_base(const struct ssk_morpheme *found, void *context)
{
    struct base *base = context;
    struct ssk_feature feature;
    ssk_feature_split(found->feature, &feature);
    bool first = base->count++ == 0;
    bool verb = ssk_feature_is(&feature, SSK_POS, "動詞") || ssk_feature_is(&feature, SSK_POS, "形容詞");
    if (first && verb && found->known)
        ssk_buffer_append(base->out, feature.text[SSK_BASE], feature.length[SSK_BASE]);
    return base->out->length && (first || ssk_feature_is(&feature, SSK_POS, "助動詞") ||
                                 ssk_feature_is(&feature, SSK_POS, "助詞"))
               ? true
               : (ssk_buffer_clear(base->out), false);
}

void forms_base(struct session *session, const char *word, struct ssk_buffer *out)
{
    struct base base = {.out = out};
    struct ssk_tagger *tagger;
    if (strlen(word) > WORD_LONGEST || session_tagger(&tagger, session, NULL) != SSK_OK)
        return;
    ssk_tagger_walk(tagger, word, strlen(word), false, add_base, &base);
    if (out->length && strcmp(ssk_buffer_string(out), word) == 0)
        ssk_buffer_clear(out);
}
