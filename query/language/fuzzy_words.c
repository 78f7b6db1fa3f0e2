/* Walks the vocabulary and keeps what is near. A walk suffices: it costs less than a trie or an automaton
 * would to load, as each query is a process of its own. */
#include "query/language/fuzzy_words.h"

#include <stdlib.h>
#include <string.h>

#include "query/language/spellings.h"
#include "query/session/ranking.h"
#include "query/session/statistics.h"

unsigned fuzzy_edits(size_t points)
{
    return points < 2 ? 0 : points < 6 ? 1 : 2;
}

/* ------------------------------------------------------------------------------------------ vocabulary */

struct walk {
    struct session *session;
    const uint32_t *points; /* of what is asked for */
    size_t count, limit;
    unsigned edits;
    struct fuzzy_words *out;
    bool failed;
};

/* Nearest first, then the most frequent, then by code point. */
static int by_nearness(const void *a, const void *b)
{
    const struct fuzzy_word *x = a, *y = b;
    if (x->distance != y->distance)
        return (x->distance > y->distance) - (x->distance < y->distance);
    if (x->passages != y->passages)
        return (x->passages < y->passages) - (x->passages > y->passages);
    return strcmp(x->text, y->text);
}

/* True for a term that is a word as written, not the key of one with okurigana (取トリクム): its analysis has
 * it again. */
static bool is_written_so(struct session *session, const char *term)
{
    const struct ssk_term *terms;
    size_t count;
    if (ssk_analyze(session->analyzer, term, strlen(term), &terms, &count) != SSK_OK)
        return false;
    for (size_t i = 0; i < count; i++)
        if (strcmp(terms[i].text, term) == 0)
            return true;
    return false;
}

static bool has_word(const struct fuzzy_words *words, const char *text)
{
    for (size_t i = 0; i < words->count; i++)
        if (strcmp(words->items[i].text, text) == 0)
            return true;
    return false;
}

/* Keeps the word if it is among the `limit` nearest. Takes its text. */
static void keep(struct walk *walk, struct fuzzy_word word)
{
    struct fuzzy_words *out = walk->out;
    bool too_far = out->count == walk->limit && by_nearness(&word, &out->items[out->count - 1]) >= 0;
    if (too_far || has_word(out, word.text) || (word.passages && !is_written_so(walk->session, word.text))) {
        free(word.text);
        return;
    }
    if (out->count == walk->limit)
        free(out->items[--out->count].text);
    size_t place = out->count++;
    for (; place > 0 && by_nearness(&word, &out->items[place - 1]) < 0; place--)
        out->items[place] = out->items[place - 1];
    out->items[place] = word;
}

/* How many of the points count: without a final ー, as the index has katakana words of four or more. */
static size_t without_long_vowel(const uint32_t *points, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (!ssk_is_katakana(points[i]))
            return count;
    return count >= 4 && points[count - 1] == 0x30fc ? count - 1 : count;
}

/* Considers a word that `passages` have. */
static void consider(struct walk *walk, const char *text, size_t length, uint32_t passages)
{
    uint32_t points[SSK_EDIT_POINTS];
    size_t count = 0;
    for (size_t byte = 0; byte < length; count++) {
        if (count == SSK_EDIT_POINTS || count > walk->count + walk->edits)
            return;
        points[count] = ssk_utf8_next(text, length, &byte);
    }
    count = without_long_vowel(points, count);
    unsigned distance = ssk_edit_distance(walk->points, walk->count, points, count, walk->edits);
    if (distance == 0 || distance > walk->edits)
        return;
    struct fuzzy_word word = {strndup(text, length), distance, passages};
    if (word.text)
        keep(walk, word);
    else
        walk->failed = true;
}

static bool visit_term(void *context, const char *term, size_t length, uint32_t passages)
{
    struct walk *walk = context;
    if (walk->session->mourning) /* some passages that have it are dead: ask again once they are told apart */
        walk->failed = session_frequency(&passages, walk->session, term, length, NULL) != SSK_OK;
    if (passages)
        consider(walk, term, length, passages);
    return !walk->failed;
}

static void visit_name(const char *name, size_t length, void *context)
{
    consider(context, name, length, 0);
}

/* Whether words may begin with the byte: other terms begin with a capital letter, and there are many of them;
 * with some bytes no character of UTF-8 begins. A server is asked of each. */
static bool may_begin_word(int byte)
{
    bool begins = byte < 0x80 || (byte >= 0xc2 && byte <= 0xf4);
    return begins && (byte < 'A' || byte > 'Z');
}

static ssk_status walk_words(struct walk *walk, struct ssk_error *error)
{
    xap_status status = XAP_OK;
    if (walk->session->topics)
        topics_visit_names(walk->session->topics, visit_name, walk);
    for (int byte = 1; byte < 256 && status == XAP_OK && !walk->failed; byte++) {
        const char first = (char)byte;
        if (may_begin_word(byte))
            status = xap_db_visit_terms(walk->session->db, &first, 1, visit_term, walk);
    }
    if (walk->failed)
        return ssk_no_memory(error);
    return status == XAP_OK ? SSK_OK
                            : session_fail(walk->session, status, xap_db_message(walk->session->db), error);
}

ssk_status fuzzy_words(struct fuzzy_words *out, struct session *session, const char *text, size_t limit,
                       struct ssk_error *error)
{
    struct ssk_folded folded = {0};
    *out = (struct fuzzy_words){0};
    ssk_status status = ssk_fold(session->dictionary->folder, SSK_FOLD_WORDS, text, strlen(text), &folded);
    size_t count = status == SSK_OK ? without_long_vowel(folded.points, folded.count) : 0;
    struct walk walk = {.session = session,
                        .points = folded.points,
                        .count = count,
                        .limit = limit,
                        .edits = fuzzy_edits(count),
                        .out = out};
    if (status == SSK_OK && !(out->items = calloc(limit + 1, sizeof *out->items)))
        status = SSK_MEMORY;
    if (status != SSK_OK)
        status = ssk_fail(error, status, "out of memory");
    else if (walk.edits && count <= SSK_EDIT_POINTS && limit)
        status = walk_words(&walk, error);
    ssk_folded_free(&folded);
    if (status != SSK_OK)
        fuzzy_words_free(out);
    return status;
}

void fuzzy_words_free(struct fuzzy_words *words)
{
    for (size_t i = 0; i < words->count; i++)
        free(words->items[i].text);
    free(words->items);
    *words = (struct fuzzy_words){0};
}

ssk_status fuzzy_expand(struct node *node, struct session *session, struct ssk_error *error)
{
    struct fuzzy_words words;
    ssk_status status = fuzzy_words(&words, session, node->text, SIMILAR_WORDS, error);
    for (size_t i = 0; i < words.count && status == SSK_OK; i++) {
        const char *text = words.items[i].text;
        status = node_add_spelling(node, session, text, strlen(text), RANK_OTHER_NAME, error);
        if (status == SSK_OK) {
            struct spelling *spelling = &node->spellings[node->spelling_count - 1];
            spelling->origin = ORIGIN_NEAR;
            spelling->edits = words.items[i].distance;
        }
    }
    fuzzy_words_free(&words);
    return status;
}
