/* Goes on from one character of the pattern to the next, and back where that fails; what has failed once is
 * noted, so that a text is read at most once for each character of the pattern. */
#include "query/parse/wildcard_match.h"

#include <stdlib.h>
#include <string.h>

#include "query/parse/wildcards.h"
#include "seisaku/array.h"

enum kind { THE_CHARACTER, ANY_CHARACTER, ANY_CHARACTERS };

struct element {
    enum kind kind;
    uint32_t point;
};

struct wildcard_match {
    struct element *elements;
    size_t count;
    uint32_t *string; /* see wildcard_match_string */
    size_t string_count;
    /* Of the text at hand: */
    const struct ssk_folded *text;
    unsigned char *failed; /* a bit for each place of the text and element */
    size_t capacity;       /* bytes */
};

/* ------------------------------------------------------------------------------------------ the pattern */

/* The element at *pattern, which goes behind it; false for the brackets of a character that folds to several.
 */
static bool take_element(struct element *out, const char **pattern)
{
    static const char any[] = WILDCARD_ANY, many[] = WILDCARD_MANY;
    if (strncmp(*pattern, any, sizeof any - 1) == 0) {
        *pattern += sizeof any - 1;
        bool several = strncmp(*pattern, many, sizeof many - 1) == 0;
        *pattern += several ? sizeof many - 1 : 0;
        *out = (struct element){several ? ANY_CHARACTERS : ANY_CHARACTER, 0};
        return true;
    }
    size_t byte = 0, brackets = strncmp(*pattern, "(?:", 3) == 0 ? 3 : **pattern == ')';
    *pattern += brackets ? brackets : **pattern == '\\' && (*pattern)[1];
    if (brackets)
        return false;
    uint32_t point = ssk_utf8_next(*pattern, strlen(*pattern), &byte);
    *pattern += byte;
    *out = (struct element){THE_CHARACTER, point >= 'A' && point <= 'Z' ? point + 32 : point};
    return true;
}

static void find_string(struct wildcard_match *match)
{
    size_t first = 0, end = match->count;
    while (first < end && match->elements[first].kind == ANY_CHARACTERS)
        first++;
    while (end > first && match->elements[end - 1].kind == ANY_CHARACTERS)
        end--;
    for (size_t i = first; i < end; i++)
        match->string[i - first] = match->elements[i].point;
    match->string_count = end - first;
    for (size_t i = first; i < end; i++)
        if (match->elements[i].kind != THE_CHARACTER)
            match->string_count = 0;
}

struct wildcard_match *wildcard_match_new(const char *pattern)
{
    size_t most = strlen(pattern) + 1;
    struct wildcard_match *match = calloc(1, sizeof *match);
    if (!match)
        return NULL;
    match->elements = calloc(most, sizeof *match->elements);
    match->string = calloc(most, sizeof *match->string);
    if (!match->elements || !match->string) {
        wildcard_match_free(match);
        return NULL;
    }
    while (*pattern)
        match->count += take_element(&match->elements[match->count], &pattern);
    find_string(match);
    return match;
}

void wildcard_match_free(struct wildcard_match *match)
{
    if (!match)
        return;
    free(match->elements);
    free(match->string);
    free(match->failed);
    free(match);
}

const uint32_t *wildcard_match_string(size_t *count, const struct wildcard_match *match)
{
    *count = match->string_count;
    return match->string;
}

/* ------------------------------------------------------------------------------------------ the text */

static bool stands(const struct wildcard_match *match, size_t element, size_t at)
{
    const struct element *one = &match->elements[element];
    if (at >= match->text->count)
        return false;
    return one->kind == THE_CHARACTER ? match->text->points[at] == one->point
                                      : ssk_is_alnum(match->text->points[at]);
}

/* Notes that the elements from `element` on do not match at `at`; false. */
static bool fail(struct wildcard_match *match, size_t element, size_t at)
{
    size_t bit = at * match->count + element;
    match->failed[bit / 8] |= (unsigned char)(1u << bit % 8);
    return false;
}

static bool has_failed(const struct wildcard_match *match, size_t element, size_t at)
{
    size_t bit = at * match->count + element;
    return match->failed[bit / 8] >> bit % 8 & 1;
}

/* Whether the elements from `element` on match at `at`; *end is where they end. */
static bool match_rest(size_t *end, struct wildcard_match *match, size_t element, size_t at)
{
    size_t first = at, from = element;
    for (; element < match->count && match->elements[element].kind != ANY_CHARACTERS; element++, at++)
        if (!stands(match, element, at))
            return fail(match, from, first);
    if (element == match->count) {
        *end = at;
        return true;
    }
    if (has_failed(match, element, at))
        return false;
    for (size_t taken = 0; taken <= WILDCARD_MOST; taken++) {
        if (match_rest(end, match, element + 1, at + taken))
            return true;
        if (!stands(match, element, at + taken))
            break;
    }
    return fail(match, element, at);
}

bool wildcard_match_open(struct wildcard_match *match, const struct ssk_folded *text)
{
    size_t bytes = (text->count + 1) * (match->count + 1) / 8 + 1;
    if (!SSK_RESERVE(match->failed, bytes, match->capacity))
        return false;
    memset(match->failed, 0, bytes);
    match->text = text;
    return true;
}

bool wildcard_match_find(size_t *start, size_t *end, struct wildcard_match *match, size_t from)
{
    const struct element *first = &match->elements[0];
    for (size_t at = from; at < match->text->count && match->count; at++)
        if ((first->kind != THE_CHARACTER || match->text->points[at] == first->point) &&
            match_rest(end, match, 0, at)) {
            *start = at;
            return true;
        }
    return false;
}
