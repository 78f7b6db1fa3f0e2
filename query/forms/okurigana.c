/* Nouns made of verbs, with okurigana and without. What a word is read tells other words apart: 生き物 is no
 * 生物, which is read セイブツ. A form that MeCab does not know is a string that texts may have (手助,
 * 座込み). */
#include "query/forms/forms.h"

#include <string.h>

#include "query/forms/morphemes.h"
#include "seisaku/unicode.h"

enum { PLACES = 4, ENDINGS = 6, TRIED = 48, KANJI = 3 };

struct leaving {
    struct session *session;
    const char *word;
    struct morphemes morphemes;
    form_visit visit;
    void *context;
    struct ssk_buffer form;
    size_t tried;
};

static bool is_han_at(const char *word, size_t byte)
{
    size_t length;
    return ssk_is_han(character_at(word, byte, &length));
}

static ssk_status visit(struct leaving *leaving)
{
    return leaving->form.failed ? SSK_MEMORY : leaving->visit(&leaving->form, leaving->context);
}

/* Whether MeCab gives the string as one word another reading. */
static bool is_other_word(struct leaving *leaving, const char *text, size_t length, const char *reading)
{
    struct morphemes found;
    return morphemes_of(&found, leaving->session, text, length) && found.count == 1 && found.items[0].known &&
           strcmp(found.items[0].reading, reading) != 0;
}

/* ------------------------------------------------------------------------------------------ leaving out */

/* A run of hiragana behind a kanji of the morpheme. */
struct run {
    size_t start, end;
};

static size_t runs_of(struct run *runs, const char *word, const struct morpheme *morpheme)
{
    size_t count = 0, end = morpheme->start + morpheme->length, length;
    for (size_t byte = morpheme->start; byte < end && count < PLACES;) {
        uint32_t point = character_at(word, byte, &length);
        bool behind_kanji = byte >= morpheme->start + KANJI && is_han_at(word, byte - KANJI);
        if (!ssk_is_hiragana(point) || !behind_kanji) {
            byte += length;
            continue;
        }
        runs[count].start = byte;
        while (byte < end && ssk_is_hiragana(character_at(word, byte, &length)))
            byte += length;
        runs[count++].end = byte;
    }
    return count;
}

/* The morpheme without the runs that have their bit in `chosen`, appended to `out`. */
static void append_without(struct ssk_buffer *out, const char *word, const struct morpheme *morpheme,
                           const struct run *runs, size_t count, unsigned chosen)
{
    size_t from = morpheme->start;
    for (size_t i = 0; i < count; i++) {
        if (!(chosen >> i & 1))
            continue;
        ssk_buffer_append(out, word + from, runs[i].start - from);
        from = runs[i].end;
    }
    ssk_buffer_append(out, word + from, morpheme->start + morpheme->length - from);
}

static ssk_status leave_out(struct leaving *leaving, const struct morpheme *morpheme)
{
    struct run runs[PLACES];
    bool alone = morpheme->length == strlen(leaving->word);
    bool noun = morpheme->noun || (morpheme->continuative && alone);
    size_t count = noun ? runs_of(runs, leaving->word, morpheme) : 0;
    ssk_status status = SSK_OK;
    for (unsigned chosen = 1; chosen < 1u << count && status == SSK_OK; chosen++) {
        struct ssk_buffer part = SSK_BUFFER_INIT;
        append_without(&part, leaving->word, morpheme, runs, count, chosen);
        put_in(&leaving->form, leaving->word, morpheme->start, morpheme->start + morpheme->length,
               ssk_buffer_string(&part), part.length);
        bool joined = morpheme->start >= KANJI && is_han_at(leaving->word, morpheme->start - KANJI);
        if ((part.length >= 2 * KANJI || (part.length == KANJI && joined)) &&
            !is_other_word(leaving, ssk_buffer_string(&part), part.length, morpheme->reading))
            status = part.failed ? SSK_MEMORY : visit(leaving);
        ssk_buffer_free(&part);
    }
    return status;
}

/* ------------------------------------------------------------------------------------------ putting in */

/* What may stand behind a kanji: a verb's ending, by the verb's stem. */
struct ending {
    char stem[READING / 2];
    const char *text;
    size_t length;
};

static size_t endings_of(struct ending *out, const struct session *session, const char *kanji)
{
    struct reading_row row;
    size_t count = 0, length;
    if (!readings_of(session->readings, kanji, KANJI, &row))
        return 0;
    const char *at = row.endings, *end = at + row.endings_length, *reading;
    while (count < ENDINGS && readings_next(&at, end, &reading, &length)) {
        const char *stop = memchr(reading, '.', length);
        size_t stem = stop ? (size_t)(stop - reading) : 0;
        if (!stop || stem >= sizeof out->stem)
            continue;
        memcpy(out[count].stem, reading, stem);
        out[count].stem[stem] = '\0';
        out[count].text = stop + 1;
        out[count++].length = length - stem - 1;
    }
    return count;
}

/* Whether the form's ending behind the kanji at `byte` makes a word that MeCab knows as a noun. */
static bool makes_noun(struct leaving *leaving, const struct ssk_buffer *form, size_t byte, size_t ending)
{
    struct morphemes found;
    if (leaving->tried++ >= TRIED ||
        !morphemes_of(&found, leaving->session, ssk_buffer_string(form), form->length))
        return false;
    for (size_t i = 0; i < found.count; i++)
        if (!found.items[i].nominal)
            return false;
    const struct morpheme *word = morpheme_at(&found, byte);
    size_t behind = byte + KANJI + ending;
    bool covered = word && word->noun && word->start + word->length >= behind;
    bool last = behind == form->length, first = byte == 0;
    return covered && (word->points >= 3 || (last && !first));
}

