/* Text → terms: folding, era years, MeCab, compounds, numbers, standard spellings, positions. */
#include "seisaku/terms.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "lib/words/word_class.h"
#include "lib/words/year_forms.h"
#include "seisaku/buffer.h"
#include "seisaku/spelling.h"

/* A morpheme with what the later steps need; places are indices into the analyzer's input. */
struct token {
    uint32_t start, end; /* points of the input */
    const char *feature;
    enum ssk_term_class kind;
    bool whole, part;
};

struct ssk_analyzer {
    const struct ssk_dictionary *dictionary;
    struct ssk_tagger *tagger;
    struct ssk_speller *speller;
    struct ssk_folded folded;
    struct ssk_folded input; /* folded, with era years as western ones: what MeCab reads */
    struct ssk_buffer utf8;  /* the input's bytes */
    uint32_t *points;        /* for each byte of it, the number of its point */
    size_t points_capacity;
    struct token *tokens;
    size_t token_count, token_capacity;
    struct ssk_term *terms;
    size_t term_count, term_capacity;
    struct ssk_buffer strings; /* the terms' texts, each with its NUL */
    uint32_t position;
    bool undivided; /* the parts that come belong to a word without parts */
    bool failed;
};

ssk_status ssk_analyzer_new(struct ssk_analyzer **out, const struct ssk_dictionary *dictionary,
                            struct ssk_error *error)
{
    *out = NULL;
    struct ssk_analyzer *analyzer = calloc(1, sizeof *analyzer);
    if (!analyzer)
        return ssk_fail(error, SSK_MEMORY, "out of memory");
    analyzer->dictionary = dictionary;
    ssk_status status = ssk_tagger_new(&analyzer->tagger, dictionary->model, error);
    if (status == SSK_OK)
        status = ssk_speller_new(&analyzer->speller, dictionary->okurigana, analyzer->tagger, error);
    if (status == SSK_OK)
        *out = analyzer;
    else
        ssk_analyzer_free(analyzer);
    return status;
}

void ssk_analyzer_free(struct ssk_analyzer *analyzer)
{
    if (!analyzer)
        return;
    ssk_speller_free(analyzer->speller);
    ssk_tagger_free(analyzer->tagger);
    ssk_folded_free(&analyzer->folded);
    ssk_folded_free(&analyzer->input);
    ssk_buffer_free(&analyzer->utf8);
    ssk_buffer_free(&analyzer->strings);
    free(analyzer->points);
    free(analyzer->tokens);
    free(analyzer->terms);
    free(analyzer);
}

/* Room for `count` elements; false (and `failed`) without memory. */
static bool reserve(struct ssk_analyzer *analyzer, void **array, size_t *capacity, size_t count, size_t size)
{
    if (count <= *capacity)
        return true;
    size_t wanted = count * 2 + 64;
    void *bigger = reallocarray(*array, wanted, size);
    if (!bigger) {
        analyzer->failed = true;
        return false;
    }
    *array = bigger;
    *capacity = wanted;
    return true;
}

/* ------------------------------------------------------------------------------------------ terms out */

static void add_term(struct ssk_analyzer *analyzer, const struct token *token, const char *text,
                     size_t length, uint32_t position)
{
    if (!reserve(analyzer, (void **)&analyzer->terms, &analyzer->term_capacity, analyzer->term_count + 1,
                 sizeof *analyzer->terms))
        return;
    if (length > SSK_TERM_LIMIT) /* a term that long is no word; its beginning still finds it */
        for (length = SSK_TERM_LIMIT; length > 0 && ((unsigned char)text[length] & 0xc0) == 0x80;)
            length--;
    analyzer->terms[analyzer->term_count++] = (struct ssk_term){
        .text = (const char *)analyzer->strings.length, /* an offset until all are in */
        .length = length,
        .position = position,
        .start = analyzer->input.starts[token->start],
        .end = analyzer->input.ends[token->end - 1],
        .kind = token->kind,
        .whole = token->whole,
    };
    ssk_buffer_append(&analyzer->strings, text, length);
    ssk_buffer_append_char(&analyzer->strings, '\0');
}

