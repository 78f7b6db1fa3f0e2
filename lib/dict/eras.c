/* Era years and numerals: 令和六年度 = R6年度 = 2024年度, 二十四 = 24. */
#include "seisaku/eras.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "seisaku/buffer.h"
#include "seisaku/compiled.h"
#include "seisaku/tsv.h"

/* Plans look thirty years ahead, and none further: 平成62年 is 2050, 昭和99年 a slip. */
enum { ERAS = 16, ERA_POINTS = 4, DIGITS = 15, YEARS_AHEAD = 32 };

struct era {
    uint32_t name[ERA_POINTS];
    size_t name_points;
    uint32_t letter;
    int first_year, last_year; /* last_year 0: it goes on */
};

struct ssk_eras {
    struct era eras[ERAS];
    size_t count;
    uint64_t openers[4]; /* a bit for the last byte of each point that a name or letter begins with */
};

static void add_opener(struct ssk_eras *eras, uint32_t point)
{
    eras->openers[point % 256 / 64] |= (uint64_t)1 << point % 64;
}

bool ssk_era_may_begin(const struct ssk_eras *eras, uint32_t point)
{
    return eras->openers[point % 256 / 64] >> point % 64 & 1;
}

/* ------------------------------------------------------------------------------------------ eras.tsv */

static ssk_status add_era(const struct ssk_tsv_row *row, void *context, struct ssk_error *error)
{
    struct ssk_eras *eras = context;
    const char *name = row->fields[0], *letter = row->fields[1];
    int first_year = atoi(row->fields[2]);
    if (ssk_utf8_count(name, strlen(name)) > ERA_POINTS || !*name || strlen(letter) != 1 || first_year < 1 ||
        eras->count == ERAS)
        return ssk_fail(error, SSK_INPUT, "%s:%d: expected name, letter, first year, last year", row->path,
                        row->line);
    struct era *era = &eras->eras[eras->count++];
    for (size_t byte = 0; byte < strlen(name);)
        era->name[era->name_points++] = ssk_utf8_next(name, strlen(name), &byte);
    era->letter = (uint32_t)tolower((unsigned char)*letter);
    add_opener(eras, era->name[0]);
    add_opener(eras, era->letter);
    era->first_year = first_year;
    era->last_year = atoi(row->fields[3]);
    return SSK_OK;
}

ssk_status ssk_eras_open(struct ssk_eras **out, const char *path, struct ssk_error *error)
{
    *out = calloc(1, sizeof **out);
    if (!*out)
        return ssk_no_memory(error);
    ssk_status status = ssk_tsv_read(path, add_era, *out, error);
    if (status != SSK_OK) {
        ssk_eras_free(*out);
        *out = NULL;
    }
    return status;
}

void ssk_eras_free(struct ssk_eras *eras)
{
    free(eras);
}

void ssk_eras_of_year(const struct ssk_eras *eras, int year, ssk_era_visit visit, void *context)
{
    for (size_t i = 0; i < eras->count; i++) {
        const struct era *era = &eras->eras[i];
        char name[ERA_POINTS * 4 + 1];
        size_t length = 0;
        if (year < era->first_year || (era->last_year && year > era->last_year))
            continue;
        for (size_t point = 0; point < era->name_points; point++)
            length += ssk_utf8_put(name + length, era->name[point]);
        name[length] = '\0';
        visit(name, (char)era->letter, year - era->first_year + 1, context);
    }
}

void ssk_eras_save(struct ssk_buffer *section, const struct ssk_eras *eras)
{
    ssk_saved_put(section, eras, sizeof *eras);
}

ssk_status ssk_eras_load(struct ssk_eras **out, struct ssk_saved saved, struct ssk_error *error)
{
    const void *eras;
    size_t bytes;
    *out = calloc(1, sizeof **out);
    if (!*out || !ssk_saved_take(&eras, &bytes, &saved) || bytes != sizeof **out) {
        ssk_eras_free(*out);
        *out = NULL;
        return ssk_no_memory(error);
    }
    memcpy(*out, eras, bytes);
    return SSK_OK;
}

/* ------------------------------------------------------------------------------------------ numerals */

static int digit_of(uint32_t point)
{
    static const uint32_t kanji[] = {0x3007, 0x4e00, 0x4e8c, 0x4e09, 0x56db,
                                     0x4e94, 0x516d, 0x4e03, 0x516b, 0x4e5d};
    if (point >= '0' && point <= '9')
        return (int)(point - '0');
    for (int digit = 0; digit < 10; digit++)
        if (kanji[digit] == point)
            return digit;
    return -1;
}

/* 十百千 as 10 to 1000, 万億兆 as 10^4 to 10^12; 0 for none. */
static long long unit_of(uint32_t point)
{
    switch (point) {
    case 0x5341:
        return 10;
    case 0x767e:
        return 100;
    case 0x5343:
        return 1000;
    case 0x4e07:
        return 10000;
    case 0x5104:
        return 100000000;
    case 0x5146:
        return 1000000000000;
    default:
        return 0;
    }
}

