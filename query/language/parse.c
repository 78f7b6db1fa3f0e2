/* The query language: string → tree, by recursive descent.
 *
 *     or    = and { "OR" and }
 *     and   = near { ["AND"] near }          side by side without AND is a JOIN
 *     near  = unary { "NEAR/n" unary }
 *     unary = "NOT" unary | "-" primary | primary
 *     primary = "(" or ")" | "…" | ~word | word* | field:value | word
 *
 * Only ASCII characters are syntax; 「」（）－ are text. White space of any script separates. */
#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "query/language/tree.h"
#include "seisaku/buffer.h"
#include "seisaku/unicode.h"

static const char *const field_names[FIELDS] = {"ministry", "section", "kind", "year", "item", "title"};

const char *field_name(enum field field)
{
    return field_names[field];
}

struct parser {
    const char *string;
    size_t length, at;
    int depth, words, similar;
    size_t *place;
    struct ssk_error *error;
    ssk_status status;
};

static struct node *parse_or(struct parser *parser);

/* ------------------------------------------------------------------------------------------ nodes */

void node_free(struct node *node)
{
    if (!node)
        return;
    for (size_t i = 0; i < node->count; i++)
        node_free(node->children[i]);
    for (size_t i = 0; i < node->spelling_count; i++) {
        struct spelling *spelling = &node->spellings[i];
        for (size_t t = 0; t < spelling->term_count; t++)
            free(spelling->terms[t]);
        free(spelling->terms);
        free(spelling->offsets);
        free(spelling->points);
        free(spelling->text);
        free(spelling->topic);
    }
    free(node->spellings);
    free(node->children);
    free(node->text);
    free(node);
}

struct node *node_new(enum node_kind kind, const char *text, size_t length)
{
    struct node *node = calloc(1, sizeof *node);
    if (node && !(node->text = strndup(text, length))) {
        free(node);
        return NULL;
    }
    if (node)
        node->kind = kind;
    return node;
}

/* Sets the first failure; NULL, so that a parse function can return it. */
static struct node *fail(struct parser *parser, size_t place, const char *message)
{
    if (parser->status == SSK_OK) {
        parser->status = ssk_fail(parser->error, SSK_INPUT, "%s", message);
        if (parser->place)
            *parser->place = place;
    }
    return NULL;
}

static struct node *no_memory(struct parser *parser)
{
    parser->status = ssk_fail(parser->error, SSK_MEMORY, "out of memory");
    return NULL;
}

static struct node *leaf(struct parser *parser, enum node_kind kind, size_t start, const char *text,
                         size_t length)
{
    if (++parser->words > QUERY_WORDS)
        return fail(parser, start, "the query has more than 256 words: ask for parts of it with --batch");
    struct node *node = node_new(kind, text, length);
    if (!node)
        return no_memory(parser);
    node->start = start;
    node->end = parser->at;
    return node;
}

/* Adds `child` to `*parent`, which is made with `kind` around `*parent` when it is another kind. Takes both.
 */
static bool gather(struct parser *parser, enum node_kind kind, struct node **parent, struct node *child)
{
    struct node *around = *parent;
    if (!child)
        return false;
    if (!around) {
        *parent = child;
        return true;
    }
    if (around->kind != kind) {
        around = calloc(1, sizeof *around);
        if (!around || !(around->children = malloc(sizeof *around->children))) {
            free(around);
            node_free(child);
            no_memory(parser);
            return false;
        }
        around->kind = kind;
        around->start = (*parent)->start;
        around->children[0] = *parent;
        around->count = 1;
        *parent = around;
    }
    struct node **children = reallocarray(around->children, around->count + 1, sizeof *children);
    if (!children) {
        node_free(child);
        no_memory(parser);
        return false;
    }
    around->children = children;
    around->children[around->count++] = child;
    around->end = child->end;
    return true;
}

/* ------------------------------------------------------------------------------------------ characters */

static void skip_space(struct parser *parser)
{
    while (parser->at < parser->length) {
        size_t next = parser->at;
        if (!ssk_is_space(ssk_utf8_next(parser->string, parser->length, &next)))
            return;
        parser->at = next;
    }
}

