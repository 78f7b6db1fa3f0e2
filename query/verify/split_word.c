/* A string of two kanji that begins and ends where words do is one word of the text, or two of one kanji. All
 * entries of the dictionary tell which terms these may have: then the lists of passages answer what the texts
 * would be read for. */
#include "query/verify/split_word.h"

#include <string.h>

#include "query/adjoining/adjoining.h"
#include "query/session/statistics.h"
#include "query/verify/query_list.h"
#include "seisaku/terms.h"

/* Two kanji, each once, that are no numerals, and that one word is. */
static bool is_of_two_kanji(const struct spelling *spelling, const struct ssk_okurigana *okurigana)
{
    return spelling->folded && spelling->point_count == 2 && spelling->term_count == 1 &&
           spelling->at_start && spelling->at_end && spelling->points[0] != spelling->points[1] &&
           word_is_fixed(spelling->text, okurigana) && strcmp(spelling->terms[0], spelling->text) == 0;
}

/* The terms of one of the two kanji where it is a word by itself, of that which always has one; *told if
 * either has. */
static ssk_status find_half(struct ssk_strings *out, bool *told, struct session *session,
                            const struct spelling *spelling)
{
    const char *text = spelling->text;
    size_t length = spelling->text_length, second = ssk_utf8_offset(text, length, 1);
    const struct {
        const char *text;
        size_t length;
    } halves[] = {{text + second, length - second}, {text, second}};
    ssk_status status = SSK_OK;
    *told = false;
    for (size_t i = 0; i < 2 && !*told && status == SSK_OK; i++) {
        ssk_strings_free(out);
        status = ssk_word_terms(out, told, session->analyzer, halves[i].text, halves[i].length);
        if (status == SSK_OK && !ssk_strings_add(out, halves[i].text, halves[i].length))
            status = SSK_MEMORY;
    }
    return status;
}

/* Those of the two as one word, too, but for the spelling's. */
static ssk_status find_terms(struct ssk_strings *out, bool *told, struct session *session,
                             const struct spelling *spelling)
{
    struct ssk_strings own = {0};
    ssk_status status = ssk_word_terms(&own, told, session->analyzer, spelling->text, spelling->text_length);
    if (status == SSK_OK && *told)
        status = find_half(out, told, session, spelling);
    for (size_t i = 0; i < own.count && status == SSK_OK; i++)
        if (strcmp(own.items[i], spelling->terms[0]) != 0 &&
            !ssk_strings_add(out, own.items[i], strlen(own.items[i])))
            status = SSK_MEMORY;
    ssk_strings_free(&own);
    return status;
}

ssk_status split_word_query(struct xap_query **out, struct session *session, const struct spelling *spelling,
                            struct ssk_error *error)
{
    struct ssk_strings terms = {0};
    struct query_list queries = {0};
    bool told = false;
    *out = NULL;
    if (!is_of_two_kanji(spelling, session->dictionary->okurigana))
        return SSK_OK;
    ssk_status status = find_terms(&terms, &told, session, spelling);
    status = status == SSK_OK ? SSK_OK : ssk_no_memory(error);
    for (size_t i = 0; i < terms.count && told && status == SSK_OK; i++) {
        struct xap_query *query = NULL;
        status = query_checked(session, xap_query_term(&query, terms.items[i], strlen(terms.items[i]), 1, 0),
                               error);
        if (status == SSK_OK)
            status = query_list_push(&queries, query, error);
    }
    if (status == SSK_OK && told)
        status = query_list_combine(out, session, XAP_OP_OR, &queries, 0, error);
    query_list_free(&queries);
    ssk_strings_free(&terms);
    return status;
}
