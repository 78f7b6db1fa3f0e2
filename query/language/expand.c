/* Leaves → spellings, by analysis and by the topic dictionary. */
#include "query/language/expand.h"
#include "query/language/spellings.h"

#include <stdlib.h>
#include <string.h>

#include "query/forms/forms.h"
#include "query/language/citations.h"
#include "query/language/fuzzy_words.h"
#include "query/language/name_limits.h"
#include "query/language/word_forms.h"
#include "query/parse/text_matcher.h"
#include "query/session/ranking.h"
#include "seisaku/buffer.h"

/* ------------------------------------------------------------------------------------------ topics */

struct naming {
    struct node *node;
    struct session *session;
    struct ssk_error *error;
    ssk_status status;
};

static bool has_spelling(const struct node *node, const char *name, const uint32_t *points, size_t count)
{
    for (size_t i = 0; i < node->spelling_count; i++)
        if (strcmp(node->spellings[i].text, name) == 0)
            return true;
        else if (node->spellings[i].point_count == count &&
                 memcmp(node->spellings[i].points, points, count * sizeof *points) == 0)
            return true;
    return false;
}

static ssk_status add_name(struct naming *naming, const char *name, const char *topic)
{
    struct node *node = naming->node;
    ssk_status status =
        node_add_spelling(node, naming->session, name, strlen(name), RANK_OTHER_NAME, naming->error);
    if (status != SSK_OK)
        return status;
    struct spelling *spelling = &node->spellings[node->spelling_count - 1];
    spelling->origin = ORIGIN_TOPIC;
    spelling->topic = strdup(topic);
    limit_name(spelling);
    return spelling->topic ? SSK_OK : ssk_no_memory(naming->error);
}

static void add_names(const struct topic *topic, void *context)
{
    struct naming *naming = context;
    for (size_t i = 0; i < topic->count && naming->status == SSK_OK; i++) {
        const char *name = topic->names[i];
        naming->status = ssk_fold(naming->session->dictionary->folder, SSK_FOLD_LITERAL, name, strlen(name),
                                  &naming->session->folded);
        if (naming->status == SSK_OK &&
            !has_spelling(naming->node, name, naming->session->folded.points, naming->session->folded.count))
            naming->status = add_name(naming, name, topic->names[0]);
    }
}

/* Other writings of the word: dict/writings.tsv. */
struct forming {
    struct node *node;
    struct session *session;
    struct ssk_error *error;
};

/* Where one of both has fewer content words than the other (ひとりひとり, 一人ひとり) the string must stand
 * there. */
static ssk_status add_writing(const struct ssk_buffer *writing, bool unit, void *context)
{
    struct forming *forming = context;
    struct node *node = forming->node;
    ssk_status status =
        node_add_spelling(node, forming->session, writing->data, writing->length, 1.0, forming->error);
    if (status != SSK_OK)
        return status;
    struct spelling *added = &node->spellings[node->spelling_count - 1];
    size_t typed = node->spellings[0].term_count;
    added->origin = ORIGIN_FORM;
    added->exact = !unit && (added->term_count < typed || typed == 0);
    return SSK_OK;
}

static ssk_status add_writings(struct node *node, struct session *session, struct ssk_error *error)
{
    struct forming forming = {node, session, error};
    struct ssk_buffer base = SSK_BUFFER_INIT;
    size_t before = node->spelling_count;
    forms_base(session, node->text, &base);
    ssk_status status = writings_visit(session->writings, node->text, add_writing, &forming);
    if (status == SSK_OK && base.length && node->spelling_count == before)
        status = writings_visit(session->writings, ssk_buffer_string(&base), add_writing, &forming);
    ssk_buffer_free(&base);
    return status;
}

/* A form that follows from a rule: its string must stand there, but a date's words may (令和6年4月1日). */
static ssk_status add_rule_form(const struct ssk_buffer *form, void *context)
{
    struct forming *forming = context;
    struct node *node = forming->node;
    enum { MOST = 24 };
    for (size_t i = 0; i < node->spelling_count; i++)
        if (node->spelling_count >= MOST || strcmp(node->spellings[i].text, form->data) == 0)
            return SSK_OK;
    ssk_status status =
        node_add_spelling(node, forming->session, form->data, form->length, 1.0, forming->error);
    if (status != SSK_OK)
        return status;
    struct spelling *added = &node->spellings[node->spelling_count - 1];
    added->origin = ORIGIN_FORM;
    added->exact = !strstr(form->data, "月");
    return SSK_OK;
}

static ssk_status add_rule_forms(struct node *node, struct session *session, struct ssk_error *error)
{
    static ssk_status (*const rules[])(struct session *, const char *, form_visit, void *) = {
        forms_mixed_kana, forms_okurigana, forms_numerals, forms_dates, forms_marks};
    struct forming forming = {node, session, error};
    ssk_status status = SSK_OK;
    for (size_t i = 0; i < sizeof rules / sizeof *rules && status == SSK_OK; i++)
        status = rules[i](session, node->text, add_rule_form, &forming);
    return status;
}

static ssk_status add_forms(struct node *node, struct session *session, struct ssk_error *error)
{
    ssk_status status = word_forms_add(node, session, error);
    if (status == SSK_OK)
        status = add_writings(node, session, error);
    return status == SSK_OK ? add_rule_forms(node, session, error) : status;
}

/* Limits what was typed, a topic's name, and its forms (五G) by its capitals. */
static ssk_status limit_typed(struct node *node, struct ssk_error *error)
{
    ssk_status status = limit_typed_name(&node->spellings[0], error);
    for (size_t i = 1; i < node->spelling_count; i++)
        if (node->spellings[i].origin == ORIGIN_FORM)
            node->spellings[i].capitals |= node->spellings[0].capitals;
    return status;
}