static void settle_strings(struct ssk_analyzer *analyzer)
{
    for (size_t i = 0; i < analyzer->term_count; i++)
        analyzer->terms[i].text = analyzer->strings.data + (size_t)analyzer->terms[i].text;
}

/* ------------------------------------------------------------------------------------------ input */

static bool input_point(struct ssk_analyzer *analyzer, uint32_t point, uint32_t start, uint32_t end)
{
    struct ssk_folded *input = &analyzer->input;
    if (input->count == input->capacity) {
        size_t capacity = input->capacity * 2 + 256;
        uint32_t **arrays[] = {&input->points, &input->starts, &input->ends};
        for (size_t i = 0; i < 3; i++) {
            uint32_t *bigger = reallocarray(*arrays[i], capacity, sizeof *bigger);
            if (!bigger) {
                analyzer->failed = true;
                return false;
            }
            *arrays[i] = bigger;
        }
        input->capacity = capacity;
    }
    input->points[input->count] = point;
    input->starts[input->count] = start;
    input->ends[input->count] = end;
    input->count++;
    return true;
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
    add_term(analyzer, &token, name, length, 0);
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

/* Folds the text and fills `input` and its UTF-8. MeCab's dictionary knows ASCII marks in full width only. */
static ssk_status prepare(struct ssk_analyzer *analyzer, const char *text, size_t length)
{
    const struct ssk_folded *folded = &analyzer->folded;
    ssk_status status =
        ssk_fold(analyzer->dictionary->folder, SSK_FOLD_WORDS, text, length, &analyzer->folded);
    if (status != SSK_OK)
        return status;
    analyzer->input.count = 0;
    for (size_t at = 0; at < folded->count && !analyzer->failed;) {
        struct year_form form;
        size_t points = year_form_at(analyzer->dictionary->eras, folded, at, &form);
        if (points) {
            input_years(analyzer, &form);
            at += points;
        } else {
            input_point(analyzer, folded->points[at], folded->starts[at], folded->ends[at]);
            at++;
        }
    }
    ssk_buffer_clear(&analyzer->utf8);
    if (!reserve(analyzer, (void **)&analyzer->points, &analyzer->points_capacity,
                 analyzer->input.count * 4 + 1, sizeof *analyzer->points))
        return SSK_MEMORY;
    for (size_t i = 0; i < analyzer->input.count; i++) {
        char bytes[4];
        uint32_t point = analyzer->input.points[i];
        bool mark = point > ' ' && point < 0x7f && !isalnum((int)point);
        if (point == 0x30fb && touches_katakana(&analyzer->input, i))
            mark = true, point = '/';
        size_t count = ssk_utf8_put(bytes, mark ? point + 0xfee0 : point);
        for (size_t b = 0; b < count; b++)
            analyzer->points[analyzer->utf8.length + b] = (uint32_t)i;
        ssk_buffer_append(&analyzer->utf8, bytes, count);
    }
    analyzer->points[analyzer->utf8.length] = (uint32_t)analyzer->input.count;
    return analyzer->failed || analyzer->utf8.failed ? SSK_MEMORY : SSK_OK;
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
    if (!reserve(analyzer, (void **)&analyzer->tokens, &analyzer->token_capacity, analyzer->token_count + 2,
                 sizeof *analyzer->tokens))
        return false;
    struct token token = {
        .start = analyzer->points[morpheme->start],
        .end = analyzer->points[morpheme->start + morpheme->length],
        .feature = morpheme->feature,
        .part = morpheme->part,
    };
    token.kind = word_class(morpheme->feature);
    if (!has_word_character(analyzer, &token))
        token.kind = SSK_CLASS_FUNCTION;
    struct token *last = analyzer->token_count ? &analyzer->tokens[analyzer->token_count - 1] : NULL;
    if (token.part && last && !last->part)
        last->whole = !(analyzer->undivided = is_of_family(analyzer, last));
    if (token.part && analyzer->undivided)
        return true;
    split_particle(analyzer, &token);
    analyzer->tokens[analyzer->token_count++] = token;
    return true;
}

/* ------------------------------------------------------------------------------------------ numbers */

static bool is_numeral(const struct ssk_analyzer *analyzer, size_t token)
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
    if (!is_single(analyzer, comma, ',') || !is_numeral(analyzer, comma + 1))
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
    return found && is_numeral(analyzer, token + 1) && adjoins(analyzer, token + 1);
}

