/* Unicode: decoding, folding with a way back to the source, display width, safe cuts.
 *
 * lib/text/unicode.c and lib/text/fold.c are the only users of ICU's normalizer and break iterators. Text is
 * UTF-8 with a length in bytes; positions are named for their unit: `byte` offsets or `point` (code point)
 * offsets. Malformed bytes decode as U+FFFD, one a byte. */
#ifndef SEISAKU_UNICODE_H
#define SEISAKU_UNICODE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "seisaku/compiled.h"
#include "seisaku/status.h"

/* As ssk_utf8_next, for any text. */
uint32_t ssk_utf8_next_any(const char *text, size_t length, size_t *byte);

/* Decodes the code point at text[*byte] (which is < length) and moves *byte behind it. Here stands what
 * nearly all text is: ASCII, and the three bytes of kana and kanji (U+1000 to U+CFFF). */
static inline uint32_t ssk_utf8_next(const char *text, size_t length, size_t *byte)
{
    const unsigned char *at = (const unsigned char *)text + *byte;
    if (*at < 0x80) {
        ++*byte;
        return *at;
    }
    if (*at > 0xe0 && *at < 0xed && length - *byte >= 3 && (at[1] & 0xc0) == 0x80 && (at[2] & 0xc0) == 0x80) {
        *byte += 3;
        return (uint32_t)(*at & 0x0f) << 12 | (uint32_t)(at[1] & 0x3f) << 6 | (at[2] & 0x3f);
    }
    return ssk_utf8_next_any(text, length, byte);
}

/* Whether all of the text is well-formed UTF-8. */
bool ssk_utf8_valid(const char *text, size_t length);

/* Writes the UTF-8 of `point` to `out` (room for 4 bytes) and returns how many bytes it took. */
size_t ssk_utf8_put(char *out, uint32_t point);

/* The number of code points in the text. */
size_t ssk_utf8_count(const char *text, size_t length);

/* The byte offset of code point number `point`; `length` if the text is shorter. */
size_t ssk_utf8_offset(const char *text, size_t length, size_t point);

/* Columns on a terminal, by UAX #11 (East Asian Wide and Fullwidth take 2, combining marks 0). */
int ssk_point_width(uint32_t point);
size_t ssk_display_width(const char *text, size_t length);

/* The script classes that tokenizing, joining and column detection ask about. */
bool ssk_is_lower(uint32_t point);    /* a small letter, of either width */
bool ssk_is_han(uint32_t point);      /* kanji, with 々 and 〆 */
bool ssk_is_hiragana(uint32_t point); /* with ー's neighbours ゛゜ゝゞ */
bool ssk_is_katakana(uint32_t point); /* full and half width, with ー */
bool ssk_is_alnum(uint32_t point);    /* letters, kana, kanji, digits and marks that belong to words */
bool ssk_is_space(uint32_t point);    /* White_Space, with U+3000 and zero-width spaces */
/* Kana, kanji, CJK punctuation and full-width forms: scripts written without spaces. */
bool ssk_is_cjk(uint32_t point);

/* ⁰ ¹ ² … ⁹, as footnotes are marked and powers written. */
static inline bool ssk_is_raised_digit(uint32_t point)
{
    return point == 0xb9 || point == 0xb2 || point == 0xb3 || point == 0x2070 ||
           (point >= 0x2074 && point <= 0x2079);
}

/* The value of an Arabic digit, of either width; -1 of anything else. */
static inline int ssk_digit_of(uint32_t point)
{
    if (point >= '0' && point <= '9')
        return (int)(point - '0');
    return point >= 0xff10 && point <= 0xff19 ? (int)(point - 0xff10) : -1;
}

/* The raised form of a digit from 0 to 9. */
static inline uint32_t ssk_raised_digit(int digit)
{
    return digit == 1 ? 0xb9 : digit == 2 || digit == 3 ? 0xb0 + (uint32_t)digit : 0x2070 + (uint32_t)digit;
}

/* The largest byte offset <= `byte` that is not inside a grapheme cluster. */
size_t ssk_grapheme_floor(const char *text, size_t length, size_t byte);

/* The order of a language's words. */
struct ssk_collator;

/* Opens ICU's collator for the language ("ja"). Fails: SSK_OTHER when ICU has no data, SSK_MEMORY. */
ssk_status ssk_collator_open(struct ssk_collator **out, const char *language, struct ssk_error *error);
void ssk_collator_free(struct ssk_collator *collator);

/* A string, malloc'd, by whose bytes texts are in the collator's order. Fails: NULL without memory. */
char *ssk_collation_key(const struct ssk_collator *collator, const char *text);

