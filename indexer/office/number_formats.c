#include "indexer/office/number_formats.h"

#include <string.h>

#include "seisaku/unicode.h"

static void put_point(struct ssk_buffer *out, uint32_t point)
{
    char bytes[4];
    ssk_buffer_append(out, bytes, ssk_utf8_put(bytes, point));
}

static void full_width(struct ssk_buffer *out, long number)
{
    struct ssk_buffer digits = SSK_BUFFER_INIT;
    ssk_buffer_printf(&digits, "%ld", number);
    for (const char *digit = ssk_buffer_string(&digits); *digit; digit++)
        put_point(out, *digit == '-' ? 0xff0d : 0xff10 + (uint32_t)(*digit - '0'));
    out->failed |= digits.failed;
    ssk_buffer_free(&digits);
}

/* 二十三, up to 9999. */
static void kanji(struct ssk_buffer *out, long number)
{
    static const char *const digits[] = {"〇", "一", "二", "三", "四", "五", "六", "七", "八", "九"};
    static const char *const units[] = {"千", "百", "十", ""};
    if (number < 1 || number > 9999) {
        ssk_buffer_printf(out, "%ld", number);
        return;
    }
    for (long unit = 1000, i = 0; unit > 0; unit /= 10, i++) {
        long digit = number / unit % 10;
        if (digit > 1 || (digit == 1 && unit == 1))
            ssk_buffer_append_string(out, digits[digit]);
        if (digit)
            ssk_buffer_append_string(out, units[i]);
    }
}

static void roman(struct ssk_buffer *out, long number, bool upper)
{
    static const struct {
        long value;
        const char *upper, *lower;
    } parts[] = {{1000, "M", "m"}, {900, "CM", "cm"}, {500, "D", "d"},  {400, "CD", "cd"}, {100, "C", "c"},
                 {90, "XC", "xc"}, {50, "L", "l"},    {40, "XL", "xl"}, {10, "X", "x"},    {9, "IX", "ix"},
                 {5, "V", "v"},    {4, "IV", "iv"},   {1, "I", "i"}};
    if (number > 3999)
        number = 0;
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
        for (; number >= parts[i].value; number -= parts[i].value)
            ssk_buffer_append_string(out, upper ? parts[i].upper : parts[i].lower);
}

/* The nth of a row of characters, begun again at its end. */
static void nth(struct ssk_buffer *out, const char *row, long number)
{
    size_t length = strlen(row), count = 0, byte = 0;
    while (byte < length) {
        ssk_utf8_next(row, length, &byte);
        count++;
    }
    long wanted = number < 1 ? 0 : (number - 1) % (long)count;
    byte = 0;
    uint32_t point = 0;
    for (long i = 0; i <= wanted; i++)
        point = ssk_utf8_next(row, length, &byte);
    put_point(out, point);
}

void number_format(struct ssk_buffer *out, const char *format, long number)
{
    static const char iroha[] =
        "イロハニホヘトチリヌルヲワカヨタレソツネナラムウヰノオクヤマケフコエテアサキユメミシヱヒモセス";
    static const char aiueo[] =
        "アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワヲン";
    if (strcmp(format, "decimalFullWidth") == 0 || strcmp(format, "decimalFullWidth2") == 0)
        full_width(out, number);
    else if (strncmp(format, "japanese", 8) == 0 || strcmp(format, "ideographDigital") == 0 ||
             strncmp(format, "chineseCounting", 15) == 0 || strcmp(format, "koreanDigital2") == 0)
        kanji(out, number);
    else if (strncmp(format, "iroha", 5) == 0)
        nth(out, iroha, number);
    else if (strncmp(format, "aiueo", 5) == 0)
        nth(out, aiueo, number);
    else if (strncmp(format, "decimalEnclosedCircle", 21) == 0 && number >= 1 && number <= 20)
        put_point(out, 0x245f + (uint32_t)number);
    else if (strcmp(format, "upperRoman") == 0 || strcmp(format, "lowerRoman") == 0)
        roman(out, number, *format == 'u');
    else if (strcmp(format, "upperLetter") == 0)
        nth(out, "ABCDEFGHIJKLMNOPQRSTUVWXYZ", number);
    else if (strcmp(format, "lowerLetter") == 0)
        nth(out, "abcdefghijklmnopqrstuvwxyz", number);
    else if (strcmp(format, "decimalZero") == 0)
        ssk_buffer_printf(out, "%02ld", number);
    else
        ssk_buffer_printf(out, "%ld", number);
}
