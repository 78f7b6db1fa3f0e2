/* Text → terms: folding, era years, MeCab, compounds, numbers, standard spellings, positions. */
#include "seisaku/terms.h"

#include <stdlib.h>
#include <string.h>

#include "lib/words/analyzer.h"
#include "seisaku/array.h"

/* ------------------------------------------------------------------------------------------ terms out */

static void settle_strings(struct ssk_analyzer *analyzer)
{
    for (size_t i = 0; i < analyzer->term_count; i++)
        analyzer->terms[i].text = analyzer->strings.data + (size_t)analyzer->terms[i].text;
}

/* ------------------------------------------------------------------------------------------ morphemes */

static bool has_word_character(const struct ssk_analyzer *analyzer, const struct token *token)
{
    for (uint32_t i = token->start; i < token->end; i++)
        if (ssk_is_alnum(analyzer->input.points[i]))
            return true;
    return false;
}

/* に従って and the like, one particle to MeCab: the verb in it begins at a bound of its own. Adds the に, and
 * *token is what is left. */
static void split_particle(struct ssk_analyzer *analyzer, struct token *token)
{
    static const char phrase[] = "助詞,格助詞,連語";
    if (token->end - token->start < 3 || strncmp(token->feature, phrase, sizeof phrase - 1) != 0)
        return;
    struct token particle = *token;
    particle.end = ++token->start;
    analyzer->tokens[analyzer->token_count++] = particle;
}

static const char *surface_of(const struct ssk_analyzer *analyzer, const struct token *token,
                              struct ssk_buffer *out)
{
    ssk_buffer_clear(out);
    for (uint32_t i = token->start; i < token->end; i++) {
        char bytes[4];
        ssk_buffer_append(out, bytes, ssk_utf8_put(bytes, analyzer->input.points[i]));
    }
    return ssk_buffer_string(out);
}

/* A word of a family has no parts: プラットフォーム would be プラット and フォーム, and another word than
 * プラットホーム. */
static bool is_of_family(struct ssk_analyzer *analyzer, const struct token *token)
{
    struct ssk_buffer surface = SSK_BUFFER_INIT;
    surface_of(analyzer, token, &surface);
    bool found = ssk_okurigana_standard(analyzer->dictionary->okurigana, ssk_buffer_string(&surface),
                                        surface.length) != NULL;
    analyzer->failed |= surface.failed;
    ssk_buffer_free(&surface);
    return found;
}

static bool add_token(const struct ssk_morpheme *morpheme, void *context)
{
    struct ssk_analyzer *analyzer = context;
    if (!SSK_RESERVE(analyzer->tokens, analyzer->token_count + 2, analyzer->token_capacity)) {
        analyzer->failed = true;
        return false;
    }
    struct token token = {
        .start = analyzer->points[morpheme->start],
        .end = analyzer->points[morpheme->start + morpheme->length],
        .feature = morpheme->feature,
        .part = morpheme->part,
    };
    token.kind = word_cache_class(analyzer->cache, morpheme->feature);
    if (!has_word_character(analyzer, &token))
        token.kind = SSK_CLASS_FUNCTION;
    struct token *last = analyzer->token_count ? &analyzer->tokens[analyzer->token_count - 1] : NULL;
    if (token.part && last && !last->part)
        last->whole =
            !(analyzer->undivided = is_of_family(analyzer, last) || analyzer_is_numbered(analyzer, last));
    if (token.part && analyzer->undivided)
        return true;
    split_particle(analyzer, &token);
    analyzer->tokens[analyzer->token_count++] = token;
    return true;
}

/* ------------------------------------------------------------------------------------------ positions */

/* Stops, commas and brackets part what stands on their sides; a middle dot or a slash does not, nor does a
 * mark between two numerals (3.2; 二、三). */
static bool parts_phrases(const struct ssk_analyzer *analyzer, const struct token *token)
{
    static const uint32_t marks[] = {',',    '.',    '(',    ')',    '[',    ']',    '{',    '}',
                                     '"',    ':',    ';',    '!',    '?',    0x3001, 0x3002, 0x300c,
                                     0x300d, 0x300e, 0x300f, 0x3010, 0x3011, 0x3008, 0x3009, 0x300a,
                                     0x300b, 0x3014, 0x3015, 0x201c, 0x201d};
    const struct ssk_folded *input = &analyzer->input;
    bool between_digits = token->start > 0 && token->end < input->count && token->end - token->start == 1 &&
                          ssk_number_of(input->points + token->start - 1, 1) >= 0 &&
                          ssk_number_of(input->points + token->end, 1) >= 0;
    if (between_digits)
        return false;
    for (uint32_t i = token->start; i < token->end; i++)
        for (size_t m = 0; m < sizeof marks / sizeof *marks; m++)
            if (analyzer->input.points[i] == marks[m])
                return true;
    return false;
}