/* The end of the run of characters from `at` on that no syntax and no white space ends. */
static size_t run_end(const struct parser *parser, size_t at)
{
    while (at < parser->length && !strchr("()\"", parser->string[at])) {
        size_t next = at;
        if (ssk_is_space(ssk_utf8_next(parser->string, parser->length, &next)))
            break;
        at = next;
    }
    return at;
}

/* True, and the word is passed, when the next run is exactly `word`. */
static bool take_word(struct parser *parser, const char *word)
{
    size_t length = strlen(word);
    skip_space(parser);
    if (run_end(parser, parser->at) != parser->at + length ||
        memcmp(parser->string + parser->at, word, length) != 0)
        return false;
    parser->at += length;
    return true;
}

/* ------------------------------------------------------------------------------------------ leaves */

static struct node *parse_literal(struct parser *parser)
{
    struct ssk_buffer text = SSK_BUFFER_INIT;
    size_t start = parser->at++;
    while (parser->at < parser->length && parser->string[parser->at] != '"') {
        if (parser->string[parser->at] == '\\' && parser->at + 1 < parser->length &&
            strchr("\"\\", parser->string[parser->at + 1]))
            parser->at++;
        ssk_buffer_append_char(&text, parser->string[parser->at++]);
    }
    struct node *node = NULL;
    if (parser->at == parser->length) {
        fail(parser, start, "the quote opened here is not closed: add a \" at the end of the string");
    } else {
        parser->at++;
        bool blank = true;
        for (size_t byte = 0; byte < text.length;)
            blank &= ssk_is_space(ssk_utf8_next(text.data, text.length, &byte));
        node = blank ? fail(parser, start, "the quotes are empty: put the string to find between them")
                     : leaf(parser, NODE_LITERAL, start, ssk_buffer_string(&text), text.length);
    }
    ssk_buffer_free(&text);
    return node;
}

/* The field whose name and colon the run starts with; FIELDS for none. */
static enum field field_at(const struct parser *parser, size_t end, size_t *value)
{
    for (int field = 0; field < FIELDS; field++) {
        size_t length = strlen(field_names[field]);
        if (parser->at + length < end && parser->string[parser->at + length] == ':' &&
            memcmp(parser->string + parser->at, field_names[field], length) == 0) {
            *value = parser->at + length + 1;
            return (enum field)field;
        }
    }
    return FIELDS;
}

static struct node *parse_field(struct parser *parser, enum field field, size_t value)
{
    struct node *node;
    size_t start = parser->at;
    parser->at = value;
    if (value < parser->length && parser->string[value] == '"') {
        node = parse_literal(parser);
    } else {
        parser->at = run_end(parser, value);
        node = parser->at == value
                   ? fail(parser, start,
                          "this field has no value: write it right behind the colon, as in year:2024")
                   : leaf(parser, NODE_FIELD, start, parser->string + value, parser->at - value);
    }
    if (node) {
        node->kind = NODE_FIELD;
        node->field = field;
        node->start = start;
    }
    return node;
}

/* What is no word where one is expected: an operator, or marks alone. NULL when `length` bytes are a word. */
static const char *why_no_word(const char *run, size_t length)
{
    static const char *const operators[] = {"AND", "OR", "NOT"};
    for (size_t i = 0; i < sizeof operators / sizeof *operators; i++)
        if (length == strlen(operators[i]) && memcmp(run, operators[i], length) == 0)
            return "an operator stands here where a word is expected: quote it to search for it";
    if (length >= 4 && memcmp(run, "NEAR", 4) == 0 && (length == 4 || run[4] == '/'))
        return "NEAR stands between two words with a distance, as in 規制 NEAR/5 緩和: quote it to search "
               "for it";
    if (memchr(run, '*', length))
        return "* stands behind the beginning of a word, as in サイバー*: quote it to search for it";
    return NULL;
}

/* ~word; a query walks the index's vocabulary for each. */
static struct node *parse_similar(struct parser *parser, size_t start, size_t end)
{
    if (end - start == 1)
        return fail(parser, start, "~ needs a word right behind it, as in ~サイバ");
    if (++parser->similar > QUERY_SIMILAR)
        return fail(parser, start, "too many ~words: leave 8 in a query");
    return leaf(parser, NODE_SIMILAR, start, parser->string + start + 1, end - start - 1);
}

