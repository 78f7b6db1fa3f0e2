/* Asks the same again with a part left out, and counts. */
#include "query/show/suggest.h"

#include <stdlib.h>
#include <string.h>

#include "query/language/expand.h"
#include "query/language/fuzzy_words.h"
#include "query/show/field_hint.h"
#include "query/show/snippet.h"

#include "seisaku/translate.h"

enum {
    POINTS = 40,   /* of a word that are shown */
    WORDS = 12,    /* looked at one by one */
    NEAREST = 3,   /* named for one of them */
    CANDIDATES = 8 /* of which some are in no passage */
};

struct suggester {
    FILE *out;
    struct session *session;
    const struct search *asked;
    struct ssk_error *error;
    ssk_status status;
    size_t looked_at;
};

/* ------------------------------------------------------------------------------------------ printing */

/* Prints the line and empties it. */
static void say(struct suggester *suggester, struct ssk_buffer *line)
{
    fprintf(suggester->out, "seisaku-query: %s\n", ssk_buffer_string(line));
    ssk_buffer_free(line);
}

/* Appends what a user typed, at most its beginning. */
static void append(struct ssk_buffer *line, const char *text)
{
    size_t length = strlen(text), shown = ssk_utf8_offset(text, length, POINTS);
    append_printable(line, text, shown);
    ssk_buffer_append_string(line, shown < length ? "…" : "");
}

/* ------------------------------------------------------------------------------------------ counting */

/* How many passages match; 0 when that cannot be told. */
static uint32_t count_hits(struct suggester *suggester, const struct node *root, const char *similar,
                           const struct filters *filters)
{
    struct search search = {.root = root, .similar = similar, .filters = *filters};
    if (suggester->status == SSK_OK)
        suggester->status = search_run(&search, suggester->session, suggester->error);
    uint32_t total = search.total;
    search_free(&search);
    return suggester->status == SSK_OK ? total : 0;
}

/* How many passages have the word or name, as a query of its own. */
static uint32_t count_word(struct suggester *suggester, const char *text)
{
    const struct filters none = {0};
    struct node *word = node_new(NODE_WORD, text, strlen(text));
    if (!word)
        suggester->status = ssk_no_memory(suggester->error);
    if (suggester->status == SSK_OK)
        suggester->status = query_expand(word, suggester->session, suggester->error);
    uint32_t total = count_hits(suggester, word, NULL, &none);
    node_free(word);
    return total;
}

/* ------------------------------------------------------------------------------------------ filters */

/* Appends " -m 外務省 -m 総務省". */
static void append_filter(struct ssk_buffer *line, const char *option, const struct filter *filter)
{
    for (size_t i = 0; i < filter->count; i++) {
        ssk_buffer_printf(line, " %s", option);
        append(line, filter->values[i]);
    }
}

/* Says how many there are when asked in the way that `line` tells, if any; empties it. */
static bool say_without(struct suggester *suggester, struct ssk_buffer *way, const struct node *root,
                        const struct filters *rest)
{
    struct ssk_buffer line = SSK_BUFFER_INIT;
    uint32_t total = count_hits(suggester, root, suggester->asked->similar, rest);
    ssk_buffer_printf(&line, total == 1 ? _("%s there is %u") : _("%s there are %u"), ssk_buffer_string(way),
                      total);
    if (total)
        say(suggester, &line);
    ssk_buffer_free(&line);
    ssk_buffer_free(way);
    return total > 0;
}

/* A year asked of an index whose passages have none leaves nothing over, whatever the words. */
static void say_no_year(struct suggester *suggester)
{
    static const char *const any_year[] = {"1868.."};
    const struct filters years = {.of[FIELD_YEAR] = {any_year, 1}};
    struct ssk_buffer line = SSK_BUFFER_INIT;
    if (!suggester->asked->filters.of[FIELD_YEAR].count || count_hits(suggester, NULL, NULL, &years) ||
        suggester->status != SSK_OK)
        return;
    ssk_buffer_append_string(&line, _("no passage of this index has a year: leave out -y"));
    say(suggester, &line);
}

/* The filters of the command line, each kind left out in turn, then all. */
static void try_filters(struct suggester *suggester)
{
    static const char *const options[FIELDS] = {
        [FIELD_MINISTRY] = "-m ", [FIELD_SECTION] = "-s ", [FIELD_KIND] = "-k ",
        [FIELD_YEAR] = "-y ",     [FIELD_GENRE] = "-g ",   [FIELD_DATE] = "--date=",
    };
    const struct filters *all = &suggester->asked->filters;
    const struct filters none = {0};
    bool said = false;
    size_t kinds = 0;
    struct ssk_buffer line = SSK_BUFFER_INIT, given = SSK_BUFFER_INIT;
    for (int field = 0; field < FIELDS; field++) {
        struct filters rest = *all;
        if (!all->of[field].count)
            continue;
        kinds++;
        rest.of[field].count = 0;
        append_filter(&given, options[field], &all->of[field]);
        ssk_buffer_printf(&line, _("without %s"), ssk_buffer_string(&given) + 1);
        ssk_buffer_free(&given);
        said |= say_without(suggester, &line, suggester->asked->root, &rest);
    }
    if (kinds > 1 && !said) {
        ssk_buffer_append_string(&line, _("without filters"));
        say_without(suggester, &line, suggester->asked->root, &none);
    }
}

