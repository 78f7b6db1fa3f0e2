/* 交ぜ書き. A kanji becomes kana by its reading in the word, kana a kanji where MeCab knows the word with
 * this reading: 皮ふ is 皮膚 as that is ヒフ, and no word 皮符. */
#include "query/forms/forms.h"

#include <string.h>

#include "query/forms/morphemes.h"
#include "seisaku/unicode.h"

struct mixing {
    struct session *session;
    const char *word;
    struct morphemes morphemes;
    form_visit visit;
    void *context;
    size_t start, end;      /* bytes that are replaced */
    struct ssk_buffer form; /* the word with another string there */
};

static bool has_han(const char *text, size_t start, size_t end)
{
    for (size_t byte = start; byte < end;)
        if (ssk_is_han(ssk_utf8_next(text, end, &byte)))
            return true;
    return false;
}

/* Kana that are particles: before another kanji they would be taken for one (ば声, 聞けば声が). */
static bool may_be_particle(const char *kana, size_t length)
{
    static const char particles[] = "はがにをでともやのへかばなてただねよさ";
    for (size_t i = 0; length == 3 && i < sizeof particles - 1; i += 3)
        if (memcmp(particles + i, kana, 3) == 0)
            return true;
    return false;
}

/* ------------------------------------------------------------------------------------------ kanji to kana */

/* Puts each reading that the kanji may have in its word in its place. */
static ssk_status spell_out(struct mixing *mixing, const struct morpheme *morpheme,
                            const struct reading_row *row)
{
    const char *at = row->kana, *end = at + row->kana_length, *kana;
    size_t length, behind = morpheme->start + morpheme->length;
    ssk_status status = SSK_OK;
    bool first = mixing->start == morpheme->start;
    while (status == SSK_OK && readings_next(&at, end, &kana, &length)) {
        if (!morpheme_reads(morpheme, mixing->start, kana, length) ||
            (first && morpheme->points < 3 && may_be_particle(kana, length)))
            continue;
        put_in(&mixing->form, mixing->word, mixing->start, mixing->end, kana, length);
        if (has_han(mixing->word, morpheme->start, mixing->start) ||
            has_han(mixing->word, mixing->end, behind))
            status = mixing->form.failed ? SSK_MEMORY : mixing->visit(&mixing->form, mixing->context);
    }
    return status;
}

/* ------------------------------------------------------------------------------------------ kana to kanji */

/* Keeps the word with the kanji where that is one that MeCab knows. */
static ssk_status try_kanji(const char *kanji, size_t length, void *context)
{
    struct mixing *mixing = context;
    struct morphemes found;
    put_in(&mixing->form, mixing->word, mixing->start, mixing->end, kanji, length);
    if (mixing->form.failed)
        return SSK_MEMORY;
    const char *form = ssk_buffer_string(&mixing->form);
    if (!morphemes_of(&found, mixing->session, form, mixing->form.length))
        return SSK_OK;
    const struct morpheme *word = morpheme_at(&found, mixing->start);
    bool good =
        word && word->noun && word->points >= 2 &&
        morpheme_reads(word, mixing->start, mixing->word + mixing->start, mixing->end - mixing->start) &&
        (has_han(form, word->start, mixing->start) ||
         has_han(form, mixing->start + length, word->start + word->length));
    return good ? mixing->visit(&mixing->form, mixing->context) : SSK_OK;
}

/* Whether the kana are the ending of the kanji before them: 取り組み. */
static bool is_ending(const struct mixing *mixing)
{
    enum { KANJI = 3 };
    struct reading_row row;
    const char *kanji = mixing->word + mixing->start - KANJI, *reading;
    size_t length, kana = mixing->end - mixing->start;
    if (mixing->start < KANJI || !readings_of(mixing->session->readings, kanji, KANJI, &row))
        return false;
    const char *at = row.endings, *end = at + row.endings_length;
    while (readings_next(&at, end, &reading, &length))
        if (length > kana && reading[length - kana - 1] == '.' &&
            memcmp(reading + length - kana, mixing->word + mixing->start, kana) == 0)
            return true;
    return false;
}

/* The end of the run of hiragana from the byte on. */
static size_t run_end(const char *word, size_t byte)
{
    size_t length;
    while (ssk_is_hiragana(character_at(word, byte, &length)))
        byte += length;
    return byte;
}

static ssk_status look_at(struct mixing *mixing, uint32_t point, size_t length)
{
    enum { LONGEST = 12 }; /* bytes of a reading */
    struct reading_row row;
    const struct morpheme *word = morpheme_at(&mixing->morphemes, mixing->start);
    const char *here = mixing->word + mixing->start;
    if (ssk_is_han(point)) {
        mixing->end = mixing->start + length;
        bool known = word && word->noun && word->points >= 2;
        return known && readings_of(mixing->session->readings, here, length, &row) && row.kana_length
                   ? spell_out(mixing, word, &row)
                   : SSK_OK;
    }
    mixing->end = run_end(mixing->word, mixing->start);
    bool beside =
        has_han(mixing->word, 0, mixing->start) || has_han(mixing->word, mixing->end, strlen(mixing->word));
    if (mixing->end == mixing->start || mixing->end - mixing->start > LONGEST || !beside || is_ending(mixing))
        return SSK_OK;
    return readings_kanji(mixing->session->readings, here, mixing->end - mixing->start, try_kanji, mixing);
}

ssk_status forms_mixed_kana(struct session *session, const char *word, form_visit visit, void *context)
{
    struct mixing mixing = {.session = session, .word = word, .visit = visit, .context = context};
    size_t length = strlen(word), step;
    ssk_status status = SSK_OK;
    if (!has_han(word, 0, length) || !morphemes_of(&mixing.morphemes, session, word, length))
        return SSK_OK;
    for (size_t byte = 0; byte < length && status == SSK_OK;) {
        mixing.start = byte;
        uint32_t point = character_at(word, byte, &step);
        status = look_at(&mixing, point, step);
        byte = ssk_is_hiragana(point) ? mixing.end : byte + step;
    }
    ssk_buffer_free(&mixing.form);
    return status;
}
