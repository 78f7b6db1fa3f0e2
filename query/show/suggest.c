/* Words that no passage has, and what there is in their place. What is asked again with a part left out
 * stands in suggest_without.c. */
#include "query/show/suggest.h"

#include <stdlib.h>
#include <string.h>

#include "query/language/expand.h"
#include "query/language/fuzzy_words.h"
#include "query/show/field_hint.h"
#include "query/show/suggester.h"

#include "seisaku/translate.h"

enum {
    WORDS = 12,    /* looked at one by one */
    NEAREST = 3,   /* named for one of them */
    CANDIDATES = 8 /* of which some are in no passage */
};

/* How many passages have the word or name, as a query of its own. */
static uint32_t count_word(struct suggester *suggester, const char *text)
{
    struct node *word = node_new(NODE_WORD, text, strlen(text));
    if (!word)
        suggester->status = ssk_no_memory(suggester->error);
    if (suggester->status == SSK_OK)
        suggester->status = query_expand(word, suggester->session, suggester->error);
    uint32_t total = suggester_count(suggester, word, NULL, NULL);
    node_free(word);
    return total;
}

/* The words near to `text` that some passage has, as "サプライチェーン (5), …"; empty for none. */
static void find_nearest(struct suggester *suggester, struct ssk_buffer *out, const char *text)
{
    struct fuzzy_words words = {0};
    size_t named = 0;
    suggester->status = fuzzy_words(&words, suggester->session, text, CANDIDATES, suggester->error);
    for (size_t i = 0; i < words.count && named < NEAREST; i++) {
        uint32_t count = count_word(suggester, words.items[i].text);
        if (!count)
            continue;
        ssk_buffer_append_string(out, named++ ? ", " : "");
        suggester_append(out, words.items[i].text);
        ssk_buffer_printf(out, " (%u)", count);
    }
    fuzzy_words_free(&words);
}

/* How many passages have the text as a string, within words or across them. */
static uint32_t count_string(struct suggester *suggester, const char *text)
{
    struct node *string = node_new(NODE_LITERAL, text, strlen(text));
    if (!string)
        suggester->status = ssk_no_memory(suggester->error);
    if (suggester->status == SSK_OK)
        suggester->status = query_expand(string, suggester->session, suggester->error);
    uint32_t total = suggester_count(suggester, string, NULL, NULL);
    node_free(string);
    return total;
}

/* What there is in place of the word that no passage has. */
static void say_missing(struct suggester *suggester, const struct node *node)
{
    struct ssk_buffer line = SSK_BUFFER_INIT, shown = SSK_BUFFER_INIT, near = SSK_BUFFER_INIT;
    suggester_append(&shown, node->typed ? node->typed : node->text);
    const char *word = ssk_buffer_string(&shown);
    uint32_t strings = node->kind == NODE_WORD ? count_string(suggester, node->text) : 0;
    if (!strings && node->kind != NODE_REGEX)
        find_nearest(suggester, &near, node->text);
    if (node->kind == NODE_WORD)
        field_hint_append(&line, node->text);
    if (line.length)
        suggester_say(suggester, &line);
    if (strings)
        ssk_buffer_printf(&line, _("%s is a word in no passage; as a string, \"%s\" is in %u"), word, word,
                          strings);
    else if (near.length)
        ssk_buffer_printf(&line, _("%s is in no passage: did you mean %s?"), word, ssk_buffer_string(&near));
    else
        ssk_buffer_printf(&line, _("%s is in no passage"), word);
    suggester_say(suggester, &line);
    ssk_buffer_free(&near);
    ssk_buffer_free(&shown);
}

/* Each word that no passage has, filters or none. */
static void try_words(struct suggester *suggester, const struct node *node)
{
    if (node->kind == NODE_NOT || node->kind == NODE_FIELD || node->joined)
        return;
    for (size_t i = 0; i < node->count; i++)
        try_words(suggester, node->children[i]);
    if (node->count || suggester->status != SSK_OK || suggester->looked_at++ >= WORDS ||
        suggester_count(suggester, node, NULL, NULL))
        return;
    say_missing(suggester, node);
}

/* Words side by side that are nearly one topic's name ("data lokalization"). */
static void try_name(struct suggester *suggester)
{
    const struct node *root = suggester->asked->root;
    struct ssk_buffer text = SSK_BUFFER_INIT, line = SSK_BUFFER_INIT, near = SSK_BUFFER_INIT,
                      shown = SSK_BUFFER_INIT;
    if (root->kind != NODE_JOIN)
        return;
    for (size_t i = 0; i < root->count; i++) {
        if (root->children[i]->kind != NODE_WORD) {
            ssk_buffer_free(&text);
            return;
        }
        ssk_buffer_append_string(&text, i ? " " : "");
        ssk_buffer_append_string(&text, root->children[i]->text);
    }
    find_nearest(suggester, &near, ssk_buffer_string(&text));
    suggester_append(&shown, ssk_buffer_string(&text));
    ssk_buffer_printf(&line, _("%s: did you mean %s?"), ssk_buffer_string(&shown), ssk_buffer_string(&near));
    if (near.length)
        suggester_say(suggester, &line);
    ssk_buffer_free(&near);
    ssk_buffer_free(&shown);
    ssk_buffer_free(&line);
    ssk_buffer_free(&text);
}

ssk_status suggest(FILE *out, struct session *session, const struct search *search, struct ssk_error *error)
{
    struct suggester suggester = {
        .out = out, .session = session, .asked = search, .error = error, .status = SSK_OK};
    fprintf(out, "seisaku-query: %s\n", _("no passage matches"));
    if (search->root) {
        operator_hint_say(out, search->root);
        try_words(&suggester, search->root);
    }
    if (search->root && suggester.status == SSK_OK)
        try_name(&suggester);
    if (suggester.status == SSK_OK)
        suggester_say_no_year(&suggester);
    if (suggester.status == SSK_OK)
        suggester_try_filters(&suggester);
    if (suggester.status == SSK_OK)
        suggester_try_fields(&suggester);
    if (search->root && suggester.status == SSK_OK)
        suggester_try_any(&suggester);
    return suggester.status;
}