static struct node *parse_run(struct parser *parser)
{
    size_t start = parser->at, end = run_end(parser, start), value;
    const char *string = parser->string;
    enum field field = field_at(parser, end, &value);
    if (field != FIELDS)
        return parse_field(parser, field, value);
    parser->at = end;
    if (string[start] == '~')
        return parse_similar(parser, start, end);
    bool prefix = end - start > 1 && string[end - 1] == '*';
    size_t length = end - start - prefix;
    const char *why = why_no_word(string + start, length);
    if (why)
        return fail(parser, start, why);
    return leaf(parser, prefix ? NODE_PREFIX : NODE_WORD, start, string + start, length);
}

static struct node *parse_group(struct parser *parser)
{
    size_t start = parser->at++;
    if (++parser->depth > QUERY_DEPTH)
        return fail(parser, start, "brackets are nested too deeply: take some away, at most 64 levels");
    struct node *node = parse_or(parser);
    parser->depth--;
    skip_space(parser);
    if (!node)
        return NULL;
    if (parser->at == parser->length || parser->string[parser->at] != ')') {
        node_free(node);
        return fail(parser, start, "the bracket opened here is not closed: add a ) behind its last word");
    }
    parser->at++;
    /* A group stays one: (a b) OR c is not a b OR c. */
    struct node *group = NULL;
    if (node->kind != NODE_JOIN && node->kind != NODE_AND && node->kind != NODE_OR && node->kind != NODE_NEAR)
        return node;
    group = calloc(1, sizeof *group);
    if (!group || !(group->children = malloc(sizeof *group->children))) {
        free(group);
        node_free(node);
        return no_memory(parser);
    }
    group->kind = NODE_AND;
    group->children[0] = node;
    group->count = 1;
    group->start = start;
    group->end = parser->at;
    return group;
}

static struct node *parse_primary(struct parser *parser)
{
    skip_space(parser);
    if (parser->at == parser->length)
        return fail(parser, parser->at,
                    "the query ends where a word is expected: add one, or take the operator or bracket away");
    switch (parser->string[parser->at]) {
    case '(':
        return parse_group(parser);
    case ')':
        return fail(
            parser, parser->at,
            "a bracket is closed here that was not opened: take it away, or quote it to search for it");
    case '"':
        return parse_literal(parser);
    default:
        return parse_run(parser);
    }
}

/* ------------------------------------------------------------------------------------------ operators */

static struct node *negated(struct parser *parser, size_t start, struct node *child)
{
    struct node *node = NULL;
    if (!child)
        return NULL;
    node = calloc(1, sizeof *node);
    if (!node || !(node->children = malloc(sizeof *node->children))) {
        free(node);
        node_free(child);
        return no_memory(parser);
    }
    *node = (struct node){
        .kind = NODE_NOT, .start = start, .end = child->end, .children = node->children, .count = 1};
    node->children[0] = child;
    return node;
}

static struct node *parse_unary(struct parser *parser)
{
    bool negative = false;
    size_t start;
    skip_space(parser);
    start = parser->at;
    while (take_word(parser, "NOT"))
        negative = !negative;
    skip_space(parser);
    if (parser->at + 1 < parser->length && parser->string[parser->at] == '-' &&
        !isspace((unsigned char)parser->string[parser->at + 1])) {
        if (parser->string[++parser->at] == '-')
            return fail(parser, parser->at, "- needs a word right behind it, as in 規制 -緩和");
        negative = !negative;
    }
    struct node *node = parse_primary(parser);
    return negative ? negated(parser, start, node) : node;
}

