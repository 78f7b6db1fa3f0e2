/* Writings that differ by a mark, a prefix or the size of a kana. */
#include <ctype.h>
#include <string.h>

#include "query/forms/forms.h"
#include "query/forms/morphemes.h"
#include "seisaku/unicode.h"

struct marking {
    form_visit visit;
    void *context;
    struct ssk_buffer form;
    ssk_status status;
};

/* Hands the form over, and empties it. */
static void hand_over(struct marking *marking)
{
    if (marking->status == SSK_OK)
        marking->status =
            marking->form.failed ? SSK_MEMORY : marking->visit(&marking->form, marking->context);
    ssk_buffer_clear(&marking->form);
}

/* Whether the character is one of the set, all of which have three bytes. */
static bool is_among(const char *set, const char *character)
{
    for (; *set; set += 3)
        if (memcmp(set, character, 3) == 0)
            return true;
    return false;
}

/* ------------------------------------------------------------------------------------------ 御 ご お */

static void exchange_prefix(struct marking *marking, const char *word)
{
    static const char *const prefixes[] = {"御", "ご", "お"};
    size_t length;
    for (size_t i = 0; i < 3; i++) {
        const char *rest = word + strlen(prefixes[i]);
        if (strncmp(word, prefixes[i], strlen(prefixes[i])) != 0 ||
            !ssk_is_han(character_at(rest, 0, &length)))
            continue;
        for (size_t other = 0; other < 3; other++) {
            if (other == i)
                continue;
            ssk_buffer_append_string(&marking->form, prefixes[other]);
            ssk_buffer_append_string(&marking->form, rest);
            hand_over(marking);
        }
    }
}

/* ------------------------------------------------------------------------------------------ Latin letters */

enum { LETTERS = 6 };

static bool is_capital(char byte)
{
    return byte >= 'A' && byte <= 'Z';
}

static size_t letters(const char *word)
{
    size_t count = 0;
    while ((word[count] | 0x20) >= 'a' && (word[count] | 0x20) <= 'z')
        count++;
    return count;
}

static size_t digits(const char *word)
{
    return strspn(word, "0123456789");
}

/* G7 and G-7, COVID19 and COVID-19. */
static void exchange_hyphen(struct marking *marking, const char *word)
{
    size_t name = letters(word), mark = name && word[name] == '-', number = digits(word + name + mark);
    if (!name || !number || word[name + mark + number])
        return;
    ssk_buffer_append(&marking->form, word, name);
    ssk_buffer_append_string(&marking->form, mark ? "" : "-");
    ssk_buffer_append_string(&marking->form, word + name + mark);
    hand_over(marking);
}

/* U.S. and US; without the last stop, too, which may end a sentence. */
static void exchange_stops(struct marking *marking, const char *word)
{
    size_t length = strlen(word), capitals = 0;
    bool stops = length > 2 && word[1] == '.';
    for (size_t i = 0; i < length; i++) {
        bool stop = stops && i % 2;
        if (stop ? word[i] != '.' : !is_capital(word[i]))
            return;
        capitals += !stop;
    }
    if (capitals < 2 || capitals > LETTERS)
        return;
    for (size_t i = 0; i < length; i += stops ? 2 : 1) {
        ssk_buffer_append_string(&marking->form, !stops && i ? "." : "");
        ssk_buffer_append_char(&marking->form, word[i]);
    }
    hand_over(marking);
}

/* biases for bias and bias for biases; other plurals are one word with their singular. */
static void exchange_plural(struct marking *marking, const char *word)
{
    enum { LEAST = 4 };
    size_t length = letters(word);
    bool whole = length >= LEAST && !word[length] && (word[length - 1] | 0x20) == 's';
    bool plural = whole && (word[length - 2] | 0x20) == 'e' && (word[length - 3] | 0x20) == 's';
    if (!whole || (!plural && (word[length - 2] | 0x20) == 's'))
        return;
    ssk_buffer_append(&marking->form, word, plural ? length - 2 : length);
    ssk_buffer_append_string(&marking->form, plural ? "" : "es");
    hand_over(marking);
}

/* ------------------------------------------------------------------------------------------ が ヶ ケ */

/* 雑司が谷 and 雑司ヶ谷: between kanji, in the names of places of these kinds. */
static void exchange_ga(struct marking *marking, const char *word)
{
    static const char *const kana[] = {"が", "ヶ", "ケ"};
    enum { COUNT = sizeof kana / sizeof *kana, KANA = 3 };
    size_t length = strlen(word), before;
    for (size_t at = KANA; at + 2 * KANA <= length && length <= WORD_LONGEST; at++) {
        size_t own = 0;
        while (own < COUNT && strncmp(word + at, kana[own], KANA) != 0)
            own++;
        if (own == COUNT || !ssk_is_han(character_at(word, at - KANA, &before)) || before != KANA ||
            !is_among("丘谷岳関原", word + at + KANA))
            continue;
        for (size_t other = 0; other < COUNT; other++) {
            if (other == own)
                continue;
            ssk_buffer_append(&marking->form, word, at);
            ssk_buffer_append_string(&marking->form, kana[other]);
            ssk_buffer_append_string(&marking->form, word + at + KANA);
            hand_over(marking);
        }
        return;
    }
}

