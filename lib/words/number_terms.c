/* Numbers → terms, as one term each however they are written. */
#include <stdio.h>
#include <string.h>

#include "lib/words/analyzer.h"

bool analyzer_is_numeral(const struct ssk_analyzer *analyzer, size_t token)
{
    return token < analyzer->token_count && analyzer->tokens[token].kind == SSK_CLASS_NUMBER &&
           !analyzer->tokens[token].whole;
}

static bool is_single(const struct ssk_analyzer *analyzer, size_t token, uint32_t point)
{
    return token < analyzer->token_count &&
           analyzer->tokens[token].end - analyzer->tokens[token].start == 1 &&
           analyzer->input.points[analyzer->tokens[token].start] == point;
}

static bool adjoins(const struct ssk_analyzer *analyzer, size_t token)
{
    return analyzer->tokens[token].start == analyzer->tokens[token - 1].end;
}

/* True when tokens at and behind `comma` are `,` and three digits: 1,200. */
static bool is_thousands(const struct ssk_analyzer *analyzer, size_t comma)
{
    if (!is_single(analyzer, comma, ',') || !analyzer_is_numeral(analyzer, comma + 1))
        return false;
    const struct token *digits = &analyzer->tokens[comma + 1];
    return digits->end - digits->start == 3 && analyzer->input.points[digits->start] < 0x80;
}

/* True for 数 何 幾, numerals to MeCab. */
static bool says_several(const struct ssk_analyzer *analyzer, size_t token)
{
    static const uint32_t several[] = {0x6570, 0x4f55, 0x5e7e};
    bool found = false;
    for (size_t i = 0; i < sizeof several / sizeof *several; i++)
        found |= is_single(analyzer, token, several[i]);
    return found;
}

/* True for them before a number: 数十件 is not 10件. */
static bool is_vague(const struct ssk_analyzer *analyzer, size_t token)
{
    return says_several(analyzer, token) && analyzer_is_numeral(analyzer, token + 1) &&
           adjoins(analyzer, token + 1);
}

size_t analyzer_add_number(struct ssk_analyzer *analyzer, size_t first)
{
    uint32_t points[32];
    bool vague = is_vague(analyzer, first);
    size_t count = 0, last = first, start = first + vague;
    for (size_t token = start;
         analyzer_is_numeral(analyzer, token) &&
         (token == start || (adjoins(analyzer, token) && !says_several(analyzer, token)));) {
        const struct token *digits = &analyzer->tokens[token];
        if (count + digits->end - digits->start > sizeof points / sizeof *points)
            return 0;
        for (uint32_t i = digits->start; i < digits->end; i++)
            points[count++] = analyzer->input.points[i];
        last = token;
        token += is_thousands(analyzer, token + 1) ? 2 : 1;
    }
    long long value = ssk_number_of(points, count);
    if (value < 0)
        return 0;
    char text[40];
    int length = snprintf(text, sizeof text, "%s%lld", vague ? "数" : "", value);
    struct token number = analyzer->tokens[first];
    number.end = analyzer->tokens[last].end;
    analyzer_add_term(analyzer, &number, text, (size_t)length, ++analyzer->position);
    return last - first + 1;
}

enum { ORDINAL = 0x7b2c }; /* 第 */

static bool is_counter(uint32_t point)
{
    return point == 0x6708 || point == 0x65e5 || point == 0x5e74 || point == 0x3064; /* 月 日 年 つ */
}

bool analyzer_add_counter(struct ssk_analyzer *analyzer, size_t at)
{
    static const uint32_t parts[] = {0x672b, 0x9803, 0x521d, 0x592e, 0x4e2d, 0x6765}; /* 末 頃 初 央 中 来 */
    const struct token *token = &analyzer->tokens[at];
    const uint32_t *points = analyzer->input.points + token->start;
    if (at == 0 || token->end - token->start != 2 || !is_counter(points[0]) || token->whole ||
        !analyzer_is_numeral(analyzer, at - 1) || !adjoins(analyzer, at))
        return false;
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
        char counter[5] = "", part[5] = "";
        if (points[1] != parts[i])
            continue;
        ssk_utf8_put(counter, points[0]);
        ssk_utf8_put(part, points[1]);
        analyzer_add_part(analyzer, token, token->start, token->start + 1, SSK_CLASS_SUFFIX, counter);
        analyzer_add_part(analyzer, token, token->start + 1, token->end, SSK_CLASS_SUFFIX, part);
        return true;
    }
    return false;
}

bool analyzer_add_tsu(struct ssk_analyzer *analyzer, size_t at)
{
    const struct token *token = &analyzer->tokens[at];
    if (at == 0 || !is_single(analyzer, at, 0x3064) || !analyzer_is_numeral(analyzer, at - 1) ||
        !adjoins(analyzer, at))
        return false;
    analyzer_add_part(analyzer, token, token->start, token->end, SSK_CLASS_SUFFIX, "つ");
    return true;
}

/* The number of 第二 or 十二月, one word to MeCab each; -1 for other words. */
static long long number_in(const struct ssk_analyzer *analyzer, const struct token *token)
{
    const uint32_t *points = analyzer->input.points + token->start;
    uint32_t count = token->end - token->start;
    if (count < 2 || token->kind == SSK_CLASS_FUNCTION || token->whole)
        return -1;
    bool ordinal = points[0] == ORDINAL;
    return ordinal != is_counter(points[count - 1]) ? ssk_number_of(points + ordinal, count - 1) : -1;
}

bool analyzer_is_numbered(const struct ssk_analyzer *analyzer, const struct token *token)
{
    return number_in(analyzer, token) >= 0;
}

/* 数カ国, one word to MeCab, where 数ケ国 is two. */
static bool add_vague_counter(struct ssk_analyzer *analyzer, const struct token *token)
{
    enum { SEVERAL = 0x6570, KA = 0x30ab };
    const uint32_t *points = analyzer->input.points + token->start;
    if (token->end - token->start != 3 || points[0] != SEVERAL || points[1] != KA)
        return false;
    char counter[9];
    size_t length = ssk_utf8_put(counter, points[1]);
    counter[length + ssk_utf8_put(counter + length, points[2])] = '\0';
    analyzer_add_part(analyzer, token, token->start, token->start + 1, SSK_CLASS_NUMBER, "数");
    analyzer_add_part(analyzer, token, token->start + 1, token->end, SSK_CLASS_SUFFIX, counter);
    return true;
}

bool analyzer_add_numbered(struct ssk_analyzer *analyzer, const struct token *token)
{
    const uint32_t *points = analyzer->input.points + token->start;
    long long value = number_in(analyzer, token);
    if (value < 0)
        return add_vague_counter(analyzer, token);
    bool ordinal = points[0] == ORDINAL, counted = !ordinal;
    char number[32], counter[5] = "";
    snprintf(number, sizeof number, "%lld", value);
    ssk_utf8_put(counter, points[token->end - token->start - 1]);
    if (ordinal)
        analyzer_add_part(analyzer, token, token->start, token->start + 1, SSK_CLASS_SUFFIX, "第");
    analyzer_add_part(analyzer, token, token->start + ordinal, token->end - counted, SSK_CLASS_NUMBER,
                      number);
    if (counted)
        analyzer_add_part(analyzer, token, token->end - 1, token->end, SSK_CLASS_SUFFIX, counter);
    return true;
}