static size_t count_fields(const struct node *root)
{
    size_t fields = 0;
    for (size_t i = 0; i < root->count; i++)
        fields += root->children[i]->kind == NODE_FIELD;
    return fields;
}

/* The fields within the query, each left out in turn, where that are few: each is a query of its own. */
static void try_fields(struct suggester *suggester)
{
    enum { MOST = 16 };
    const struct node *root = suggester->asked->root;
    if (!root || (root->kind != NODE_JOIN && root->kind != NODE_AND) || root->count < 2 ||
        count_fields(root) > MOST)
        return;
    struct node rest = *root;
    rest.children = calloc(root->count, sizeof *rest.children);
    for (size_t i = 0; i < root->count && rest.children; i++) {
        const struct node *field = root->children[i];
        if (field->kind != NODE_FIELD)
            continue;
        struct ssk_buffer line = SSK_BUFFER_INIT, given = SSK_BUFFER_INIT;
        rest.count = 0;
        for (size_t j = 0; j < root->count; j++)
            if (j != i)
                rest.children[rest.count++] = root->children[j];
        ssk_buffer_printf(&given, " %s:", field_name(field->field));
        append(&given, field->text);
        ssk_buffer_printf(&line, _("without %s"), ssk_buffer_string(&given) + 1);
        ssk_buffer_free(&given);
        say_without(suggester, &line, &rest, &suggester->asked->filters);
    }
    free(rest.children);
}

/* ------------------------------------------------------------------------------------------ words */

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
        append(out, words.items[i].text);
        ssk_buffer_printf(out, " (%u)", count);
    }
    fuzzy_words_free(&words);
}

/* How many passages have the text as a string, within words or across them. */
static uint32_t count_string(struct suggester *suggester, const char *text)
{
    const struct filters none = {0};
    struct node *string = node_new(NODE_LITERAL, text, strlen(text));
    if (!string)
        suggester->status = ssk_no_memory(suggester->error);
    if (suggester->status == SSK_OK)
        suggester->status = query_expand(string, suggester->session, suggester->error);
    uint32_t total = count_hits(suggester, string, NULL, &none);
    node_free(string);
    return total;
}

/* What there is in place of the word that no passage has. */
static void say_missing(struct suggester *suggester, const struct node *node)
{
    struct ssk_buffer line = SSK_BUFFER_INIT, shown = SSK_BUFFER_INIT, near = SSK_BUFFER_INIT;
    append(&shown, node->typed ? node->typed : node->text);
    const char *word = ssk_buffer_string(&shown);
    uint32_t strings = node->kind == NODE_WORD ? count_string(suggester, node->text) : 0;
    if (!strings && node->kind != NODE_REGEX)
        find_nearest(suggester, &near, node->text);
    if (node->kind == NODE_WORD)
        field_hint_append(&line, node->text);
    if (line.length)
        say(suggester, &line);
    if (strings)
        ssk_buffer_printf(&line, _("%s is a word in no passage; as a string, \"%s\" is in %u"), word, word,
                          strings);
    else if (near.length)
        ssk_buffer_printf(&line, _("%s is in no passage: did you mean %s?"), word, ssk_buffer_string(&near));
    else
        ssk_buffer_printf(&line, _("%s is in no passage"), word);
    say(suggester, &line);
    ssk_buffer_free(&near);
    ssk_buffer_free(&shown);
}

/* Each word that no passage has, filters or none. */
static void try_words(struct suggester *suggester, const struct node *node)
{
    const struct filters none = {0};
    if (node->kind == NODE_NOT || node->kind == NODE_FIELD || node->joined)
        return;
    for (size_t i = 0; i < node->count; i++)
        try_words(suggester, node->children[i]);
    if (node->count || suggester->status != SSK_OK || suggester->looked_at++ >= WORDS ||
        count_hits(suggester, node, NULL, &none))
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
    append(&shown, ssk_buffer_string(&text));
    ssk_buffer_printf(&line, _("%s: did you mean %s?"), ssk_buffer_string(&shown), ssk_buffer_string(&near));
    if (near.length)
        say(suggester, &line);
    ssk_buffer_free(&near);
    ssk_buffer_free(&shown);
    ssk_buffer_free(&line);
    ssk_buffer_free(&text);
}

static void try_any(struct suggester *suggester)
{
    const struct search *asked = suggester->asked;
    if (suggester->session->match_any || asked->root->kind != NODE_JOIN)
        return;
    struct ssk_buffer line = SSK_BUFFER_INIT;
    ssk_buffer_append_string(&line, _("with --match=any, which takes passages that have some of the words,"));
    suggester->session->match_any = true;
    say_without(suggester, &line, asked->root, &asked->filters);
    suggester->session->match_any = false;
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
        say_no_year(&suggester);
    if (suggester.status == SSK_OK)
        try_filters(&suggester);
    if (suggester.status == SSK_OK)
        try_fields(&suggester);
    if (search->root && suggester.status == SSK_OK)
        try_any(&suggester);
    return suggester.status;
}
