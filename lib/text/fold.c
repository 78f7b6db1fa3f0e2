/* Folding: NFKC_Casefold by ICU, dict/variants.tsv, white space, footnotes' marks, and what MeCab's input
 * needs besides.
 *
 * Works segment by segment, a segment being what one normalization boundary ends (UAX #15, 9.1), so that each
 * folded character knows the source characters it came from. Nearly all Japanese text is single characters
 * that NFKC leaves alone: these take the short way, ICU gets the rest. */
#include <assert.h>
#include <stdlib.h>

#include <unicode/unorm2.h>
#include <unicode/ustring.h>

#include "lib/text/folder.h"
#include "lib/text/note_mark.h"
#include "lib/text/word_fold.h"
#include "seisaku/array.h"
#include "seisaku/tsv.h"
#include "seisaku/unicode.h"

enum { SEGMENT_POINTS = 64 };

/* ------------------------------------------------------------------------------------------ folded output */

bool ssk_folded_reserve(struct ssk_folded *out, size_t more)
{
    uint32_t **arrays[] = {&out->points, &out->starts, &out->ends};
    size_t capacity = out->capacity;
    for (size_t i = 0; i < 3; i++) {
        capacity = out->capacity;
        if (!SSK_RESERVE(*arrays[i], out->count + more, capacity))
            return false;
    }
    out->capacity = capacity;
    return true;
}

void ssk_folded_free(struct ssk_folded *folded)
{
    free(folded->points);
    free(folded->starts);
    free(folded->ends);
    *folded = (struct ssk_folded){0};
}

/* ------------------------------------------------------------------------------------------ folding */

static bool is_digit(uint32_t point)
{
    return point >= '0' && point <= '9';
}

struct fold_state {
    const struct ssk_folder *folder;
    int mode;
    bool blank; /* white space was dropped before the next character */
    struct ssk_folded *out;
};

/* Characters that are one in a Japanese code, and come out as this or that by the tool that decoded it (〜
 * ～, − －, ― —, ‖ ∥, … ⋯, ’ '): a string as typed must find both. */
static void put_literal(struct ssk_folded *out, uint32_t point, size_t start, size_t end)
{
    if (point == 0x22ef || point == 0x2026) {
        for (int dot = 0; dot < 3; dot++)
            folded_put(out, '.', start, end);
        return;
    }
    if (is_dash(point))
        point = '-';
    else if (point == 0x301c || point == 0x223c || point == 0x3030)
        point = '~';
    else if (point == 0x2225)
        point = 0x2016;
    else if (point == 0x2019 || point == 0x2018)
        point = '\'';
    else if (point == 0x25ef)
        point = 0x25cb;
    folded_put(out, point, start, end);
}

static bool emit(struct fold_state *state, uint32_t point, size_t start, size_t end)
{
    struct ssk_folded *out = state->out;
    if (ssk_is_space(point)) {
        state->blank = true;
        return true;
    }
    if (out->count + 8 > out->capacity && !ssk_folded_reserve(out, 8))
        return false;
    point = folder_standard(state->folder, point);
    if (state->mode == SSK_FOLD_LITERAL) {
        put_literal(out, point, start, end);
        return true;
    }
    uint32_t last = out->count ? out->points[out->count - 1] : 0;
    bool number_meets_letter = is_digit(point) != is_digit(last) && ssk_is_alnum(point) && ssk_is_alnum(last);
    if (state->blank && out->count && !ssk_is_cjk(point) && !ssk_is_cjk(last) && !number_meets_letter)
        folded_put(out, ' ', out->ends[out->count - 1], start);
    state->blank = false;
    word_fold_put(out, point, start, end);
    return true;
}

