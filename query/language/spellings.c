/* A text → a spelling of a leaf: its words, its string, and where the string must stand. */
#include "query/language/spellings.h"

#include <stdlib.h>
#include <string.h>

static bool is_member(const struct ssk_term *term)
{
    return term->position && !term->whole && term->kind != SSK_CLASS_FUNCTION;
}

static ssk_status add_terms(struct spelling *spelling, const struct ssk_term *terms, size_t count)
{
    spelling->terms = calloc(count + 1, sizeof *spelling->terms);
    spelling->offsets = calloc(count + 1, sizeof *spelling->offsets);
    if (!spelling->terms || !spelling->offsets)
        return SSK_MEMORY;
    uint32_t first = 0;
    for (size_t i = 0; i < count; i++) {
        if (!is_member(&terms[i]))
            continue;
        first = spelling->term_count ? first : terms[i].position;
        spelling->offsets[spelling->term_count] = terms[i].position - first;
        if (!(spelling->terms[spelling->term_count] = strdup(terms[i].text)))
            return SSK_MEMORY;
        spelling->term_count++;
    }
    return SSK_OK;
}

/* The compound that is all of the text, if it is one. */
static ssk_status add_whole(struct spelling *spelling, const struct ssk_term *terms, size_t count)
{
    size_t points = ssk_utf8_count(spelling->text, spelling->text_length);
    for (size_t i = 0; i < count && spelling->term_count > 1; i++)
        if (terms[i].whole && terms[i].position == 1 && terms[i].start == 0 && terms[i].end == points)
            return (spelling->whole = strdup(terms[i].text)) ? SSK_OK : SSK_MEMORY;
    return SSK_OK;
}

/* 2024年: what goes on, goes on as another word (2024年度). */
static bool is_year(const struct spelling *spelling)
{
    static const char *const numerals = "0123456789元〇一二三四五六七八九十";
    size_t count = spelling->point_count;
    if (count < 2 || spelling->points[count - 1] != 0x5e74)
        return false;
    for (size_t byte = 0, length = strlen(numerals); byte < length;)
        if (ssk_utf8_next(numerals, length, &byte) == spelling->points[count - 2])
            return true;
    return false;
}

/* C++, F#: the signs behind letters are no words, but part of this one. */
static bool has_sign(const struct spelling *spelling)
{
    const uint32_t *points = spelling->points;
    for (size_t i = 1; i < spelling->point_count; i++)
        if ((points[i] == '+' || points[i] == '#') &&
            (points[i - 1] == points[i] || (points[i - 1] >= 'a' && points[i - 1] <= 'z')))
            return true;
    return false;
}

static ssk_status add_points(struct spelling *spelling, struct session *session)
{
    ssk_status status = ssk_fold(session->dictionary->folder, SSK_FOLD_LITERAL, spelling->text,
                                 strlen(spelling->text), &session->folded);
    size_t bytes = session->folded.count * sizeof *spelling->points;
    if (status != SSK_OK || !(spelling->points = malloc(bytes + 1)))
        return SSK_MEMORY;
    if (bytes)
        memcpy(spelling->points, session->folded.points, bytes);
    spelling->point_count = session->folded.count;
    spelling->folded = true;
    size_t byte = 0;
    for (size_t i = 0; i < spelling->point_count && spelling->folded; i++)
        spelling->folded = byte < spelling->text_length &&
                           ssk_utf8_next(spelling->text, spelling->text_length, &byte) == spelling->points[i];
    spelling->folded = spelling->folded && byte == spelling->text_length;
    return SSK_OK;
}

static bool has_kanji(const struct spelling *spelling, size_t from, size_t to)
{
    for (size_t at = from; at < to && at < spelling->point_count; at++)
        if (ssk_is_han(spelling->points[at]))
            return true;
    return false;
}

/* 学び直し, 使い過ぎ: a verb that goes on as one of those that stand behind others. How many points, the last
 * of them a kanji, tell the two as one; 0 where there is no such verb. */
static size_t joined_verb(const struct spelling *spelling, const struct ssk_term *terms, size_t count)
{
    size_t told = 0;
    for (size_t i = 1; i < count; i++) {
        bool joins = terms[i].kind == SSK_CLASS_FUNCTION && terms[i - 1].kind == SSK_CLASS_VERB &&
                     terms[i].start == terms[i - 1].end;
        if (joins && has_kanji(spelling, terms[i].start, terms[i].end))
            told = terms[i].end;
    }
    for (size_t i = 0; i < count && told; i++)
        if (is_member(&terms[i]) && terms[i].start >= told)
            return spelling->point_count;
    while (told && !ssk_is_han(spelling->points[told - 1]))
        told--;
    return told;
}

/* Without this a word of two such verbs would be found wherever the first stands: it counts as a string, in
 * any of its inflections. */
static void tell_joined_verb(struct spelling *spelling, const struct ssk_term *terms, size_t count)
{
    size_t told = spelling->folded ? joined_verb(spelling, terms, count) : 0;
    if (!told)
        return;
    spelling->exact = true;
    if (told < spelling->point_count) {
        spelling->point_count = told;
        spelling->folded = spelling->at_end = spelling->open_end = false;
    }
}

ssk_status node_add_spelling(struct node *node, struct session *session, const char *text, size_t length,
                             double weight, struct ssk_error *error)
{
    struct spelling *spellings = reallocarray(node->spellings, node->spelling_count + 1, sizeof *spellings);
    if (!spellings)
        return ssk_no_memory(error);
    node->spellings = spellings;
    struct spelling *spelling = &spellings[node->spelling_count++];
    *spelling = (struct spelling){.text = strndup(text, length), .text_length = length, .weight = weight};
    if (!spelling->text)
        return ssk_no_memory(error);
    const struct ssk_term *terms;
    size_t count;
    ssk_status status = ssk_analyze(session->analyzer, text, length, &terms, &count);
    if (status == SSK_OK)
        status = add_terms(spelling, terms, count);
    if (status == SSK_OK)
        status = add_whole(spelling, terms, count);
    if (status == SSK_OK)
        status = add_points(spelling, session);
    if (status != SSK_OK)
        return ssk_no_memory(error);
    spelling->exact = node->kind == NODE_LITERAL || node->kind == NODE_PREFIX || has_sign(spelling);
    spelling->at_start = node->kind != NODE_LITERAL;
    spelling->at_end = node->kind == NODE_WORD || node->kind == NODE_SIMILAR;
    spelling->open_end = spelling->at_end && spelling->term_count >= 2 && spelling->point_count >= 3 &&
                         ssk_is_han(spelling->points[spelling->point_count - 1]) && !is_year(spelling);
    if (node->kind == NODE_WORD && !session->match_any)
        tell_joined_verb(spelling, terms, count);
    return SSK_OK;
}
