/* Takes a citation apart and adds fields to the tree. */
#include "query/language/citations.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "query/language/citation_patterns.h"
#include "query/statutes/law_numbers.h"
#include "seisaku/buffer.h"

enum { NAMES = 8, ORDERS = 3 * NAMES };

static const char ordinal[] = "第", article[] = "条", branch[] = "の";

static size_t taken(const char *text, const char *mark)
{
    size_t length = strlen(mark);
    return strncmp(text, mark, length) == 0 ? length : 0;
}

static size_t digits(const char *text)
{
    return strspn(text, "0123456789");
}

/* The bytes of 第37条の2, 37条の2 or 第37条の2第1項 that the text, with digits for numerals, opens with; 0
 * where it does not, or goes on with other than 第1項第2号. */
static size_t article_length(const char *text)
{
    size_t at = taken(text, ordinal), number = digits(text + at);
    if (!number || !taken(text + at + number, article))
        return 0;
    at += number + strlen(article);
    while (taken(text + at, branch) && digits(text + at + strlen(branch)))
        at += strlen(branch) + digits(text + at + strlen(branch));
    size_t end = at;
    while (taken(text + end, ordinal) && digits(text + end + strlen(ordinal))) {
        end += strlen(ordinal) + digits(text + end + strlen(ordinal));
        size_t paragraph = taken(text + end, "項");
        end += paragraph ? paragraph : taken(text + end, "号");
        at = paragraph ? end : at;
    }
    return text[end] ? 0 : at;
}

/* True for what laws are called by: 法, 法律, 令, 規則, 条例; not for 同法 and この法律, which name none. */
static bool is_law(const char *text, size_t length)
{
    static const char *const ends[] = {"法", "法律", "令", "規則", "条例"};
    static const char *const none[] = {"同法",   "本法",   "同令", "この法律",
                                       "同条例", "同規則", "新法", "旧法"};
    bool law = false;
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
        size_t tail = strlen(ends[i]);
        law |= length > tail && memcmp(text + length - tail, ends[i], tail) == 0;
    }
    for (size_t i = 0; i < sizeof none / sizeof *none; i++)
        law &= length != strlen(none[i]) || memcmp(text, none[i], length) != 0;
    return law;
}

/* Where the article begins in the text; NULL where it is no citation. */
static const char *article_in(const char *text)
{
    for (const char *at = text + 1; *text && *at; at++)
        if (article_length(at) && is_law(text, (size_t)(at - text)))
            return at;
    return NULL;
}

/* ------------------------------------------------------------------------------------------ the tree */

static struct node *field_node(const struct node *word, enum field field, const char *text, size_t length)
{
    struct node *node = node_new(NODE_FIELD, text, length);
    if (node) {
        node->field = field;
        node->start = word->start;
        node->end = word->end;
    }
    return node;
}

/* A node of `kind` with the children, which it takes; NULL without memory, or when one of them is. */
static struct node *parent_of(const struct node *word, enum node_kind kind, struct node *const *children,
                              size_t count)
{
    struct node *node = calloc(1, sizeof *node), **list = calloc(count, sizeof *list);
    bool whole = node && list;
    for (size_t i = 0; i < count; i++)
        whole &= children[i] != NULL;
    if (!whole) {
        for (size_t i = 0; i < count; i++)
            node_free(children[i]);
        free(node);
        free(list);
        return NULL;
    }
    memcpy(list, children, count * sizeof(*children));
    *node =
        (struct node){.kind = kind, .start = word->start, .end = word->end, .children = list, .count = count};
    return node;
}

struct titles {
    const struct node *word;
    struct node *nodes[ORDERS];
    size_t count;
};

static struct node *regex_node(const struct node *word, const char *pattern)
{
    struct node *node = node_new(NODE_REGEX, pattern, strlen(pattern));
    if (node) {
        node->start = word->start;
        node->end = word->end;
        node->joined = true;
    }
    return node;
}

/* Texts that cite the place in the law of this name. */
static struct node *mention_node(const struct node *word, const char *law, const char *place)
{
    char *pattern = citation_pattern(law, place);
    struct node *node = pattern ? regex_node(word, pattern) : NULL;
    free(pattern);
    return node;
}

static struct node *title_node(const struct node *word, const char *law, size_t length)
{
    struct node *node = field_node(word, FIELD_TITLE, law, length);
    if (node)
        node->alone = true;
    return node;
}

static void add_names(const struct topic *topic, void *context)
{
    struct titles *titles = context;
    for (size_t i = 0; i < topic->count && titles->count < NAMES; i++) {
        const char *name = topic->names[i];
        if (strcmp(name, titles->nodes[0]->text) != 0)
            titles->nodes[titles->count++] = title_node(titles->word, name, strlen(name));
    }
}