/* The folded form of a character that needs no neighbours and no ICU; 0 for the others. */
static uint32_t simple_fold(uint32_t point)
{
    if (point >= 0x4e00 && point <= 0x9fff)
        return point;
    if (point < 0x80)
        return point >= 'A' && point <= 'Z' ? point + 32 : point;
    if (point == 0xff0d) /* － may be a long vowel: see put_word */
        return 0x2212;
    if (point >= 0xff01 && point <= 0xff5e)
        return simple_fold(point - 0xfee0);
    if ((point >= 0x3041 && point <= 0x3096) || (point >= 0x30a1 && point <= 0x30fe) ||
        (point >= 0x3001 && point <= 0x3029))
        return point;
    return 0;
}

static bool is_kanji_or_hiragana(uint32_t point)
{
    return (point >= 0x4e00 && point <= 0x9fff) || (point >= 0x3041 && point <= 0x3093);
}

static bool is_kanji_or_kana(uint32_t point)
{
    return (point >= 0x4e00 && point <= 0x9fff) || (point >= 0x3041 && point <= 0x3096) ||
           (point >= 0x30a1 && point <= 0x30fa);
}

/* Would word_fold_put leave the kanji or kana as it is, behind what is out? */
static bool is_plain_word(const struct fold_state *state, uint32_t point)
{
    const struct ssk_folded *out = state->out;
    uint32_t last = out->count ? out->points[out->count - 1] : 0;
    return !state->blank && last != 0x2212 && (last != 0x30d6 || !ssk_is_katakana(point)) &&
           point != 0x30f4 && point != 0x3094;
}

/* Does the character stay as it is, where it stands before `after`? Nine of ten do. */
static bool is_plain(const struct fold_state *state, uint32_t point, uint32_t after)
{
    bool letter = is_kanji_or_kana(point);
    bool plain = state->mode == SSK_FOLD_LITERAL ? letter || is_digit(point) || (point >= 'a' && point <= 'z')
                                                 : letter && is_plain_word(state, point);
    return plain && (is_kanji_or_kana(after) || simple_fold(after)) &&
           (!folder_may_vary(state->folder, point) || folder_standard(state->folder, point) == point);
}

/* The combining mark that a spacing one (゛ ゜) is behind kana: か゛ is が. */
static uint32_t combining(uint32_t point, uint32_t before)
{
    bool mark = point == 0x309b || point == 0x309c;
    return mark && (ssk_is_hiragana(before) || ssk_is_katakana(before)) ? point - 2 : point;
}

/* Normalizes the segment of `count` code points that starts at source point `start`. */
static bool fold_segment(struct fold_state *state, const uint32_t *segment, size_t count, size_t start)
{
    UChar source[SEGMENT_POINTS * 2], target[SEGMENT_POINTS * 40];
    int32_t length = 0;
    UErrorCode code = U_ZERO_ERROR;
    for (size_t i = 0; i < count; i++) {
        UBool too_long = false;
        U16_APPEND(source, length, SEGMENT_POINTS * 2, segment[i], too_long);
        assert(!too_long);
        (void)too_long;
    }
    int32_t folded = unorm2_normalize(state->folder->normalizer, source, length, target,
                                      (int32_t)(sizeof target / sizeof *target), &code);
    if (U_FAILURE(code))
        return emit(state, 0xFFFD, start, start + count);
    for (int32_t i = 0; i < folded;) {
        UChar32 point;
        U16_NEXT(target, i, folded, point);
        if (!emit(state, (uint32_t)point, start, start + count))
            return false;
    }
    return true;
}

/* Kanji and hiragana that stay as they are, from *point on, which starts at source point *number and ends at
 * *byte: goes on to the first character of another kind. There is room for all that is left. */
