/* Text → what MeCab reads: folded, with era years as western ones and marks in full width. */
#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>

#include "lib/words/analyzer.h"
#include "lib/words/year_forms.h"
#include "seisaku/array.h"

static void input_point(struct ssk_analyzer *analyzer, uint32_t point, uint32_t start, uint32_t end)
{
    struct ssk_folded *input = &analyzer->input;
    if (input->count == input->capacity && !ssk_folded_reserve(input, 1)) {
        analyzer->failed = true;
        return;
    }
    input->points[input->count] = point;
    input->starts[input->count] = start;
    input->ends[input->count] = end;
    input->count++;
}

/* An era year goes in as its western year, every digit of which stands for the whole. The era's name is a
 * term too, with no place in phrases. */
static void input_era_year(struct ssk_analyzer *analyzer, int year, size_t at, size_t points,
                           size_t name_points)
{
    const struct ssk_folded *folded = &analyzer->folded;
    char digits[16];
    snprintf(digits, sizeof digits, "%d", year);
    for (const char *digit = digits; *digit; digit++)
        input_point(analyzer, (uint32_t)*digit, folded->starts[at], folded->ends[at + points - 1]);
    if (name_points < 2 || folded->points[at] < 0x80)
        return;
    char name[16];
    size_t length = 0;
    for (size_t i = 0; i < name_points && length + 4 <= sizeof name; i++)
        length += ssk_utf8_put(name + length, folded->points[at + i]);
    struct token token = {
        .start = (uint32_t)analyzer->input.count - 1, .kind = SSK_CLASS_PROPER, .whole = true};
    token.end = token.start + 1;
    analyzer_add_term(analyzer, &token, name, length, 0);
    if (analyzer->term_count) { /* its own place, not the year's */
        struct ssk_term *term = &analyzer->terms[analyzer->term_count - 1];
        term->end = folded->ends[at + name_points - 1];
    }
}

/* To MeCab ・ is katakana, and an unknown word goes on over it: ジョー・バイデン would be one word. */
static bool touches_katakana(const struct ssk_folded *input, size_t at)
{
    return (at > 0 && ssk_is_katakana(input->points[at - 1])) ||
           (at + 1 < input->count && ssk_is_katakana(input->points[at + 1]));
}

/* The years of a list or range, each with the 年 or 年度 that ends it but once: 令和5・6年度 goes in as
 * 2023年度・2024年度. What is not written stands at the year that it belongs to. */
static void input_years(struct ssk_analyzer *analyzer, const struct year_form *form)
{
    const struct ssk_folded *folded = &analyzer->folded;
    for (size_t i = 0; i < form->count; i++) {
        const struct year_place *year = &form->years[i];
        if (i > 0) /* a mark, which parts no phrase */
            input_point(analyzer, 0x30fb, folded->starts[year->at], folded->starts[year->at]);
        input_era_year(analyzer, year->year, year->at, year->points, year->name_points);
        for (size_t s = 0; i + 1 < form->count && s < form->suffix_points; s++)
            input_point(analyzer, form->suffix[s], folded->starts[year->at],
                        folded->ends[year->at + year->points - 1]);
    }
}

static bool is_numeral(const struct ssk_folded *folded, size_t at)
{
    return ssk_number_of(folded->points + at, 1) >= 0;
}

/* How many numerals end before the point. */
static size_t numerals_before(const struct ssk_folded *folded, size_t at)
{
    size_t count = 0;
    while (count < at && is_numeral(folded, at - count - 1))
        count++;
    return count;
}

static bool is_blank_before(const struct ssk_folded *folded, size_t at)
{
    return at < folded->count && folded->starts[at] > folded->ends[at - 1];
}

/* Whether the label of an article or item ends before the point, at a blank that folding has dropped:
 * 第三条　令第七条, 一　部局の長. Without one, MeCab would see the words 条令 and 一部 there. A heading that
 * is spread out (一　般　会　計) goes on with more blanks. */
static bool ends_label(const struct ssk_folded *folded, size_t at)
{
    static const uint32_t marks[] = {0x6761, 0x9805, 0x53f7, 0x7ae0, 0x7bc0, 0x7de8}; /* 条 項 号 章 節 編 */
    if (at == 0 || !is_blank_before(folded, at) || is_blank_before(folded, at + 1))
        return false;
    bool marked = false;
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
        marked |= folded->points[at - 1] == marks[i];
    size_t count = numerals_before(folded, at - marked);
    bool branch = count && count < at && folded->points[at - count - 1] == 0x306e; /* の */
    return count && (marked || branch || count == at);
}

/* What MeCab reads of a point. Its dictionary knows ASCII marks in full width only. */
static uint32_t read_as(const struct ssk_folded *input, size_t at)
{
    uint32_t point = input->points[at];
    if (point == 0x30fb && touches_katakana(input, at))
        return '/' + 0xfee0;
    return point > ' ' && point < 0x7f && !isalnum((int)point) ? point + 0xfee0 : point;
}

/* Fills the UTF-8 of the input, and the point of each byte. */
static ssk_status write_input(struct ssk_analyzer *analyzer)
{
    const struct ssk_folded *input = &analyzer->input;
    struct ssk_buffer *utf8 = &analyzer->utf8;
    ssk_buffer_clear(utf8);
    if (!SSK_RESERVE(analyzer->points, input->count * 4 + 1, analyzer->points_capacity) ||
        !ssk_buffer_reserve(utf8, input->count * 4))
        return SSK_MEMORY;
    size_t length = 0;
    for (size_t i = 0; i < input->count; i++) {
        size_t end = length + ssk_utf8_put(utf8->data + length, read_as(input, i));
        while (length < end)
            analyzer->points[length++] = (uint32_t)i;
    }
    utf8->length = length;
    utf8->data[length] = '\0';
    analyzer->points[length] = (uint32_t)input->count;
    return SSK_OK;
}

/* Asked of every point: what a year begins with. */
static bool may_be_year(const struct ssk_eras *eras, uint32_t point)
{
    return (point >= '0' && point <= '9') || ssk_era_may_begin(eras, point);
}

ssk_status analyzer_prepare(struct ssk_analyzer *analyzer, const char *text, size_t length)
{
    const struct ssk_folded *folded = &analyzer->folded;
    ssk_status status =
        ssk_fold(analyzer->dictionary->folder, SSK_FOLD_WORDS, text, length, &analyzer->folded);
    if (status != SSK_OK)
        return status;
    analyzer->input.count = 0;
    for (size_t at = 0; at < folded->count && !analyzer->failed;) {
        struct year_form form;
        if (ends_label(folded, at)) /* a blank, which parts words and no phrase */
            input_point(analyzer, ' ', folded->ends[at - 1], folded->starts[at]);
        size_t points = may_be_year(analyzer->dictionary->eras, folded->points[at])
                            ? year_form_at(analyzer->dictionary->eras, folded, at, &form)
                            : 0;
        if (points) {
            input_years(analyzer, &form);
            at += points;
        } else {
            input_point(analyzer, folded->points[at], folded->starts[at], folded->ends[at]);
            at++;
        }
    }
    return analyzer->failed ? SSK_MEMORY : write_input(analyzer);
}
