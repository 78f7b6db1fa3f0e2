/* Reads no more of a pattern than it must: escapes, sets, groups and quantifiers. */
#include "query/parse/regex_pattern.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "seisaku/buffer.h"

static const char specials[] = "\\[](){}*+?.|^$&-";

/* ------------------------------------------------------------------------------------------ folding */

static void append_plain(struct ssk_buffer *out, const char *text)
{
    for (; *text; text++) {
        if (strchr(specials, *text))
            ssk_buffer_append_char(out, '\\');
        ssk_buffer_append_char(out, *text);
    }
}

/* A character other than ASCII: what it folds to stands for itself. */
static void append_folded(struct ssk_buffer *out, const struct ssk_folder *folder, const char *text,
                          size_t length, bool in_set)
{
    char *folded = ssk_fold_string(folder, SSK_FOLD_LITERAL, text, length);
    bool several = folded && !in_set && ssk_utf8_count(folded, strlen(folded)) > 1;
    if (!folded)
        out->failed = true;
    ssk_buffer_append_string(out, several ? "(?:" : "");
    append_plain(out, folded ? folded : "");
    ssk_buffer_append_string(out, several ? ")" : "");
    free(folded);
}

/* How many characters of those that the escape's letter is followed by belong to it: \u6e2f, \cA. */
static size_t digits_of(const char *text)
{
    static const struct {
        char letter;
        size_t most;
        const char *digits; /* NULL: any */
    } escapes[] = {{'u', 4, "0123456789abcdefABCDEF"},
                   {'U', 8, "0123456789abcdefABCDEF"},
                   {'x', 2, "0123456789abcdefABCDEF"},
                   {'0', 3, "01234567"},
                   {'c', 1, NULL}};
    for (size_t i = 0; i < sizeof escapes / sizeof *escapes; i++)
        if (*text == escapes[i].letter) {
            size_t count = escapes[i].digits ? strspn(text + 1, escapes[i].digits) : strlen(text + 1);
            return count < escapes[i].most ? count : escapes[i].most;
        }
    return 0;
}

/* The bytes of the escape at the text: \., \d, \x{3042}, \p{Han}, \u6e2f. */
static size_t escape_length(const char *text)
{
    if (!text[1])
        return 1;
    const char *close = strchr("pPxNk", text[1]) && text[2] == '{' ? strchr(text, '}') : NULL;
    return close ? (size_t)(close - text) + 1 : 2 + digits_of(text + 1);
}

char *regex_folded(const struct ssk_folder *folder, const char *pattern)
{
    struct ssk_buffer out = SSK_BUFFER_INIT;
    size_t length = strlen(pattern), sets = 0;
    for (size_t at = 0, next; at < length; at = next) {
        bool escaped = pattern[at] == '\\' && (unsigned char)pattern[at + 1] < 0x80;
        size_t from = pattern[at] == '\\' && !escaped ? at + 1 : at;
        next = from;
        uint32_t point = ssk_utf8_next(pattern, length, &next);
        if (escaped) {
            next = at + escape_length(pattern + at);
            ssk_buffer_append(&out, pattern + at, next - at);
        } else if (point < 0x80 && !ssk_is_space(point)) {
            sets += point == '[';
            sets -= point == ']' && sets;
            ssk_buffer_append_char(&out, (char)point);
        } else if (!ssk_is_space(point))
            append_folded(&out, folder, pattern + from, next - from, sets > 0);
    }
    return ssk_buffer_detach(&out);
}

/* ------------------------------------------------------------------------------------------ strings */

struct walk {
    const char *pattern;
    size_t length, at;
    struct regex_string *strings;
    size_t count;
    bool open; /* the last string goes on */
};

/* Behind the bracket that closes the one at `at`. */
static size_t behind_brackets(const char *pattern, size_t length, size_t at)
{
    size_t groups = 0, sets = 0;
    for (; at < length; at++) {
        char c = pattern[at];
        if (c == '\\')
            at++;
        else if (c == '[')
            sets++;
        else if (c == ']' && sets)
            sets--;
        else if (!sets)
            groups += (c == '(') - (c == ')');
        if (!groups && !sets)
            return at + 1;
    }
    return length;
}

/* Behind the quantifier at `at`, if there is one. *optional: it allows none; *repeats: it is one. */
static size_t behind_quantifier(const char *pattern, size_t at, bool *optional, bool *repeats)
{
    const char *close;
    *optional = pattern[at] == '?' || pattern[at] == '*' ||
                (pattern[at] == '{' && strtoul(pattern + at + 1, NULL, 10) == 0);
    *repeats = *optional || pattern[at] == '+' || pattern[at] == '{';
    if (!*repeats)
        return at;
    close = pattern[at] == '{' ? strchr(pattern + at, '}') : NULL;
    at = close ? (size_t)(close - pattern) + 1 : at + 1;
    return at + (pattern[at] == '?' || pattern[at] == '+');
}

static void take_character(struct walk *walk, uint32_t point, bool goes_on)
{
    struct regex_string *last = walk->count ? &walk->strings[walk->count - 1] : NULL;
    if (!walk->open || !last || last->count == REGEX_POINTS) {
        if (walk->count == REGEX_STRINGS)
            return;
        last = &walk->strings[walk->count++];
        last->count = 0;
    }
    last->points[last->count++] = point >= 'A' && point <= 'Z' ? point + 32 : point;
    walk->open = goes_on;
}

/* True for an escape that is its second character: \. but not \d. */
static bool is_plain_escape(const char *text)
{
    return text[0] == '\\' && strchr(specials, text[1]) && text[1];
}

static void take_atom(struct walk *walk)
{
    const char *pattern = walk->pattern;
    size_t next = walk->at;
    bool plain = is_plain_escape(pattern + next), optional, repeats;
    next += plain;
    uint32_t point = ssk_utf8_next(pattern, walk->length, &next);
    if (!plain && (point == '(' || point == '['))
        next = behind_brackets(pattern, walk->length, walk->at);
    else if (!plain && point == '\\')
        next = walk->at + escape_length(pattern + walk->at);
    else if (plain || point >= 0x80 || !strchr(specials, (int)point))
        plain = true;
    next = behind_quantifier(pattern, next, &optional, &repeats);
    if (plain && !optional)
        take_character(walk, point, !repeats);
    else
        walk->open = false;
    walk->at = next;
}

/* Alternatives, quoting by \Q and flags change what the rest means. */
static bool is_simple(const char *pattern)
{
    size_t length = strlen(pattern);
    for (size_t at = 0; at < length;)
        if (pattern[at] == '|' || strncmp(pattern + at, "\\Q", 2) == 0)
            return false;
        else if (pattern[at] == '(' || pattern[at] == '[') {
            if (strncmp(pattern + at, "(?", 2) == 0 && !strchr(":=!<>", pattern[at + 2]))
                return false;
            at = behind_brackets(pattern, length, at);
        } else
            at += pattern[at] == '\\' ? escape_length(pattern + at) : 1;
    return true;
}

size_t regex_strings(struct regex_string out[REGEX_STRINGS], const char *pattern)
{
    struct walk walk = {.pattern = pattern, .length = strlen(pattern), .strings = out};
    if (!is_simple(pattern))
        return 0;
    while (walk.at < walk.length)
        take_atom(&walk);
    return walk.count;
}