/* The smallest byte offset >= `byte` that is not inside a grapheme cluster. */
size_t ssk_grapheme_ceiling(const char *text, size_t length, size_t byte);

/* Canonical composition (NFC) or decomposition (NFD) as a malloc'd string, for names of files; what is not
 * well-formed stays as it is. Fails: NULL without memory. */
char *ssk_normalize(const char *text, size_t length, bool composed);

/* ------------------------------------------------------------------------------------------
 * Folding: one meaning, one string. */

struct ssk_folder; /* ICU's NFKC_Casefold and the character table of dict/variants.tsv */

enum {
    SSK_FOLD_LITERAL = 0, /* NFKC, case, variants; white space dropped: what "…" compares */
    SSK_FOLD_WORDS = 1    /* as above, and look-alike dashes, kana iteration marks; white space
                             dropped beside CJK and between a letter and a digit, one space elsewhere; %
                             spelt out: what MeCab reads */
};

/* The result: folded text as UTF-32, and where each code point came from. Reusable: fill it again
 * without freeing. */
struct ssk_folded {
    uint32_t *points; /* `count` folded code points */
    uint32_t *starts; /* for each, first code point of the original it came from */
    uint32_t *ends;   /* for each, one past the last */
    size_t count;
    size_t capacity;
};

/* Reads the variant table (`variant<TAB>standard` lines; NULL for none). The caller frees with
 * ssk_folder_free. Fails with SSK_INPUT (file and line named), SSK_IO, SSK_MEMORY. */
ssk_status ssk_folder_new(struct ssk_folder **out, const char *variants_path, struct ssk_error *error);
/* Adds a user's own file of variants. Fails: SSK_INPUT names file and line. */
ssk_status ssk_folder_add_own(struct ssk_folder *folder, const char *path, struct ssk_error *error);
void ssk_folder_free(struct ssk_folder *folder);

/* See compiled.h. */
void ssk_folder_save(struct ssk_buffer *section, const struct ssk_folder *folder);
ssk_status ssk_folder_load(struct ssk_folder **out, struct ssk_saved saved, struct ssk_error *error);

/* Folds `text` into `out`. Safe for several threads on one folder. Fails: SSK_MEMORY only. */
ssk_status ssk_fold(const struct ssk_folder *folder, int mode, const char *text, size_t length,
                    struct ssk_folded *out);
/* Makes room for more code points. Fails: false without memory. */
bool ssk_folded_reserve(struct ssk_folded *folded, size_t more);
void ssk_folded_free(struct ssk_folded *folded);

/* Whether the string of kanji and kana, its own literal folding, stands in the folded text only where its
 * bytes stand in the text: folding leaves each kanji and kana as it is, makes none of others, and drops no
 * more than blanks that the string cannot stand across. False for many others, too. */
bool ssk_fold_is_steady(const struct ssk_folder *folder, const char *text, size_t length,
                        const uint32_t *string, size_t count);

/* The first code point of the folded text; 0 when nothing is left of it. */
uint32_t ssk_fold_first(const struct ssk_folder *folder, int mode, const char *text, size_t length);

/* `text` folded to a malloc'd UTF-8 string. Fails: NULL without memory. */
char *ssk_fold_string(const struct ssk_folder *folder, int mode, const char *text, size_t length);

/* ---- How far two strings are apart ---- */

enum { SSK_EDIT_POINTS = 64 }; /* longer strings are not compared */

/* The edits (a code point more, less, another, two neighbours exchanged: optimal string alignment, Damerau
 * 1964, Levenshtein 1966) that lead from one string to the other. Returns: limit + 1 when they are more than
 * `limit`, or a string is longer than SSK_EDIT_POINTS. */
unsigned ssk_edit_distance(const uint32_t *a, size_t a_count, const uint32_t *b, size_t b_count,
                           unsigned limit);

/* ---- Regular expressions over folded texts: those of ICU, where letters of either case are one ---- */

struct ssk_regex;

/* Compiles the UTF-8 pattern. Fails: SSK_INPUT says what is wrong with it. Free with ssk_regex_free. */
ssk_status ssk_regex_new(struct ssk_regex **out, const char *pattern, struct ssk_error *error);
void ssk_regex_free(struct ssk_regex *regex);

/* Goes to the beginning of a text, which is copied. */
ssk_status ssk_regex_open(struct ssk_regex *regex, const uint32_t *points, size_t count,
                          struct ssk_error *error);

/* The next match that is not empty: code points from *start up to *end; *found is false when there is none.
 * Fails: SSK_INPUT for a pattern that takes too long. */
ssk_status ssk_regex_next(bool *found, size_t *start, size_t *end, struct ssk_regex *regex,
                          struct ssk_error *error);

#endif