/* Whether the ending behind the kanji at `byte` is in the reading that the known word has. */
static bool is_read(const struct morpheme *morpheme, size_t byte, const struct ending *ending)
{
    char kana[READING];
    size_t stem = strlen(ending->stem);
    if (stem + ending->length >= sizeof kana)
        return false;
    memcpy(kana, ending->stem, stem);
    memcpy(kana + stem, ending->text, ending->length);
    return morpheme_reads(morpheme, byte, kana, stem + ending->length);
}

/* A known word's kanji behind which an ending of its reading may stand. */
struct place {
    size_t byte;
    struct ending endings[ENDINGS];
    size_t count;
};

static size_t places_of(struct place *places, const struct leaving *leaving)
{
    size_t count = 0, length, next;
    for (size_t byte = 0; leaving->word[byte] && count < PLACES; byte += length) {
        const struct morpheme *morpheme = morpheme_at(&leaving->morphemes, byte);
        struct place *place = &places[count];
        bool han = ssk_is_han(character_at(leaving->word, byte, &length)) && length == KANJI;
        if (!han || !morpheme || !morpheme->noun || morpheme->points < 2 ||
            ssk_is_hiragana(character_at(leaving->word, byte + length, &next)))
            continue;
        *place = (struct place){.byte = byte};
        size_t all = endings_of(place->endings, leaving->session, leaving->word + byte);
        for (size_t i = 0; i < all; i++)
            if (is_read(morpheme, byte, &place->endings[i]))
                place->endings[place->count++] = place->endings[i];
        count += place->count > 0;
    }
    return count;
}

/* Puts endings of the reading behind one or more of the places, from the last one to the first. */
static ssk_status put_in_read(struct leaving *leaving, const struct place *places, size_t count,
                              const char *text)
{
    ssk_status status = SSK_OK;
    for (size_t last = count; last-- > 0 && status == SSK_OK;) {
        const struct place *place = &places[last];
        for (size_t i = 0; i < place->count && status == SSK_OK && leaving->tried++ < TRIED; i++) {
            struct ssk_buffer form = SSK_BUFFER_INIT;
            put_in(&form, text, place->byte + KANJI, place->byte + KANJI, place->endings[i].text,
                   place->endings[i].length);
            status = form.failed ? SSK_MEMORY : leaving->visit(&form, leaving->context);
            if (status == SSK_OK)
                status = put_in_read(leaving, places, last, ssk_buffer_string(&form));
            ssk_buffer_free(&form);
        }
    }
    return status;
}

/* A kanji that MeCab parts from the others, or of a string that it does not know: 手 and 助. */
static bool is_piece(const struct leaving *leaving, size_t byte)
{
    const struct morpheme *morpheme = morpheme_at(&leaving->morphemes, byte);
    return morpheme && is_han_at(leaving->word, byte) && (morpheme->points == 1 || !morpheme->known);
}

/* Puts endings behind such kanji from `byte` on; `put` bytes stand in the text that the word has not. */
static ssk_status put_in_pieces(struct leaving *leaving, size_t byte, const char *text, size_t put)
{
    struct ending endings[ENDINGS];
    ssk_status status = SSK_OK;
    size_t length, next;
    for (; text[byte] && status == SSK_OK; byte += length) {
        bool han = ssk_is_han(character_at(text, byte, &length)) && length == KANJI;
        if (!han || !is_piece(leaving, byte - put) ||
            ssk_is_hiragana(character_at(text, byte + length, &next)))
            continue;
        size_t count = endings_of(endings, leaving->session, text + byte);
        for (size_t i = 0; i < count && status == SSK_OK; i++) {
            struct ssk_buffer form = SSK_BUFFER_INIT;
            size_t behind = byte + KANJI + endings[i].length;
            put_in(&form, text, byte + KANJI, byte + KANJI, endings[i].text, endings[i].length);
            if (form.failed)
                status = SSK_MEMORY;
            else if (makes_noun(leaving, &form, byte, endings[i].length))
                status = leaving->visit(&form, leaving->context);
            if (status == SSK_OK && leaving->tried < TRIED)
                status = put_in_pieces(leaving, behind, ssk_buffer_string(&form), put + endings[i].length);
            ssk_buffer_free(&form);
        }
    }
    return status;
}

/* ------------------------------------------------------------------------------------------ both */

ssk_status forms_okurigana(struct session *session, const char *word, form_visit visit_form, void *context)
{
    struct leaving leaving = {.session = session, .word = word, .visit = visit_form, .context = context};
    size_t kanji = 0, length;
    for (size_t byte = 0; word[byte]; byte += length)
        kanji += ssk_is_han(character_at(word, byte, &length));
    if (kanji < 2 || !morphemes_of(&leaving.morphemes, session, word, strlen(word)))
        return SSK_OK;
    struct place places[PLACES];
    ssk_status status = put_in_read(&leaving, places, places_of(places, &leaving), word);
    if (status == SSK_OK)
        status = put_in_pieces(&leaving, 0, word, 0);
    for (size_t i = 0; i < leaving.morphemes.count && status == SSK_OK; i++)
        status = leave_out(&leaving, &leaving.morphemes.items[i]);
    ssk_buffer_free(&leaving.form);
    return status;
}
