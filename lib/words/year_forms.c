/* Reads lists, ranges and pairs of years in two calendars. */
#include "lib/words/year_forms.h"

#include <stdbool.h>

enum { NEN = 0x5e74, DO = 0x5ea6, FILLED = 10 };

static uint32_t point_at(const struct ssk_folded *text, size_t at)
{
    return at < text->count ? text->points[at] : 0;
}

static bool is_digit(uint32_t point)
{
    return point >= '0' && point <= '9';
}

/* The points of the Arabic digits from `at` on, and their value. */
static size_t digits_at(const struct ssk_folded *text, size_t at, int *value)
{
    size_t end = at;
    for (*value = 0; is_digit(point_at(text, end)) && end - at < 5; end++)
        *value = *value * 10 + (int)(text->points[end] - '0');
    return end - at;
}

static size_t western_at(const struct ssk_folded *text, size_t at, struct year_place *place)
{
    if (!is_digit(point_at(text, at)) || (at > 0 && is_digit(text->points[at - 1])))
        return 0;
    *place = (struct year_place){.at = at};
    place->points = digits_at(text, at, &place->year);
    return place->points == 4 && place->year >= 1800 && place->year < 2200 ? 4 : 0;
}

static size_t era_at(const struct ssk_eras *eras, const struct ssk_folded *text, size_t at,
                     struct year_place *place)
{
    *place = (struct year_place){.at = at};
    place->points = ssk_era_number(eras, text, at, &place->year, &place->name_points);
    return place->points;
}

/* Sets the suffix; false where no 年 stands. */
static bool take_suffix(const struct ssk_folded *text, size_t at, struct year_form *form)
{
    if (point_at(text, at) != NEN)
        return false;
    form->suffix[0] = NEN;
    form->suffix[1] = DO;
    form->suffix_points = point_at(text, at + 1) == DO ? 2 : 1;
    return true;
}

/* 2024（令和6） and 令和6（2024）: behind the bracket, where both say one year; 0 otherwise. */
static size_t pair_end(const struct ssk_eras *eras, const struct ssk_folded *text, size_t at,
                       const struct year_place *first, bool western)
{
    struct year_place other;
    size_t points = western ? era_at(eras, text, at + 1, &other) : western_at(text, at + 1, &other);
    return points && other.year == first->year && point_at(text, at + 1 + points) == ')' ? at + points + 2
                                                                                         : 0;
}

static bool is_range_mark(uint32_t point)
{
    return point == '~' || point == '-';
}

static bool is_mark(uint32_t point)
{
    return is_range_mark(point) || point == 0x30fb || point == 0x3001 || point == ','; /* ・ 、 */
}

/* A further year of a list that `first` opens: 令和5・6, R4-R6, 2022-24. */
static size_t further_year(const struct ssk_eras *eras, const struct ssk_folded *text, size_t at,
                           const struct year_place *first, struct year_place *place)
{
    int number;
    if (!first->name_points) {
        if (western_at(text, at, place))
            return place->points;
        *place = (struct year_place){.at = at, .points = digits_at(text, at, &number)};
        place->year = first->year / 100 * 100 + number;
        return place->points == 2 ? 2 : 0;
    }
    if (era_at(eras, text, at, place))
        return place->points;
    *place = (struct year_place){.at = at};
    place->points = ssk_era_year_number(text, at, &number);
    int opened;
    ssk_era_year_number(text, first->at + first->name_points, &opened);
    place->year = first->year - opened + number;
    return place->points;
}

static bool add(struct year_form *form, struct year_place place)
{
    if (form->count == YEAR_FORM_YEARS || (form->count && place.year <= form->years[form->count - 1].year))
        return false;
    form->years[form->count++] = place;
    return true;
}

/* The fiscal years between the last and `to`, which stand where the mark does. */
static bool fill(struct year_form *form, size_t mark, int to)
{
    int from = form->years[form->count - 1].year;
    if (to - from > FILLED)
        return true;
    for (int year = from + 1; year < to; year++)
        if (!add(form, (struct year_place){.year = year, .at = mark, .points = 1}))
            return false;
    return true;
}

/* Behind the list whose first year is in the form and whose first mark is at `at`; 0 when it is none. */
static size_t list_end(const struct ssk_eras *eras, const struct ssk_folded *text, size_t at,
                       struct year_form *form)
{
    struct year_place next, pending[YEAR_FORM_YEARS];
    size_t count = 0;
    const struct year_place first = form->years[0];
    while (is_mark(point_at(text, at)) && count < YEAR_FORM_YEARS) {
        size_t points = further_year(eras, text, at + 1, &first, &next);
        if (!points)
            return 0;
        pending[count++] = next;
        at += 1 + points;
    }
    if (!take_suffix(text, at, form))
        return 0;
    for (size_t i = 0; i < count; i++) {
        size_t mark = pending[i].at - 1;
        bool range = is_range_mark(text->points[mark]) && form->suffix_points == 2;
        if ((range && !fill(form, mark, pending[i].year)) || !add(form, pending[i]))
            return 0;
    }
    return at;
}

size_t year_form_at(const struct ssk_eras *eras, const struct ssk_folded *text, size_t at,
                    struct year_form *form)
{
    struct year_place *first = &form->years[0];
    bool western = western_at(text, at, first) != 0;
    if (!western && !era_at(eras, text, at, first))
        return 0;
    form->count = 1;
    size_t end = at + first->points;
    uint32_t mark = point_at(text, end);
    if (mark == NEN)
        return western || !take_suffix(text, end, form) ? 0 : first->points;
    if (mark == '(')
        end = pair_end(eras, text, end, first, western);
    else
        end = is_mark(mark) ? list_end(eras, text, end, form) : 0;
    if (!end || !take_suffix(text, end, form))
        return 0;
    if (mark == '(')
        first->points = end - at;
    return end - at;
}