long long ssk_number_of(const uint32_t *points, size_t count)
{
    long long total = 0, myriad = 0, digits = 0;
    size_t run = 0;
    long long last_small = 10000, last_large = 0;
    for (size_t i = 0; i < count; i++) {
        int digit = digit_of(points[i]);
        long long unit = unit_of(points[i]);
        if (digit >= 0) {
            digits = digits * 10 + digit;
            if (++run > DIGITS)
                return -1;
        } else if (unit && unit < 10000) {
            if (unit >= last_small || digits > 9)
                return -1;
            myriad += (run ? digits : 1) * unit;
            last_small = unit;
            digits = 0, run = 0;
        } else if (unit) {
            if ((last_large && unit >= last_large) || (!run && !myriad) || myriad + digits > 9999)
                return -1;
            total += (myriad + digits) * unit;
            last_large = unit, last_small = 10000;
            myriad = 0, digits = 0, run = 0;
        } else {
            return -1;
        }
    }
    if (last_small < 10000 && digits > 9)
        return -1;
    return count ? total + myriad + digits : -1;
}

/* ------------------------------------------------------------------------------------------ era years */

/* How many points of the text from `at` on are the number of an era year; sets *number. */
size_t ssk_era_year_number(const struct ssk_folded *text, size_t at, int *number)
{
    if (at < text->count && text->points[at] == 0x5143) { /* 元 */
        *number = 1;
        return 1;
    }
    size_t end = at;
    while (end < text->count && end - at < 4 &&
           (digit_of(text->points[end]) >= 0 || text->points[end] == 0x5341))
        end++;
    long long value = ssk_number_of(text->points + at, end - at);
    if (value < 1 || value > 99)
        return 0;
    *number = (int)value;
    return end - at;
}

/* The points that the era's name or letter takes at `at`; 0 when it is not there. A letter that belongs to a
 * longer Latin word or number is none. */
static size_t era_name(const struct era *era, const struct ssk_folded *text, size_t at)
{
    if (at + era->name_points <= text->count &&
        memcmp(text->points + at, era->name, era->name_points * sizeof *era->name) == 0)
        return era->name_points;
    bool inside_word = at > 0 && text->points[at - 1] < 0x80 && isalnum((int)text->points[at - 1]);
    if (text->points[at] != era->letter || inside_word)
        return 0;
    return at + 1 < text->count && text->points[at + 1] == '.' ? 2 : 1;
}

/* `bounded`: of an era that has ended, years that plans name. */
static size_t era_number(const struct ssk_eras *eras, const struct ssk_folded *text, size_t at, bool bounded,
                         int *year, size_t *name_points)
{
    if (at >= text->count || !ssk_era_may_begin(eras, text->points[at]))
        return 0;
    for (size_t i = 0; i < eras->count; i++) {
        int number;
        size_t name = era_name(&eras->eras[i], text, at);
        size_t digits = name ? ssk_era_year_number(text, at + name, &number) : 0;
        int counted = digits ? eras->eras[i].first_year + number - 1 : 0, last = eras->eras[i].last_year;
        if (digits && (!bounded || !last || counted <= last + YEARS_AHEAD)) {
            *year = counted;
            *name_points = name;
            return name + digits;
        }
    }
    return 0;
}

size_t ssk_era_number(const struct ssk_eras *eras, const struct ssk_folded *text, size_t at, int *year,
                      size_t *name_points)
{
    return era_number(eras, text, at, false, year, name_points);
}

size_t ssk_era_year(const struct ssk_eras *eras, const struct ssk_folded *text, size_t at, int *year,
                    size_t *name_points)
{
    size_t points = ssk_era_number(eras, text, at, year, name_points);
    bool followed = points && at + points < text->count && text->points[at + points] == 0x5e74; /* 年 */
    return followed ? points : 0;
}

/* True when nothing, 年 or 年度 is left of the text. */
static bool only_year_suffix(const struct ssk_folded *text, size_t at)
{
    if (at < text->count && text->points[at] == 0x5e74) {
        at++;
        at += at < text->count && text->points[at] == 0x5ea6;
    }
    return at == text->count;
}

int ssk_year_of(const struct ssk_eras *eras, const struct ssk_folder *folder, const char *text, size_t length)
{
    struct ssk_folded folded = {0};
    int year = 0;
    size_t name, points = 0;
    if (ssk_fold(folder, SSK_FOLD_LITERAL, text, length, &folded) == SSK_OK && folded.count) {
        points = era_number(eras, &folded, 0, true, &year, &name);
        if (!points) {
            while (points < folded.count && digit_of(folded.points[points]) >= 0)
                points++;
            long long value = ssk_number_of(folded.points, points);
            year = value >= 1000 && value <= 9999 ? (int)value : 0;
        }
        if (!only_year_suffix(&folded, points))
            year = 0;
    }
    ssk_folded_free(&folded);
    return year;
}

char *ssk_section_number(const struct ssk_folder *folder, const char *text, size_t length)
{
    struct ssk_folded folded = {0};
    struct ssk_buffer out = SSK_BUFFER_INIT;
    if (ssk_fold(folder, SSK_FOLD_LITERAL, text, length, &folded) != SSK_OK)
        return NULL;
    for (size_t at = 0; at < folded.count;) {
        size_t end = at;
        while (end < folded.count && (digit_of(folded.points[end]) >= 0 || unit_of(folded.points[end])))
            end++;
        long long value = ssk_number_of(folded.points + at, end - at);
        if (value >= 0) {
            ssk_buffer_printf(&out, "%lld", value);
            at = end;
        } else {
            char bytes[4];
            ssk_buffer_append(&out, bytes, ssk_utf8_put(bytes, folded.points[at++]));
        }
    }
    ssk_folded_free(&folded);
    return ssk_buffer_detach(&out);
}