/* Passes NEAR/n and sets *distance; false when it is not there, or is wrong (then the status is set). */
static bool take_near(struct parser *parser, unsigned *distance)
{
    skip_space(parser);
    size_t start = parser->at, end = run_end(parser, start);
    if (end - start < 5 || memcmp(parser->string + start, "NEAR/", 5) != 0)
        return false;
    char *rest;
    unsigned long number = strtoul(parser->string + start + 5, &rest, 10);
    if (rest != parser->string + end || number < 1 || number > QUERY_NEAR ||
        !isdigit((unsigned char)parser->string[start + 5])) {
        fail(parser, start, "NEAR/n takes a number of words from 1 to 1000, as in 規制 NEAR/5 緩和");
        return false;
    }
    parser->at = end;
    *distance = (unsigned)number;
    return true;
}

static bool can_be_near(const struct node *node)
{
    return node->kind == NODE_WORD || node->kind == NODE_LITERAL || node->kind == NODE_PREFIX ||
           node->kind == NODE_SIMILAR;
}

static struct node *parse_near(struct parser *parser)
{
    struct node *node = parse_unary(parser);
    unsigned distance;
    while (node && take_near(parser, &distance)) {
        struct node *other = parse_unary(parser);
        if (other && (!can_be_near(other) || (node->kind != NODE_NEAR && !can_be_near(node)))) {
            fail(parser, other->start,
                 "NEAR joins words and quoted strings only: write a NEAR/5 b, and AND or OR outside of it");
            node_free(other);
            other = NULL;
        }
        if (node->kind == NODE_NEAR && node->distance != distance && other) {
            fail(parser, other->start, "a chain of NEAR has one distance: use the same number");
            node_free(other);
            other = NULL;
        }
        if (!gather(parser, NODE_NEAR, &node, other))
            break;
        node->distance = distance;
    }
    if (parser->status != SSK_OK) {
        node_free(node);
        return NULL;
    }
    return node;
}

static bool at_end_of_and(struct parser *parser)
{
    skip_space(parser);
    if (parser->at == parser->length || parser->string[parser->at] == ')')
        return true;
    return run_end(parser, parser->at) == parser->at + 2 && memcmp(parser->string + parser->at, "OR", 2) == 0;
}

static struct node *parse_and(struct parser *parser)
{
    struct node *node = parse_near(parser);
    while (node && !at_end_of_and(parser)) {
        enum node_kind kind = take_word(parser, "AND") ? NODE_AND : NODE_JOIN;
        if (!gather(parser, kind, &node, parse_near(parser)))
            break;
    }
    if (parser->status != SSK_OK) {
        node_free(node);
        return NULL;
    }
    return node;
}

static struct node *parse_or(struct parser *parser)
{
    struct node *node = parse_and(parser);
    while (node && take_word(parser, "OR"))
        if (!gather(parser, NODE_OR, &node, parse_and(parser)))
            break;
    if (parser->status != SSK_OK) {
        node_free(node);
        return NULL;
    }
    return node;
}

/* The first byte that is not UTF-8; `length` when all is. */
static size_t malformed(const char *string, size_t length)
{
    static const char replacement[] = "\xef\xbf\xbd";
    for (size_t byte = 0; byte < length;) {
        size_t start = byte;
        if (ssk_utf8_next(string, length, &byte) == 0xFFFD &&
            memcmp(string + start, replacement, byte - start) != 0)
            return start;
    }
    return length;
}

ssk_status query_parse(struct node **out, const char *string, size_t length, size_t *place,
                       struct ssk_error *error)
{
    struct parser parser = {.string = string, .length = length, .place = place, .error = error};
    *out = NULL;
    if (length > QUERY_BYTES) {
        parser.place = NULL; /* it is nowhere */
        fail(&parser, 0, "the query is longer than 16384 bytes: shorten it, or run parts of it with --batch");
    } else if (malformed(string, length) < length) {
        fail(&parser, malformed(string, length), "the query is not UTF-8 here: set the terminal to UTF-8");
    } else if (skip_space(&parser), parser.at == length) {
        parser.place = NULL;
        fail(&parser, 0, "the query is empty: name a word to search for");
    } else {
        *out = parse_or(&parser);
        skip_space(&parser);
        if (*out && parser.at < length) {
            fail(&parser, parser.at,
                 "a bracket is closed here that was not opened: take it away, or quote it to search for it");
            node_free(*out);
            *out = NULL;
        }
    }
    return parser.status;
}
