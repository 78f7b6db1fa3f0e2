/* The only user of ICU's regular expressions: see unicode.h. They match UTF-16, so each unit's code point is
 * noted. What a text may cost is limited: a pattern like (a+)+b would take years. */
#include "seisaku/unicode.h"

#include <stdlib.h>
#include <string.h>
#include <unicode/ustring.h>
#include <unicode/utf16.h>

#include "lib/text/icu_i18n.h"

enum {
    STEPS = 500,            /* of the engine in one text, each about a millisecond */
    STACK = 8 * 1024 * 1024 /* bytes to go back to */
};

struct ssk_regex {
    const struct icu_i18n *icu;
    URegularExpression *regex;
    UChar *units;
    uint32_t *points; /* for each unit, the number of its code point; one more for the end */
    size_t capacity;  /* of both */
};

/* ICU's name of the error, and where it is. */
static ssk_status fail_pattern(const UParseError *place, UErrorCode code, struct ssk_error *error)
{
    if (code == U_MEMORY_ALLOCATION_ERROR)
        return ssk_no_memory(error);
    return ssk_fail(error, SSK_INPUT, "this is no regular expression: %s at its character %d",
                    u_errorName(code), (int)place->offset);
}

ssk_status ssk_regex_new(struct ssk_regex **out, const char *pattern, struct ssk_error *error)
{
    int32_t length = (int32_t)strlen(pattern), made = 0;
    UErrorCode code = U_ZERO_ERROR;
    UParseError place = {0};
    const struct icu_i18n *icu = icu_i18n();
    *out = NULL;
    if (!icu)
        return ssk_fail(error, SSK_OTHER, "ICU's library of regular expressions cannot be loaded");
    UChar *units = calloc((size_t)length + 1, sizeof *units);
    *out = calloc(1, sizeof **out);
    if (!units || !*out) {
        free(units);
        free(*out);
        *out = NULL;
        return ssk_no_memory(error);
    }
    u_strFromUTF8(units, length + 1, &made, pattern, length, &code);
    (*out)->icu = icu;
    (*out)->regex = icu->uregex_open(units, made, UREGEX_CASE_INSENSITIVE, &place, &code);
    icu->uregex_setTimeLimit((*out)->regex, STEPS, &code);
    icu->uregex_setStackLimit((*out)->regex, STACK, &code);
    free(units);
    if (U_SUCCESS(code))
        return SSK_OK;
    ssk_regex_free(*out);
    *out = NULL;
    return fail_pattern(&place, code, error);
}

void ssk_regex_free(struct ssk_regex *regex)
{
    if (!regex)
        return;
    regex->icu->uregex_close(regex->regex);
    free(regex->units);
    free(regex->points);
    free(regex);
}

static bool make_room(struct ssk_regex *regex, size_t units)
{
    if (units <= regex->capacity)
        return true;
    UChar *bigger = reallocarray(regex->units, units, sizeof *bigger);
    if (bigger)
        regex->units = bigger;
    uint32_t *numbers = reallocarray(regex->points, units, sizeof *numbers);
    if (numbers)
        regex->points = numbers;
    if (bigger && numbers)
        regex->capacity = units;
    return bigger && numbers;
}

ssk_status ssk_regex_open(struct ssk_regex *regex, const uint32_t *points, size_t count,
                          struct ssk_error *error)
{
    UErrorCode code = U_ZERO_ERROR;
    int32_t length = 0;
    if (count > INT32_MAX / 4 || !make_room(regex, count * 2 + 1))
        return ssk_no_memory(error);
    for (size_t i = 0; i < count; i++) {
        int32_t first = length;
        U16_APPEND_UNSAFE(regex->units, length, points[i]);
        for (; first < length; first++)
            regex->points[first] = (uint32_t)i;
    }
    regex->points[length] = (uint32_t)count;
    regex->icu->uregex_setText(regex->regex, regex->units, length, &code);
    return U_SUCCESS(code) ? SSK_OK : ssk_no_memory(error);
}

ssk_status ssk_regex_next(bool *found, size_t *start, size_t *end, struct ssk_regex *regex,
                          struct ssk_error *error)
{
    UErrorCode code = U_ZERO_ERROR;
    int32_t first = 0, behind = 0;
    *found = false;
    while (first == behind && U_SUCCESS(code)) {
        if (!regex->icu->uregex_findNext(regex->regex, &code) || U_FAILURE(code))
            break;
        first = regex->icu->uregex_start(regex->regex, 0, &code);
        behind = regex->icu->uregex_end(regex->regex, 0, &code);
    }
    if (code == U_REGEX_TIME_OUT || code == U_REGEX_STACK_OVERFLOW)
        return ssk_fail(error, SSK_INPUT,
                        "the regular expression takes too long: leave out a * or + within another");
    if (U_FAILURE(code))
        return ssk_no_memory(error);
    *found = behind > first;
    *start = *found ? regex->points[first] : 0;
    *end = *found ? regex->points[behind] : 0;
    return SSK_OK;
}