/* Adds the number that starts at `token` as one term, and returns the tokens it took; 0 when they do not
 * read as one number. */
static size_t add_number(struct ssk_analyzer *analyzer, size_t first)
{
    uint32_t points[32];
    bool vague = is_vague(analyzer, first);
    size_t count = 0, last = first, start = first + vague;
    for (size_t token = start; is_numeral(analyzer, token) && (token == start || adjoins(analyzer, token));) {
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
    add_term(analyzer, &number, text, (size_t)length, ++analyzer->position);
    return last - first + 1;
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

/* Adds the points from `start` to `end` of a token as a term of their own. */
static void add_piece(struct ssk_analyzer *analyzer, const struct token *token, uint32_t start, uint32_t end,
                      enum ssk_term_class kind, const char *text)
{
    struct token piece = *token;
    piece.start = start;
    piece.end = end;
    piece.kind = kind;
    piece.whole = false;
    add_term(analyzer, &piece, text, strlen(text), ++analyzer->position);
}

static bool is_counter(uint32_t point)
{
    return point == 0x6708 || point == 0x65e5 || point == 0x5e74 || point == 0x3064; /* 月 日 年 つ */
}

/* つ behind digits, where MeCab sees no counter: 3つ is 三つ. */
static bool add_tsu(struct ssk_analyzer *analyzer, size_t at)
{
    const struct token *token = &analyzer->tokens[at];
    if (at == 0 || !is_single(analyzer, at, 0x3064) || !is_numeral(analyzer, at - 1) ||
        !adjoins(analyzer, at))
        return false;
    add_piece(analyzer, token, token->start, token->end, SSK_CLASS_SUFFIX, "つ");
    return true;
}

/* What the dictionary holds as one word and is a number with 第 before it or a counter behind: 第一, 三月.
 * The number is one term and the rest another, as in 第1 and 3月. False for other words. */
static bool add_numbered(struct ssk_analyzer *analyzer, const struct token *token)
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
        add_piece(analyzer, token, token->start, token->start + 1, SSK_CLASS_SUFFIX, "第");
    add_piece(analyzer, token, token->start + ordinal, token->end - counted, SSK_CLASS_NUMBER, number);
    if (counted)
        add_piece(analyzer, token, token->end - 1, token->end, SSK_CLASS_SUFFIX, counter);
    return true;
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
    add_piece(analyzer, token, token->start, token->start + 1, token->kind, kanji);
    add_piece(analyzer, token, token->start + 1, token->end, token->kind, kanji);
    return true;
}

/* Adds the term of one word. A whole stands where its first part will. */
static void add_word(struct ssk_analyzer *analyzer, const struct token *token, struct ssk_buffer *surface,
                     struct ssk_buffer *spelling)
{
    surface_of(analyzer, token, surface);
    ssk_buffer_clear(spelling);
    ssk_spell(analyzer->speller, ssk_buffer_string(surface), surface->length, token->feature, spelling);
    uint32_t position = token->whole ? analyzer->position + 1 : ++analyzer->position;
    add_term(analyzer, token, ssk_buffer_string(spelling), spelling->length, position);
}

static void add_terms(struct ssk_analyzer *analyzer)
{
    struct ssk_buffer surface = SSK_BUFFER_INIT, spelling = SSK_BUFFER_INIT;
    for (size_t i = 0; i < analyzer->token_count && !analyzer->failed; i++) {
        const struct token *token = &analyzer->tokens[i];
        size_t numerals = is_numeral(analyzer, i) ? add_number(analyzer, i) : 0;
        if (numerals)
            i += numerals - 1;
        else if (add_tsu(analyzer, i) || add_numbered(analyzer, token) ||
                 (token->kind != SSK_CLASS_FUNCTION && add_repeated(analyzer, token)))
            continue;
        else if (token->kind != SSK_CLASS_FUNCTION)
            add_word(analyzer, token, &surface, &spelling);
        else {
            analyzer->position += parts_phrases(analyzer, token);
            add_term(analyzer, token, "", 0, 0);
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
    ssk_status status = prepare(analyzer, text, length);
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