/* 国々 and 人人: one kanji twice. Each is a term, for 国国 is two words to the dictionary. */
static bool add_repeated(struct ssk_analyzer *analyzer, const struct token *token)
{
    const uint32_t *points = analyzer->input.points + token->start;
    if (token->end - token->start != 2 || !ssk_is_han(points[0]) || token->whole || token->part ||
        (points[1] != 0x3005 && points[1] != points[0]))
        return false;
    char kanji[5] = "";
    ssk_utf8_put(kanji, points[0]);
    analyzer_add_part(analyzer, token, token->start, token->start + 1, token->kind, kanji);
    analyzer_add_part(analyzer, token, token->start + 1, token->end, token->kind, kanji);
    return true;
}

/* Adds the term of one word. A whole stands where its first part will. */
static void add_word(struct ssk_analyzer *analyzer, const struct token *token, struct ssk_buffer *surface,
                     struct ssk_buffer *spelling)
{
    const uint32_t *points = analyzer->input.points + token->start;
    size_t count = token->end - token->start, length;
    const char *text = word_cache_find(analyzer->cache, token->feature, points, count, &length);
    if (!text) {
        surface_of(analyzer, token, surface);
        ssk_buffer_clear(spelling);
        ssk_spell(analyzer->speller, ssk_buffer_string(surface), surface->length, token->feature, spelling);
        text = ssk_buffer_string(spelling);
        length = spelling->length;
        if (!spelling->failed && !surface->failed)
            word_cache_keep(analyzer->cache, token->feature, points, count, text, length);
    }
    uint32_t position = token->whole ? analyzer->position + 1 : ++analyzer->position;
    analyzer_add_term(analyzer, token, text, length, position);
}

static void add_terms(struct ssk_analyzer *analyzer)
{
    struct ssk_buffer surface = SSK_BUFFER_INIT, spelling = SSK_BUFFER_INIT;
    for (size_t i = 0; i < analyzer->token_count && !analyzer->failed; i++) {
        const struct token *token = &analyzer->tokens[i];
        size_t numerals = analyzer_is_numeral(analyzer, i) ? analyzer_add_number(analyzer, i) : 0;
        if (numerals)
            i += numerals - 1;
        else if (analyzer_add_tsu(analyzer, i) || analyzer_add_counter(analyzer, i) ||
                 analyzer_add_numbered(analyzer, token) ||
                 (token->kind != SSK_CLASS_FUNCTION && add_repeated(analyzer, token)))
            continue;
        else if (token->kind != SSK_CLASS_FUNCTION)
            add_word(analyzer, token, &surface, &spelling);
        else {
            analyzer->position += parts_phrases(analyzer, token);
            analyzer_add_term(analyzer, token, "", 0, 0);
        }
    }
    analyzer->failed |= surface.failed || spelling.failed;
    ssk_buffer_free(&surface);
    ssk_buffer_free(&spelling);
}

ssk_status ssk_analyze(struct ssk_analyzer *analyzer, const char *text, size_t length,
                       const struct ssk_term **terms, size_t *count)
{
    analyzer->token_count = analyzer->term_count = 0;
    analyzer->position = 0;
    analyzer->failed = false;
    ssk_buffer_clear(&analyzer->strings);
    ssk_status status = analyzer_prepare(analyzer, text, length);
    if (status == SSK_OK)
        status = ssk_tagger_walk(analyzer->tagger, ssk_buffer_string(&analyzer->utf8), analyzer->utf8.length,
                                 true, add_token, analyzer);
    if (status == SSK_OK)
        add_terms(analyzer);
    if (analyzer->failed || analyzer->strings.failed)
        status = SSK_MEMORY;
    if (status != SSK_OK)
        return status;
    settle_strings(analyzer);
    *terms = analyzer->terms;
    *count = analyzer->term_count;
    return SSK_OK;
}

/* ------------------------------------------------------------------------------------------ bigrams */

void ssk_bigrams(const struct ssk_folded *folded, bool with_end, ssk_bigram_visit visit, void *context)
{
    char bytes[8];
    for (size_t i = 0; i + (with_end ? 0 : 1) < folded->count; i++) {
        size_t length = ssk_utf8_put(bytes, folded->points[i]);
        length +=
            ssk_utf8_put(bytes + length, i + 1 < folded->count ? folded->points[i + 1] : SSK_BIGRAM_END);
        visit(bytes, length, context);
    }
}
