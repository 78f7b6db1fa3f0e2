/* Numerals of a word in the other writing: 三種 3種. */
#include "query/forms/forms.h"

#include <stdio.h>
#include <string.h>

#include "seisaku/eras.h"
#include "seisaku/unicode.h"

enum { POINTS = 24, MOST = 9999 };

static bool is_digit(uint32_t point)
{
    return ssk_digit_of(point) >= 0;
}

static bool is_kanji_numeral(uint32_t point)
{
    return !is_digit(point) && ssk_number_of(&point, 1) >= 0;
}

static void append_kanji(struct ssk_buffer *out, long long number)
{
    static const char *const digits[] = {"", "一", "二", "三", "四", "五", "六", "七", "八", "九"};
    static const char *const units[] = {"千", "百", "十", ""};
    for (long long unit = 1000, i = 0; unit; unit /= 10, i++) {
        long long digit = number / unit % 10;
        if (digit && (digit > 1 || unit == 1))
            ssk_buffer_append_string(out, digits[digit]);
        if (digit)
            ssk_buffer_append_string(out, units[i]);
    }
}

/* Appends the number of the run in the other writing; false where it has none. */
static bool append_other(struct ssk_buffer *out, const uint32_t *points, size_t count)
{
    uint32_t plain[POINTS];
    for (size_t i = 0; i < count; i++)
        plain[i] = points[i] >= 0xff10 && points[i] <= 0xff19 ? points[i] - 0xfee0 : points[i];
    long long number = ssk_number_of(plain, count);
    if (number < 1 || number > MOST)
        return false;
    if (is_digit(points[0]))
        append_kanji(out, number);
    else
        ssk_buffer_printf(out, "%lld", number);
    return true;
}

/* Whether the point is a mark within a number that goes on at the byte: 3,400 and 3.5. */
static bool goes_on(uint32_t point, const char *word, size_t byte, bool (*of)(uint32_t))
{
    return (point == ',' || point == '.') && word[byte] && of(ssk_utf8_next(word, strlen(word), &byte));
}

/* Appends the word with all runs of `of` in the other writing; false when it has none, or is nothing else. */
static bool exchange(struct ssk_buffer *out, const char *word, bool (*of)(uint32_t))
{
    size_t length = strlen(word), count = 0;
    uint32_t run[POINTS];
    bool changed = false, more = false, numeral = false;
    for (size_t byte = 0; byte < length;) {
        size_t start = byte, next;
        uint32_t point = ssk_utf8_next(word, length, &byte);
        if (numeral && goes_on(point, word, byte, of))
            return false;
        numeral = of(point);
        if (!numeral) {
            ssk_buffer_append(out, word + start, byte - start);
            more = true;
            continue;
        }
        if (count == POINTS)
            return false;
        run[count++] = point;
        next = byte;
        if (byte < length && of(ssk_utf8_next(word, length, &next)))
            continue;
        if (!append_other(out, run, count))
            return false;
        changed = true;
        count = 0;
    }
    return changed && more && !out->failed;
}

/* Years and days are one word each, in any writing, with what they are of: 二年 is not in 平成2年. */
static bool is_date(const char *word)
{
    return strstr(word, "年") || strstr(word, "月") || strstr(word, "日");
}

ssk_status forms_numerals(struct session *session, const char *word, form_visit visit, void *context)
{
    bool (*const scripts[])(uint32_t) = {is_digit, is_kanji_numeral};
    ssk_status status = SSK_OK;
    (void)session;
    for (size_t i = 0; i < sizeof scripts / sizeof *scripts && status == SSK_OK; i++) {
        struct ssk_buffer form = SSK_BUFFER_INIT;
        if (strlen(word) <= POINTS * 3 && !is_date(word) && exchange(&form, word, scripts[i]))
            status = visit(&form, context);
        ssk_buffer_free(&form);
    }
    return status;
}
