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

/* True for 数 何 幾 before a number: 数十件 is not 10件. */
static bool is_vague(const struct ssk_analyzer *analyzer, size_t token)
{
    static const uint32_t vague[] = {0x6570, 0x4f55, 0x5e7e};
    bool found = false;
    for (size_t i = 0; i < sizeof vague / sizeof *vague; i++)
        found |= is_single(analyzer, token, vague[i]);
    return found && analyzer_is_numeral(analyzer, token + 1) && adjoins(analyzer, token + 1);
}

size_t analyzer_add_number(struct ssk_analyzer *analyzer, size_t first)
{
    uint32_t points[32];
    bool vague = is_vague(analyzer, first);
    size_t count = 0, last = first, start = first + vague;
    for (size_t token = start;
         analyzer_is_numeral(analyzer, token) && (token == start || adjoins(analyzer, token));) {
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

static bool is_counter(uint32_t point)
{
    return point == 0x6708 || point == 0x65e5 || point == 0x5e74 || point == 0x3064; /* 月 日 年 つ */
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

bool analyzer_add_numbered(struct ssk_analyzer *analyzer, const struct token *token)
{
    const uint32_t *points = analyzer->input.points + token->start;
    uint32_t count = token->end - token->start;
    if (count < 2 || token->kind == SSK_CLASS_FUNCTION || token->whole)
        return false;
    bool ordinal = points[0] == 0x7b2c, counted = is_counter(points[count - 1]); /* 第 */
    long long value = ordinal != counted ? ssk_number_of(points + ordinal, count - 1) : -1;
    if (value < 0)
        return false;
    char number[32], counter[5] = "";
    snprintf(number, sizeof number, "%lld", value);
    ssk_utf8_put(counter, points[count - 1]);
    if (ordinal)
        analyzer_add_part(analyzer, token, token->start, token->start + 1, SSK_CLASS_SUFFIX, "第");
    analyzer_add_part(analyzer, token, token->start + ordinal, token->end - counted, SSK_CLASS_NUMBER,
                      number);
    if (counted)
        analyzer_add_part(analyzer, token, token->end - 1, token->end, SSK_CLASS_SUFFIX, counter);
    return true;
}
