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

static const struct exchange large[] = {
    {"", "ャ", "ヤ", ""}, {"", "ュ", "ユ", ""}, {"", "ョ", "ヨ", ""}, {"", "ェ", "エ", ""},
    {"", "ッ", "ツ", ""}, {"", "ィ", "イ", ""}, {"", "ァ", "ア", ""}, {"", "ォ", "オ", ""},
};

static const struct exchange to_ya[] = {{"リニシイ", "ア", "ヤ", ""}},
                             to_a[] = {{"リニシイ", "ヤ", "ア", ""}};

static bool is_among(const char *set, const char *kana)
{
    for (; *set; set += 3)
        if (memcmp(set, kana, 3) == 0)
            return true;
    return false;
}

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

static void exchange_katakana(struct marking *marking, const char *word)
{
    if (strlen(word) < 9 || strlen(word) > WORD_LONGEST || !is_katakana(word))
        return;
    exchange_all(marking, word, small, sizeof small / sizeof *small);
    exchange_all(marking, word, large, sizeof large / sizeof *large);
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
    exchange_katakana(&marking, word);
    ssk_buffer_free(&marking.form);
    return marking.status;
}