/* The word as typed, then its other names. */
static ssk_status expand_word(struct node *node, struct session *session, struct ssk_error *error)
{
    ssk_status status = node_add_spelling(node, session, node->text, strlen(node->text), 1.0, error);
    if (status == SSK_OK)
        node->spellings[0].alone = node->alone;
    if (status == SSK_OK && session->exact && node->kind == NODE_WORD) {
        node->spellings[0].exact = true;
        return SSK_OK;
    }
    if (status == SSK_OK && node->kind == NODE_WORD && !node->joined && !session->match_any)
        status = add_forms(node, session, error);
    struct naming naming = {.node = node, .session = session, .error = error, .status = status};
    if (status == SSK_OK && session->topics && node->kind == NODE_WORD &&
        topics_find(session->topics, node->text, strlen(node->text), add_names, &naming) &&
        naming.status == SSK_OK)
        naming.status = limit_typed(node, error);
    if (status == SSK_OK && node->kind == NODE_SIMILAR)
        return fuzzy_expand(node, session, error);
    for (size_t i = 0; node->kind == NODE_WORD && i < node->spelling_count && naming.status == SSK_OK; i++) {
        naming.status = limit_to_own_law(&node->spellings[i], session, error);
        if (naming.status == SSK_OK)
            naming.status = limit_by_hiding(&node->spellings[i], session, error);
    }
    return naming.status;
}

static void nothing(const struct topic *topic, void *context)
{
    (void)topic, (void)context;
}

/* The text of `count` words side by side, one blank between them; malloc'd. */
static char *joined_text(struct node *const *words, size_t count)
{
    struct ssk_buffer text = SSK_BUFFER_INIT;
    for (size_t i = 0; i < count; i++) {
        ssk_buffer_append_string(&text, i ? " " : "");
        ssk_buffer_append_string(&text, words[i]->text);
    }
    return ssk_buffer_detach(&text);
}

/* How many words from `words` on are one topic's name together: the longest such run, 0 when none is. */
static size_t name_length(struct session *session, struct node *const *words, size_t count)
{
    size_t longest = topics_longest(session->topics), run = 0;
    while (run < count && run < longest && words[run]->kind == NODE_WORD)
        run++;
    for (; run >= 2; run--) {
        char *text = joined_text(words, run);
        size_t topics = text ? topics_find(session->topics, text, strlen(text), nothing, NULL) : 0;
        free(text);
        if (topics)
            return run;
    }
    return 0;
}

static struct node *inner_node(enum node_kind kind, struct node *const *children, size_t count)
{
    struct node *node = calloc(1, sizeof *node);
    if (!node || !(node->children = calloc(count, sizeof *node->children))) {
        free(node);
        return NULL;
    }
    node->kind = kind;
    node->start = children[0]->start;
    node->end = children[count - 1]->end;
    memcpy(node->children, children, count * sizeof(*children));
    node->count = count;
    return node;
}

/* Replaces `run` words at `first` by an OR of themselves and their name. */
static ssk_status join_name(struct node *parent, size_t first, size_t run, struct ssk_error *error)
{
    struct node *name = calloc(1, sizeof *name);
    struct node *words = inner_node(NODE_JOIN, parent->children + first, run);
    struct node *pair[2] = {words, name};
    char *text = joined_text(parent->children + first, run);
    struct node *either =
        name && words && text ? inner_node(NODE_OR, (name->start = words->start, pair), 2) : NULL;
    if (!either) {
        if (words)
            words->count = 0;
        node_free(words);
        free(name);
        free(text);
        return ssk_no_memory(error);
    }
    *name = (struct node){
        .kind = NODE_WORD, .start = words->start, .end = words->end, .text = text, .joined = true};
    either->end = words->end;
    parent->children[first] = either;
    memmove(parent->children + first + 1, parent->children + first + run,
            (parent->count - first - run) * sizeof *parent->children);
    parent->count -= run - 1;
    return SSK_OK;
}

/* `named`: the node is the words of a name, which are not joined again. */
static ssk_status expand(struct node *node, struct session *session, bool named, struct ssk_error *error)
{
    ssk_status status = SSK_OK;
    if (node->kind == NODE_FIELD && node->field != FIELD_TITLE)
        return SSK_OK;
    if (node->kind == NODE_REGEX)
        return node_compile(node, session->dictionary->folder, error);
    if (!node->count)
        return expand_word(node, session, error);
    bool has_name = node->kind == NODE_OR && node->count >= 2 &&
                    ((node->count == 2 && node->children[1]->joined) || node->children[0]->cited);
    for (size_t i = 0; i < node->count && status == SSK_OK; i++) {
        bool side_by_side = node->kind == NODE_JOIN && session->topics && !named;
        size_t run = side_by_side ? name_length(session, node->children + i, node->count - i) : 0;
        if (run)
            status = join_name(node, i, run, error);
        else if (node->kind != NODE_NEAR && node->children[i]->kind == NODE_WORD && !session->exact &&
                 !has_name)
            status = citation_expand(node->children[i], session, error);
        if (status == SSK_OK)
            status = expand(node->children[i], session, has_name, error);
    }
    return status;
}

ssk_status query_expand(struct node *node, struct session *session, struct ssk_error *error)
{
    ssk_status status = SSK_OK;
    if (node->kind == NODE_WORD && !session->exact)
        status = citation_expand(node, session, error);
    return status != SSK_OK ? status : expand(node, session, false, error);
}