/* ------------------------------------------------------------------------------------------ katakana */

/* One kana for another behind any of `before`; in front of `behind`, where that is not empty. */
struct exchange {
    const char *before, *from, *to, *behind;
};

#define I_ROW "キシチニヒミリギジビピ"

static const struct exchange small[] = {
    {I_ROW, "ヤ", "ャ", ""},  {I_ROW, "ユ", "ュ", ""},
    {I_ROW, "ヨ", "ョ", ""},  {"ジチシ", "エ", "ェ", ""},
    {"テデ", "イ", "ィ", ""}, {"フ", "ア", "ァ", ""},
    {"フ", "イ", "ィ", ""},   {"フ", "エ", "ェ", ""},
    {"フ", "オ", "ォ", ""},   {"", "ツ", "ッ", "カキクケコサシスセソタチツテトパピプペポドグズ"},
};

/* The last is left out where ッ was written small before the others were. */
static const struct exchange large[] = {
    {"", "ャ", "ヤ", ""}, {"", "ュ", "ユ", ""}, {"", "ョ", "ヨ", ""}, {"", "ェ", "エ", ""},
    {"", "ィ", "イ", ""}, {"", "ァ", "ア", ""}, {"", "ォ", "オ", ""}, {"", "ッ", "ツ", ""},
};

static const struct exchange to_ya[] = {{"リニシイ", "ア", "ヤ", ""}},
                             to_a[] = {{"リニシイ", "ヤ", "ア", ""}};

static const struct exchange *exchange_at(const struct exchange *table, size_t count, const char *word,
                                          size_t byte)
{
    for (size_t i = 0; i < count; i++) {
        const struct exchange *one = &table[i];
        if (strncmp(word + byte, one->from, 3) == 0 && byte >= 3 &&
            (!*one->before || is_among(one->before, word + byte - 3)) &&
            (!*one->behind || (strlen(word + byte) >= 6 && is_among(one->behind, word + byte + 3))))
            return one;
    }
    return NULL;
}

/* The word, which is of katakana, with all that the table has exchanged. */
static void exchange_all(struct marking *marking, const char *word, const struct exchange *table,
                         size_t count)
{
    bool changed = false;
    for (size_t byte = 0, length = strlen(word); byte + 3 <= length; byte += 3) {
        const struct exchange *one = exchange_at(table, count, word, byte);
        ssk_buffer_append(&marking->form, one ? one->to : word + byte, 3);
        changed |= one != NULL;
    }
    if (changed)
        hand_over(marking);
    ssk_buffer_clear(&marking->form);
}

static bool is_katakana(const char *word)
{
    size_t length;
    for (size_t byte = 0; word[byte]; byte += length)
        if (!ssk_is_katakana(character_at(word, byte, &length)) || length != 3)
            return false;
    return true;
}

/* アカウンタビリティー: of words that the analysis does not know, it takes ティー for one of its own. */
static void exchange_last_mark(struct marking *marking, const char *word)
{
    static const char mark[] = "ー", vowel[] = "ィ";
    size_t length = strlen(word);
    bool marked = strcmp(word + length - 3, mark) == 0;
    if (strncmp(word + length - (marked ? 6 : 3), vowel, 3) != 0)
        return;
    ssk_buffer_append(&marking->form, word, marked ? length - 3 : length);
    ssk_buffer_append_string(&marking->form, marked ? "" : mark);
    hand_over(marking);
}

static void exchange_katakana(struct marking *marking, const char *word)
{
    if (strlen(word) < 9 || strlen(word) > WORD_LONGEST || !is_katakana(word))
        return;
    exchange_all(marking, word, small, sizeof small / sizeof *small);
    exchange_all(marking, word, large, sizeof large / sizeof *large);
    if (strstr(word, "ッ"))
        exchange_all(marking, word, large, sizeof large / sizeof *large - 1);
    exchange_last_mark(marking, word);
    exchange_all(marking, word, to_ya, 1);
    exchange_all(marking, word, to_a, 1);
}

ssk_status forms_marks(struct session *session, const char *word, form_visit visit, void *context)
{
    struct marking marking = {.visit = visit, .context = context, .status = SSK_OK};
    (void)session;
    exchange_prefix(&marking, word);
    exchange_hyphen(&marking, word);
    exchange_stops(&marking, word);
    exchange_plural(&marking, word);
    exchange_ga(&marking, word);
    exchange_katakana(&marking, word);
    ssk_buffer_free(&marking.form);
    return marking.status;
}