/* Documents whose title has the law, by the name typed and its others. */
static struct node *titled(const struct node *word, struct session *session, const char *law, size_t length)
{
    struct titles titles = {.word = word};
    titles.nodes[titles.count++] = title_node(word, law, length);
    if (session->topics && titles.nodes[0])
        topics_find(session->topics, law, length, add_names, &titles);
    return titles.count == 1 ? titles.nodes[0] : parent_of(word, NODE_OR, titles.nodes, titles.count);
}

/* The word as it was typed. */
static struct node *copy_of(const struct node *word)
{
    struct node *copy = node_new(NODE_WORD, word->text, strlen(word->text));
    if (copy) {
        copy->start = word->start;
        copy->end = word->end;
        copy->cited = true;
    }
    return copy;
}

/* A law's name as a word. */
static struct node *named(const struct node *word, const char *law)
{
    struct node *node = node_new(NODE_WORD, law, strlen(law));
    if (node) {
        node->start = word->start;
        node->end = word->end;
    }
    return node;
}

/* The article that the text names behind the law's name; NULL without memory. */
static struct node *cited(const struct node *word, struct session *session, const char *law, size_t length,
                          const char *at)
{
    struct node *parts[] = {titled(word, session, law, length),
                            field_node(word, FIELD_SECTION, at, article_length(at))};
    return parent_of(word, NODE_AND, parts, 2);
}

static size_t ends_with(const char *text, const char *tail)
{
    size_t length = strlen(text), end = strlen(tail);
    return length > end && strcmp(text + length - end, tail) == 0 ? end : 0;
}

/* Adds documents whose title is an order of the law: 電波法施行令 and 電波法施行規則 of 電波法, which call it
 * 法; 電波法施行規則 of 電波法施行令, which it calls 令. NULL for what is no such law. */
static const char *add_orders(struct titles *orders, const char *law)
{
    static const char *const names[] = {"施行規則", "施行細則", "施行令"};
    bool order = ends_with(law, names[2]) > 0;
    if (!order && !ends_with(law, "法") && !ends_with(law, "法律"))
        return NULL;
    for (size_t i = 0; i < (order ? 2 : 3) && orders->count < ORDERS; i++) {
        struct ssk_buffer title = SSK_BUFFER_INIT;
        ssk_buffer_append(&title, law, strlen(law) - (order ? strlen(names[2]) : 0));
        ssk_buffer_append_string(&title, names[i]);
        orders->nodes[orders->count++] =
            title.failed ? NULL : title_node(orders->word, ssk_buffer_string(&title), title.length);
        ssk_buffer_free(&title);
    }
    return order ? "令" : "法";
}

/* The place where orders of the law name it shortly; NULL with *some where there is no memory. */
static struct node *in_orders(const struct node *word, const struct node *titles, const char *place,
                              bool *some)
{
    struct titles orders = {.word = word};
    const char *name = NULL;
    for (size_t i = 0; i < (titles->count ? titles->count : 1); i++) {
        const char *called = add_orders(&orders, titles->count ? titles->children[i]->text : titles->text);
        name = called ? called : name;
    }
    *some = orders.count > 0;
    if (!*some)
        return NULL;
    char *pattern = short_citation_pattern(name, place);
    struct node *parts[] = {parent_of(word, NODE_OR, orders.nodes, orders.count),
                            pattern ? regex_node(word, pattern) : NULL};
    free(pattern);
    return parent_of(word, NODE_AND, parts, 2);
}

/* Makes of the word an OR of itself and `other`, which it takes, and of the mentions in texts: of the place
 * in the law by each of the names that `other` looks for in titles, and in the law's orders. */
static ssk_status join(struct node *word, struct node *other, const char *place, struct ssk_error *error)
{
    struct node *all[NAMES + 3] = {copy_of(word), other};
    const struct node *titles = other && place ? other->children[0] : NULL;
    size_t count = 2, names = !titles ? 0 : titles->count ? titles->count : 1;
    for (size_t i = 0; i < names; i++)
        all[count++] = mention_node(word, titles->count ? titles->children[i]->text : titles->text, place);
    bool some = false;
    if (names)
        all[count] = in_orders(word, titles, place, &some);
    struct node *either = parent_of(word, NODE_OR, all, count + some);
    if (!either)
        return ssk_no_memory(error);
    free(word->text);
    *word = *either;
    free(either);
    return SSK_OK;
}

ssk_status citation_expand(struct node *word, struct session *session, struct ssk_error *error)
{
    char *text = ssk_section_number(session->dictionary->folder, word->text, strlen(word->text)),
         *name = NULL;
    const char *at = text ? article_in(text) : NULL;
    size_t number = 0;
    ssk_status status = text ? law_number_find(&name, &number, session, text, error) : ssk_no_memory(error);
    if (status == SSK_OK && name && !text[number] && session->topics)
        status = join(word, named(word, name), NULL, error);
    else if (status == SSK_OK && name && article_length(text + number))
        status = join(word, cited(word, session, name, strlen(name), text + number), text + number, error);
    else if (status == SSK_OK && at)
        status = join(word, cited(word, session, text, (size_t)(at - text), at), at, error);
    free(name);
    free(text);
    return status;
}
