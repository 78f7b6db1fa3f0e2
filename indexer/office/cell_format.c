/* The part of the codes of formats (ECMA-376 part 1, 18.8.31) that decides what is read: dates and times in
 * western years or eras, thousands, decimals, per cent, and words in quotes. Colours, widths and conditions
 * are passed over; of several sections the first counts. */
#include "indexer/office/cell_format.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

enum { DAYS_TO_1970 = 25569, DAYS_1904 = 1462, DECIMALS_MAX = 12 };

const char *cell_format_builtin(long number)
{
    static const struct {
        long number;
        const char *code;
    } codes[] = {{1, "0"},
                 {2, "0.00"},
                 {3, "#,##0"},
                 {4, "#,##0.00"},
                 {9, "0%"},
                 {10, "0.00%"},
                 {14, "yyyy/m/d"},
                 {15, "d-m-yy"},
                 {17, "m-yy"},
                 {20, "h:mm"},
                 {21, "h:mm:ss"},
                 {22, "yyyy/m/d h:mm"},
                 {27, "ggge\"年\"m\"月\"d\"日\""},
                 {28, "ggge\"年\"m\"月\"d\"日\""},
                 {29, "ggge\"年\"m\"月\"d\"日\""},
                 {30, "m/d/yy"},
                 {31, "yyyy\"年\"m\"月\"d\"日\""},
                 {32, "h\"時\"mm\"分\""},
                 {33, "h\"時\"mm\"分\"ss\"秒\""},
                 {34, "yyyy\"年\"m\"月\""},
                 {35, "m\"月\"d\"日\""},
                 {36, "ggge\"年\"m\"月\"d\"日\""},
                 {37, "#,##0"},
                 {38, "#,##0"},
                 {39, "#,##0.00"},
                 {40, "#,##0.00"},
                 {45, "mm:ss"},
                 {46, "h:mm:ss"},
                 {50, "ggge\"年\"m\"月\"d\"日\""},
                 {51, "ggge\"年\"m\"月\"d\"日\""},
                 {52, "yyyy\"年\"m\"月\""},
                 {53, "m\"月\"d\"日\""},
                 {54, "ggge\"年\"m\"月\"d\"日\""},
                 {55, "yyyy\"年\"m\"月\""},
                 {56, "m\"月\"d\"日\""},
                 {57, "ggge\"年\"m\"月\"d\"日\""},
                 {58, "ggge\"年\"m\"月\"d\"日\""}};
    for (size_t i = 0; i < sizeof codes / sizeof *codes; i++)
        if (codes[i].number == number)
            return codes[i].code;
    return "General";
}

/* ------------------------------------------------------------------------------------------ the code */

/* Skips what stands for itself or for nothing: "…", [Red], \x, _x, *x. The length; 0 for a letter that means
 * something. With `out`, what stands for itself is appended. */
static size_t literal(const char *code, struct ssk_buffer *out)
{
    if (*code == '"' || *code == '[') {
        const char *end = strchr(code + 1, *code == '"' ? '"' : ']');
        size_t length = end ? (size_t)(end - code) + 1 : strlen(code);
        if (out && *code == '"' && end)
            ssk_buffer_append(out, code + 1, length - 2);
        return length;
    }
    if ((*code == '\\' || *code == '_' || *code == '*') && code[1]) {
        size_t length = 1;
        do
            length++;
        while (((unsigned char)code[length] & 0xc0) == 0x80);
        if (out && *code == '\\')
            ssk_buffer_append(out, code + 1, length - 1);
        return length;
    }
    return 0;
}

/* Does a letter of `letters` stand in the code's first section, other than as itself? */
static bool holds(const char *code, const char *letters)
{
    for (size_t skip; *code && *code != ';'; code += skip ? skip : 1) {
        skip = literal(code, NULL);
        if (!skip && strchr(letters, *code))
            return true;
    }
    return false;
}

/* ------------------------------------------------------------------------------------------ dates */

struct moment {
    long year, month, day, hour, minute, second;
};

/* From days since 1970, by the rules of the Gregorian calendar (Hinnant's civil_from_days). */
static struct moment moment_of(double serial, bool since_1904)
{
    double days = floor(serial);
    long seconds = lround((serial - days) * 86400), day = (long)days;
    if (seconds == 86400) {
        seconds = 0;
        day++;
    }
    day += since_1904 ? DAYS_1904 : day < 60 ? 1 : 0; /* Excel's 1900 is a leap year */
    long z = day - DAYS_TO_1970 + 719468, era = (z >= 0 ? z : z - 146096) / 146097;
    long doe = z - era * 146097, yoe = (doe - doe / 1460 + doe / 36524 - doe / 146096) / 365;
    long doy = doe - (365 * yoe + yoe / 4 - yoe / 100), mp = (5 * doy + 2) / 153;
    struct moment moment = {.day = doy - (153 * mp + 2) / 5 + 1, .month = mp < 10 ? mp + 3 : mp - 9};
    moment.year = yoe + era * 400 + (moment.month <= 2);
    moment.hour = seconds / 3600;
    moment.minute = seconds / 60 % 60;
    moment.second = seconds % 60;
    return moment;
}