static void put_plain(struct fold_state *state, const char *text, size_t length, size_t *byte, size_t *number,
                      uint32_t *point)
{
    struct ssk_folded *out = state->out;
    uint32_t *points = out->points, *starts = out->starts, *ends = out->ends;
    size_t at = out->count, behind = *byte, source = *number;
    uint32_t now = *point;
    while (behind < length) {
        size_t next = behind;
        uint32_t after = ssk_utf8_next(text, length, &next);
        if (!is_kanji_or_hiragana(now) || !is_kanji_or_hiragana(after) || folder_may_vary(state->folder, now))
            break;
        points[at] = now;
        starts[at] = (uint32_t)source;
        ends[at++] = (uint32_t)++source;
        now = after;
        behind = next;
    }
    out->count = at;
    *byte = behind;
    *number = source;
    *point = now;
}

ssk_status ssk_fold(const struct ssk_folder *folder, int mode, const char *text, size_t length,
                    struct ssk_folded *out)
{
    struct fold_state state = {.folder = folder, .mode = mode, .out = out};
    struct before_mark before = {0};
    uint32_t segment[SEGMENT_POINTS];
    size_t byte = 0, number = 0;
    out->count = 0;
    uint32_t point = length ? ssk_utf8_next(text, length, &byte) : 0;
    for (bool more = length > 0; more;) {
        size_t behind = byte;
        uint32_t after = byte < length ? ssk_utf8_next(text, length, &behind) : 'a';
        if (is_plain(&state, point, after)) {
            if (out->count == out->capacity && !ssk_folded_reserve(out, length - byte + 1))
                return SSK_MEMORY;
            folded_put(out, point, number, number + 1);
            number++;
            more = byte < length;
            byte = behind;
            point = after;
            if (more && out->capacity - out->count > length - byte)
                put_plain(&state, text, length, &byte, &number, &point);
            before = (struct before_mark){.last = out->points[out->count - 1]};
            continue;
        }
        segment[0] = point;
        size_t count = 1;
        uint32_t folded = simple_fold(point);
        while ((more = byte < length)) {
            point = combining(ssk_utf8_next(text, length, &byte), segment[count - 1]);
            if (count == SEGMENT_POINTS || simple_fold(point) ||
                unorm2_hasBoundaryBefore(folder->normalizer, (UChar32)point))
                break;
            segment[count++] = point;
        }
        if (note_mark_is(&before, segment[0])) {
            number += count;
            continue;
        }
        bool done = folded && count == 1 ? emit(&state, folded, number, number + 1)
                                         : fold_segment(&state, segment, count, number);
        if (!done)
            return SSK_MEMORY;
        number += count;
    }
    if (mode == SSK_FOLD_WORDS)
        word_fold_end(out);
    return SSK_OK;
}

uint32_t ssk_fold_first(const struct ssk_folder *folder, int mode, const char *text, size_t length)
{
    size_t byte = 0, next = 0;
    uint32_t point = length ? ssk_utf8_next(text, length, &byte) : 0, folded = simple_fold(point);
    uint32_t after = (next = byte) < length ? ssk_utf8_next(text, length, &next) : 'a';
    if (folded && simple_fold(after) && folded != 0x30d6 && folded != 0x30f4 && folded != 0x3094 &&
        !ssk_is_space(point) && folded != 0x2212 && folded != 0x301c && !word_fold_changes_first(folded))
        return folder_standard(folder, folded);
    struct ssk_folded whole = {0};
    uint32_t first = 0;
    if (ssk_fold(folder, mode, text, length, &whole) == SSK_OK && whole.count)
        first = whole.points[0];
    ssk_folded_free(&whole);
    return first;
}

char *ssk_fold_string(const struct ssk_folder *folder, int mode, const char *text, size_t length)
{
    struct ssk_folded folded = {0};
    char *string = NULL;
    if (ssk_fold(folder, mode, text, length, &folded) == SSK_OK && (string = malloc(folded.count * 4 + 1))) {
        size_t bytes = 0;
        for (size_t i = 0; i < folded.count; i++)
            bytes += ssk_utf8_put(string + bytes, folded.points[i]);
        string[bytes] = '\0';
    }
    ssk_folded_free(&folded);
    return string;
}