static const char *era_of(const struct moment *moment, long *year)
{
    static const struct {
        long from;
        const char *name;
    } eras[] = {
        {20190501, "令和"}, {19890108, "平成"}, {19261225, "昭和"}, {19120730, "大正"}, {18680125, "明治"}};
    long date = moment->year * 10000 + moment->month * 100 + moment->day;
    for (size_t i = 0; i < sizeof eras / sizeof *eras; i++)
        if (date >= eras[i].from) {
            *year = moment->year - eras[i].from / 10000 + 1;
            return eras[i].name;
        }
    *year = moment->year;
    return "";
}

/* mm is a minute beside an hour or a second. */
static bool is_minute(const char *code, const char *at)
{
    const char *before = at;
    while (before > code && (strchr(":m ", before[-1]) || before[-1] == ']'))
        before--;
    const char *behind = at + strspn(at, "m");
    return (before > code && strchr("hH", before[-1])) || *behind == ':' || *behind == 's' ||
           (before > code && before[-1] == '"' && strstr(code, "時") && strstr(code, "時") < at);
}

static void put_date(struct ssk_buffer *out, const char *code, const struct moment *moment)
{
    long in_era;
    const char *era = era_of(moment, &in_era);
    const char *start = code;
    for (size_t length; *code && *code != ';'; code += length) {
        if ((length = literal(code, out)) > 0)
            continue;
        char letter = *code >= 'A' && *code <= 'Z' ? (char)(*code + 32) : *code;
        length = 1;
        while (code[length] && (code[length] | 32) == letter && letter >= 'a')
            length++;
        int width = length > 1 ? 2 : 1;
        if (letter == 'y')
            ssk_buffer_printf(out, length > 2 ? "%04ld" : "%02ld",
                              length > 2 ? moment->year : moment->year % 100);
        else if (letter == 'g')
            ssk_buffer_append_string(out, era);
        else if (letter == 'e')
            ssk_buffer_printf(out, "%ld", in_era);
        else if (letter == 'm')
            ssk_buffer_printf(out, "%0*ld", width, is_minute(start, code) ? moment->minute : moment->month);
        else if (letter == 'd')
            ssk_buffer_printf(out, "%0*ld", width, moment->day);
        else if (letter == 'h')
            ssk_buffer_printf(out, "%0*ld", width, moment->hour);
        else if (letter == 's')
            ssk_buffer_printf(out, "%0*ld", width, moment->second);
        else if (letter != 'a' && letter != 'p')
            ssk_buffer_append(out, code, length);
    }
}

/* ------------------------------------------------------------------------------------------ numbers */

static void put_thousands(struct ssk_buffer *out, const char *digits)
{
    size_t whole = strspn(digits, "-0123456789"), sign = *digits == '-';
    for (size_t i = 0; i < whole; i++) {
        if (i > sign && (whole - i) % 3 == 0)
            ssk_buffer_append_char(out, ',');
        ssk_buffer_append_char(out, digits[i]);
    }
    ssk_buffer_append_string(out, digits + whole);
}

static void put_general(struct ssk_buffer *out, double number)
{
    ssk_buffer_printf(out, fabs(number) < 1e15 && number == floor(number) ? "%.0f" : "%.15g", number);
}

/* Halves go up, as sheets round the fifteen digits that they show: 12.25 is 12.3, and 1.005 is 1.01. Above
 * fifteen digits there is nothing to round. */
static double rounded(double number, int decimals)
{
    char digits[32];
    double scale = pow(10, decimals), shifted = fabs(number) * scale;
    if (!(shifted < 1e15))
        return number;
    snprintf(digits, sizeof digits, "%.15g", shifted);
    return copysign(floor(strtod(digits, NULL) + 0.5) / scale, number);
}

/* Words before and behind the digits stay, as in 0"人". */
static void put_number(struct ssk_buffer *out, const char *code, double number)
{
    int decimals = 0;
    bool point = false, done = false, thousands = holds(code, ","), percent = holds(code, "%");
    const char *at = code;
    for (size_t skip; *at && *at != ';'; at += skip ? skip : 1) {
        skip = literal(at, NULL);
        point |= !skip && *at == '.';
        decimals += point && !skip && (*at == '0' || *at == '#' || *at == '?');
    }
    char digits[400];
    decimals = decimals < DECIMALS_MAX ? decimals : DECIMALS_MAX;
    snprintf(digits, sizeof digits, "%.*f", decimals, rounded(percent ? number * 100 : number, decimals));
    for (size_t length; *code && *code != ';'; code += length) {
        if ((length = literal(code, out)) > 0)
            continue;
        length = 1;
        if (!strchr("0#?.,", *code)) {
            ssk_buffer_append_char(out, *code);
        } else if (!done) {
            if (thousands)
                put_thousands(out, digits);
            else
                ssk_buffer_append_string(out, digits);
            done = true;
        }
    }
}

void cell_format(struct ssk_buffer *out, const char *code, double number, bool since_1904)
{
    bool general = strncasecmp(code, "general", 7) == 0 || !*code;
    if (!isfinite(number))
        return;
    if (!general && holds(code, "yYmMdDhHsSgGeE") && !holds(code, "0#?") && number >= 0 && number < 2958466) {
        struct moment moment = moment_of(number, since_1904);
        put_date(out, code, &moment);
    } else if (!general && holds(code, "0#?") && !holds(code, "eE/") && fabs(number) < 1e15) {
        put_number(out, code, number);
    } else {
        put_general(out, number);
    }
}
